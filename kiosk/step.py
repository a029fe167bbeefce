"""The one place where an event makes the next state: `step(state, event)`, a pure function."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from device.idcard.types import (
    Card,
    CardFailed,
    CardFound,
    CardRead,
    CardRemoved,
    CardTrouble,
    ReaderStatus,
    StatusChanged,
)
from device.printer.jobs import JobChanged, PrinterChanged
from device.printer.status import PrinterStatus
from kiosk.effects import Effect, Forget, LookUp
from kiosk.events import Answered, DataChanged, Event, Tick, Touched
from kiosk.holdings import Answer, Holdings, NobodyFound, NoReplica
from kiosk.navigate import end_visit, first_pages, touch
from kiosk.printing import is_over
from kiosk.state import (
    COUNTDOWN_S,
    GOODBYE_S,
    LOOK_UP_LIMIT_S,
    MESSAGE_S,
    PERSONAL_IDLE_S,
    PUBLIC_IDLE_S,
    READING_LIMIT_S,
    Ended,
    Ending,
    Idle,
    InTrouble,
    InVisit,
    LookingUp,
    PrintTicket,
    Reading,
    Sad,
    State,
    Visit,
)

Step = tuple[State, tuple[Effect, ...]]

_SAD_OF = {
    CardTrouble.TAKEN_TOO_EARLY: Sad.TAKEN_TOO_EARLY,
    CardTrouble.NOT_READ: Sad.NOT_READ,
    CardTrouble.UNKNOWN_CARD: Sad.UNKNOWN_CARD,
}


def initial_state(now_s: float, wall: datetime) -> State:
    """Before anything is known: no reader, no word from the printer, no data."""
    return State(
        now_s=now_s,
        wall=wall,
        phase=Idle(),
        card_lies=False,
        reader=ReaderStatus.NO_PORT,
        printer=PrinterStatus.UNKNOWN,
        data=None,
        large=False,
        touched_s=now_s,
        visits=0,
    )


def step(state: State, event: Event) -> Step:
    """The state after the event, and what is to be done in the world because of it."""
    match event:
        case Tick(now_s=now_s, wall=wall):
            return _time_went_on(replace(state, now_s=now_s, wall=wall))
        case Touched(intent=intent):
            return touch(state, intent)
        case CardFound():
            return _card_found(state)
        case CardRead(card=card):
            return _card_read(state, card)
        case CardFailed(trouble=trouble):
            return _card_failed(state, _SAD_OF[trouble])
        case CardRemoved():
            return _card_removed(replace(state, card_lies=False))
        case StatusChanged(status=status):
            return replace(state, reader=status), ()
        case Answered(visit_number=number, answer=answer):
            return _answered(state, number, answer)
        case DataChanged(data=data):
            return replace(state, data=data), ()
        case PrinterChanged(status=printer):
            return replace(state, printer=printer), ()
        case JobChanged():
            return _job_changed(state, event), ()
        case _:
            assert_never(event)


def _time_went_on(state: State) -> Step:
    match state.phase:
        case InVisit(visit=visit):
            if any(not is_over(ticket.state) for ticket in visit.tickets.values()):
                return replace(state, touched_s=state.now_s), ()
            if state.idle_s >= PERSONAL_IDLE_S + COUNTDOWN_S:
                return end_visit(state, Ending.LEFT_ALONE)
        case Reading(since_s=since_s) if state.now_s - since_s >= READING_LIMIT_S:
            return _in_trouble(state, Sad.NOT_READ), ()
        case LookingUp(since_s=since_s, visit_number=number):
            if state.now_s - since_s >= LOOK_UP_LIMIT_S:
                return _in_trouble(state, Sad.NO_DATA), (Forget(number),)
        case InTrouble(since_s=since_s) if state.now_s - since_s >= MESSAGE_S:
            phase = Ended(Ending.LEFT_ALONE, state.now_s) if state.card_lies else Idle()
            return replace(state, phase=phase, large=False), ()
        case Ended(since_s=since_s):
            if not state.card_lies and state.now_s - since_s >= GOODBYE_S:
                return replace(state, phase=Idle(), touched_s=state.now_s), ()
        case Idle() if state.large and state.idle_s >= PUBLIC_IDLE_S:
            return replace(state, large=False), ()
        case _:
            pass
    return state, ()


def _card_found(state: State) -> Step:
    reading = replace(state, phase=Reading(state.now_s), card_lies=True, touched_s=state.now_s)
    match state.phase:
        case InVisit(visit=visit):
            return replace(reading, large=False), (Forget(visit.number),)
        case LookingUp(visit_number=number):
            return reading, (Forget(number),)
        case Idle() | Reading() | InTrouble() | Ended():
            return reading, ()
        case _:
            assert_never(state.phase)


def _card_read(state: State, card: Card) -> Step:
    if not isinstance(state.phase, Reading | InTrouble):
        return state, ()
    number = state.visits + 1
    looking = LookingUp(state.now_s, number, card.name or card.name_en or "")
    return replace(state, phase=looking, card_lies=True, visits=number), (LookUp(number, card),)


def _card_failed(state: State, sad: Sad) -> Step:
    if isinstance(state.phase, Reading | InTrouble):
        return _in_trouble(state, sad), ()
    return state, ()


def _card_removed(state: State) -> Step:
    match state.phase:
        case InVisit():
            return end_visit(state, Ending.CARD_TAKEN)
        case LookingUp(visit_number=number):
            return _in_trouble(state, Sad.TAKEN_TOO_EARLY), (Forget(number),)
        case Reading():
            return _in_trouble(state, Sad.TAKEN_TOO_EARLY), ()
        case Ended(how=how):
            return replace(state, phase=Ended(how, state.now_s)), ()
        case InTrouble() | Idle():
            return state, ()
        case _:
            assert_never(state.phase)


def _answered(state: State, number: int, answer: Answer) -> Step:
    phase = state.phase
    if not isinstance(phase, LookingUp) or phase.visit_number != number:
        return state, ()
    match answer:
        case Holdings():
            if state.data is None:
                return _in_trouble(state, Sad.NO_DATA), (Forget(number),)
            pages = first_pages(answer, state.wall.date())
            visit = Visit(number, phase.name, state.data, answer, pages, {})
            return replace(state, phase=InVisit(visit), touched_s=state.now_s), ()
        case NobodyFound():
            return _in_trouble(state, Sad.NOBODY_FOUND), ()
        case NoReplica():
            return _in_trouble(state, Sad.NO_DATA), ()
        case _:
            assert_never(answer)


def _job_changed(state: State, event: JobChanged) -> State:
    phase = state.phase
    if not isinstance(phase, InVisit) or event.job_id not in phase.visit.tickets:
        return state
    ticket = PrintTicket(phase.visit.tickets[event.job_id].subject, event.state)
    visit = replace(phase.visit, tickets={**phase.visit.tickets, event.job_id: ticket})
    return replace(state, phase=InVisit(visit), touched_s=state.now_s)


def _in_trouble(state: State, sad: Sad) -> State:
    return replace(state, phase=InTrouble(sad, state.now_s), touched_s=state.now_s)
