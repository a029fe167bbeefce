"""The terminal's own app process, `python -m screens`, with somebody at it who obeys the bench.

A line is the key of a card: it is laid on the simulated reader, its holder looks at the receipt,
and it is taken away again. `python -m tests.bench.real_window SETTINGS READER_CONTROL`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import screens.starting  # noqa: F401, before anything of Kivy

# isort: split

from kivy.app import App
from kivy.clock import Clock

from kiosk.demo.control import tell
from kiosk.intents import Home, Poke, ShowReceipt
from screens import __main__ as program
from tests.bench.in_window import Watch, resident_mb, say

SETTLED_FRAMES = 3


class Visitor:
    """Goes through visits, a step whenever the screen that was waited for stands."""

    def __init__(self, reader_control: Path) -> None:
        self._reader_control = reader_control
        self._steps: Iterator[str] | None = None
        self._awaited = ""
        self._frames = 0
        self._shown_at = 0.0
        Watch(lambda: self._screen() != "", self._begin, self._drawn)

    def _screen(self) -> str:
        app = App.get_running_app()
        return "" if app.frame is None else str(app.frame.name)

    def _begin(self, card: str) -> None:
        self._steps = self._visit(card)
        self._awaited = next(self._steps)

    def _drawn(self, now: float) -> None:
        """A frame has been drawn: go on once the screen has stood for some."""
        if self._steps is None or not self._screen().startswith(self._awaited):
            self._frames = 0
            return
        if self._frames == 0:
            self._shown_at = now
        self._frames += 1
        if self._frames > SETTLED_FRAMES:
            self._frames = 0
            Clock.schedule_once(lambda _dt: self._go_on(), 0)

    def _go_on(self) -> None:
        if self._steps is None:
            return
        following = next(self._steps, None)
        if following is None:
            self._steps = None
        else:
            self._awaited = following

    def _visit(self, card: str) -> Iterator[str]:
        """What is done, and after each the beginning of the name of the screen that follows."""
        app = App.get_running_app()
        placed_at = time.monotonic()
        self._lay(card)
        yield "mine"
        shown_at, read = self._shown_at, app.stage.last_read
        for intent, screen in ((ShowReceipt(), "preview"), (Home(), "mine")):
            app.touch(intent)
            yield screen
        self._lay("none")
        yield "goodbye"
        app.touch(Poke())
        yield "attract"
        say(
            placed_at=placed_at,
            shown_at=shown_at,
            last_byte_at=read.last_byte_at,
            find_ms=read.find_ms,
            select_ms=read.select_ms,
            read_ms=read.read_ms,
            resident_mb=resident_mb(),
        )

    def _lay(self, card: str) -> None:
        answer = tell(self._reader_control, f"card {card}")
        if answer != "ok":
            raise RuntimeError(f"the simulated reader: {answer}")


def main(run: Callable[[], int]) -> int:
    """Run the terminal's program under a visitor's hands."""
    settings, reader_control = sys.argv[1:]
    sys.argv = ["screens", f"--settings={settings}"]
    Visitor(Path(reader_control))
    return run()


if __name__ == "__main__":
    sys.exit(main(program.main))
