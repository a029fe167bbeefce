"""One request and what may come back instead of a plain answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.idcard.exchange import EXTENSION_S, GAP_S, Exchange, fits
from device.idcard.frames import encode_frame
from device.idcard.protocol import (
    FIND,
    NEWEST_ADDRESS,
    READ,
    RESET,
    SELECT,
    STATUS,
    Answer,
    Request,
    join_read,
)
from device.idcard.session_states import Answered, Ask, Garbled, Outcome, Silent
from tests.protocol.idcard.vectors import FRAMES

TIMEOUT_S = 1.5
SLICE_S = 0.05
FOUND = FRAMES["rsp.find.ok"]
SELECTED = FRAMES["rsp.select.ok"]
CARD = FRAMES["rsp.read.prc"]


def wait(request: Request, *arrivals: tuple[float, bytes]) -> Outcome:
    """The outcome when these bytes arrive at these times after the request."""
    exchange = Exchange(Ask(request, 0.0, TIMEOUT_S), 0.0)
    coming = list(arrivals)
    now = 0.0
    while now < 60:
        now += SLICE_S
        chunk = b""
        if coming and coming[0][0] <= now:
            now, chunk = coming.pop(0)
        if outcome := exchange.feed(chunk, now):
            return outcome
    raise AssertionError("an exchange must end")


def test_an_answer_ends_the_exchange_with_its_last_byte() -> None:
    outcome = wait(SELECT, (0.1, SELECTED[:5]), (0.12, SELECTED[5:]))
    assert outcome == Answered(Answer(0, 0, 0x90, bytes(8)), 0.0, 0.12)


@pytest.mark.parametrize(
    ("request_", "arrivals"),
    [
        pytest.param(FIND, [(0.01, FIND.encode()), (0.1, FOUND)], id="echo first"),
        pytest.param(FIND, [(0.01, FIND.encode() + FOUND)], id="echo glued"),
        pytest.param(
            SELECT, [(0.01, FOUND), (0.2, SELECTED)], id="the late answer to the request before"
        ),
        pytest.param(READ, [(0.01, SELECTED), (0.9, CARD)], id="a late select before the card"),
        pytest.param(FIND, [(0.01, b"\x00\x7f\xaa"), (0.1, FOUND)], id="noise first"),
        pytest.param(FIND, [(0.01, FOUND[:-1] + b"\0"), (0.1, FOUND)], id="broken, then right"),
        pytest.param(
            FIND, [(0.1, bytes.fromhex("aaaaaa9669000505050505") + FOUND)], id="after a torso"
        ),
        pytest.param(
            FIND,
            [(0.1, bytes.fromhex("aaaaaa96690fff") + FOUND)],
            id="in the shadow of a length that promises much",
        ),
        pytest.param(
            READ, [(0.9 + i / 1000, CARD[i : i + 1]) for i in range(len(CARD))], id="single bytes"
        ),
    ],
)
def test_an_answer_is_found_among_what_else_comes(
    request_: Request, arrivals: list[tuple[float, bytes]]
) -> None:
    outcome = wait(request_, *arrivals)
    assert isinstance(outcome, Answered)
    assert fits(request_, outcome.answer)


@pytest.mark.parametrize(
    ("arrivals", "kind", "at"),
    [
        pytest.param([], Silent, TIMEOUT_S, id="nothing"),
        pytest.param([(0.1, b"\x00\xff")], Silent, TIMEOUT_S, id="noise"),
        pytest.param([(0.01, FIND.encode())], Silent, TIMEOUT_S, id="only the echo"),
        pytest.param([(0.1, FOUND[:-1] + b"\0")], Garbled, 0.1 + GAP_S, id="a wrong sum"),
        pytest.param([(0.1, CARD[:800])], Garbled, 0.1 + GAP_S, id="an answer that stops"),
        pytest.param([(0.1, SELECTED)], Silent, TIMEOUT_S, id="an answer to something else"),
    ],
)
def test_what_is_no_answer_ends_the_exchange_in_time(
    arrivals: list[tuple[float, bytes]], kind: type[Outcome], at: float
) -> None:
    outcome = wait(FIND, *arrivals)
    assert isinstance(outcome, kind)
    assert not isinstance(outcome, Answered)
    assert at <= outcome.at <= at + 2 * SLICE_S


@pytest.mark.parametrize("request_", [FIND, SELECT, READ, NEWEST_ADDRESS, STATUS, RESET])
@pytest.mark.parametrize("sw3", [0x21, 0x24, 0x41, 0x60, 0x66, 0x80, 0x81])
def test_a_refusal_answers_any_request(request_: Request, sw3: int) -> None:
    assert fits(request_, Answer(0, 0, sw3))


@pytest.mark.parametrize(
    ("answer", "requests"),
    [
        (Answer(0, 0, 0x9F, bytes(4)), [FIND]),
        (Answer(0, 0, 0x9F, b"\x12\x34\x56\x78"), [FIND]),
        (Answer(0, 0, 0x90, bytes(8)), [SELECT, NEWEST_ADDRESS]),
        (Answer(0, 0, 0x90), [SELECT, NEWEST_ADDRESS, STATUS, RESET]),
        (Answer(0x90, 0, 0x90, bytes(range(8))), [SELECT, NEWEST_ADDRESS]),
        (Answer(0, 0, 0x90, " ".encode("utf-16-le") * 35), [NEWEST_ADDRESS]),
        (join_read(bytes(256), bytes(1024)), [READ]),
        (join_read(bytes(256), bytes(1024), bytes(1024)), [READ]),
    ],
)
def test_a_good_answer_fits_only_what_it_can_answer(
    answer: Answer, requests: list[Request]
) -> None:
    every = [FIND, SELECT, READ, NEWEST_ADDRESS, STATUS, RESET]
    assert [request for request in every if fits(request, answer)] == requests


@given(
    st.lists(st.tuples(st.floats(0, 3), st.binary(max_size=40)), max_size=10),
    st.binary(min_size=2, max_size=40).map(encode_frame),
)
def test_whatever_comes_the_exchange_ends(
    arrivals: list[tuple[float, bytes]], frame: bytes
) -> None:
    coming = sorted([*arrivals, (0.4, frame)], key=lambda arrival: arrival[0])
    outcome = wait(FIND, *coming)
    assert outcome.at <= TIMEOUT_S + EXTENSION_S + GAP_S


def test_a_line_that_never_falls_silent_ends_the_exchange_too() -> None:
    outcome = wait(FIND, *((i / 100, CARD[:800]) for i in range(6000)))
    assert isinstance(outcome, Garbled)
    assert outcome.at <= TIMEOUT_S + EXTENSION_S + GAP_S
