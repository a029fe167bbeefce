"""我没领到: what to look at first, whom to call, and 12388 last."""

from kiosk import phrases
from kiosk.intents import ShowQr, ShowReceipt
from kiosk.profile import Profile
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.model import Advice, Choice, Icon, NotReceivedView
from kiosk.words import say


def not_received_view(
    state: State, profile: Profile, visit: Visit, payment_id: int
) -> NotReceivedView:
    """What a person can do who never saw this money."""
    payment = visit.holdings.payment(payment_id)
    programme = visit.holdings.programme(payment.programme, payment.year)
    reference = payment.reference
    amount = phrases.yuan(payment.amount_fen)
    return NotReceivedView(
        header=header_of(state, profile),
        crumbs=say("not_received.crumbs", programme=programme.name),
        title=say("not_received.title"),
        about=say("not_received.about", day=phrases.full_day(payment.paid_on), amount=amount)
        if payment.paid_on
        else say("not_received.about_unpaid", amount=amount),
        advice=(
            Advice(
                say("not_received.look_title"),
                say(
                    "not_received.look_detail",
                    bank=payment.bank or "",
                    last4=payment.account_last4,
                    day=phrases.day(payment.dated),
                )
                if payment.account_last4
                else say("not_received.look_detail_plain"),
                None,
            ),
            Advice(
                say("not_received.ask_title"),
                say(
                    "not_received.ask_detail",
                    department=programme.ask_department,
                    reference=reference,
                ),
                programme.ask_phone,
            ),
            Advice(
                say("not_received.report_title"),
                say("not_received.report_detail"),
                say("not_received.report_phone"),
            ),
        ),
        reference=say("not_received.reference", reference=reference),
        choices=(
            Choice(say("not_received.to_phone"), ShowQr(), icon=Icon.PHONE_QR),
            Choice(say("not_received.print"), ShowReceipt(), main=True, icon=Icon.PRINTER),
        ),
    )
