"""What the figures were measured on."""

import os
import platform
import sqlite3
from pathlib import Path


def machine_line() -> str:
    """Processor, cores, load, Python and SQLite, in one line."""
    load, _, _ = os.getloadavg()
    return (
        f"{_processor()}, {len(os.sched_getaffinity(0))} cores, load {load:.1f}, "
        f"{platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, software GL"
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
