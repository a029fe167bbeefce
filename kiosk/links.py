"""The take-away link of a page: which programme, place and year, and an opaque reference."""

from typing import assert_never

from kiosk.holdings import Holdings
from kiosk.pages import Mine, OnePayment, OneProgramme, Subject
from sync.wire.takeaway import ALL_PROGRAMMES, TakeAway, link_to

NO_REFERENCE = "00000000"


def link_of(holdings: Holdings, subject: Subject, base_url: str) -> str:
    """The link: it leads to public facts only, whoever opens it.

    Its reference names the newest payment meant, which only the county's office can look up.
    """
    match subject:
        case Mine(year=year):
            programme = ALL_PROGRAMMES
            meant = [each for each in holdings.payments if each.year == year]
        case OneProgramme(programme=programme, year=year):
            meant = [
                each
                for each in holdings.payments
                if (each.programme, each.year) == (programme, year)
            ]
        case OnePayment(payment_id=payment_id):
            payment = holdings.payment(payment_id)
            programme, year, meant = payment.programme, payment.year, [payment]
        case _:
            assert_never(subject)
    region = meant[0].region if meant else holdings.region
    reference = meant[0].reference if meant else NO_REFERENCE
    return link_to(base_url, TakeAway(programme, region, year, reference))
