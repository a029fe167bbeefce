"""The bar that never moves: below in portrait, at the right in landscape. Icon and word."""

from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.intents import Back, Bigger, End, Home, ShowReceipt
from kiosk.words import say
from screens.parts import glyph, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.parts.touch import Touchable
from screens.rules import load_rules

load_rules(__file__)


class BarKey(Touchable, BoxLayout):
    """One key of the bar; faint, but in its place, where it does nothing on this page."""

    text = StringProperty("")
    icon = StringProperty("")
    filled = BooleanProperty(False)
    awake = BooleanProperty(True)
    front = ColorProperty((0, 0, 0, 1))

    @property
    def live(self) -> bool:
        return bool(self.awake)


class Bar(BoxLayout):
    """Shows a `kiosk.views.model.BarView`; all its keys stand there always."""

    view = ObjectProperty(None, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.back = BarKey(text=say("bar.back"), icon="back", intent=Back())
        self.home = BarKey(text=say("bar.home"), icon="home", intent=Home())
        self.bigger = BarKey(intent=Bigger())
        self.print = BarKey(text=say("bar.print"), icon="print", intent=ShowReceipt())
        self.end = BarKey(text=say("bar.end"), icon="end", intent=End(), filled=True)
        for key in (self.back, self.home, self.bigger, self.print, self.end):
            self.add_widget(key)
        self.fbind("view", self._show)
        self._show()

    def _show(self, *_: object) -> None:
        self.back.awake = self.view.back
        self.home.awake = self.view.home
        self.print.awake = self.view.print_
        self.bigger.text = self.view.bigger
        self.bigger.icon = "smaller" if look().large else "bigger"
