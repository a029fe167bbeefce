"""My subsidies in one year: the one figure, the months, the troubles first, the programmes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from kiosk import phrases
from kiosk.holdings import Disclosure, Entitlement, Holdings, Payment
from kiosk.intents import ShowPayment, ShowProgramme, ShowYear
from kiosk.profile import Profile
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.model import (
    MineView,
    MonthBar,
    RowView,
    SectionView,
    Tone,
    TroubleView,
    YearChoice,
)
from kiosk.words import say
from sync.wire.schema import DisclosureState, EntitlementState, PaymentState


def mine_view(state: State, profile: Profile, visit: Visit, year: int) -> MineView:
    """What a person sees of their own subsidies of that year."""
    holdings = visit.holdings
    payments = [each for each in holdings.payments if each.year == year]
    paid = in_state(payments, PaymentState.PAID)
    total_fen = sum(each.amount_fen for each in paid)
    return MineView(
        header=header_of(state, profile),
        greeting=greeting(visit.name),
        year_label=say("mine.year_label", year=year),
        total=phrases.yuan(total_fen),
        total_words=phrases.yuan_words(total_fen),
        summary=_summary(paid, year, state.wall.date()),
        months=_months(paid),
        troubles=(
            *(
                returned_trouble(holdings, each)
                for each in in_state(payments, PaymentState.RETURNED)
            ),
            *_stopped_troubles(holdings, year),
        ),
        sections=tuple(_sections(holdings, payments, year)),
        years=_year_choices(holdings, year, state.wall.date()),
    )


def greeting(name: str) -> str:
    """By name, where the card gave one."""
    return say("mine.greeting", name=name) if name else say("mine.greeting_unnamed")


def in_state(payments: Iterable[Payment], state: PaymentState) -> list[Payment]:
    """Those payments in that state, order kept."""
    return [each for each in payments if each.state is state]


def years_of(holdings: Holdings, today: date) -> list[int]:
    """The years there is something to see of, this year among them, newest first."""
    return sorted({today.year, *(each.year for each in holdings.payments)}, reverse=True)


def by_programme(payments: Iterable[Payment]) -> list[list[Payment]]:
    """Payments of one programme together, newest first, the programme paid last standing first."""
    ordered = sorted(payments, key=lambda each: each.programme)
    groups = [list(group) for _, group in groupby(ordered, key=lambda each: each.programme)]
    for group in groups:
        group.sort(key=lambda each: (each.dated, each.id), reverse=True)
    return sorted(groups, key=lambda group: (group[0].dated, group[0].id), reverse=True)


def returned_trouble(holdings: Holdings, payment: Payment) -> TroubleView:
    """The bank sent it back: why, and what to do."""
    programme = holdings.programme(payment.programme, payment.year)
    return TroubleView(
        title=say(
            "mine.returned_title",
            programme=programme.name,
            amount=phrases.yuan(payment.amount_fen),
        ),
        reason=say("mine.reason", reason=payment.reason or say("mine.reason_unknown")),
        remedy=payment.remedy or say("mine.remedy_ask", department=programme.ask_department),
        phone=payment.remedy_phone or programme.ask_phone,
        intent=ShowPayment(payment.id),
    )


def stopped_in(holdings: Holdings, year: int) -> list[Entitlement]:
    """What was stopped in that year; in the newest year also what was stopped before it."""
    newest_year = max([year, *(each.year for each in holdings.payments)])
    return [
        each
        for each in holdings.entitlements
        if each.state is EntitlementState.STOPPED
        and (year == newest_year or (each.valid_to is not None and each.valid_to.year == year))
    ]


def _stopped_troubles(holdings: Holdings, year: int) -> Iterable[TroubleView]:
    """What was stopped; for one reason, on one day and with one remedy: in one breath."""
    alike: dict[tuple[str | None, date | None, str | None], list[Entitlement]] = {}
    for each in stopped_in(holdings, year):
        alike.setdefault((each.reason, each.valid_to, each.remedy), []).append(each)
    for (reason, last_day, remedy), stopped in alike.items():
        programmes = [holdings.programme(each.programme, year) for each in stopped]
        yield TroubleView(
            title=_stopped_title("、".join(each.name for each in programmes), last_day),
            reason=say("mine.reason", reason=reason or say("mine.reason_unknown")),
            remedy=remedy or say("mine.remedy_ask", department=programmes[0].ask_department),
            phone=stopped[0].remedy_phone or programmes[0].ask_phone,
            intent=None,
        )


def _stopped_title(programme: str, last_day: date | None) -> str:
    if last_day is None:
        return say("mine.stopped_title", programme=programme)
    first = last_day + timedelta(days=1)
    month = say("mine.month_of_year", year=first.year, month=first.month)
    return say("mine.stopped_since_title", programme=programme, month=month)


def _summary(paid: Sequence[Payment], year: int, today: date) -> str:
    if not paid:
        return say(
            "mine.summary_none" if year == today.year else "mine.summary_none_year", year=year
        )
    cards = {(each.bank, each.account_last4) for each in paid if each.account_last4}
    if len(cards) == 1:
        ((bank, last4),) = cards
        return say("mine.summary", count=len(paid), bank=bank or "", last4=last4)
    if cards:
        return say("mine.summary_many", count=len(paid), cards=tails(paid))
    return say("mine.summary_plain", count=len(paid))


def tails(paid: Iterable[Payment]) -> str:
    """The last four of every card that was paid to."""
    return "、".join(sorted({each.account_last4 for each in paid if each.account_last4}))


def _months(paid: Sequence[Payment]) -> tuple[MonthBar, ...]:
    sums_fen = [0] * 12
    for payment in paid:
        sums_fen[payment.dated.month - 1] += payment.amount_fen
    tallest_fen = max(sums_fen) or 1
    return tuple(
        MonthBar(
            label=str(month),
            share=sum_fen / tallest_fen,
            amount=phrases.yuan(sum_fen) if sum_fen else "",
        )
        for month, sum_fen in enumerate(sums_fen, start=1)
    )


def _sections(holdings: Holdings, payments: Sequence[Payment], year: int) -> Iterable[SectionView]:
    paid = by_programme(in_state(payments, PaymentState.PAID))
    if paid:
        yield SectionView(None, tuple(_programme_row(holdings, group) for group in paid))
    way = in_state(payments, PaymentState.ON_ITS_WAY)
    if way:
        yield SectionView(say("mine.section_way"), tuple(_way_row(holdings, each) for each in way))
    household = [code for code, of_year in holdings.household if of_year == year]
    if household:
        yield SectionView(
            say("mine.section_house"),
            tuple(_household_row(holdings, code, year) for code in household),
        )
    for heading, kind in (
        (say("mine.section_missing"), DisclosureState.NOT_COLLECTED),
        (say("mine.section_hidden"), DisclosureState.NOT_DISCLOSED),
    ):
        lacking = [
            each for each in holdings.disclosures if each.year == year and each.state is kind
        ]
        if lacking:
            yield SectionView(heading, tuple(_missing_row(holdings, each) for each in lacking))


def _programme_row(holdings: Holdings, group: Sequence[Payment]) -> RowView:
    newest = group[0]
    programme = holdings.programme(newest.programme, newest.year)
    if len(group) == 1:
        detail = phrases.listed(
            (
                phrases.day(newest.dated),
                phrases.counted(newest.quantity_hundredths, programme.unit),
            )
        )
        intent: ShowPayment | ShowProgramme = ShowPayment(newest.id)
    else:
        detail = say("mine.times_date", count=len(group), day=phrases.day(newest.dated))
        intent = ShowProgramme(newest.programme, newest.year)
    return RowView(
        title=programme.name,
        detail=detail,
        amount=phrases.yuan(sum(each.amount_fen for each in group)),
        tag=say("mine.untied") if any(each.way.difference_fen for each in group) else None,
        tone=Tone.PLAIN,
        intent=intent,
    )


def _way_row(holdings: Holdings, payment: Payment) -> RowView:
    return RowView(
        title=holdings.programme(payment.programme, payment.year).name,
        detail=say("mine.on_its_way_detail", day=phrases.day(payment.way.disbursed_on)),
        amount=phrases.yuan(payment.amount_fen),
        tag=say("mine.on_its_way"),
        tone=Tone.QUIET,
        intent=ShowPayment(payment.id),
    )


def _household_row(holdings: Holdings, code: str, year: int) -> RowView:
    return RowView(
        title=holdings.programme(code, year).name,
        detail=say("mine.house_detail"),
        amount=None,
        tag=None,
        tone=Tone.QUIET,
        intent=None,
    )


def _missing_row(holdings: Holdings, disclosure: Disclosure) -> RowView:
    match disclosure.state:
        case DisclosureState.NOT_DISCLOSED:
            detail = say("mine.hidden_detail", note=disclosure.note or disclosure.department)
        case DisclosureState.NOT_COLLECTED | DisclosureState.PUBLISHED:
            detail = say("mine.missing_detail", department=disclosure.department)
    return RowView(
        title=holdings.programme(disclosure.programme, disclosure.year).name,
        detail=detail,
        amount=None,
        tag=None,
        tone=Tone.QUIET,
        intent=None,
    )


def _year_choices(holdings: Holdings, year: int, today: date) -> tuple[YearChoice, ...]:
    return tuple(
        YearChoice(
            text=say("mine.year", year=each),
            amount=phrases.yuan(
                sum(
                    payment.amount_fen
                    for payment in holdings.payments
                    if payment.year == each and payment.state is PaymentState.PAID
                )
            ),
            intent=ShowYear(each),
            current=each == year,
        )
        for each in years_of(holdings, today)
    )
