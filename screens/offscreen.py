"""The real app without a display: stepped frame by frame, touched, and photographed.

Import this before anything of Kivy: it says how Kivy starts. For tests, for the gallery, and for
the demo's walk.
"""

# ruff: noqa: E402, because Kivy must find its environment set
from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from screens.starting import open_as

BUFFER_PX = 1920
"""The side of the square that is drawn into. A window nobody sees cannot grow once it stands."""
open_as(BUFFER_PX, BUFFER_PX, fullscreen=False)

# isort: split

from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import (
    GL_RGBA,
    GL_UNSIGNED_BYTE,
    glFinish,
    glReadPixels,
)
from kivy.input.motionevent import MotionEvent
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.intents import Intent
from kiosk.stage import Stage
from screens.app import MingbaiApp
from screens.panel import Panel
from screens.parts.scroller import ScrollArea
from screens.parts.touch import Touchable
from screens.parts.written import Written

DEADLINE_S = 10.0
SETTLE_FRAMES = 3


class NotSeenError(AssertionError):
    """What was waited for or looked for is not on the screen."""


class Finger(MotionEvent):
    """One touch of the window. Kivy's own for tests needs pytest, which the product has not."""

    def __init__(self, x: float, y: float) -> None:
        super().__init__("finger", 1, self._share(x, y), is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def touch_down(self) -> None:
        EventLoop.post_dispatch_input("begin", self)

    def touch_move(self, x: float, y: float) -> None:
        self.move(self._share(x, y))
        EventLoop.post_dispatch_input("update", self)

    def touch_up(self) -> None:
        EventLoop.post_dispatch_input("end", self)

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        super().depack(args)

    @staticmethod
    def _share(x: float, y: float) -> tuple[float, float]:
        """Of the window's last pixel, as Kivy counts."""
        return x / (Window.width - 1), y / (Window.height - 1)


class Offscreen:
    """The app of `stage` on a `panel` that nobody sees. Use it in a `with`."""

    def __init__(self, stage: Stage, panel: Panel) -> None:
        if max(panel.width_px, panel.height_px) > BUFFER_PX:
            raise ValueError(f"off-screen, a panel has at most {BUFFER_PX} pixels a side")
        self.app = MingbaiApp(stage, panel)
        # Nobody's finger trembles here.
        self.app.deaf_s = 0.0
        self._pixels: bytes | None = None
        self._wanted = False

    def __enter__(self) -> Offscreen:
        panel = self.app.look.panel
        Window.size = (panel.width_px, panel.height_px)
        Window.bind(on_flip=self._before_flip)
        self.app._run_prepare()
        if EventLoop.status != "started":
            runTouchApp(embedded=True)
        self.settle()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        Window.unbind(on_flip=self._before_flip)
        self.app.close()

    def fit(self, panel: Panel) -> None:
        """Another panel from here on."""
        Window.size = (panel.width_px, panel.height_px)
        self.app.fit(panel)
        self.settle()

    def step(self) -> None:
        """One frame."""
        EventLoop.idle()

    def settle(self) -> None:
        """As many frames as a new page needs to find its layout."""
        for _ in range(SETTLE_FRAMES):
            self.step()

    def until(
        self, condition: Callable[[], object], what: str, within_s: float = DEADLINE_S
    ) -> None:
        """Step until `condition()` holds. Raises NotSeenError naming `what` at the deadline."""
        deadline = time.monotonic() + within_s
        while not condition():
            if time.monotonic() > deadline:
                raise NotSeenError(f"not within {within_s:g} s: {what}")
            self.step()

    def until_screen(self, name: str, within_s: float = DEADLINE_S) -> None:
        """Step until the frame of that name stands, laid out."""
        self.until(
            lambda: self.app.frame is not None and self.app.frame.name == name, name, within_s
        )
        self.settle()

    def lay_out(self) -> None:
        """The stage's frame with its layout found, but not drawn: for looking at widgets only."""
        self.app.pump()
        for _ in range(SETTLE_FRAMES):
            Clock.tick_draw()

    # ---- looking ----

    def widgets(self) -> Iterator[Widget]:
        """Every widget of the page and the bar."""
        return iter(self.app.root.walk(restrict=True))

    def texts(self) -> list[str]:
        """Every text on the page and the bar, also what must be scrolled to."""
        return [widget.text for widget in self.widgets() if isinstance(widget, Written)]

    def intents(self) -> list[Intent]:
        """What can be asked for here, from the top of the page to the bar."""
        return [
            widget.intent
            for widget in self.widgets()
            if isinstance(widget, Touchable) and widget.live and widget.intent is not None
        ]

    def key_for(self, intent: Intent) -> Touchable:
        """What asks for `intent`."""
        for widget in self.widgets():
            if isinstance(widget, Touchable) and widget.live and widget.intent == intent:
                return widget
        raise NotSeenError(f"nothing here asks for {intent}")

    def key_saying(self, text: str) -> Touchable:
        """What can be touched and bears `text`."""
        for widget in self.widgets():
            if isinstance(widget, Touchable) and any(
                isinstance(part, Written) and part.text == text
                for part in widget.walk(restrict=True)
            ):
                return widget
        raise NotSeenError(f"no key says {text}")

    # ---- touching ----

    def tap(self, what: Intent | str | Widget) -> None:
        """Touch the middle of a key, through the window's own dispatch, scrolling to it first."""
        if isinstance(what, str):
            widget = self.key_saying(what)
        elif isinstance(what, Widget):
            widget = what
        else:
            widget = self.key_for(what)
        self.reveal(widget)
        self.tap_at(*widget.to_window(*widget.center))

    def tap_at(self, x: float, y: float) -> None:
        """Touch one point of the window."""
        touch = Finger(x, y)
        touch.touch_down()
        self.step()
        touch.touch_up()
        self.step()

    def drag(self, start: tuple[float, float], end: tuple[float, float], moves: int = 6) -> None:
        """Draw a finger over the window."""
        touch = Finger(*start)
        touch.touch_down()
        for move in range(1, moves + 1):
            share = move / moves
            touch.touch_move(
                start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            )
            self.step()
        touch.touch_up()
        self.step()

    def reveal(self, widget: Widget) -> None:
        """Scroll until `widget` lies in what is visible."""
        parent = widget.parent
        while parent is not None and parent is not Window:
            if isinstance(parent, ScrollArea):
                parent.scroll_to(widget, padding=0, animate=False)
                self.settle()
                return
            parent = parent.parent

    # ---- photographing ----

    def picture(self) -> Image.Image:
        """What the next frame shows."""
        self._wanted, self._pixels = True, None
        Window.canvas.ask_update()
        self.until(lambda: self._pixels is not None, "a picture")
        size = Window.size
        image = Image.frombytes("RGBA", (int(size[0]), int(size[1])), self._pixels or b"")
        return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")

    def save(self, path: Path) -> None:
        """The picture as a PNG, packed lightly: a walk saves dozens, and somebody waits."""
        self.picture().save(path, compress_level=1)

    def _before_flip(self, *_: object) -> None:
        # Nothing holds back a window that no display shows: without this, frames queue up.
        glFinish()
        if self._wanted:
            width, height = (int(side) for side in Window.size)
            self._pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
            self._wanted = False
