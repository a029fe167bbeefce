"""What the reader is asked, and what people see of it, with time passed by hand."""

from itertools import pairwise

import pytest

from device.idcard.module import Family, StrangeCard
from device.idcard.protocol import (
    FIND,
    NEWEST_ADDRESS,
    READ,
    RESET,
    SELECT,
    STATUS,
    Answer,
    Request,
)
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.types import CardRead, CardRemoved
from tests.protocol.idcard.hall import GARBLED, SILENT, Hall, Reply

HERS = SAMPLE_CARDS["resident"]
HIS = SAMPLE_CARDS["hmt_permit"]


def says(sw3: int) -> Answer:
    return Answer(0, 0, sw3)


@pytest.fixture(params=Family, ids=lambda family: f"family {family.value}")
def hall(request: pytest.FixtureRequest) -> Hall:
    hall = Hall(request.param)
    hall.wait(1)
    return hall


def test_a_villager_lays_the_card_and_takes_it_away(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(60)
    assert hall.told() == ["ready", "found", "read resident"]
    hall.module.remove()
    hall.wait(1.2)
    assert hall.told() == ["ready", "found", "read resident", "removed"]


def test_the_time_of_each_step_is_told(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    (read,) = [event for event in hall.events if isinstance(event, CardRead)]
    assert read.card == HERS
    timing = read.timing
    assert (timing.find_ms, timing.select_ms, timing.read_ms) == pytest.approx((30, 40, 900))
    assert timing.last_byte_at == pytest.approx(
        next(at for at, request in hall.asked if request == READ) + 0.9
    )


def test_a_placed_card_is_looked_for_often_enough(hall: Hall) -> None:
    hall.wait(10)
    times = [at for at, request in hall.asked if request == FIND]
    gaps = [b - a for a, b in pairwise(times)]
    assert max(gaps) <= 0.3


def test_a_lying_card_is_asked_for_every_300_ms_and_not_read_again(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.asked.clear()
    hall.wait(30)
    assert {request for _, request in hall.asked} == {NEWEST_ADDRESS}
    assert 95 <= len(hall.asked) <= 101


@pytest.mark.parametrize("reply", [says(0x80), says(0x41), says(0x21), SILENT, GARBLED])
def test_one_missed_poll_ends_no_visit(hall: Hall, reply: Reply) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    for _ in range(5):
        hall.instead = {NEWEST_ADDRESS: [reply]}
        hall.wait(5)
    assert hall.told() == ["ready", "found", "read resident"]


@pytest.mark.parametrize("reply", [says(0x41), SILENT])
def test_a_reader_that_stops_answering_for_the_card_ends_the_visit_in_time(reply: Reply) -> None:
    hall = Hall()
    hall.module.place(HERS)
    hall.wait(3)
    hall.instead = {NEWEST_ADDRESS: [reply] * 2, FIND: [says(0x80)] * 2}
    hall.wait(1.2)
    assert "removed" in hall.told()
    hall.wait(3)
    assert hall.told()[-3:] == ["removed", "found", "read resident"], "it lay there all the time"


def test_a_reader_without_a_presence_answer_is_watched_by_reading_again() -> None:
    hall = Hall(Family.REPEAT)
    hall.instead = {NEWEST_ADDRESS: [says(0x21)] * 1000}
    hall.module.place(HERS)
    hall.wait(30)
    assert hall.told() == ["ready", "found", "read resident"]
    hall.module.remove()
    hall.wait(3)
    assert hall.told()[-1] == "removed"


def test_a_card_lifted_and_laid_back_between_two_polls_stays_one_visit(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.module.place(HERS)
    hall.wait(5)
    assert hall.told() == ["ready", "found", "read resident"]


def test_another_card_laid_in_its_place_between_two_polls_is_another_visit(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.module.place(HIS)
    hall.wait(3)
    assert hall.told()[3:] == ["removed", "found", "read hmt_permit"]


def test_nobody_sees_the_visit_of_the_card_before_however_fast_cards_are_swapped(
    hall: Hall,
) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.module.place(HERS)
    hall.wait(2)
    hall.module.place(HIS)
    hall.wait(3)
    assert hall.told()[3:] == ["removed", "found", "read hmt_permit"]


def test_the_same_card_after_it_was_seen_to_leave_is_a_new_visit(hall: Hall) -> None:
    for _ in range(2):
        hall.module.place(HERS)
        hall.wait(3)
        hall.module.remove()
        hall.wait(1.2)
    assert hall.told()[1:] == ["found", "read resident", "removed"] * 2


@pytest.mark.parametrize("after_s", [0.25, 0.5, 0.9])
def test_a_card_taken_away_too_early_is_told(hall: Hall, after_s: float) -> None:
    hall.module.place(HERS)
    hall.later(after_s, hall.module.remove)
    hall.wait(3)
    assert hall.told() == ["ready", "found", "taken_too_early", "removed"]


def test_a_card_taken_too_early_and_laid_down_again_is_read(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.later(0.6, hall.module.remove)
    hall.later(1.4, lambda: hall.module.place(HERS))
    hall.wait(5)
    told = hall.told()
    assert told[1:4] == ["found", "taken_too_early", "removed"]
    assert told[4:] == ["found", "read resident"]


def test_a_card_of_another_kind_is_told_once(hall: Hall) -> None:
    hall.module.place(StrangeCard.TRANSIT_CARD)
    hall.wait(20)
    assert hall.told() == ["ready", "found", "unknown_card"]
    hall.module.remove()
    hall.wait(2)
    assert hall.told()[3:] == ["removed"]


ONE_RETRY = [0x10, 0x11, 0x21, 0x24, 0x31, 0x32, 0x33, 0x37, 0x3F, 0x41, 0x47, 0x80, 0x81, 0x55]


@pytest.mark.parametrize("request_", [SELECT, READ], ids=["select", "read"])
@pytest.mark.parametrize("reply", [*map(says, ONE_RETRY), GARBLED, SILENT], ids=str)
def test_one_failure_is_made_good_unseen(hall: Hall, request_: Request, reply: Reply) -> None:
    hall.instead = {request_: [reply]}
    hall.module.place(HERS)
    hall.wait(8)
    assert hall.told() == ["ready", "found", "read resident"]


@pytest.mark.parametrize("request_", [SELECT, READ], ids=["select", "read"])
@pytest.mark.parametrize(
    ("sw3", "trouble"),
    [
        (0x31, "not_read"),
        (0x32, "not_read"),
        (0x33, "not_read"),
        (0x37, "not_read"),
        (0x3F, "not_read"),
        (0x41, "not_read"),
        (0x47, "not_read"),
        (0x21, "not_read"),
        (0x23, "not_read"),
        (0x24, "not_read"),
        (0x55, "not_read"),
        (0x80, "taken_too_early"),
        (0x81, "taken_too_early"),
        (0x40, "unknown_card"),
    ],
)
def test_a_card_that_goes_on_failing_is_told_once_and_read_as_soon_as_it_can_be(
    hall: Hall, request_: Request, sw3: int, trouble: str
) -> None:
    hall.instead = {request_: [says(sw3)] * 3}
    hall.module.place(HERS)
    hall.wait(10)
    assert hall.told() == ["ready", "found", trouble, "read resident"]


@pytest.mark.parametrize("sw3", [0x10, 0x11])
def test_a_request_the_module_heard_badly_is_sent_again_as_it_was(hall: Hall, sw3: int) -> None:
    hall.instead = {READ: [says(sw3)]}
    hall.module.place(HERS)
    hall.wait(4)
    asked = [request for _, request in hall.asked if request in (SELECT, READ)]
    assert asked == [SELECT, READ, READ]


@pytest.mark.parametrize(
    ("sw3", "status", "remedy"),
    [
        (0x60, "self_test_failed", RESET),
        (0x66, "not_authorised", STATUS),
        (0x23, "not_authorised", STATUS),
    ],
)
def test_a_module_that_may_not_work_is_told_once_and_asked_again(
    sw3: int, status: str, remedy: Request
) -> None:
    hall = Hall(instead={STATUS: [says(sw3)] * 3})
    hall.wait(10)
    assert hall.told() == [status, "ready"]
    assert sum(request == remedy for _, request in hall.asked) >= 3


def test_a_fault_in_the_middle_of_a_card_closes_it() -> None:
    hall = Hall(instead={READ: [says(0x66)]})
    hall.module.place(HERS)
    hall.wait(0.5)
    hall.module.remove()
    hall.wait(5)
    assert hall.told() == [
        "ready",
        "found",
        "not_read",
        "removed",
        "not_authorised",
        "ready",
    ]


def test_a_reader_that_falls_silent_is_told_once_and_its_return_once() -> None:
    hall = Hall()
    hall.wait(1)
    hall.instead = {FIND: [SILENT] * 2, STATUS: [SILENT] * 3}
    hall.wait(20)
    assert hall.told() == ["ready", "silent", "ready"]


def test_a_reader_unplugged_for_a_moment_does_not_end_the_visit_of_the_card_on_it(
    hall: Hall,
) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.unplug()
    hall.later(1, hall.plug)
    hall.wait(10)
    assert hall.told()[3:] == ["no_port", "ready"]
    hall.module.remove()
    hall.wait(1.2)
    assert hall.told()[5:] == ["removed"]


def test_a_reader_unplugged_for_long_ends_the_visit(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.unplug()
    hall.wait(6)
    assert hall.told()[3:] == ["no_port", "removed"]
    hall.plug()
    hall.wait(3)
    assert hall.told()[5:] == ["ready", "found", "read resident"]


def test_a_card_exchanged_while_the_reader_was_gone_is_another_visit(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.unplug()
    hall.module.place(HIS)
    hall.later(1, hall.plug)
    hall.wait(5)
    assert hall.told()[3:] == ["no_port", "ready", "removed", "found", "read hmt_permit"]


def test_a_card_taken_while_the_reader_was_gone_is_missed_within_seconds(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.wait(3)
    hall.unplug()
    hall.module.remove()
    hall.later(1, hall.plug)
    hall.wait(6)
    assert hall.told()[3:] == ["no_port", "ready", "removed"]
    assert hall.events.count(CardRemoved()) == 1


def test_a_reader_pulled_in_the_middle_of_reading_closes_the_card(hall: Hall) -> None:
    hall.module.place(HERS)
    hall.later(0.6, hall.unplug)
    hall.wait(1)
    assert hall.told() == ["ready", "found", "not_read", "removed", "no_port"]
