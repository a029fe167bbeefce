"""Bytes to frames: torn, glued, damaged and hidden in noise."""

from functools import reduce
from itertools import pairwise
from operator import xor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from device.idcard.frames import (
    MAX_LENGTH,
    PREAMBLE,
    Broken,
    Frame,
    FrameSplitter,
    Noise,
    Piece,
    encode_frame,
)
from tests.protocol.idcard.vectors import FRAMES

FIND = FRAMES["cmd.find"]
FOUND = FRAMES["rsp.find.ok"]
READ = FRAMES["rsp.read.prc"]


def cut(*chunks: bytes) -> list[Piece]:
    splitter = FrameSplitter()
    pieces = [piece for chunk in chunks for piece in splitter.feed(chunk)]
    return [*pieces, *splitter.flush()]


def frame(raw: bytes) -> Frame:
    return Frame(raw[7:-1])


def size(piece: Piece) -> int:
    match piece:
        case Frame(body=body):
            return len(encode_frame(body))
        case Broken(size=count) | Noise(size=count):
            return count


def simply_found(raw: bytes) -> list[bytes]:
    """The bodies of the frames in a whole capture, by the plainest rule: leftmost first.

    (And a frame whose last bytes begin the next preamble is none.)
    """
    bodies, at = [], 0
    while (at := raw.find(PREAMBLE, at)) >= 0:
        length = int.from_bytes(raw[at + 5 : at + 7], "big")
        end = at + 7 + length
        overruns = any(raw.startswith(PREAMBLE, end - taken) for taken in (2, 3, 4))
        sane = 3 <= length <= MAX_LENGTH and end <= len(raw) and not overruns
        if sane and not reduce(xor, raw[at + 5 : end]):
            bodies.append(raw[at + 7 : end - 1])
            at = end
        else:
            at += 1
    return bodies


@pytest.mark.parametrize("name", FRAMES)
def test_every_published_frame_is_one_frame(name: str) -> None:
    assert cut(FRAMES[name]) == [frame(FRAMES[name])]


@pytest.mark.parametrize("name", FRAMES)
def test_a_body_is_framed_as_published(name: str) -> None:
    assert encode_frame(FRAMES[name][7:-1]) == FRAMES[name]


@pytest.mark.parametrize("length", [1, MAX_LENGTH])
def test_no_frame_can_be_shorter_or_longer_than_the_module_allows(length: int) -> None:
    with pytest.raises(ValueError, match="length"):
        encode_frame(bytes(length))


def test_a_reader_that_delivers_single_bytes_is_understood() -> None:
    raw = FOUND + READ
    assert cut(*(raw[i : i + 1] for i in range(len(raw)))) == [frame(FOUND), frame(READ)]


def wrong_sum(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 0x5A])


PREAMBLE_INSIDE = encode_frame(bytes(300) + FOUND + PREAMBLE + bytes(20))
SHORT_OF_TWO = bytes.fromhex("aaaaaa9669000505050505")[:-1]


