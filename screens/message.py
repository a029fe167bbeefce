"""One thing to say: a sad way with its remedy, the end, a forgotten card, the countdown."""

from kivy.graphics import Color, SmoothEllipse
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.views.model import MessageView, Tone
from screens.parts.base import look
from screens.parts.glyph import Glyph
from screens.parts.key import Key
from screens.parts.page import Page
from screens.parts.phone import PhonePanel
from screens.parts.written import Words
from screens.rules import load_rules


class MessageScreen(Page):
    """Shows a `kiosk.views.model.MessageView`."""

    def __init__(self, **kwargs: object) -> None:
        load_rules(__file__)
        self._shown: MessageView | None = None
        self._most_seconds = 1
        super().__init__(**kwargs)

    def fill(self) -> None:
        view: MessageView = self.view
        now = look()
        seconds = view.seconds_left
        sign = self.ids.sign
        sign.clear_widgets()
        if seconds is None:
            colour = now.palette.trouble if view.tone is Tone.TROUBLE else now.palette.action
            side = now.px(34)
            sign.add_widget(Glyph(name=view.icon.value, side=side, color=colour))
        else:
            self._most_seconds = max(self._most_seconds, seconds)
            sign.add_widget(Countdown(seconds=seconds, share=seconds / self._most_seconds))
        self.ids.body.hold(
            Words(text=line, em=now.heading, color=now.palette.ink) for line in view.body
        )
        self.ids.phone.hold([PhonePanel(number=view.phone)] if view.phone else [])
        before = self._shown
        self._shown = view
        if before is None or before.choices != view.choices:
            # A key under a finger must survive the next second of the countdown.
            self.ids.choices.hold(Key.of(choice) for choice in view.choices)


class Countdown(Widget):
    """A ring that empties, and the seconds in it."""

    seconds = NumericProperty(0)
    share = NumericProperty(1.0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._number = Words(align="center", em=look().px(26), color=look().palette.ink, leading=1)
        self.add_widget(self._number)
        for name in ("pos", "size", "seconds", "share"):
            self.fbind(name, self._draw)

    def _draw(self, *_: object) -> None:
        now = look()
        side = min(self.width, self.height)
        rim = now.px(4.4)
        left, bottom = self.x, self.y + (self.height - side) / 2
        self.canvas.before.clear()
        with self.canvas.before:
            Color(*now.palette.hairline)
            SmoothEllipse(pos=(left, bottom), size=(side, side))
            Color(*now.palette.action)
            SmoothEllipse(
                pos=(left, bottom), size=(side, side), angle_start=0, angle_end=360 * self.share
            )
            Color(*now.palette.paper)
            inner = side - 2 * rim
            SmoothEllipse(pos=(left + rim, bottom + rim), size=(inner, inner))
        self._number.text = str(int(self.seconds))
        self._number.width = side
        self._number.pos = (left, bottom + (side - self._number.height) / 2)
