"""A file over a bad line: what came is kept, what is wrong is dropped, nobody waits for ever."""

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from sync.faults import Fault, FaultKind
from sync.fetch import PART, Fetcher, Patience
from sync.web import Web
from tests.protocol.sync.county import serving
from tests.protocol.sync.lines import cutting, dripping, serving_ranges

CONTENT = random.Random(7).randbytes(200_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAME = "a/file"


@pytest.fixture
def public(tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    (folder / NAME).parent.mkdir(parents=True)
    (folder / NAME).write_bytes(CONTENT)
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "kept" / SHA256
    target.parent.mkdir()
    return target


def part_of(target: Path) -> Path:
    return target.with_name(f"{target.name}{PART}")


def fetch(fetcher: Fetcher, target: Path) -> Fault | None:
    return fetcher.file(NAME, size=len(CONTENT), sha256=SHA256, target=target)


def test_a_file_that_is_there_in_part_is_gone_on_with(public: Path, target: Path) -> None:
    asked: list[str] = []
    part_of(target).write_bytes(CONTENT[:150_000])
    with serving_ranges(public, asked) as url, closing(Fetcher(Web(url))) as fetcher:
        assert fetch(fetcher, target) is None
        assert fetcher.bytes_received == 50_000
    assert asked == ["/a/file bytes=150000-"]
    assert target.read_bytes() == CONTENT
    assert not part_of(target).exists()


def test_a_server_without_ranges_begins_again(public: Path, target: Path) -> None:
    part_of(target).write_bytes(CONTENT[:150_000])
    with serving(public) as url, closing(Fetcher(Web(url))) as fetcher:
        assert fetch(fetcher, target) is None
        assert (fetcher.requests, fetcher.bytes_received) == (1, len(CONTENT))
    assert target.read_bytes() == CONTENT


def test_a_file_that_was_whole_before_the_power_went_costs_no_request(
    public: Path, target: Path
) -> None:
    part_of(target).write_bytes(CONTENT)
    with serving_ranges(public) as url, closing(Fetcher(Web(url))) as fetcher:
        assert fetch(fetcher, target) is None
        assert fetcher.requests == 0
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "left",
    [bytes(100_000), bytes(len(CONTENT)), CONTENT + b"x", bytes(300_000), b""],
    ids=["poisoned", "poisoned whole", "one too many", "too long", "empty"],
)
@pytest.mark.parametrize("serve", [serving, serving_ranges])
def test_bytes_of_something_else_are_dropped_at_once(
    public: Path, target: Path, left: bytes, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    part_of(target).write_bytes(left)
    with serve(public) as url, closing(Fetcher(Web(url))) as fetcher:
        assert fetch(fetcher, target) is None
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize(("least", "most"), [(400, 600), (400, 20_000), (20_000, 20_000)])
def test_a_link_cut_every_few_bytes_still_brings_the_file(
    public: Path, target: Path, least: int, most: int
) -> None:
    with (
        serving_ranges(public) as far,
        cutting(far, least, most, seed=most) as url,
        closing(Fetcher(Web(url))) as fetcher,
    ):
        assert fetch(fetcher, target) is None
        assert fetcher.requests > 5
        assert fetcher.bytes_received == len(CONTENT)
        content = fetcher.small(NAME, len(CONTENT))
        assert isinstance(content, bytes)
        assert hashlib.sha256(content).hexdigest() == SHA256
    assert target.read_bytes() == CONTENT


def test_a_small_file_is_not_sewn_together_from_two(public: Path) -> None:
    """The county publishes anew while the head comes over a line that breaks."""
    old, new = b"a" * 1000, b"b" * 1000
    asked: list[str] = []
    with (
        serving_ranges(public, asked) as far,
        cutting(far, 700, 1300, seed=1) as url,
        closing(Fetcher(Web(url))) as fetcher,
    ):
        seen = set()
        for turn in range(30):
            (public / "head").write_bytes(old if turn % 2 else new)
            seen.add(fetcher.small("head", 4096))
    assert {each for each in seen if not isinstance(each, Fault)} <= {old, new}
    assert any("bytes=" in each for each in asked)


def test_without_progress_a_line_is_given_up(public: Path, target: Path) -> None:
    with (
        serving(public) as far,
        cutting(far, 20_000, 20_000, seed=1) as url,
        closing(Fetcher(Web(url))) as fetcher,
    ):
        fault = fetch(fetcher, target)
        assert fetcher.requests <= 8
    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.NO_NETWORK
    assert 0 < part_of(target).stat().st_size < 20_000


@pytest.mark.parametrize(
    "headers",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Padding: ",
        b"",
    ],
    ids=["body", "body without a length", "headers", "status"],
)
def test_a_server_that_drips_is_given_up_when_its_time_is_over(
    target: Path, headers: bytes
) -> None:
    patience = Patience(base_s=0.3, least_bytes_per_s=1e6)
    with (
        dripping(headers, 0.02) as url,
        closing(Fetcher(Web(url), patience=patience)) as fetcher,
    ):
        fault = fetch(fetcher, target)
    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.NO_NETWORK


@pytest.mark.parametrize("length", [10 << 30, len(CONTENT) + 1])
def test_more_than_the_index_says_is_refused_before_a_byte_is_written(
    target: Path, length: int
) -> None:
    headers = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode()
    with dripping(headers, 0.02) as url, closing(Fetcher(Web(url))) as fetcher:
        fault = fetch(fetcher, target)
        assert fetcher.bytes_received == 0
    assert isinstance(fault, Fault)
    assert fault.kind is FaultKind.BAD_DATA
    assert list(target.parent.iterdir()) == []


def test_a_service_that_must_end_keeps_what_it_has(public: Path, target: Path) -> None:
    def after_some() -> Iterator[bool]:
        yield False
        while True:
            yield True

    answers = after_some()
    with serving_ranges(public) as url:
        with closing(Fetcher(Web(url), stopped=lambda: next(answers))) as fetcher:
            fault = fetch(fetcher, target)
        assert isinstance(fault, Fault)
        assert fault.kind is FaultKind.STOPPED
        kept = part_of(target).stat().st_size
        assert 0 < kept < len(CONTENT)
        with closing(Fetcher(Web(url))) as fetcher:
            assert fetch(fetcher, target) is None
            assert fetcher.bytes_received == len(CONTENT) - kept
