"""The year in twelve bars: where people would rather look than read."""

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.parts import base, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.rules import load_rules

load_rules(__file__)


class MonthColumn(BoxLayout):
    """One month: its bar, or a short line where nothing came, over its number."""

    view = ObjectProperty(None, rebind=True)


class BarOfMonth(Widget):
    """The bar itself."""

    view = ObjectProperty(None, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw, view=self._draw)

    def _draw(self, *_: object) -> None:
        now = look()
        self.canvas.clear()
        if self.view is None:
            return
        # Bars stand together in the middle of their column, as wide at every text size.
        width = min(round(self.width * 0.56), now.px(14))
        left = round(self.x + (self.width - width) / 2)
        with self.canvas:
            if self.view.share > 0:
                Color(*now.palette.action)
                height = max(now.px(2.4), round(self.height * self.view.share))
                round_px = min(now.px(1), width // 3)
                SmoothRoundedRectangle(
                    pos=(left, self.y), size=(width, height), radius=[round_px, round_px, 1, 1]
                )
            else:
                Color(*now.palette.hairline)
                Rectangle(pos=(left, self.y), size=(width, max(2, now.px(0.5))))


class MonthChart(BoxLayout):
    """Shows a tuple of `kiosk.views.model.MonthBar`."""

    months = ObjectProperty(())

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("months", self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        for month in self.months:
            self.add_widget(MonthColumn(view=month))
