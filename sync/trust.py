"""Whom a terminal believes: the client of the county's signed repository (The Update Framework).

python-tuf checks signatures, versions and expiry, but never makes its files last and would accept
an old repository once a power cut has emptied them. So it works in a scratch folder, filled from
what was kept before; what it accepts is held against the floor, and kept only once it is applied.
Nothing here opens a network: files come from any `Source`, a server or a stick.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from sync.disk import fault_of_disk, write_whole
from sync.faults import Fault, FaultKind
from sync.floor import Floor
from sync.wire.index import IndexFault
from sync.wire.layout import metadata_folder, target_path
from sync.wire.repository import STATE_FIELD, TownshipState, issued_at, parse_state

ROOT_FILE = "root.json"
"""The county's root as the terminal was given it; never fetched, never written by the syncer."""

TRUST_FOLDER = "trust"

_SCRATCH = "scratch"
_ROOTS = "root_history"
_CURRENT = (Targets.type, Snapshot.type, Timestamp.type)
_MAX_TARGETS = 10_000
_NOT_FOUND = 404
_SIGNERS_DIGITS = 8


class Source(Protocol):
    """Where published files come from."""

    def small(self, path: str, max_bytes: int) -> bytes | Fault:
        """The content of a published path, of at most `max_bytes`, unchecked."""


@dataclass(frozen=True, slots=True)
class Target:
    """One file that the signatures name; `path` is where it is published."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the county's signatures vouch for now. `sha256` stands for all of `targets`.

    `files` are the signed files themselves by the names under which they are kept.
    """

    sha256: str
    state: TownshipState
    targets: Mapping[str, Target]
    floor: Floor
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trust:
    """One township's repository as one terminal sees it; `data_dir` also holds the given root."""

    data_dir: Path
    township: str

    def refresh(self, source: Source, floor: Floor, now: datetime) -> Vouched | Fault:
        """Ask the source what the county vouches for; changes nothing that is kept.

        Two small requests where nothing is new. `now` needs a time zone.
        """
        scratch = self._folder / _SCRATCH
        try:
            root = self._given_root()
            if isinstance(root, Fault):
                return root
            shutil.rmtree(scratch, ignore_errors=True)
            (scratch / _ROOTS).mkdir(parents=True)
            self._fill(scratch)
            vouched = self._refresh(source, scratch, root, now)
            shutil.rmtree(scratch, ignore_errors=True)
        except OSError as error:
            return fault_of_disk(error)
        if isinstance(vouched, Fault):
            return vouched
        return self._held_against(vouched, floor)

    def keep(self, vouched: Vouched) -> Fault | None:
        """Keep the signed files through a power cut, once what they name is applied."""
        try:
            (self._folder / _ROOTS).mkdir(parents=True, exist_ok=True)
            for name, content in vouched.files.items():
                path = self._folder / name
                if not path.is_file() or path.read_bytes() != content:
                    write_whole(path, content)
        except OSError as error:
            return fault_of_disk(error)
        return None

    @property
    def _folder(self) -> Path:
        return self.data_dir / TRUST_FOLDER / self.township

    def _given_root(self) -> bytes | Fault:
        try:
            return (self.data_dir / ROOT_FILE).read_bytes()
        except FileNotFoundError:
            return Fault(FaultKind.NO_KEY, "this terminal was not given the county's root")

    def _fill(self, scratch: Path) -> None:
        for path in (*self._folder.glob("*.json"), *self._folder.glob(f"{_ROOTS}/*.json")):
            shutil.copyfile(path, scratch / path.relative_to(self._folder))

    def _refresh(
        self, source: Source, scratch: Path, root: bytes, now: datetime
    ) -> Vouched | Fault:
        through = _Through(source)
        try:
            updater = Updater(
                metadata_dir=str(scratch),
                metadata_base_url=metadata_folder(self.township),
                fetcher=through,
                config=UpdaterConfig(max_root_rotations=64),
                bootstrap=root,
            )
            # The library takes the system's clock, which on a terminal starts in 1970.
            updater._trusted_set.reference_time = now
            updater.refresh()
        except (RepositoryError, DownloadError) as error:
            return _fault_of(error, through, scratch)
        return self._vouched(scratch)

    def _vouched(self, scratch: Path) -> Vouched | Fault:
        files = {
            str(path.relative_to(scratch)): path.read_bytes()
            for path in sorted(scratch.glob(f"{_ROOTS}/*.json"))
        }
        # The timestamp last: it names the others.
        files |= {f"{role}.json": (scratch / f"{role}.json").read_bytes() for role in _CURRENT}
        root = Metadata[Root].from_file(str(scratch / ROOT_FILE)).signed
        signed_targets = Metadata[Targets].from_bytes(files["targets.json"])
        targets = signed_targets.signed
        snapshot = Metadata[Snapshot].from_bytes(files["snapshot.json"]).signed
        timestamp = Metadata[Timestamp].from_bytes(files["timestamp.json"]).signed
        state = parse_state(targets.unrecognized_fields.get(STATE_FIELD))
        if isinstance(state, IndexFault):
            return Fault(FaultKind.BAD_DATA, f"the signed state is refused: {state.detail}")
        if state.township != self.township:
            return Fault(FaultKind.BAD_DATA, "the signed state is another township's")
        issued = issued_at(timestamp.unrecognized_fields)
        if issued is not None and issued > root.expires:
            # It would hold this terminal's clock up beyond all that can be signed.
            return Fault(FaultKind.BAD_DATA, "the timestamp is dated after its own root's end")
        if len(targets.targets) > _MAX_TARGETS:
            return Fault(FaultKind.BAD_DATA, "the signed state names too many files")
        found = {name: _target(self.township, each) for name, each in targets.targets.items()}
        known = {name: each for name, each in found.items() if each is not None}
        mark = f"{self.township}.{_signers(root)}"
        marks = {
            f"{self.township}.root": root.version,
            f"{mark}.targets": targets.version,
            f"{mark}.snapshot": snapshot.version,
            f"{mark}.timestamp": timestamp.version,
        }
        floor = Floor(issued, marks)
        # Of what is signed, not of the file: blanks in it may be anybody's.
        sha256 = hashlib.sha256(signed_targets.signed_bytes).hexdigest()
        return Vouched(sha256, state, known, floor, files)

    def _held_against(self, vouched: Vouched, floor: Floor) -> Vouched | Fault:
        for name, version in vouched.floor.marks.items():
            if version < floor.mark(name):
                role = name.rpartition(".")[2]
                detail = f"the {role} is version {version}, and {floor.mark(name)} was seen before"
                return Fault(FaultKind.OLDER, detail)
        return vouched


