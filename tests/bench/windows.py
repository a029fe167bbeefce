"""Windows in processes of their own, as the bench sees them: started, told what to do, closed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.demo.processes import start
from tests.bench.stand import SCREEN, Stand

CLOSE_LIMIT_S = 20


@dataclass(slots=True)
class Window:
    """A window that stands. `start_ms` is from the start of the process to its first frame."""

    process: subprocess.Popen[str]
    start_ms: float

    def tell(self, line: str) -> Mapping[str, float]:
        """What the window answers to a line."""
        if self.process.stdin is None:
            raise TypeError("a pipe was asked for")
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return _answer(self.process)


def _answer(process: subprocess.Popen[str]) -> Mapping[str, float]:
    if process.stdout is None:
        raise TypeError("a pipe was asked for")
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"a window ended with {process.wait()}")
    answer: Mapping[str, float] = json.loads(line)
    return answer


@contextmanager
def _window(arguments: list[str], environment: Mapping[str, str]) -> Iterator[Window]:
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**_environment(), **environment},
    )
    with process:
        try:
            first = _answer(process)
            yield Window(process, (first["first_frame_at"] - began) * 1000)
        finally:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(CLOSE_LIMIT_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _environment() -> dict[str, str]:
    """Without a display; with compiled modules kept, as where a terminal is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}


@contextmanager
def empty_window(stand: Stand) -> Iterator[Window]:
    """One label. Any line is answered with `resident_mb`. It finds its Kivy settings made."""
    environment = {
        "KIVY_HOME": str(stand.folder / "kivy"),
        "KIVY_WINDOW": "sdl2",
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_CONSOLELOG": "1",
        "KIVY_NO_FILELOG": "1",
        "KCFG_GRAPHICS_MULTISAMPLES": "0",
        "KCFG_GRAPHICS_WIDTH": str(SCREEN.width_px),
        "KCFG_GRAPHICS_HEIGHT": str(SCREEN.height_px),
    }
    with _window(["tests.bench.empty_window"], environment) as window:
        yield window


@contextmanager
def real_window(settings_file: Path, reader_control: Path) -> Iterator[Window]:
    """The terminal's app. A line is a card's key; the answer is the timing of its visit."""
    arguments = ["tests.bench.real_window", str(settings_file), str(reader_control)]
    with _window(arguments, {}) as window:
        yield window


@dataclass(frozen=True, slots=True)
class Reader:
    """A simulated reader of the bench's own."""

    port: Path
    control: Path


@contextmanager
def reader(stand: Stand, name: str, *options: str) -> Iterator[Reader]:
    """Another reader process with the cast's cards; at a real one's pace without `--at-once`."""
    found = Reader(stand.folder / f"{name}.port", stand.folder / f"{name}.control")
    arguments = [
        "simulate",
        f"--link={found.port}",
        f"--cards={stand.world.home / 'county' / 'cards.json'}",
        f"--control={found.control}",
        *options,
    ]
    child = start(name, "device.idcard", arguments, stand.folder)
    try:
        yield found
    finally:
        child.stop()
