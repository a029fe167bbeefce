"""All of a county's keys, as its commands find them under `HOME/keys`."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from county.keys.files import write_secret
from county.keys.kiosks import Kiosk, KioskList
from county.keys.regions import BrokenKeyFileError, RegionKeyFiles
from county.keys.roots import RootFiles
from sync.wire.envelope import Envelope, envelope_bytes, envelope_name, seal_envelope


@dataclass(frozen=True, slots=True)
class CountyKeys:
    """The folder and the pepper; who changes or signs anything holds `files.alone_with(folder)`."""

    folder: Path
    pepper: bytes = field(repr=False)

    @property
    def roots(self) -> RootFiles:
        """What is signed with."""
        return RootFiles(self.folder)

    @property
    def regions(self) -> RegionKeyFiles:
        """What is sealed with."""
        return RegionKeyFiles(self.folder / "regions")

    @property
    def kiosks(self) -> KioskList:
        """Who is given keys."""
        return KioskList(self.folder / "kiosks.json")

    def envelope_of(self, kiosk: Kiosk, regions: list[str]) -> bytes:
        """The kiosk's envelope with the newest keys of these regions; the same while they are.

        Age never seals twice alike, so the sealed file is kept, under a digest of what is in it.
        """
        given = Envelope(
            kiosk.township, self.pepper, tuple(self.regions.current(each) for each in regions)
        )
        folder = self.folder / "envelopes"
        owner = envelope_name(kiosk.recipient)
        path = folder / f"{owner}.{_digest(envelope_bytes(given))}.age"
        if path.is_file():
            return path.read_bytes()
        sealed = seal_envelope(given, kiosk.recipient)
        write_secret(path, sealed)
        for other in folder.glob(f"{owner}.*.age"):
            if other != path:
                other.unlink()
        return sealed

    def versions_of(self, township: str) -> dict[str, int]:
        """The newest versions that were ever signed for a township, by role."""
        return self._versions().get(township, {})

    def remember_versions(self, township: str, versions: dict[str, int]) -> None:
        """Keep what is about to be signed: no version may ever stand for two contents."""
        text = json.dumps(self._versions() | {township: versions}, indent=1, sort_keys=True)
        write_secret(self._versions_file, f"{text}\n".encode())

    @property
    def _versions_file(self) -> Path:
        return self.folder / "versions.json"

    def _versions(self) -> dict[str, dict[str, int]]:
        try:
            return {
                str(township): {str(role): int(version) for role, version in roles.items()}
                for township, roles in json.loads(self._versions_file.read_bytes()).items()
            }
        except FileNotFoundError:
            return {}
        except (ValueError, AttributeError, TypeError):
            raise BrokenKeyFileError(f"{self._versions_file} does not hold versions") from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