@pytest.mark.parametrize(
    ("raw", "pieces"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(FIND + FOUND, [frame(FIND), frame(FOUND)], id="glued"),
        pytest.param(b"\x00\xaa\xaa" + FOUND, [Noise(3), frame(FOUND)], id="noise before"),
        pytest.param(FOUND + b"\xaa\xaa", [frame(FOUND), Noise(2)], id="noise after"),
        pytest.param(b"\xaa\x00" + FOUND[1:], [Noise(1), frame(FOUND)], id="stray byte, 1st place"),
        pytest.param(
            b"\xaa\xaa\x00" + FOUND[2:], [Noise(1), frame(FOUND)], id="stray byte, 2nd place"
        ),
        pytest.param(
            b"\xaa\xaa\xaa\x00" + FOUND[3:], [Noise(1), frame(FOUND)], id="stray byte, 3rd place"
        ),
        pytest.param(
            b"\xaa\xaa\xaa\x96\x00" + FOUND[4:],
            [Noise(1), frame(FOUND)],
            id="stray byte, 4th place",
        ),
        pytest.param(
            wrong_sum(READ) + FOUND, [Broken(len(READ)), frame(FOUND)], id="wrong sum, then right"
        ),
        pytest.param(PREAMBLE_INSIDE, [frame(PREAMBLE_INSIDE)], id="preamble inside the photo"),
        pytest.param(
            wrong_sum(PREAMBLE_INSIDE),
            [Broken(307), frame(FOUND), Noise(26)],
            id="damaged around a whole frame",
        ),
        pytest.param(
            READ[:700] + READ[701:] + FOUND,
            [Broken(len(READ) - 1), frame(FOUND)],
            id="a byte lost, the next answer glued",
        ),
        pytest.param(SHORT_OF_TWO, [Noise(len(SHORT_OF_TWO))], id="never complete"),
        pytest.param(
            SHORT_OF_TWO + FOUND,
            [Broken(len(SHORT_OF_TWO)), frame(FOUND)],
            id="complete by another",
        ),
        pytest.param(PREAMBLE + b"\xff\xff" + FOUND, [Noise(7), frame(FOUND)], id="absurdly long"),
        pytest.param(
            PREAMBLE + b"\x00\x02\x01\x03" + FOUND, [Noise(9), frame(FOUND)], id="absurdly short"
        ),
        pytest.param(PREAMBLE + FOUND, [Noise(5), frame(FOUND)], id="preamble twice"),
        pytest.param(READ[:900], [Noise(900)], id="card pulled out of the answer"),
    ],
)
def test_what_came_is_told_piece_by_piece(raw: bytes, pieces: list[Piece]) -> None:
    assert cut(raw) == pieces
    assert cut(*(raw[i : i + 1] for i in range(len(raw)))) == pieces


def test_an_answer_is_known_with_its_last_byte_and_not_later() -> None:
    splitter = FrameSplitter()
    assert splitter.feed(READ[:-1]) == []
    assert splitter.in_frame
    assert splitter.feed(READ[-1:]) == [frame(READ)]
    assert not splitter.in_frame


def test_an_answer_that_ends_like_a_preamble_is_known_when_the_line_is_silent() -> None:
    raw = encode_frame(bytes.fromhex("000090049408aa"))
    assert raw[-2:] == b"\xaa\xaa"
    splitter = FrameSplitter()
    assert splitter.feed(raw) == []
    assert splitter.flush() == [frame(raw)]
    assert cut(raw + FOUND) == [frame(raw), frame(FOUND)]


BODIES = st.binary(min_size=2, max_size=60)
RUBBISH = st.one_of(
    st.binary(max_size=20),
    st.lists(st.sampled_from([0xAA, 0x96, 0x69, 0x00, 0x03]), max_size=20).map(bytes),
    BODIES.map(encode_frame).map(lambda raw: raw[:-2]),
    BODIES.map(encode_frame).map(wrong_sum),
    st.just(PREAMBLE + b"\x00\x40"),
)
STREAMS = st.lists(st.one_of(RUBBISH, BODIES.map(encode_frame)), max_size=8).map(b"".join)


def torn(raw: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(raw) + 1) for cut in cuts), len(raw)]
    return [raw[a:b] for a, b in pairwise(edges)]


@given(STREAMS, st.lists(st.integers(0, 2000), max_size=30))
@example(wrong_sum(READ) + FOUND, [1294, 1295, 1300])
def test_how_a_stream_is_torn_changes_nothing_and_no_byte_is_lost(
    raw: bytes, cuts: list[int]
) -> None:
    pieces = cut(*torn(raw, cuts))
    assert pieces == cut(raw)
    assert sum(map(size, pieces)) == len(raw)


@given(st.lists(st.tuples(st.binary(max_size=30), BODIES), max_size=6), st.binary(max_size=30))
def test_every_frame_between_noise_is_found(hidden: list[tuple[bytes, bytes]], end: bytes) -> None:
    # Without 96 the noise holds no preamble, so nothing else can be meant than these frames.
    def quiet(noise: bytes) -> bytes:
        return noise.replace(b"\x96", b"\xaa")

    raw = b"".join(quiet(noise) + encode_frame(body) for noise, body in hidden) + quiet(end)
    found = [piece.body for piece in cut(raw) if isinstance(piece, Frame)]
    assert found == [body for _, body in hidden]


@given(STREAMS)
def test_frames_are_found_wherever_a_plain_search_of_the_whole_capture_finds_them(
    raw: bytes,
) -> None:
    found = iter(piece.body for piece in cut(raw) if isinstance(piece, Frame))
    # A forgiven stray byte makes a frame of what the plain search calls noise: never one less.
    assert all(body in found for body in simply_found(raw))
