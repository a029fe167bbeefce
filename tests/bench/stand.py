"""What several benches stand on: made when the first of them asks for it, gone with the run."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.demo.processes import Child, run, start
from kiosk.demo.world import World, demo_world
from kiosk.settings import ScreenSettings
from sync.once import sync_once
from sync.replica import REPLICA_FILE
from sync.report import SyncReport
from tests.bench.county import TOWNSHIP, BenchCounty, make_county

SCREEN = ScreenSettings(fullscreen=False)
PEOPLE = 12_000
PAYMENTS = 180_000
"""A township as the design reckons with."""


@dataclass(slots=True)
class Stand:
    """The run's folder and wishes.

    `rows` is the size of the large replica, `visits` of a row, `kills` of the syncer; `whole` asks
    for a county of full size.
    """

    folder: Path
    stack: ExitStack
    rows: int
    visits: int
    kills: int
    whole: bool
    say: Callable[[str], None]
    _world: World | None = field(default=None)
    _county: BenchCounty | None = field(default=None)
    _server: Child | None = field(default=None)
    _data: Path | None = field(default=None)

    @property
    def world(self) -> World:
        """County, sync and simulated devices, at a real reader's pace."""
        if self._world is None:
            self.say("making the demo county, syncing it and starting the devices …")
            self._world = self.stack.enter_context(demo_world(self.folder / "world", SCREEN))
        return self._world

    @property
    def township(self) -> str:
        """The township whose data are measured."""
        return TOWNSHIP

    @property
    def county(self) -> BenchCounty:
        """A published county whose people all live in one township."""
        if self._county is None:
            self.say(f"making and publishing a township of {PAYMENTS:,} payments …")
            self._county = make_county(self.folder / "township", PEOPLE, PAYMENTS)
            home = str(self._county.home)
            run("publish", "county", ["publish", "--home", home], self.folder)
        return self._county

    @property
    def server(self) -> Child:
        """The county's own server before the published files; its first line is the address."""
        if self._server is None:
            serve = ["serve", "--home", str(self.county.home), "--port", "0"]
            self._server = start("county", "county", serve, self.folder)
            self.stack.callback(self._server.stop)
        return self._server

    @property
    def data(self) -> Path:
        """The folder of a terminal that holds the township."""
        if self._data is None:
            data = self.county.set_up(self.folder / "kiosk")
            report = self.sync(data)
            if not report.outcome.succeeded:
                raise RuntimeError(report.sentence)
            self._data = data
        return self._data

    @property
    def replica(self) -> Path:
        """The synced replica of the township."""
        return self.data / REPLICA_FILE

    @property
    def packages(self) -> Path:
        """The folder of the township's published files."""
        return self.county.packages

    def sync(self, data: Path) -> SyncReport:
        """One sync in this process; the county serves from another one."""
        return sync_once(
            data_dir=data,
            county_url=f"{self.server.first_line}pkg/",
            township=TOWNSHIP,
            now=lambda: datetime.now(UTC),
        )

    def fresh(self, name: str) -> Path:
        """An empty folder that goes with the run."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder
