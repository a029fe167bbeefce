"""One thing to say: a sad way with its remedy, the end, a forgotten card, the countdown."""

from kivy.graphics import Color, SmoothEllipse
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.views.model import Choice, MessageView, Tone
from screens.parts.base import look
from screens.parts.glyph import Glyph
from screens.parts.key import Key
from screens.parts.page import Page
from screens.parts.phone import PhonePanel
from screens.parts.written import Words
from screens.rules import load_rules

load_rules(__file__)

ABOVE_SHARE = 0.36
"""How much of the free height is above."""


class MessageScreen(Page):
    """Shows a `kiosk.views.model.MessageView`."""

    def __init__(self, **kwargs: object) -> None:
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
            side = now.px(30)
            sign.add_widget(
                Glyph(
                    name=view.icon.value,
                    side=side,
                    color=colour,
                    size_hint=(None, None),
                    size=(side, side),
                )
            )
        else:
            self._most_seconds = max(self._most_seconds, seconds)
            ring = Countdown(seconds=seconds, share=seconds / self._most_seconds)
            ring.size_hint, ring.size = (None, None), (now.px(58), now.px(58))
            sign.add_widget(ring)
        self.ids.body.clear_widgets()
        for line in view.body:
            self.ids.body.add_widget(Words(text=line, em=now.speech, color=now.palette.ink))
        self.ids.phone.hold([PhonePanel(number=view.phone)] if view.phone else [])
        before = self._shown
        self._shown = view
        if before is None or before.choices != view.choices:
            # A key under a finger must survive the next second of the countdown.
            self.ids.choices.hold(self._key(choice, seconds) for choice in view.choices)

    @staticmethod
    def _key(choice: Choice, seconds: int | None) -> Key:
        key = Key.of(choice)
        key.height = look().px(30 if seconds is None else 40)
        key.em = look().speech
        return key

    def on_kv_post(self, rules_of: Widget) -> None:
        super().on_kv_post(rules_of)
        self.ids.scroller.fbind("height", self._lift)
        self.ids.column.fbind("minimum_height", self._lift)

    def _lift(self, *_: object) -> None:
        """What is said stands a little above the middle of the page, where the eye rests."""
        column = self.ids.column
        left, top, right, bottom = column.padding
        free = self.ids.scroller.height - (column.minimum_height - top)
        lifted = max(0, round(free * ABOVE_SHARE))
        if lifted != top:
            column.padding = (left, lifted, right, bottom)


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
