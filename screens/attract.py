"""The first screen: the notices in turn, the one sentence about the card, what can be done here."""

from __future__ import annotations

from dataclasses import replace

from kivy.clock import Clock
from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.intents import Bigger
from kiosk.views.model import AttractView, Header, NoticeView, View
from screens.parts import card, key  # noqa: F401, named by the rules beside this file
from screens.parts.base import Column, look
from screens.parts.page import Page
from screens.rules import load_rules

load_rules(__file__)

BAND_SHARE = 0.4
"""How much of a portrait screen the notices may take."""
SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48)
NOTICE_S = 8.0
"""How long one notice stands."""


class AttractScreen(Page):
    """Shows a `kiosk.views.model.AttractView`."""

    bigger = ObjectProperty(Bigger())

    def __init__(self, **kwargs: object) -> None:
        self._band: NoticeBand | None = None
        self._said: tuple[tuple[str, ...], str | None] | None = None
        super().__init__(**kwargs)

    def header_of(self, view: View) -> Header:
        """Never alarming: here it shows the clock, and the age of the data stands at the foot."""
        return replace(view.header, stale=False)

    def fill(self) -> None:
        view: AttractView = self.view
        self._show_notices(view.notices)
        self._invite(view)
        offers = self.ids.offers
        offers.clear_widgets()
        if not view.trouble and not look().cramped:
            for offer in view.offers:
                offers.add_widget(OfferMark(text=offer.text, icon=offer.icon.value))

    def _invite(self, view: AttractView) -> None:
        said = (view.invitation, view.trouble)
        if said == self._said:
            return
        self._said = said
        self.ids.invitation.clear_widgets()
        self.ids.invitation.add_widget(
            ReaderTrouble(text=view.trouble)
            if view.trouble
            else Invitation(text="\n".join(view.invitation))
        )

    def _show_notices(self, notices: tuple[NoticeView, ...]) -> None:
        # The band goes on turning where only the clock in the header has changed.
        if self._band is not None and self._band.notices == notices:
            return
        above = self.ids.above
        above.clear_widgets()
        self._band = NoticeBand(notices=notices) if notices else None
        if self._band is not None:
            above.add_widget(self._band)
        above.size_hint_x = 1 if self._band is not None else None
        above.width = 0


class Invitation(BoxLayout):
    """The one sentence, and the card that shows how."""

    text = StringProperty("")


class ReaderTrouble(BoxLayout):
    """Instead of the invitation where no card can be read."""

    text = StringProperty("")


class OfferMark(BoxLayout):
    """One thing that can be done here: a sign, not a key."""

    text = StringProperty("")
    icon = StringProperty("")


class NoticeBand(BoxLayout):
    """The published notices, of which there is one at least, one at a time."""

    notices = ObjectProperty(())
    shown = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._sheet = NoticeSheet(view=self.notices[0])
        self._turning = Clock.create_trigger(self._turn, NOTICE_S, interval=True)
        self._begin()
        self.fbind("parent", self._stop_without_parent)
        self.fbind("height", self._fit)

    def _begin(self, *_: object) -> None:
        self.shown = 0
        self._show()
        self._turning.cancel()
        if len(self.notices) > 1:
            self._turning()

    def _stop_without_parent(self, _band: Widget, parent: Widget | None) -> None:
        if parent is None:
            self._turning.cancel()

    def _turn(self, _dt: float) -> None:
        self.shown = (self.shown + 1) % len(self.notices)
        self._show()

    def _show(self) -> None:
        self.ids.sheet.clear_widgets()
        sheet = NoticeSheet(view=self.notices[self.shown])
        sheet.fbind("width", self._fit)
        self._sheet = sheet
        self.ids.sheet.add_widget(sheet)
        self.ids.dots.count = len(self.notices)
        self.ids.dots.at = self.shown

    def _fit(self, *_: object) -> None:
        """Set a long notice smaller rather than push the card off the screen."""
        now = look()
        room = now.panel.height_px * BAND_SHARE if now.portrait else self.height
        room -= self.padding[1] + self.padding[3] + self.spacing * 3 + self.ids.dots.height
        self._sheet.fit(room)


class NoticeSheet(Column):
    """One notice on the band, set smaller where it is long."""

    view = ObjectProperty(None, rebind=True)
    scale = NumericProperty(1.0)

    def fit(self, room: float) -> None:
        """The largest scale with which it is at most `room` pixels high."""
        for child in self.children:
            child.width = self.width
        for self.scale in SCALES:
            if sum(child.height + self.spacing for child in self.children) <= room:
                break


class Dots(Widget):
    """Which of how many: the one that is shown is a long dash."""

    count = NumericProperty(0)
    at = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(count=self._draw, at=self._draw, pos=self._draw)

    def _draw(self, *_: object) -> None:
        now, x = look(), self.x
        self.canvas.clear()
        if self.count < 2:
            return
        with self.canvas:
            for index in range(int(self.count)):
                chosen = index == self.at
                width = now.px(14 if chosen else 6)
                Color(*(now.palette.on_action if chosen else now.palette.on_action_quiet))
                SmoothRoundedRectangle(
                    pos=(x, self.y), size=(width, self.height), radius=[self.height / 2]
                )
                x += width + now.px(4)
