"""A small county for tests: a folder published as DESIGN says, on a real web server."""

import atexit
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from county.keys.kiosks import Kiosk
from county.keys.ring import CountyKeys
from county.publishing.repository import Repository
from county.publishing.signing import TownshipSigner
from sync.keys import keep_identity, recipient_of
from sync.once import sync_once
from sync.report import SyncReport
from sync.storage_key import make_storage_key, storage_key
from sync.trust import ROOT_FILE
from sync.wire.index import RegionIndex, ShardEntry, region_index_bytes
from sync.wire.layout import shard_path
from sync.wire.repository import TownshipState, envelope_target, region_target
from sync.wire.schema import (
    CATALOGUE_ITEM,
    DISBURSEMENT,
    ENTITLEMENT,
    HOLDER,
    PAYMENT,
    REGION,
    Dataset,
)
from sync.wire.sealing import Claim, seal
from sync.wire.shard import encode_shard, shard_name

COUNTY = "430724000000"
TOWNSHIP = "430724101000"
VILLAGE = "430724101211"
OTHER_VILLAGE = "430724101212"
FIRST_DAY = date(2026, 3, 31)
NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)

IDENTITY = "AGE-SECRET-KEY-1F768P6LCCGKA83HP59VWVAGX3LGJSJFMYDDRNDYWKUYPN8M35XLQKVF3KX"
"""The own key of every terminal of these tests."""

Row = tuple[object, ...]
Cut = tuple[Dataset, str, str]
State = dict[Cut, list[Row]]


def key(person: int) -> bytes:
    """The invented key of an invented person."""
    return person.to_bytes(4, "big") * 4


def payment(person: int, number: int, *, batch: int = 1, fen: int = 13142) -> Row:
    """A payment of one 亩 to a person."""
    money = (batch, 100, fen, fen, "paid", date(2026, 3, 12), None, None, None)
    return (key(person), number, "NY01", *money, "临澧农商行", "0327")


def batch(number: int, *, fen: int, payees: int) -> Row:
    """A disbursement."""
    days = (date(2026, 3, 1), 7, date(2026, 3, 10))
    return (number, 1, "NY01", "2026年", *days, fen, payees, 0, None)


def village(people: range, first_id: int, batch_no: int, code: str) -> State:
    """One village's shards: each of its people was paid once, the last heads no household."""
    payments = [payment(person, first_id + at, batch=batch_no) for at, person in enumerate(people)]
    total = batch(batch_no, fen=13142 * len(people), payees=len(people))
    holders: list[Row] = [
        (key(person), "张*明", "三组", key(people[0]) if person == people[-1] else None)
        for person in people
    ]
    right = (key(people[0]), "NY01", date(2020, 1, 1), None, "active", None, None, None)
    return {
        (PAYMENT, code, "2026"): payments,
        (DISBURSEMENT, code, "2026"): [total],
        (HOLDER, code, "all"): holders,
        (ENTITLEMENT, code, "all"): [right],
        (CATALOGUE_ITEM, code, "2026"): [("NY01", "published", "县农业农村局", None, None)],
    }


def first_state() -> State:
    """Two villages and the county's regions."""
    regions: list[Row] = [
        (COUNTY, "临澧县", "county", None),
        (TOWNSHIP, "合口镇", "township", COUNTY),
        (VILLAGE, "龙池村", "village", TOWNSHIP),
        (OTHER_VILLAGE, "回龙村", "village", TOWNSHIP),
    ]
    return {
        (REGION, COUNTY, "all"): regions,
        **village(range(1, 31), 1000, 1, VILLAGE),
        **village(range(31, 51), 2000, 2, OTHER_VILLAGE),
    }


def new_keys(folder: Path, made_at: datetime = datetime(2026, 3, 1, tzinfo=UTC)) -> CountyKeys:
    """A county's keys, with the terminal of these tests on its list."""
    keys = CountyKeys(folder, bytes(32))
    keys.roots.init(made_at)
    keys.kiosks.add(Kiosk("大厅", recipient_of(IDENTITY), TOWNSHIP))
    return keys


