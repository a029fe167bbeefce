"""The home folder of a county: where its database, secrets and published files lie."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "MINGBAI_COUNTY_HOME"
PACKAGES_VARIABLE = "MINGBAI_COUNTY_PACKAGES"
DEFAULT_HOME = "var/county"


@dataclass(frozen=True, slots=True)
class Home:
    """The layout of one home folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite database."""
        return self.folder / "county.db"

    @property
    def packages(self) -> Path:
        """The static files that terminals fetch."""
        return self.folder / "pkg"

    @property
    def files(self) -> Path:
        """The pictures made of attached files, as they were before they are sealed."""
        return self.folder / "files"

    @property
    def pepper(self) -> Path:
        """The secret behind payees' keys: 32 bytes as hex digits."""
        return self.folder / "pepper"

    @property
    def keys(self) -> Path:
        """What is signed and sealed with, and the list of kiosks."""
        return self.folder / "keys"

    @property
    def collected(self) -> Path:
        """The invented county's collection tables, as its clerks hand them in."""
        return self.folder / "collected"

    @property
    def cards(self) -> Path:
        """The cast's cards, in the shape the reader simulator takes."""
        return self.folder / "cards.json"

    @property
    def cast(self) -> Path:
        """Who the cast are, one sentence each."""
        return self.folder / "cast.json"


def home_from_environment() -> Home:
    """The home folder that the environment names, or the default one under the current folder."""
    return Home(Path(os.environ.get(HOME_VARIABLE, DEFAULT_HOME)).absolute())
