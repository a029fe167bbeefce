"""Who adds up the demo county's figures finds them right, but for one village's batch."""

from collections import defaultdict
from datetime import timedelta

from county.demo.build import build
from county.demo.facts import DemoCounty
from county.demo.ledger import UNTIED_FEN
from county.demo.places import TOWNSHIP
from county.demo.regions_paid import FEWEST_UNNAMED
from sync.wire.schema import PaymentState
from tests.unit.county.conftest import DAYS, PAYMENTS, PEOPLE, county_on


def test_every_payment_is_quantity_times_standard_rounded_half_up(county: DemoCounty) -> None:
    wrong = [
        payment.id
        for payment in county.payments
        if payment.amount_fen != int(payment.quantity * payment.standard_fen / 100 + 0.5)
    ]

    assert county.payments
    assert not wrong


def test_every_batch_but_one_is_the_sum_of_its_payments(county: DemoCounty) -> None:
    sums: dict[int, int] = defaultdict(int)
    persons: dict[int, set[int]] = defaultdict(set)
    for payment in county.payments:
        sums[payment.disbursement] += payment.amount_fen
        persons[payment.disbursement].add(payment.person)

    untied = [each for each in county.disbursements if each.amount_fen != sums[each.id]]

    assert [each.amount_fen - sums[each.id] for each in untied] == [UNTIED_FEN]
    assert untied[0].note is not None
    assert all(each.note is None for each in county.disbursements if each is not untied[0])
    assert all(each.payees == len(persons[each.id]) for each in county.disbursements)


def test_no_township_spends_more_than_it_got_nor_the_county(county: DemoCounty) -> None:
    spent: dict[int, int] = defaultdict(int)
    for each in county.disbursements:
        spent[each.allotment] += each.amount_fen
    passed_on: dict[int, int] = defaultdict(int)
    for allotment in county.allotments:
        passed_on[allotment.source] += allotment.amount_fen
    allotted = {each.id: each.amount_fen for each in county.allotments}
    received = {each.id: each.amount_fen for each in county.sources}

    assert all(amount <= allotted[key] for key, amount in spent.items())
    assert all(amount <= received[key] for key, amount in passed_on.items())


def test_money_moves_forward_in_time_and_never_past_today(county: DemoCounty) -> None:
    sources = {each.id: each for each in county.sources}
    allotments = {each.id: each for each in county.allotments}
    batches = {each.id: each for each in county.disbursements}
    for batch in county.disbursements:
        allotment = allotments[batch.allotment]
        posted_until = batch.posted_on + timedelta(days=batch.posted_days)
        assert sources[allotment.source].received_on < allotment.allotted_on < batch.posted_on
        assert posted_until < batch.disbursed_on <= county.today
    for payment in county.payments:
        assert (payment.paid_on is not None) == (payment.state is PaymentState.PAID)
        if payment.paid_on is not None:
            assert batches[payment.disbursement].disbursed_on < payment.paid_on <= county.today


def test_no_village_batch_holds_one_or_two_unnamed_persons() -> None:
    county = build(seed=1, today=DAYS[0], people=8_000, payments=120_000)
    batches = [each for each in county.disbursements if each.region != TOWNSHIP]

    assert any(0 < each.unnamed < each.payees for each in batches)
    assert all(each.unnamed == 0 or each.unnamed >= FEWEST_UNNAMED for each in batches)


def test_the_newest_batches_are_on_their_way_and_some_money_came_back(county: DemoCounty) -> None:
    batches = {each.id: each for each in county.disbursements}
    on_their_way = [
        batches[payment.disbursement].disbursed_on
        for payment in county.payments
        if payment.state is PaymentState.ON_ITS_WAY
    ]
    returned = [each for each in county.payments if each.state is PaymentState.RETURNED]

    assert on_their_way
    assert all((day.year, day.month) == _month(county) for day in on_their_way)
    assert returned
    assert all(each.reason and each.remedy and each.remedy_phone for each in returned)


def test_the_catalogue_is_wide_and_speaks_plainly(county: DemoCounty) -> None:
    codes = {each.code for each in county.programmes}

    assert len(codes) >= 20
    assert {each.year for each in county.programmes} == {
        county.today.year - 2,
        county.today.year - 1,
        county.today.year,
    }
    assert all(len(each.plain) <= 40 and each.plain.endswith("。") for each in county.programmes)
    assert all(each.ask_phone.startswith("0736-0000") for each in county.programmes)


def test_three_notices_at_least_are_current_others_are_over_or_to_come(county: DemoCounty) -> None:
    today = county.today
    current = [each for each in county.notices if each.public_from <= today <= each.public_until]

    assert len(current) >= 3
    assert any(each.public_until < today for each in county.notices)
    assert any(each.public_from > today for each in county.notices)
    assert all(len(line) <= 14 for each in county.notices for line in each.title.splitlines())


def test_the_same_seed_and_day_make_the_same_county_and_another_seed_another() -> None:
    day = DAYS[0]

    assert build(seed=1, today=day, people=PEOPLE, payments=PAYMENTS) == county_on(day)
    assert build(seed=2, today=day, people=PEOPLE, payments=PAYMENTS) != county_on(day)


def _month(county: DemoCounty) -> tuple[int, int]:
    return (county.today.year, county.today.month)
