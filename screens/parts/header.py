"""The quiet line on top of every page: whose screen it is, how old the data are, 演示数据."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from assets.fonts import Face
from kiosk.views import model
from screens.ink import width_of
from screens.parts import base, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.rules import load_rules

load_rules(__file__)


class Header(BoxLayout):
    """Shows a `kiosk.views.model.Header`."""

    view = ObjectProperty(model.Header("", "", None), rebind=True)
    narrow = BooleanProperty(False)
    """Whether the age of the data needs a line of its own."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("view", "width"):
            self.fbind(name, self._measure)

    def _measure(self, *_: object) -> None:
        now = look()
        texts = [text for text in (self.view.place, self.view.demo, self.view.aside) if text]
        needed = sum(width_of(text, Face.HEI, now.bar) for text in texts)
        room = self.width - 2 * now.margin - (len(texts) + 1) * now.gap
        self.narrow = needed > room
