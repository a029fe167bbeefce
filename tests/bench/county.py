"""A demo county of a wished size with keys of its own, and one terminal that it has taken in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from county.demo.places import TOWNSHIP
from kiosk.demo.processes import run

__all__ = ["TOWNSHIP", "BenchCounty", "make_county"]


@dataclass(frozen=True, slots=True)
class BenchCounty:
    """The county's home; `terminal` is a terminal's folder as it is set up, still without data."""

    home: Path
    terminal: Path

    @property
    def packages(self) -> Path:
        """Where the published files lie."""
        return self.home / "pkg"

    @property
    def database(self) -> Path:
        """What the county publishes from."""
        return self.home / "county.db"

    def set_up(self, data: Path) -> Path:
        """A new terminal's folder at `data`: the county's root, a storage key, its own key."""
        shutil.copytree(self.terminal, data)
        return data


def make_county(folder: Path, people: int, payments: int) -> BenchCounty:
    """Make one under `folder`, all people in one township; nothing is published yet."""
    home, terminal = folder / "county", folder / "terminal"
    folder.mkdir(parents=True)
    wish = ["--people", str(people), "--payments", str(payments)]
    run("demo-data", "county", ["demo-data", "--home", str(home), *wish], folder)
    recipient = run("identity", "kiosk", ["sync", "identity", "--data", str(terminal)], folder)
    kiosk = ["--recipient", recipient.strip(), "--township", TOWNSHIP]
    run("kiosk", "county", ["kiosk", "add", "hall", "--home", str(home), *kiosk], folder)
    shutil.copyfile(home / "keys" / "1.root.json", terminal / "root.json")
    return BenchCounty(home, terminal)
