"""One payment: the sum anyone can check, and how the money came."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from kiosk import phrases
from kiosk.holdings import MoneyWay, Payment, Programme
from kiosk.intents import ShowNotReceived, ShowQr
from kiosk.profile import Profile
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.mine import returned_trouble
from kiosk.views.model import (
    Choice,
    EquationView,
    Icon,
    PaymentView,
    StepView,
    Tone,
)
from kiosk.words import say
from sync.wire.schema import PaymentState


def payment_view(state: State, profile: Profile, visit: Visit, payment_id: int) -> PaymentView:
    """Everything about one payment."""
    payment = visit.holdings.payment(payment_id)
    programme = visit.holdings.programme(payment.programme, payment.year)
    returned = payment.state is PaymentState.RETURNED
    township = visit.data.township
    return PaymentView(
        header=header_of(state, profile),
        crumbs=say("payment.crumbs", year=payment.year),
        title=programme.name,
        plain=programme.plain,
        equation=_equation(programme, payment),
        trouble=replace(returned_trouble(visit.holdings, payment), intent=None)
        if returned
        else None,
        way_title=say("payment.way_title"),
        way=(*_way_down(payment, township), *_last_steps(payment)),
        tie=_tie(payment.way),
        tie_tone=Tone.TROUBLE if payment.way.difference_fen else Tone.QUIET,
        basis=say(
            "payment.basis",
            doc_no=programme.doc_no,
            doc_title=programme.doc_title,
            department=programme.department,
        ),
        ask=say("payment.ask", department=programme.ask_department),
        ask_phone=programme.ask_phone,
        choices=(
            Choice(say("payment.not_received"), ShowNotReceived(payment.id)),
            Choice(say("payment.to_phone"), ShowQr(), icon=Icon.PHONE_QR),
        ),
    )


def _equation(programme: Programme, payment: Payment) -> EquationView:
    return EquationView(
        quantity=phrases.hundredths(payment.quantity_hundredths),
        quantity_label=say(
            "payment.quantity_label",
            unit=phrases.measure(programme.unit),
            note=programme.unit_note,
        ),
        standard=phrases.yuan(payment.standard_fen),
        standard_label=say(
            "payment.standard_label", unit=programme.unit, note=programme.standard_note
        ),
        amount=phrases.yuan(payment.amount_fen),
        amount_label=say("payment.amount_label"),
    )


def _way_down(payment: Payment, township: str) -> Iterable[StepView]:
    """From the level that gave the money down to the village's board."""
    way, year = payment.way, payment.dated
    yield StepView(
        title=_source_title(way.source_level),
        detail=say(
            "payment.step_source_detail",
            doc_no=way.source_doc_no,
            amount=phrases.wan_yuan(way.source_fen),
        ),
        date=phrases.day_seen_from(way.source_received_on, year),
        reached=True,
        tone=Tone.PLAIN,
    )
    yield StepView(
        title=say("payment.step_allot", township=township),
        detail=say("payment.step_allot_detail", doc_no=way.allotted_doc_no, units=way.allotted_by),
        date=phrases.day_seen_from(way.allotted_on, year),
        reached=True,
        tone=Tone.PLAIN,
    )
    yield StepView(
        title=say("payment.step_posted", days=way.posted_days),
        detail=say("payment.step_posted_detail", village=payment.village),
        date=say("payment.step_posted_from", day=phrases.day_seen_from(way.posted_on, year)),
        reached=True,
        tone=Tone.PLAIN,
    )


def _source_title(level: str) -> str:
    """Who gave the money, by the level's name on the wire."""
    match level:
        case "中央":
            return say("payment.step_source", level=say("level.centre"))
        case "省":
            return say("payment.step_source", level=say("level.province"))
        case "市":
            return say("payment.step_source", level=say("level.city"))
        case "县":
            return say("payment.step_source_own")
        case _:
            return say("payment.step_source", level=level)


def _last_steps(payment: Payment) -> Iterable[StepView]:
    """From the bank to the person's card, as far as it came."""
    way = payment.way
    sent = StepView(
        title=say("payment.step_sent"),
        detail=way.label,
        date=phrases.day(way.disbursed_on),
        reached=True,
        tone=Tone.PLAIN,
    )
    match payment.state:
        case PaymentState.PAID:
            yield StepView(
                title=say("payment.step_paid"),
                detail=card_text(payment) or say("payment.step_paid_plain"),
                date=phrases.day(payment.dated),
                reached=True,
                tone=Tone.PLAIN,
            )
        case PaymentState.ON_ITS_WAY:
            yield sent
            yield StepView(
                title=say("payment.step_waiting"),
                detail=say("payment.step_waiting_detail"),
                date="",
                reached=False,
                tone=Tone.QUIET,
            )
        case PaymentState.RETURNED:
            yield sent
            yield StepView(
                title=say("payment.step_returned"),
                detail=card_text(payment),
                date="",
                reached=False,
                tone=Tone.TROUBLE,
            )
        case _:
            assert_never(payment.state)


def card_text(payment: Payment) -> str:
    """Bank and last four of the card, or nothing where none is known."""
    if not payment.account_last4:
        return ""
    return say("payment.step_paid_detail", bank=payment.bank or "", last4=payment.account_last4)


def _tie(way: MoneyWay) -> str:
    """Whether what is listed for the village ties to what was declared for it."""
    if way.difference_fen:
        return say(
            "payment.differs",
            listed=phrases.yuan(way.listed_fen),
            declared=phrases.yuan(way.declared_fen),
            difference=phrases.yuan(abs(way.difference_fen)),
        ) + (way.note or "")
    if way.unnamed_people:
        return say(
            "payment.ties_unnamed",
            people=way.listed_people,
            amount=phrases.yuan(way.listed_fen),
            unnamed=way.unnamed_people,
        )
    return say("payment.ties", people=way.listed_people, amount=phrases.yuan(way.listed_fen))
