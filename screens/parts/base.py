"""What every part stands on: the look of the moment, and boxes as high as their content."""

from collections.abc import Iterable

from kivy.app import App
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.look import Look


def look() -> Look:
    """Sizes and colours of the running app."""
    return App.get_running_app().look


class Column(BoxLayout):
    """Things below each other, as high as they are together."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            **{"orientation": "vertical", "size_hint_y": None, "size": (0, 0), **kwargs}
        )
        self.bind(minimum_height=self.setter("height"))


class Part(Column):
    """A part of a page with the space above it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"padding": (0, look().space, 0, 0), **kwargs})


class Block(Column):
    """A part of a page that may be empty: it brings the space above it only when it is not."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)

    def on_children(self, *_: object) -> None:
        self.padding = (0, look().space, 0, 0) if self.children else (0, 0, 0, 0)

    def hold(self, widgets: Iterable[Widget]) -> None:
        """These instead of what it held."""
        self.clear_widgets()
        for widget in widgets:
            self.add_widget(widget)


class Across(BoxLayout):
    """Things side by side, as high as the highest."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            **{"orientation": "horizontal", "size_hint_y": None, "size": (0, 0), **kwargs}
        )
        self.bind(minimum_height=self.setter("height"))


class Hug(Column):
    """Things below each other, as wide as the widest of them."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"size_hint_x": None, "width": 0, **kwargs})

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        super().add_widget(widget, *args, **kwargs)
        widget.fbind("width", self._hug)
        self._hug()

    def _hug(self, *_: object) -> None:
        self.width = max((child.width for child in self.children), default=0)
