"""Whole visits as tables of steps: what happens, and which screen stands there then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from device.idcard.types import (
    Card,
    CardFailed,
    CardFound,
    CardKind,
    CardRead,
    CardRemoved,
    CardTrouble,
    ReadTiming,
)
from device.printer.jobs import Done, Failed, JobChanged, Printing, Unknown
from device.printer.status import PrinterStatus
from kiosk.decide import decide_screen, screen_name
from kiosk.effects import Effect, Forget, LookUp, PrintReceipt
from kiosk.events import Answered, Event, Tick, Touched
from kiosk.holdings import NobodyFound, NoReplica
from kiosk.intents import (
    Back,
    Bigger,
    Continue,
    DoubleSize,
    End,
    Home,
    Poke,
    PrintIt,
    ShowNotReceived,
    ShowPayment,
    ShowProgramme,
    ShowQr,
    ShowReceipt,
    ShowYear,
)
from kiosk.state import State
from kiosk.step import step
from kiosk.views.frame import frame_of
from tests.unit.kiosk.people import FARMER_CARD, HOLDINGS, IDLE, PROFILE

READ = CardRead(FARMER_CARD, ReadTiming(60, 50, 900, 1001.0))
FOUND_HIM = Answered(1, HOLDINGS)


@dataclass(frozen=True)
class Later:
    """So many seconds go by."""

    seconds: float


Happening = Event | Later
Steps = Sequence[tuple[Happening, str]]


def _event(state: State, happening: Happening) -> Event:
    if isinstance(happening, Later):
        wall = state.wall + timedelta(seconds=happening.seconds)
        return Tick(state.now_s + happening.seconds, wall)
    return happening


def walk(state: State, steps: Steps) -> tuple[State, list[Effect]]:
    """Go through the steps; every screen on the way must be the one the table says."""
    effects: list[Effect] = []
    for number, (happening, screen) in enumerate(steps):
        state, more = step(state, _event(state, happening))
        effects += more
        assert screen_name(decide_screen(state)) == screen, f"step {number}: {happening}"
        frame_of(state, PROFILE)
    return state, effects


LAID_DOWN: Steps = [(CardFound(), "reading"), (READ, "reading"), (FOUND_HIM, "mine")]

VISITS: dict[str, Steps] = {
    "a farmer sees everything, prints it, takes it to the phone and goes": [
        *LAID_DOWN,
        (Touched(ShowProgramme("RS01", 2026)), "programme"),
        (Touched(ShowPayment(12)), "payment"),
        (Touched(ShowNotReceived(12)), "not-received"),
        (Touched(Back()), "payment"),
        (Touched(Home()), "mine"),
        (Touched(ShowYear(2025)), "mine"),
        (Touched(ShowYear(2026)), "mine"),
        (Touched(ShowReceipt()), "preview"),
        (Touched(DoubleSize()), "preview-double"),
        (Touched(PrintIt()), "printing"),
        (JobChanged("1-1", Printing()), "printing"),
        (JobChanged("1-1", Done()), "printing"),
        (Touched(ShowQr()), "qr"),
        (Touched(End()), "card-forgotten"),
        (CardRemoved(), "goodbye-said-so"),
        (Later(6), "attract"),
    ],
    "a widow takes her card away in the middle": [
        *LAID_DOWN,
        (Touched(ShowPayment(1)), "payment"),
        (CardRemoved(), "goodbye-card-taken"),
        (Later(5), "goodbye-card-taken"),
        (Touched(Poke()), "attract"),
    ],
    "somebody walks off and leaves the card": [
        *LAID_DOWN,
        (Later(29), "mine"),
        (Later(1), "still-there"),
        (Later(19), "still-there"),
        (Later(1), "card-forgotten"),
        (Later(600), "card-forgotten"),
        (CardRemoved(), "goodbye-left-alone"),
        (Later(6), "attract"),
    ],
    "somebody slow says: still here": [
        *LAID_DOWN,
        (Later(45), "still-there"),
        (Touched(Continue()), "mine"),
        (Later(29), "mine"),
        (Touched(Poke()), "mine"),
        (Later(29), "mine"),
    ],
    "a hurried hand takes the card too early": [
        (CardFound(), "reading"),
        (CardFailed(CardTrouble.TAKEN_TOO_EARLY), "card-early"),
        (CardRemoved(), "card-early"),
        (CardFound(), "reading"),
        (READ, "reading"),
        (FOUND_HIM, "mine"),
    ],
    "the card goes while the replica is asked": [
        (CardFound(), "reading"),
        (READ, "reading"),
        (CardRemoved(), "card-early"),
        (FOUND_HIM, "card-early"),
        (Later(20), "attract"),
    ],
    "a worn card cannot be read, then can": [
        (CardFound(), "reading"),
        (CardFailed(CardTrouble.NOT_READ), "card-not-read"),
        (READ, "reading"),
        (FOUND_HIM, "mine"),
    ],
    "a bus card is laid down and left": [
        (CardFound(), "reading"),
        (CardFailed(CardTrouble.UNKNOWN_CARD), "card-unknown"),
        (Later(20), "card-forgotten"),
        (CardRemoved(), "goodbye-left-alone"),
    ],
    "nobody of that name is in the data": [
        (CardFound(), "reading"),
        (READ, "reading"),
        (Answered(1, NobodyFound()), "nobody-found"),
        (Touched(Continue()), "card-forgotten"),
        (CardRemoved(), "goodbye-said-so"),
        (Touched(Poke()), "attract"),
    ],
    "no data ever came": [
        (CardFound(), "reading"),
        (READ, "reading"),
        (Answered(1, NoReplica()), "no-data"),
        (CardRemoved(), "no-data"),
        (Later(20), "attract"),
    ],
    "the replica never answers": [
        (CardFound(), "reading"),
        (READ, "reading"),
        (Later(10), "no-data"),
    ],
    "the reader finds a card and says no more": [
        (CardFound(), "reading"),
        (Later(15), "card-not-read"),
    ],
    "a second card is laid over the first": [
        *LAID_DOWN,
        (CardFound(), "reading"),
        (READ, "reading"),
        (FOUND_HIM, "reading"),
        (Answered(2, HOLDINGS), "mine"),
    ],
}


@pytest.mark.parametrize("story", VISITS)
def test_a_visit_goes_its_way(story: str) -> None:
    walk(IDLE, VISITS[story])


def test_after_any_visit_nothing_of_the_person_is_left() -> None:
    for story, steps in VISITS.items():
        state, _ = walk(IDLE, steps)
        state, _ = step(state, CardRemoved())
        state, _ = step(state, Tick(state.now_s + 60, state.wall))
        state, _ = step(state, Tick(state.now_s + 60, state.wall))
        fresh = replace(IDLE, now_s=state.now_s, wall=state.wall, touched_s=state.touched_s)
        assert replace(state, visits=0) == fresh, story


def test_every_end_of_a_visit_forgets_it_in_the_world_too() -> None:
    endings: list[Happening] = [Touched(End()), CardRemoved(), Later(60)]
    for ending in endings:
        state, _ = walk(IDLE, LAID_DOWN)
        _, effects = step(state, _event(state, ending))
        assert effects == (Forget(1),)


def test_the_card_is_looked_up_once() -> None:
    _, effects = walk(IDLE, LAID_DOWN)
    assert effects == [LookUp(1, FARMER_CARD)]


def test_large_text_lasts_for_one_visit() -> None:
    state, _ = walk(IDLE, [(Touched(Bigger()), "attract"), *LAID_DOWN])
    assert state.large
    state, _ = step(state, CardRemoved())
    assert not state.large


def test_large_text_on_the_first_screen_goes_back_by_itself() -> None:
    state, _ = walk(IDLE, [(Touched(Bigger()), "attract"), (Later(59), "attract")])
    assert state.large
    state, _ = walk(state, [(Later(1), "attract")])
    assert not state.large


def _prints(effects: Sequence[Effect]) -> list[tuple[str, bool]]:
    return [(each.job_id, each.reprint) for each in effects if isinstance(each, PrintReceipt)]


@pytest.mark.parametrize(
    ("outcome", "marked"),
    [
        (Done(), True),
        (Unknown(), True),
        (Failed(PrinterStatus.PAPER_OUT), False),
    ],
)
def test_a_second_copy_says_so_and_only_if_the_first_may_have_come_out(
    outcome: Done | Unknown | Failed, marked: bool
) -> None:
    _, effects = walk(
        IDLE,
        [
            *LAID_DOWN,
            (Touched(ShowReceipt()), "preview"),
            (Touched(PrintIt()), "printing"),
            (JobChanged("1-1", outcome), "printing"),
            (Touched(ShowReceipt()), "preview"),
            (Touched(PrintIt()), "printing"),
        ],
    )
    assert _prints(effects) == [("1-1", False), ("1-2", marked)]


def test_an_impatient_finger_prints_once() -> None:
    _, effects = walk(
        IDLE,
        [
            *LAID_DOWN,
            (Touched(ShowReceipt()), "preview"),
            (Touched(PrintIt()), "printing"),
            (Touched(PrintIt()), "printing"),
            (Touched(Back()), "preview"),
            (Touched(PrintIt()), "preview"),
        ],
    )
    assert _prints(effects) == [("1-1", False)]


def test_paper_coming_out_counts_as_somebody_being_there() -> None:
    walk(
        IDLE,
        [
            *LAID_DOWN,
            (Touched(ShowReceipt()), "preview"),
            (Touched(PrintIt()), "printing"),
            (JobChanged("1-1", Printing()), "printing"),
            (Later(25), "printing"),
            (Later(25), "printing"),
            (JobChanged("1-1", Done()), "printing"),
            (Later(29), "printing"),
            (Later(1), "still-there"),
        ],
    )


def test_a_late_word_about_an_ended_visits_paper_changes_nothing() -> None:
    state, _ = walk(IDLE, [*LAID_DOWN, (CardRemoved(), "goodbye-card-taken")])
    after, effects = step(state, JobChanged("1-1", Done()))
    assert after == state
    assert not effects


def test_a_card_with_no_name_is_still_greeted() -> None:
    nameless = CardRead(
        Card(CardKind.RESIDENT, number=FARMER_CARD.number), ReadTiming(1, 1, 1, 1.0)
    )
    state, _ = walk(IDLE, [(CardFound(), "reading"), (nameless, "reading"), (FOUND_HIM, "mine")])
    assert "您好" in str(frame_of(state, PROFILE).view)
