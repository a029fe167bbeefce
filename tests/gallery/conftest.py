"""The real app, off-screen, showing whatever sample a test puts on its stage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.intents import Intent
from kiosk.views.model import Frame
from screens.offscreen import Offscreen
from screens.panel import Panel
from screens.samples import SAMPLES
from screens.samples.base import large

PORTRAIT = Panel(1080, 1920, 21.5)
LANDSCAPE = Panel(1920, 1080, 21.5)
BY_NAME = {sample.name: sample for sample in SAMPLES}


class Gallery:
    """The app on a stage of samples, and what was asked for by touch."""

    def __init__(self) -> None:
        self.frame: Frame = BY_NAME["attract"]
        self.touched: list[Intent] = []
        self.screen = Offscreen(self, PORTRAIT)

    def pump(self) -> Frame:
        return self.frame

    def touch(self, intent: Intent) -> None:
        self.touched.append(intent)

    def hang(
        self, name: str, panel: Panel = PORTRAIT, *, big: bool = False, drawn: bool = True
    ) -> Offscreen:
        """Show one sample, its page made anew."""
        self.frame = large(BY_NAME[name]) if big else BY_NAME[name]
        self.touched.clear()
        if self.screen.app.look.panel != panel:
            self.screen.fit(panel)
        self.screen.lay_out()
        if drawn:
            self.screen.settle()
        return self.screen


@pytest.fixture(scope="module")
def opened() -> Iterator[Gallery]:
    gallery = Gallery()
    with gallery.screen:
        yield gallery


@pytest.fixture
def gallery(opened: Gallery) -> Gallery:
    """Back on the first screen, so that every test begins with fresh pages."""
    opened.hang("attract", drawn=False)
    return opened
