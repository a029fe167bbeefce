"""The conversation with the module: find, select, read, then watch until the card has gone. Pure.

Two families of readers exist. After a good read the one answers "no card" to FIND until the card
is lifted, the other finds it again each time. Both tell a lying card by NEWEST_ADDRESS (90 or 91),
which needs the authentication only the card that was read can have.

One missed poll ends nothing. When a card answers after a miss it is read once more, unseen: it may
be another one. So nobody's visit is opened twice, and nobody sees the visit of the card before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from device.idcard.card_text import decode_card
from device.idcard.protocol import (
    FIND,
    NEWEST_ADDRESS,
    READ,
    RESET,
    SELECT,
    STATUS,
    Meaning,
    meaning,
    split_read,
)
from device.idcard.session_states import (
    Answered,
    Ask,
    Attempt,
    Doubting,
    Failed,
    Garbled,
    Held,
    Idle,
    Offline,
    Outcome,
    Phase,
    Placed,
    Present,
    Reading,
    Rechecked,
    Refinding,
    Resetting,
    Retried,
    Selecting,
    Session,
    Silent,
    Starting,
    Step,
)
from device.idcard.types import (
    Card,
    CardFailed,
    CardFound,
    CardRead,
    CardRemoved,
    CardTrouble,
    ReaderEvent,
    ReaderStatus,
    ReadTiming,
    StatusChanged,
)

FIND_EVERY_S: Final = 0.2
PRESENCE_EVERY_S: Final = 0.3
RETRY_EVERY_S: Final = 1.5
RESTART_EVERY_S: Final = 1.0
REFIND_PAUSE_S: Final = 0.1
"""A card that is still being laid down is given that long to come to rest."""
HELD_S: Final = 5.0

SHORT_TIMEOUT_S: Final = 1.5
READ_TIMEOUT_S: Final = 4.0
PRESENCE_TIMEOUT_S: Final = 0.25

MISSES_UNTIL_REMOVED: Final = 2
SILENCES_UNTIL_SILENT: Final = 2
TRIES: Final = 2

_FAULTS: Final = {
    Meaning.SELF_TEST_FAILED: ReaderStatus.SELF_TEST_FAILED,
    Meaning.NOT_AUTHORISED: ReaderStatus.NOT_AUTHORISED,
}


def plan(session: Session) -> Ask | None:
    """What to ask next; None while the port is not open."""
    match session.phase:
        case Offline():
            return None
        case Starting(at=at):
            return Ask(STATUS, at, SHORT_TIMEOUT_S)
        case Resetting(at=at):
            return Ask(RESET, at, SHORT_TIMEOUT_S)
        case Idle(at=at) | Refinding(at=at) | Failed(at=at):
            return Ask(FIND, at, SHORT_TIMEOUT_S)
        case Selecting():
            return Ask(SELECT, 0.0, SHORT_TIMEOUT_S)
        case Reading():
            return Ask(READ, 0.0, READ_TIMEOUT_S)
        case Present(at=at):
            return Ask(NEWEST_ADDRESS, at, PRESENCE_TIMEOUT_S)
        case Doubting():
            return Ask(FIND, 0.0, PRESENCE_TIMEOUT_S)
        case _ as unreachable:
            assert_never(unreachable)


def link_up(session: Session, now: float) -> Step:
    """The port has been opened."""
    held, events = _interrupt(session.phase, now)
    return Step(replace(session, phase=Starting(now, held)), events)


def link_lost(session: Session, status: ReaderStatus, now: float) -> Step:
    """The port could not be opened, or is gone."""
    held, events = _interrupt(session.phase, now)
    return tick(_tell(Step(Session(session.status, Offline(held)), events), status), now)


def tick(step: Step, now: float) -> Step:
    """Let go of a card that was lying there when the reader was lost and has not come back."""
    match step.session.phase:
        case (
            Offline(held=Held(until=until))
            | Starting(held=Held(until=until))
            | Resetting(held=Held(until=until))
            | Idle(held=Held(until=until))
        ) if now >= until:
            phase = replace(step.session.phase, held=None)
            return Step(replace(step.session, phase=phase), (*step.events, CardRemoved()))
        case _:
            return step


def advance(session: Session, outcome: Outcome) -> Step:
    """Where this outcome of what `plan` asked leads."""
    if isinstance(outcome, Answered) and (fault := _FAULTS.get(meaning(outcome.answer))):
        return tick(_fault(session, fault, outcome.at), outcome.at)
    said = meaning(outcome.answer) if isinstance(outcome, Answered) else None
    match session.phase:
        case Offline():
            raise AssertionError("nothing was asked while the port was closed")
        case Starting(held=held):
            step = _started(session, outcome, held)
        case Resetting(held=held, after_card=after_card):
            ready = after_card and said is Meaning.DONE
            again: Phase = Starting(outcome.at + RESTART_EVERY_S, held)
            step = _to(session, Idle(outcome.at) if ready else again)
        case Idle() as idle:
            step = _looked(session, idle, outcome, said)
        case Selecting(attempt=attempt) | Reading(attempt=attempt):
            step = _attempted(session, attempt, outcome, said)
        case Refinding(attempt=attempt):
            step = _refound(session, attempt, outcome, said)
        case Present() as present:
            step = _watched(session, present, outcome, said)
        case Doubting() as doubting:
            step = _doubted(session, doubting, outcome, said)
        case Failed() as failed:
            step = _waited(session, failed, outcome, said)
        case _ as unreachable:
            assert_never(unreachable)
    return tick(step, outcome.at)


def _to(session: Session, phase: Phase, *events: ReaderEvent) -> Step:
    return Step(replace(session, phase=phase), events)


def _tell(step: Step, status: ReaderStatus) -> Step:
    """Add the status to the events, if it is news."""
    if step.session.status is status:
        return step
    session = replace(step.session, status=status)
    return Step(session, (*step.events, StatusChanged(status)))


def _interrupt(phase: Phase, now: float) -> tuple[Held | None, tuple[ReaderEvent, ...]]:
    """What becomes of the card when the reader fails: a card already read is held for a while."""
    match phase:
        case Offline(held=held) | Starting(held=held) | Resetting(held=held) | Idle(held=held):
            return held, ()
        case Present(card=card) | Doubting(present=Present(card=card)):
            return Held(card, now + HELD_S), ()
        case Failed():
            return None, (CardRemoved(),)
        case Selecting(attempt=attempt) | Reading(attempt=attempt) | Refinding(attempt=attempt):
            match attempt.origin:
                case Placed():
                    return None, (CardFailed(CardTrouble.NOT_READ), CardRemoved())
                case Retried():
                    return None, (CardRemoved(),)
                case Rechecked(card=card):
                    return Held(card, now + HELD_S), ()
                case Held() as held:
                    return held, ()
                case _ as origin:
                    assert_never(origin)
        case _ as unreachable:
            assert_never(unreachable)


def _fault(session: Session, status: ReaderStatus, now: float) -> Step:
    held, events = _interrupt(session.phase, now)
    phase: Phase = Starting(now + RESTART_EVERY_S, held)
    if status is ReaderStatus.SELF_TEST_FAILED and isinstance(session.phase, Starting):
        phase = Resetting(now, held)
    return _tell(Step(replace(session, phase=phase), events), status)


def _started(session: Session, outcome: Outcome, held: Held | None) -> Step:
    match outcome:
        case Answered(answer=answer, at=at):
            if meaning(answer) is Meaning.NOT_PERMITTED:
                return _fault(session, ReaderStatus.NOT_AUTHORISED, at)
            return _tell(_to(session, Idle(at, held=held)), ReaderStatus.READY)
        case Garbled(at=at) | Silent(at=at):
            return _tell(
                _to(session, Starting(at + RESTART_EVERY_S, held)),
                ReaderStatus.SILENT,
            )
        case _ as unreachable:
            assert_never(unreachable)


def _looked(session: Session, idle: Idle, outcome: Outcome, said: Meaning | None) -> Step:
    if not isinstance(outcome, Answered):
        silences = idle.silences + 1
        if silences < SILENCES_UNTIL_SILENT:
            return _to(session, replace(idle, at=outcome.at, silences=silences))
        return _tell(_to(session, Starting(outcome.at, idle.held)), ReaderStatus.SILENT)
    if said is not Meaning.FOUND:
        return _to(session, Idle(outcome.asked_at + FIND_EVERY_S, held=idle.held))
    if idle.held:
        return _to(session, Selecting(Attempt(idle.held, _ms(outcome))))
    return _to(session, Selecting(Attempt(Placed(), _ms(outcome))), CardFound())


def _attempted(session: Session, attempt: Attempt, outcome: Outcome, said: Meaning | None) -> Step:
    selecting = isinstance(session.phase, Selecting)
    if isinstance(outcome, Answered) and said is Meaning.DONE:
        if selecting:
            return _to(session, Reading(replace(attempt, select_ms=_ms(outcome), resent=False)))
        if parts := split_read(outcome.answer):
            return _succeed(session, attempt, decode_card(parts.text), outcome)
    if said is Meaning.UNKNOWN_CARD:
        return _fail(session, attempt, CardTrouble.UNKNOWN_CARD, outcome.at)
    if (isinstance(outcome, Garbled) or said is Meaning.BAD_FRAME) and not attempt.resent:
        again = replace(attempt, resent=True)
        return _to(session, Selecting(again) if selecting else Reading(again))
    if attempt.tries < TRIES:
        again = replace(attempt, tries=attempt.tries + 1, resent=False)
        return _to(session, Refinding(again, outcome.at + REFIND_PAUSE_S))
    gone = said in (Meaning.NO_CARD, Meaning.SELECT_FAILED)
    trouble = CardTrouble.TAKEN_TOO_EARLY if gone else CardTrouble.NOT_READ
    return _fail(session, attempt, trouble, outcome.at)


def _refound(session: Session, attempt: Attempt, outcome: Outcome, said: Meaning | None) -> Step:
    if isinstance(outcome, Answered) and said is Meaning.FOUND:
        return _to(session, Selecting(replace(attempt, find_ms=_ms(outcome))))
    if said is Meaning.NO_CARD:
        return _fail(session, attempt, CardTrouble.TAKEN_TOO_EARLY, outcome.at, misses=1)
    return _fail(session, attempt, CardTrouble.NOT_READ, outcome.at)


def _succeed(session: Session, attempt: Attempt, card: Card, outcome: Answered) -> Step:
    timing = ReadTiming(attempt.find_ms, attempt.select_ms, _ms(outcome), outcome.at)
    present = Present(card, outcome.at + PRESENCE_EVERY_S)
    match attempt.origin:
        case Placed() | Retried():
            return _to(session, present, CardRead(card, timing))
        case Rechecked(card=before) | Held(card=before) if before == card:
            return _to(session, present)
        case Rechecked() | Held():
            return _to(session, present, CardRemoved(), CardFound(), CardRead(card, timing))
        case _ as unreachable:
            assert_never(unreachable)


def _fail(
    session: Session, attempt: Attempt, trouble: CardTrouble, now: float, misses: int = 0
) -> Step:
    failed = Failed(trouble, now + PRESENCE_EVERY_S, now + RETRY_EVERY_S, misses)
    match attempt.origin:
        case Placed():
            return _to(session, failed, CardFailed(trouble))
        case Retried(trouble=told):
            return _to(session, failed, *([] if told is trouble else [CardFailed(trouble)]))
        case Rechecked(card=card, misses=missed):
            return _missed(session, Present(card, now, missed), now, now)
        case Held() as held:
            return _to(session, Idle(now + FIND_EVERY_S, held=held))
        case _ as unreachable:
            assert_never(unreachable)


def _watched(session: Session, present: Present, outcome: Outcome, said: Meaning | None) -> Step:
    if not isinstance(outcome, Answered):
        return _missed(session, present, present.at, outcome.at)
    if said in (Meaning.DONE, Meaning.NO_SUCH_ITEM):
        return _to(session, Present(present.card, outcome.asked_at + PRESENCE_EVERY_S))
    return _to(session, Doubting(present, outcome.asked_at))


def _doubted(session: Session, doubting: Doubting, outcome: Outcome, said: Meaning | None) -> Step:
    present = doubting.present
    if isinstance(outcome, Answered) and said is Meaning.FOUND:
        origin = Rechecked(present.card, present.misses)
        return _to(session, Selecting(Attempt(origin, _ms(outcome))))
    return _missed(session, present, doubting.asked_at, outcome.at)


def _missed(session: Session, present: Present, asked_at: float, now: float) -> Step:
    misses = present.misses + 1
    if misses >= MISSES_UNTIL_REMOVED:
        # The line may have lied, and the card lie there still: a reader that keeps a read card
        # to itself until it is lifted would never find it again without a reset.
        return _to(session, Resetting(now, after_card=True), CardRemoved())
    return _to(session, replace(present, at=asked_at + PRESENCE_EVERY_S, misses=misses))


def _waited(session: Session, failed: Failed, outcome: Outcome, said: Meaning | None) -> Step:
    if not isinstance(outcome, Answered) or said is not Meaning.FOUND:
        misses = failed.misses + 1
        if misses >= MISSES_UNTIL_REMOVED:
            silent = not isinstance(outcome, Answered)
            return _to(session, Idle(outcome.at, silences=int(silent)), CardRemoved())
        return _to(session, replace(failed, at=outcome.at + PRESENCE_EVERY_S, misses=misses))
    if failed.misses:
        attempt = Attempt(Placed(), _ms(outcome))
        return _to(session, Selecting(attempt), CardRemoved(), CardFound())
    if outcome.at >= failed.retry_at:
        return _to(session, Selecting(Attempt(Retried(failed.trouble), _ms(outcome))))
    return _to(session, replace(failed, at=outcome.asked_at + PRESENCE_EVERY_S))


def _ms(outcome: Answered) -> float:
    return (outcome.at - outcome.asked_at) * 1000
