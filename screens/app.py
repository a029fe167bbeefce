"""The app: each frame of the clock it asks the stage what to show, and shows that."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module

from screens.starting import open_as

# isort: split

from kivy.app import App
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.intents import Intent, Poke
from kiosk.stage import Stage
from kiosk.views.model import (
    AttractView,
    Frame,
    MessageView,
    MineView,
    NotReceivedView,
    PaymentView,
    ProgrammeView,
    QrView,
    ReadingView,
    ReceiptView,
    View,
)
from screens.look import Look
from screens.panel import Panel
from screens.parts.bar import Bar
from screens.parts.page import Page
from screens.parts.touch import ON_KEY
from screens.theme import DAY

SCREENS: dict[type[View], tuple[str, str]] = {
    AttractView: ("screens.attract", "AttractScreen"),
    ReadingView: ("screens.reading", "ReadingScreen"),
    MessageView: ("screens.message", "MessageScreen"),
    MineView: ("screens.mine", "MineScreen"),
    ProgrammeView: ("screens.programme", "ProgrammeScreen"),
    PaymentView: ("screens.payment", "PaymentScreen"),
    NotReceivedView: ("screens.not_received", "NotReceivedScreen"),
    ReceiptView: ("screens.receipt", "ReceiptScreen"),
    QrView: ("screens.qr", "QrScreen"),
}
"""Where the screen of each view lies. It is imported, and its rules read, at its first use."""

DEAF_S = 0.3
"""Unsteady fingers tap twice; the second tap must not open what the first one brought."""


def screen_for(view: type[View]) -> type[Page]:
    """The screen that shows views of that type."""
    module, name = SCREENS[view]
    screen: type[Page] = getattr(import_module(module), name)
    return screen


class Root(BoxLayout):
    """The page, and the bar below it or at its right."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        app = App.get_running_app()
        app.bind(look=self._turn)
        self._turn(app, app.look)

    def _turn(self, _app: App, now: Look) -> None:
        self.orientation = "vertical" if now.portrait else "horizontal"

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not App.get_running_app().startled:
            super().on_touch_down(touch)
        if ON_KEY not in touch.ud:
            App.get_running_app().touch(Poke())
        return True


class MingbaiApp(App):
    """Draws the frames of `stage` for `panel`, and gives it what is touched."""

    look = ObjectProperty(None, rebind=True)

    def __init__(self, stage: Stage, panel: Panel) -> None:
        self.look = Look(panel, DAY)
        super().__init__()
        self.stage = stage
        self.frame: Frame | None = None
        self.page: Page | None = None
        self.page_shown_at = 0.0
        self.deaf_s = DEAF_S
        self.bar: Bar | None = None
        self._visited = False

    def build(self) -> Root:
        # The ground is what the window is cleared with: a rectangle would cost a whole layer.
        EventLoop.ensure_window()
        EventLoop.window.clearcolor = self.look.palette.paper
        self._pumping = Clock.schedule_interval(lambda _dt: self.pump(), 0)
        return Root()

    def on_start(self) -> None:
        """What can wait comes after the first frame, piece by piece, before anybody needs it."""
        later: list[Callable[[], object]] = [partial(screen_for, view) for view in SCREENS]
        for number, task in enumerate([*later, self._keep_for_good]):
            Clock.schedule_once(lambda _dt, task=task: task(), 1 + number * 0.05)

    def _keep_for_good(self) -> None:
        """Spare the collector what stays until the end, so that no visit waits for it.

        Only before the first visit: what is frozen is never collected, and something of Kivy's
        may hold on to a person's page a little longer than it stands.
        """
        if not self._visited:
            gc.collect()
            gc.freeze()

    def close(self) -> None:
        """Leave the window, which stays open for another."""
        self._pumping.cancel()
        self._drop_all()
        self.root_window.remove_widget(self.root)
        # The rules keep the first `app` they meet until it says that it has stopped.
        self.dispatch("on_stop")

    def fit(self, panel: Panel) -> None:
        """Draw everything anew for another panel."""
        self.look = replace(self.look, panel=panel)
        frame, self.frame = self.frame, None
        self._drop_all()
        if frame is not None:
            self._show(frame)

    @property
    def startled(self) -> bool:
        """Whether the page is so new that a touch can only have meant the one before."""
        return bool(Clock.get_time() - self.page_shown_at < self.deaf_s)

    def touch(self, intent: Intent) -> None:
        """Pass on what a person asked for."""
        self.stage.touch(intent)

    def pump(self) -> None:
        """Show the stage's frame where it is not the one that stands."""
        frame = self.stage.pump()
        if frame is self.frame or frame == self.frame:
            return
        self._show(frame)

    def _show(self, frame: Frame) -> None:
        self.frame = frame
        if self.look.large != frame.large:
            self.look = replace(self.look, large=frame.large)
            self._drop_all()
        self._show_page(frame)
        self._show_bar(frame)

    def _show_page(self, frame: Frame) -> None:
        screen = screen_for(type(frame.view))
        if type(self.page) is screen and self.page.name_of_frame == frame.name:
            if self.page.view != frame.view:
                self.page.view = frame.view
            return
        if self.page is not None:
            self.root.remove_widget(self.page)
            if screen is screen_for(AttractView):
                # Nothing of a visit lies in memory until the collector happens to come by.
                Clock.schedule_once(lambda _dt: gc.collect(), 1)
        self._visited = self._visited or frame.bar is not None
        self.page = screen(view=frame.view, name_of_frame=frame.name)
        self.page_shown_at = Clock.get_time()
        self.root.add_widget(self.page, index=len(self.root.children))

    def _show_bar(self, frame: Frame) -> None:
        if frame.bar is None:
            if self.bar is not None:
                self.root.remove_widget(self.bar)
                self.bar = None
        elif self.bar is None:
            self.bar = Bar(view=frame.bar)
            self.root.add_widget(self.bar)
        else:
            self.bar.view = frame.bar

    def _drop_all(self) -> None:
        self.root.clear_widgets()
        self.page = self.bar = None


def run(stage: Stage, panel: Panel, *, fullscreen: bool) -> None:
    """Show `stage` on the screen until the window is closed."""
    open_as(panel.width_px, panel.height_px, fullscreen=fullscreen)
    MingbaiApp(stage, panel).run()
