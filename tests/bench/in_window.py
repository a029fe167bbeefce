"""The child's side of a window that is measured: it tells its first frame, then obeys lines.

To be imported after whatever says how Kivy starts, and before the app runs.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.graphics.opengl import glFinish

Obey = Callable[[str], None]


def say(**told: float) -> None:
    """One JSON object on a line for the bench that started this process."""
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


def resident_mb() -> float:
    """Memory of this process that is in RAM, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise OSError("the kernel does not say what is resident")


class Watch:
    """Tells when the first frame that `stands` was drawn, then hands each line to `obey`.

    The end of standard input ends the app. `drawn` is called after each frame, when all of it is
    in the window's buffer, with the time of `time.monotonic`.
    """

    def __init__(
        self, stands: Callable[[], bool], obey: Obey, drawn: Callable[[float], None] | None = None
    ) -> None:
        self._stands = stands
        self._obey = obey
        self._drawn = drawn
        self._first = True
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        EventLoop.bind(on_start=lambda *_: EventLoop.window.bind(on_flip=self._flip))

    def _flip(self, *_: object) -> None:
        glFinish()
        now = time.monotonic()
        if self._first and self._stands():
            self._first = False
            say(first_frame_at=now)
            threading.Thread(target=self._listen, daemon=True).start()
            Clock.schedule_interval(self._take_lines, 0)
        if self._drawn is not None:
            self._drawn(now)

    def _listen(self) -> None:
        for line in sys.stdin:
            self._lines.put(line.strip())
        self._lines.put(None)

    def _take_lines(self, _dt: float) -> None:
        try:
            line = self._lines.get_nowait()
        except queue.Empty:
            return
        if line is None:
            EventLoop.close()
        else:
            self._obey(line)
