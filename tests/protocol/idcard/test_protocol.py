"""Requests and answers: what is asked, what came back, and what was only an echo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.idcard import protocol
from device.idcard.frames import Broken, Noise
from device.idcard.protocol import (
    Answer,
    AnswerParser,
    Echo,
    Item,
    Meaning,
    ReadParts,
    Request,
    join_read,
    meaning,
    split_read,
)
from tests.protocol.idcard.vectors import FRAMES

SMALL_EXCHANGES = Request(0x61, 0xFF, b"\x50")


def parse(raw: bytes, sent: Request | None = None) -> list[Item]:
    parser = AnswerParser(sent)
    return [*parser.feed(raw), *parser.flush()]


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("cmd.find", protocol.FIND),
        ("cmd.select", protocol.SELECT),
        ("cmd.read", protocol.READ),
        ("cmd.status", protocol.STATUS),
        ("cmd.reset", protocol.RESET),
        ("cmd.samid", protocol.SAM_ID),
    ],
)
def test_requests_are_spelt_as_published(name: str, request_: Request) -> None:
    assert request_.encode() == FRAMES[name]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("rsp.find.ok", Answer(0, 0, 0x9F, bytes(4))),
        ("rsp.find.none", Answer(0, 0, 0x80)),
        ("rsp.select.ok", Answer(0, 0, 0x90, bytes(8))),
        ("rsp.select.fail", Answer(0, 0, 0x81)),
        ("rsp.read.fail", Answer(0, 0, 0x41)),
        ("rsp.ok", Answer(0, 0, 0x90)),
    ],
)
def test_answers_are_understood_as_published(name: str, answer: Answer) -> None:
    assert parse(FRAMES[name]) == [answer]
    assert answer.encode() == FRAMES[name]


@pytest.mark.parametrize(
    ("raw", "sent", "items"),
    [
        pytest.param(
            FRAMES["cmd.find"] + FRAMES["rsp.find.ok"],
            protocol.FIND,
            [Echo(0x20, 0x01), Answer(0, 0, 0x9F, bytes(4))],
            id="the adapter repeats what was sent",
        ),
        pytest.param(
            FRAMES["cmd.find"], None, [Echo(0x20, 0x01)], id="a capture that holds both directions"
        ),
        pytest.param(
            SMALL_EXCHANGES.encode(),
            SMALL_EXCHANGES,
            [Echo(0x61, 0xFF, b"\x50")],
            id="an echo as long as an answer, told by what was sent",
        ),
        pytest.param(
            SMALL_EXCHANGES.encode(), None, [Echo(0x61, 0xFF, b"\x50")], id="told by its value"
        ),
        pytest.param(
            Request(0x61, 0xFF, b"\x90").encode(),
            None,
            [Answer(0x61, 0xFF, 0x90)],
            id="a card's own status is not taken for an echo",
        ),
        pytest.param(b"\x00", None, [Noise(1)], id="noise"),
        pytest.param(FRAMES["rsp.ok"][:-1] + b"\x00", None, [Broken(11)], id="wrong sum"),
    ],
)
def test_echoes_are_told_from_answers(raw: bytes, sent: Request | None, items: list[Item]) -> None:
    assert parse(raw, sent) == items


def test_every_listed_code_has_a_meaning_and_no_other_one_has() -> None:
    listed = "90 9f 91 80 81 41 40 31 32 33 37 3f 47 10 11 21 23 24 60 66"
    known = {sw3 for sw3 in range(256) if meaning(Answer(0, 0, sw3)) is not Meaning.UNLISTED}
    assert known == set(bytes.fromhex(listed))


def test_only_sw3_decides() -> None:
    assert meaning(Answer(0x6A, 0x82, 0x90)) is Meaning.DONE


@given(
    text=st.binary(min_size=256, max_size=256),
    photo=st.binary(max_size=1024),
    fingerprint=st.none() | st.binary(max_size=1024),
)
def test_both_ways_of_reading_are_cut_by_their_own_length_words(
    text: bytes, photo: bytes, fingerprint: bytes | None
) -> None:
    parts = split_read(join_read(text, photo, fingerprint))
    assert parts == ReadParts(text, photo, fingerprint or b"")


@pytest.mark.parametrize(
    ("fingerprint", "size"), [(None, 1295), (0, 1297), (512, 1809), (1024, 2321)]
)
def test_a_read_answer_is_as_long_on_the_wire_as_the_norm_says(
    fingerprint: int | None, size: int
) -> None:
    third = None if fingerprint is None else bytes(fingerprint)
    assert len(join_read(bytes(256), bytes(1024), third).encode()) == size


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(0, 0, 0x41, join_read(bytes(256), b"").data), id="failed"),
        pytest.param(Answer(0, 0, 0x90, bytes(8)), id="a serial number"),
        pytest.param(Answer(0, 0, 0x90, bytes.fromhex("05000100") + bytes(12)), id="a SAM id"),
        pytest.param(Answer(0, 0, 0x90, "　".encode("utf-16-le") * 35), id="an address"),
        pytest.param(Answer(0, 0, 0x90), id="nothing"),
        pytest.param(
            Answer(0, 0, 0x90, join_read(bytes(256), bytes(1024)).data[:-1]), id="a byte short"
        ),
        pytest.param(join_read(bytes(100), bytes(1024)), id="a text no card has"),
    ],
)
def test_other_answers_are_no_card(answer: Answer) -> None:
    assert split_read(answer) is None


def test_no_repr_shows_what_a_card_said() -> None:
    secret = "例示农".encode("utf-16-le")
    assert repr(Answer(0, 0, 0x90, secret)) == "Answer(sw1=0, sw2=0, sw3=144)"
    assert repr(ReadParts(secret, secret)) == "ReadParts()"