class _Through(FetcherInterface):
    """python-tuf's requests, made by our own source; remembers what came last, and what not."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.fault: Fault | None = None
        self.path = ""
        self.content = b""

    def download_bytes(self, url: str, max_length: int) -> bytes:
        """The content of `url`, which is a path within the repository."""
        self.path = url
        answer = self._source.small(url, max_length)
        if isinstance(answer, Fault):
            self.fault = answer
            if answer.absent:
                raise DownloadHTTPError(answer.detail, _NOT_FOUND)
            raise DownloadError(answer.detail)
        self.content = answer
        return answer

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise DownloadError(f"{url} is not fetched piecemeal")


def _target(township: str, file: TargetFile) -> Target | None:
    """A target as we publish them; none for one without the digest that names it."""
    sha256 = file.hashes.get("sha256", "")
    try:
        return Target(target_path(township, file.path, sha256), sha256, file.length)
    except ValueError:
        return None


def _signers(root: Root) -> str:
    """Whom the root lets sign: new ones count their versions anew.

    So a county whose online keys were stolen, and its versions driven up, starts afresh by a new
    root; that itself never goes back.
    """
    keys = sorted(keyid for role in _CURRENT for keyid in root.roles[role].keyids)
    return hashlib.sha256("".join(keys).encode()).hexdigest()[:_SIGNERS_DIGITS]


def _fault_of(error: RepositoryError | DownloadError, through: _Through, scratch: Path) -> Fault:
    name = through.path.rpartition("/")[2] or ROOT_FILE
    match error:
        case DownloadError():
            return through.fault or Fault(FaultKind.NO_NETWORK, f"{name} did not come")
        case ExpiredMetadataError():
            return Fault(FaultKind.CLOCK, f"by the clock here, {error}".rstrip("."))
        case BadVersionNumberError() if name == "timestamp.json":
            return Fault(FaultKind.OLDER, "the timestamp is older than the one seen before")
        case BadVersionNumberError():
            return Fault(FaultKind.BAD_DATA, f"{name} is of another version than its name says")
        case UnsignedMetadataError() if not _knows_signer(through.content, scratch):
            return Fault(FaultKind.NOT_SIGNED, f"{name} is signed by somebody else")
        case UnsignedMetadataError():
            return Fault(FaultKind.BAD_DATA, f"{name} was changed after it was signed")
        case DeserializationError() if through.content.lstrip()[:1] == b"<":
            return Fault(FaultKind.PORTAL, f"{name} was answered with a web page")
        case _:
            return Fault(FaultKind.BAD_DATA, f"{name} is refused: {type(error).__name__}")


def _knows_signer(content: bytes, scratch: Path) -> bool:
    """Whether a file says it is signed by a key that the trusted root names."""
    try:
        signatures = Metadata.from_bytes(content).signatures
        root = Metadata[Root].from_file(str(scratch / ROOT_FILE)).signed
    except (RepositoryError, OSError):
        return False
    return not root.keys.keys().isdisjoint(signatures)
