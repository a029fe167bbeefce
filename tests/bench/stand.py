"""What several benches stand on: one demo world, made when the first of them asks for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.demo.world import TOWNSHIP, World, demo_world
from kiosk.settings import BadSettings, ScreenSettings, load

SCREEN = ScreenSettings(fullscreen=False)


@dataclass(slots=True)
class Stand:
    """The run's folder and wishes. `rows` is the size of the large replica, `visits` of a row."""

    folder: Path
    stack: ExitStack
    rows: int
    visits: int
    say: Callable[[str], None]
    _world: World | None = field(default=None)

    @property
    def township(self) -> str:
        """The township whose data are measured."""
        return TOWNSHIP

    @property
    def world(self) -> World:
        """County, sync and simulated devices, at a real reader's pace."""
        if self._world is None:
            self.say("making the demo county, syncing it and starting the devices …")
            self._world = self.stack.enter_context(demo_world(self.folder / "world", SCREEN))
        return self._world

    @property
    def replica(self) -> Path:
        """The synced replica of the demo township."""
        return self.world.home / "kiosk" / "replica.db"

    @property
    def county_url(self) -> str:
        """The county's published files, straight from its server."""
        settings = load(self.world.settings_file)
        if isinstance(settings, BadSettings):
            raise TypeError(settings.reason)
        return f"{settings.county.link_url.rstrip('/')}/pkg/"

    @property
    def packages(self) -> Path:
        """The folder of the county's published files."""
        return self.world.home / "county" / "pkg"

    def fresh(self, name: str) -> Path:
        """An empty folder that goes with the run."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder
