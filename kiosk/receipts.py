"""What is printed on a receipt: words and figures, in the order a person reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from device.printer.receipt import Gap, Line, Mark, Pair, Qr, Receipt, Rule, Sum, Text, Title
from kiosk import phrases
from kiosk.holdings import Holdings, Payment
from kiosk.links import link_of
from kiosk.pages import Mine, OnePayment, OneProgramme, Subject
from kiosk.profile import Profile
from kiosk.state import Visit
from kiosk.views.mine import by_programme, in_state, stopped_in, tails
from kiosk.views.payment import card_text
from kiosk.words import say
from sync.wire.schema import PaymentState


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a receipt says besides the money: when, how old the data, whether it is a copy."""

    printed_at: datetime
    as_of: date
    township: str
    double: bool
    reprint: bool


def receipt_of(
    visit: Visit, subject: Subject, profile: Profile, circumstances: Circumstances
) -> Receipt:
    """The receipt about that subject."""
    match subject:
        case Mine(year=year):
            middle = _year(visit, year)
        case OneProgramme(programme=code, year=year):
            middle = _programme(visit, code, year)
        case OnePayment(payment_id=payment_id):
            middle = _payment(visit.holdings, visit.holdings.payment(payment_id))
        case _:
            assert_never(subject)
    lines: tuple[Line, ...] = (
        *_head(profile, circumstances),
        *_person(visit, circumstances.township),
        *middle,
        Gap(),
        Text(say("paper.report_look"), indent=8),
        Text(say("paper.report_ask"), indent=8),
        Text(say("paper.report"), indent=8),
        Qr(link_of(visit.holdings, subject, profile.base_url), say("paper.qr_caption")),
        Rule(),
        Text(say("paper.as_of", day=phrases.full_day(circumstances.as_of))),
        Text(say("paper.printed_at", moment=f"{circumstances.printed_at:%Y-%m-%d %H:%M}")),
        *((Mark(say("paper.demo")),) if profile.demo else ()),
    )
    return Receipt(lines, double=circumstances.double)


def _head(profile: Profile, circumstances: Circumstances) -> Iterable[Line]:
    if profile.demo:
        yield Mark(say("paper.demo"))
    if circumstances.reprint:
        yield Mark(say("paper.again"))
    yield Gap()
    yield Title(say("paper.title"))
    yield Gap()


def _person(visit: Visit, township: str) -> Iterable[Line]:
    if visit.name:
        yield Text(say("paper.name", name=visit.name))
    yield Text(township + visit.holdings.village)


def _year(visit: Visit, year: int) -> Iterable[Line]:
    holdings = visit.holdings
    payments = [each for each in holdings.payments if each.year == year]
    paid = in_state(payments, PaymentState.PAID)
    yield Rule(heavy=True)
    yield Sum(say("paper.year_sum", year=year), _yuan(sum(each.amount_fen for each in paid)))
    yield Text(say("paper.count", count=len(paid)))
    if any(each.account_last4 for each in paid):
        yield Text(say("paper.cards", cards=tails(paid)))
    yield Rule(heavy=True)
    for group in by_programme(paid):
        programme = holdings.programme(group[0].programme, year).name
        yield Pair(
            say("paper.row_times", programme=programme, count=len(group))
            if len(group) > 1
            else programme,
            phrases.yuan(sum(each.amount_fen for each in group)),
        )
    for payment in in_state(payments, PaymentState.ON_ITS_WAY):
        yield Pair(
            say("paper.on_its_way", programme=_name(holdings, payment)),
            phrases.yuan(payment.amount_fen),
        )
    for payment in in_state(payments, PaymentState.RETURNED):
        yield from _returned(holdings, payment)
    for entitlement in stopped_in(holdings, year):
        yield Rule()
        programme_now = holdings.programme(entitlement.programme, year)
        yield Text(say("paper.stopped", programme=programme_now.name), bold=True)
        if entitlement.reason:
            yield Text(say("mine.reason", reason=entitlement.reason), indent=6)
        if entitlement.remedy:
            yield Text(say("paper.remedy", remedy=entitlement.remedy), indent=8)
        phone = entitlement.remedy_phone or programme_now.ask_phone
        yield Text(say("paper.phone", phone=phone))


def _returned(holdings: Holdings, payment: Payment) -> Iterable[Line]:
    yield Rule()
    yield Pair(
        say("paper.returned", programme=_name(holdings, payment)),
        phrases.yuan(payment.amount_fen),
        bold=True,
    )
    if payment.reason:
        yield Text(say("mine.reason", reason=payment.reason), indent=6)
    if payment.remedy:
        yield Text(say("paper.remedy", remedy=payment.remedy), indent=8)
    programme = holdings.programme(payment.programme, payment.year)
    yield Text(say("paper.phone", phone=payment.remedy_phone or programme.ask_phone))


def _programme(visit: Visit, code: str, year: int) -> Iterable[Line]:
    programme = visit.holdings.programme(code, year)
    payments = [
        each for each in visit.holdings.payments if (each.programme, each.year) == (code, year)
    ]
    paid = in_state(payments, PaymentState.PAID)
    yield Rule(heavy=True)
    yield Text(programme.name, bold=True)
    yield Sum(say("paper.year_sum", year=year), _yuan(sum(each.amount_fen for each in paid)))
    yield Rule(heavy=True)
    for payment in payments:
        yield Pair(
            phrases.listed((payment.way.label, _state_words(payment))),
            phrases.yuan(payment.amount_fen),
        )
    yield Gap()
    yield from _whom_to_ask(programme.doc_no, programme.ask_department, programme.ask_phone)


def _payment(holdings: Holdings, payment: Payment) -> Iterable[Line]:
    programme = holdings.programme(payment.programme, payment.year)
    yield Rule(heavy=True)
    yield Text(programme.name, bold=True)
    yield Text(
        say(
            "paper.equation",
            quantity=phrases.counted(payment.quantity_hundredths, programme.unit),
            standard=phrases.yuan(payment.standard_fen),
        )
    )
    yield Sum(say("paper.amount_sum"), _yuan(payment.amount_fen))
    yield Rule(heavy=True)
    match payment.state:
        case PaymentState.PAID:
            yield Pair(say("paper.state_paid"), phrases.full_day(payment.dated))
        case PaymentState.ON_ITS_WAY:
            yield Pair(say("paper.state_on_its_way"), say("paper.way"))
        case PaymentState.RETURNED:
            yield from _returned(holdings, payment)
        case _:
            assert_never(payment.state)
    if payment.account_last4:
        yield Pair(say("paper.card"), card_text(payment))
    yield Gap()
    yield from _whom_to_ask(programme.doc_no, programme.ask_department, programme.ask_phone)


def _whom_to_ask(doc_no: str, department: str, phone: str) -> Iterable[Line]:
    yield Text(say("paper.basis", doc_no=doc_no), indent=6)
    yield Text(say("paper.ask", department=department), indent=6)
    yield Text(say("paper.phone", phone=phone))


def _state_words(payment: Payment) -> str:
    match payment.state:
        case PaymentState.PAID:
            return phrases.day(payment.dated)
        case PaymentState.ON_ITS_WAY:
            return say("paper.way")
        case PaymentState.RETURNED:
            return say("paper.returned_state")
        case _:
            assert_never(payment.state)


def _name(holdings: Holdings, payment: Payment) -> str:
    return holdings.programme(payment.programme, payment.year).name


def _yuan(fen: int) -> str:
    return phrases.yuan(fen) + say("unit.yuan")
