"""The way of the money: dots joined by a quiet line, what has yet to happen drawn hollow."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.views.model import StepView
from screens.parts import base, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Column
from screens.rules import load_rules

load_rules(__file__)


class WayStep(BoxLayout):
    """Shows a `kiosk.views.model.StepView`; `joined` draws the line on to the next."""

    view = ObjectProperty(None, rebind=True)
    joined = BooleanProperty(False)
    front = ColorProperty((0, 0, 0, 1))
    dot = NumericProperty(0)
    """The dot's diameter, and the height of its middle."""
    dot_y = NumericProperty(0)


class Way(Column):
    """All steps, from the source to the hand."""

    steps = ObjectProperty(())

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("steps", self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        steps: tuple[StepView, ...] = self.steps
        for index, step in enumerate(steps):
            self.add_widget(WayStep(view=step, joined=index + 1 < len(steps)))
