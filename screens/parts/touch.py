"""What can be touched: it lights up under the finger and says its intent when it is let go."""

from kivy.app import App
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.intents import Poke
from screens.parts.base import look

DRAGGED = "mingbai.dragged"
"""Set in a touch's `ud` once it moves the page: it is no tap any more."""
ON_KEY = "mingbai.on-key"
"""Set in a touch's `ud` where it went down on something that does something."""


class Touchable(Widget):
    """Base of keys and rows. Does nothing while `intent` is none."""

    intent = ObjectProperty(None, allownone=True)
    pressed = BooleanProperty(False)
    inset_mm = NumericProperty(0.0)
    """How far inside its edges it is deaf, so that what is drawn edge to edge has gaps too."""

    def touch_box(self) -> tuple[float, float, float, float]:
        """Where it feels a finger: left, bottom, right, top, in its parent's pixels."""
        inset = look().px(self.inset_mm) if self.inset_mm else 0
        return self.x + inset, self.y + inset, self.right - inset, self.top - inset

    def feels(self, touch: MotionEvent) -> bool:
        """Whether `touch` is on it."""
        left, bottom, right, top = self.touch_box()
        return bool(left <= touch.x <= right and bottom <= touch.y <= top)

    @property
    def live(self) -> bool:
        """Whether a touch does anything here."""
        return self.intent is not None

    def tapped(self) -> None:
        """A finger came and went."""
        App.get_running_app().touch(self.intent)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.live or not self.feels(touch):
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        touch.ud[ON_KEY] = True
        self.pressed = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        self.pressed = not touch.ud.get(DRAGGED) and self.feels(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        tapped = self.pressed and not touch.ud.get(DRAGGED) and self.feels(touch)
        self.pressed = False
        if tapped:
            self.tapped()
        elif not touch.ud.get(DRAGGED):
            App.get_running_app().touch(Poke())
        return True
