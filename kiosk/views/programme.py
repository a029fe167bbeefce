"""All payments of one programme in one year."""

from typing import assert_never

from kiosk import phrases
from kiosk.holdings import Payment, Programme
from kiosk.intents import ShowPayment
from kiosk.profile import Profile
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.mine import in_state
from kiosk.views.model import ProgrammeView, RowView, Tone
from kiosk.words import say
from sync.wire.schema import PaymentState


def programme_view(
    state: State, profile: Profile, visit: Visit, code: str, year: int
) -> ProgrammeView:
    """The year's sum of one programme and every payment of it."""
    programme = visit.holdings.programme(code, year)
    payments = [
        each for each in visit.holdings.payments if (each.programme, each.year) == (code, year)
    ]
    paid = in_state(payments, PaymentState.PAID)
    return ProgrammeView(
        header=header_of(state, profile),
        crumbs=say("programme.crumbs", year=year),
        title=programme.name,
        plain=programme.plain,
        total_label=say("programme.total_label", year=year),
        total=phrases.yuan(sum(each.amount_fen for each in paid)),
        rows=tuple(_row(programme, each) for each in payments),
    )


def _row(programme: Programme, payment: Payment) -> RowView:
    tag: str | None
    match payment.state:
        case PaymentState.PAID:
            tag, tone = None, Tone.PLAIN
        case PaymentState.ON_ITS_WAY:
            tag, tone = say("programme.on_its_way"), Tone.QUIET
        case PaymentState.RETURNED:
            tag, tone = say("programme.returned"), Tone.TROUBLE
        case _:
            assert_never(payment.state)
    once = payment.quantity_hundredths == 100 and programme.unit in ("月", "年")
    quantity = "" if once else phrases.counted(payment.quantity_hundredths, programme.unit)
    return RowView(
        title=payment.way.label,
        detail=phrases.listed((phrases.day(payment.dated), quantity)),
        amount=phrases.yuan(payment.amount_fen),
        tag=tag,
        tone=tone,
        intent=ShowPayment(payment.id),
    )
