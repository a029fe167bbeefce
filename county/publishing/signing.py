"""Signing a township's repository (The Update Framework): what is new, in the order of reading.

Each signed file is written only after all that it names, the timestamp last: a terminal that reads
while the county publishes sees the old state or the new one whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from county.keys.ring import CountyKeys
from county.keys.roots import root_of
from county.publishing.repository import Repository
from sync.wire.index import IndexFault
from sync.wire.layout import metadata_path, target_path
from sync.wire.repository import (
    ISSUED_FIELD,
    STATE_FIELD,
    TownshipState,
    issued_at,
    parse_state,
    state_fields,
    time_text,
)

S = TypeVar("S", Targets, Snapshot, Timestamp)

LASTING = {
    Targets.type: timedelta(days=90),
    Snapshot.type: timedelta(days=90),
    Timestamp.type: timedelta(days=45),
}
TIMESTAMP_RENEWED_AFTER = timedelta(hours=20)
"""Less than a day, so that a job which runs daily never finds it a minute too young."""

LEAST_LEFT = LASTING[Timestamp.type] + timedelta(days=1)
"""What a timestamp names must outlive it."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """The three online files as they lie in the repository, valid under the root in force."""

    targets: Targets
    snapshot: Snapshot
    timestamp: Timestamp

    def versions(self) -> dict[str, int]:
        """Their versions by role."""
        files = (self.targets, self.snapshot, self.timestamp)
        return {each.type: each.version for each in files}


class NotYetPublishedError(Exception):
    """A township without signed data cannot be signed anew."""


class TownshipSigner:
    """One township's repository in a folder of published files, and the keys to sign it with.

    `now` needs a time zone. `RootError` and `BrokenKeyFileError` where keys are missing or broken.
    """

    def __init__(
        self, repository: Repository, keys: CountyKeys, township: str, now: datetime
    ) -> None:
        self._repository = repository
        self._keys = keys
        self._township = township
        self._now = now.astimezone(UTC).replace(microsecond=0)
        self._roots = keys.roots.history()
        self._root = root_of(self._roots)
        self._signers = keys.roots.online_signers(self._root)

    def publish(self, state: TownshipState, contents: Mapping[str, bytes]) -> None:
        """Publish the targets and sign what changed. Shards must be in place before.

        Where nothing but the time of publication differs, the signed state stays as it is.
        """
        files = {
            name: TargetFile.from_data(name, content, ["sha256"])
            for name, content in contents.items()
        }
        for name, file in files.items():
            path = target_path(self._township, name, file.hashes["sha256"])
            self._repository.put(path, contents[name])
        before = self._current()
        unchanged = (
            before is not None
            and before.targets.targets == files
            and _day(before.targets) == state.as_of
        )
        if before is not None and unchanged:
            targets = before.targets
        else:
            targets = Targets(targets=files, unrecognized_fields={STATE_FIELD: state_fields(state)})
        self._sign(before, targets, unchanged=unchanged)

    def renew(self) -> None:
        """Sign anew what is published, as time goes by. `NotYetPublishedError`."""
        before = self._current()
        if before is None:
            raise NotYetPublishedError(self._township)
        self._sign(before, before.targets, unchanged=True)

    def _sign(self, before: _Signed | None, targets: Targets, *, unchanged: bool) -> None:
        here = {} if before is None else before.versions()
        versions = self._keys.versions_of(self._township)
        # A folder from a backup: terminals may have seen what it has forgotten.
        behind = any(here.get(role, 0) < version for role, version in versions.items())
        versions = {role: max(versions.get(role, 0), here.get(role, 0)) for role in LASTING}
        signed: list[tuple[str, bytes]] = []
        if before is None or behind or not unchanged or self._ends_soon(before.targets):
            signed.append(self._next(targets, versions))
        snapshot = None if before is None else before.snapshot
        if snapshot is None or signed or self._ends_soon(snapshot):
            meta = {"targets.json": MetaFile(versions[Targets.type])}
            snapshot = Snapshot(meta=meta)
            signed.append(self._next(snapshot, versions))
        if before is None or signed or self._is_a_day_old(before.timestamp):
            timestamp = Timestamp(
                snapshot_meta=MetaFile(versions[Snapshot.type]),
                unrecognized_fields={ISSUED_FIELD: time_text(self._now)},
            )
            signed.append(self._next(timestamp, versions))
        for version, root in enumerate(self._roots, 1):
            self._repository.put(metadata_path(self._township, Root.type, version), root)
        if signed:
            self._keys.remember_versions(self._township, versions)
        for path, content in signed:
            self._repository.put(path, content)

    def _next(self, content: S, versions: dict[str, int]) -> tuple[str, bytes]:
        """The path and bytes of the next version, good from now on."""
        role = content.type
        versions[role] += 1
        content.version = versions[role]
        content.expires = self._now + LASTING[role]
        metadata = Metadata(content)
        metadata.sign(self._signers[role])
        # The timestamp's is the one name that stays, or nobody would find the others.
        version = None if role == Timestamp.type else content.version
        return metadata_path(self._township, role, version), metadata.to_bytes()

    def _current(self) -> _Signed | None:
        """What is published now; none where a file is missing, broken or signed by other keys."""
        try:
            timestamp = self._read(Timestamp, None)
            snapshot = self._read(Snapshot, timestamp.snapshot_meta.version)
            targets = self._read(Targets, snapshot.meta["targets.json"].version)
        except (_AbsentError, RepositoryError):
            return None
        return _Signed(targets, snapshot, timestamp)

    def _read(self, kind: type[S], version: int | None) -> S:
        content = self._repository.read(metadata_path(self._township, kind.type, version))
        if content is None:
            raise _AbsentError
        metadata = Metadata[S].from_bytes(content)
        self._root.verify_delegate(kind.type, metadata.signed_bytes, metadata.signatures)
        if version not in (None, metadata.signed.version):
            raise _AbsentError
        return metadata.signed

    def _ends_soon(self, signed: Signed) -> bool:
        return signed.expires - self._now < LEAST_LEFT

    def _is_a_day_old(self, timestamp: Timestamp) -> bool:
        issued = issued_at(timestamp.unrecognized_fields)
        # One from the future was signed by a clock that has been set right since.
        return issued is None or abs(self._now - issued) >= TIMESTAMP_RENEWED_AFTER


def _day(targets: Targets) -> date | None:
    state = parse_state(targets.unrecognized_fields.get(STATE_FIELD))
    return None if isinstance(state, IndexFault) else state.as_of


class _AbsentError(Exception):
    """A signed file that is not in the folder; never leaves this module."""
