"""What a touch does: where each intent leads within a visit, and on the first screen."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from device.printer.jobs import JobState, Queued
from kiosk.effects import Effect, Forget, PrintReceipt
from kiosk.holdings import Holdings
from kiosk.intents import (
    Back,
    Bigger,
    Continue,
    DoubleSize,
    End,
    Home,
    Intent,
    Poke,
    PrintIt,
    ShowNotReceived,
    ShowPayment,
    ShowProgramme,
    ShowQr,
    ShowReceipt,
    ShowYear,
)
from kiosk.pages import (
    Mine,
    NotReceived,
    OnePayment,
    OneProgramme,
    Page,
    Preview,
    Printing,
    Qr,
    Subject,
)
from kiosk.printing import is_over, may_have_printed
from kiosk.state import Ended, Ending, Idle, InTrouble, InVisit, PrintTicket, State, Visit

Step = tuple[State, tuple[Effect, ...]]


def first_pages(holdings: Holdings, today: date) -> tuple[Page, ...]:
    """This year's page, also where it holds nothing yet: earlier years are one tap away."""
    return (Mine(max([today.year, *(payment.year for payment in holdings.payments)])),)


def end_visit(state: State, how: Ending) -> Step:
    """The visit is over: nothing of it is left in the state."""
    ended = replace(state, phase=Ended(how, state.now_s), large=False)
    match state.phase:
        case InVisit(visit=visit):
            return ended, (Forget(visit.number),)
        case _:
            return ended, ()


def touch(state: State, intent: Intent) -> Step:
    """The state after a person touched something. Every touch is a sign of life."""
    state = replace(state, touched_s=state.now_s)
    if isinstance(state.phase, Ended) and not state.card_lies:
        return replace(state, phase=Idle()), ()
    match intent:
        case Poke():
            return state, ()
        case Bigger():
            return replace(state, large=not state.large), ()
        case _:
            pass
    match state.phase:
        case InVisit(visit=visit):
            return _touch_in_visit(state, visit, intent)
        case InTrouble() if isinstance(intent, Continue | End | Home | Back):
            return end_visit(state, Ending.SAID_SO)
        case _:
            return state, ()


def _touch_in_visit(state: State, visit: Visit, intent: Intent) -> Step:
    match intent:
        case End():
            return end_visit(state, Ending.SAID_SO)
        case Back():
            return _open(state, visit, visit.pages[:-1] or visit.pages)
        case Home():
            return _open(state, visit, visit.pages[:1])
        case ShowYear(year=year):
            return _open(state, visit, (Mine(year),))
        case ShowProgramme(programme=code, year=year):
            return _go(state, visit, OneProgramme(code, year))
        case ShowPayment(payment_id=payment_id):
            return _go(state, visit, OnePayment(payment_id))
        case ShowNotReceived(payment_id=payment_id):
            return _go(state, visit, NotReceived(payment_id))
        case ShowReceipt():
            return _go(state, visit, Preview(subject_of(visit)))
        case ShowQr():
            return _go(state, visit, Qr(subject_of(visit)))
        case DoubleSize():
            if isinstance(visit.page, Preview):
                turned = replace(visit.page, double=not visit.page.double)
                return _open(state, visit, (*visit.pages[:-1], turned))
            return state, ()
        case PrintIt():
            return _print(state, visit)
        case Continue() | Poke() | Bigger():
            return state, ()
        case _:
            assert_never(intent)


def subject_of(visit: Visit) -> Subject:
    """What the open page is about: itself, or the page it was reached from."""
    for page in reversed(visit.pages):
        match page:
            case Mine() | OneProgramme() | OnePayment():
                return page
            case NotReceived(payment_id=payment_id):
                return OnePayment(payment_id)
            case Preview(subject=subject) | Qr(subject=subject):
                return subject
            case Printing(job_id=job_id):
                return visit.tickets[job_id].subject
            case _:
                assert_never(page)
    raise ValueError("a visit has at least one page")


def prints_again(visit: Visit, subject: Subject) -> bool:
    """Whether paper on this subject came out, or may have, in this visit."""
    return any(
        ticket.subject == subject and may_have_printed(ticket.state)
        for ticket in visit.tickets.values()
    )


def _print(state: State, visit: Visit) -> Step:
    page = visit.page
    if not isinstance(page, Preview):
        return state, ()
    if any(not is_over(ticket.state) for ticket in visit.tickets.values()):
        return state, ()
    job_id = f"{visit.number}-{len(visit.tickets) + 1}"
    queued: JobState = Queued()
    effect = PrintReceipt(
        job_id, visit, page.subject, page.double, prints_again(visit, page.subject)
    )
    visit = replace(visit, tickets={**visit.tickets, job_id: PrintTicket(page.subject, queued)})
    return _go(state, visit, Printing(job_id), (effect,))


def _go(state: State, visit: Visit, page: Page, effects: tuple[Effect, ...] = ()) -> Step:
    """Open a page, once: going where one has been goes back to it."""
    pages = visit.pages
    if page in pages:
        pages = pages[: pages.index(page)]
    elif isinstance(page, Preview | Qr):
        pages = tuple(each for each in pages if not isinstance(each, Preview | Printing | Qr))
    return _open(state, visit, (*pages, page), effects)


def _open(
    state: State, visit: Visit, pages: tuple[Page, ...], effects: tuple[Effect, ...] = ()
) -> Step:
    return replace(state, phase=InVisit(replace(visit, pages=pages))), effects
