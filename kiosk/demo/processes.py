"""Child processes that serve something: started, waited for, and never left behind."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STOP_LIMIT_S = 10.0


class ChildFailedError(Exception):
    """A process of the demo ended before it served; the message names its log."""


@dataclass(frozen=True, slots=True)
class Child:
    """A running process, the first line it printed, and what it is called."""

    name: str
    process: "subprocess.Popen[str]"
    first_line: str

    def stop(self) -> None:
        """End it, by force where it does not listen."""
        self.process.terminate()
        try:
            self.process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def start(name: str, module: str, arguments: Sequence[str], log_folder: Path) -> Child:
    """Start `python -m module`; it serves once it has printed its first line."""
    log_file = log_folder / f"{name}.log"
    with log_file.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    if process.stdout is None:
        raise TypeError("a pipe was asked for")
    line = process.stdout.readline().strip()
    child = Child(name, process, line)
    if not line:
        child.stop()
        raise ChildFailedError(f"{name} did not start; see {log_file}")
    return child


def run(name: str, module: str, arguments: Sequence[str], log_folder: Path) -> str:
    """Run `python -m module` to its end; what it printed."""
    log_file = log_folder / f"{name}.log"
    with log_file.open("w", encoding="utf-8") as log:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise ChildFailedError(f"{name} failed with {done.returncode}; see {log_file}")
    return done.stdout