@cache
def the_countys_keys() -> CountyKeys:
    """The keys of the one county that all these tests publish."""
    folder = tempfile.mkdtemp(prefix="mingbai-county-keys-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return new_keys(Path(folder))


@dataclass
class PublishedCounty:
    """The folder a web server shows; each publication is a day later than the one before."""

    folder: Path
    day: date = FIRST_DAY
    keys: CountyKeys = field(default_factory=the_countys_keys)
    entries: list[ShardEntry] = field(default_factory=list)
    regions: dict[str, RegionIndex] = field(default_factory=dict)

    def publish(self, state: State, **replaced: bytes) -> None:
        """Publish a state; `replaced` gives other bytes for a dataset's shards, honestly named."""
        self.entries = []
        for (dataset, region, period), rows in state.items():
            shard = replaced.get(dataset.name, encode_shard(dataset, region, period, rows))
            data = self.sealed(dataset.name, region, period, shard)
            name = shard_name(data)
            self.write(shard_path(name), data)
            self.entries.append(
                ShardEntry(dataset.name, region, period, name, len(data), len(rows))
            )
        self.publish_entries()

    def publish_entries(self) -> None:
        """Publish indexes of `entries` as they stand, true or not."""
        regions: dict[str, RegionIndex] = {}
        for code in sorted({each.region for each in self.entries}):
            shards = tuple(each for each in self.entries if each.region == code)
            before = self.regions.get(code)
            if before is None or before.shards != shards:
                before = RegionIndex(code, self.day, shards)
            regions[code] = before
        self.regions = regions
        at = datetime(self.day.year, self.day.month, self.day.day, 18, tzinfo=UTC)
        targets = {region_target(code): region_index_bytes(each) for code, each in regions.items()}
        for kiosk in self.keys.kiosks.of(TOWNSHIP):
            envelope = self.keys.envelope_of(kiosk, list(regions))
            targets[envelope_target(kiosk.recipient)] = envelope
        self.sign(TownshipState(TOWNSHIP, self.day, at), targets)
        self.day += timedelta(days=1)

    def sign(self, state: TownshipState, targets: dict[str, bytes]) -> None:
        """Publish signed targets, true or not."""
        repository = Repository(self.folder)
        TownshipSigner(repository, self.keys, TOWNSHIP, state.published_at).publish(state, targets)

    def sealed(self, dataset: str, region: str, period: str, shard: bytes) -> bytes:
        """A shard's bytes as they travel."""
        key = self.keys.regions.current(region)
        return seal(Claim(dataset, region, period, key.epoch), key.key, shard)

    def write(self, path: str, content: bytes) -> None:
        """Put a file where the web server finds it."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def provide(data_dir: Path, keys: CountyKeys | None = None) -> None:
    """Give a terminal what it is given when it is set up: the county's root, its own key."""
    data_dir.mkdir(parents=True, exist_ok=True)
    make_storage_key(data_dir)
    keep_identity(data_dir, storage_key(data_dir), IDENTITY)
    (data_dir / ROOT_FILE).write_bytes((keys or the_countys_keys()).roots.history()[0])


class _QuietFiles(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Header and body in one packet, as real servers send them.
    wbufsize = -1

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a real web server; gives its address."""
    with running(partial(_QuietFiles, directory=str(folder))) as url:
        yield url


@contextmanager
def running(handler: "type[BaseHTTPRequestHandler] | partial[_QuietFiles]") -> Iterator[str]:
    """A real web server with this handler; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sync(data_dir: Path, url: str, *, now: datetime = NOW, check: bool = True) -> SyncReport:
    """One sync of the township's terminal, which is set up first where it was not."""
    if not data_dir.parent.is_file() and not (data_dir / ROOT_FILE).exists():
        provide(data_dir)
    return sync_once(
        data_dir=data_dir, county_url=url, township=TOWNSHIP, now=lambda: now, check=check
    )
