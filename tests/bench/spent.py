"""What a command costs that is run to its end in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of CPU, the most memory it held at once, what it printed."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    printed: str


def spent_by(module: str, arguments: Sequence[str]) -> Spent:
    """Run `python -m module`. `RuntimeError` where it fails; it may print little only."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True
    )
    if process.stdout is None:
        raise TypeError("a pipe was asked for")
    peak_kb = 0
    while True:
        peak_kb = max(peak_kb, _peak_kb(process.pid))
        # Its own peak and not wait4's, which begins with what this process held at the fork.
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(_LOOK_EVERY_S)
    wall_s = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    with process.stdout as pipe:
        printed = pipe.read()
    if process.returncode:
        raise RuntimeError(f"{module} failed with {process.returncode}")
    return Spent(wall_s, usage.ru_utime + usage.ru_stime, peak_kb / 1000, printed)


def _peak_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    # Ended, and not waited for yet.
    return 0
