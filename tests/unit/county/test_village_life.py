"""Who adds up the villages' books, works and boards finds them right, but for one bank line."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise

from county.demo.bank import UNMATCHED_FEN
from county.demo.facts import DemoCounty
from county.demo.pictures import all_pictures
from county.disclosure.standing.read import accounts, boards
from sync.wire.schema import Direction, DisclosureState, EchoState, ProjectStageKind


def _income_minus_expense(lines: Iterable[tuple[Direction, int]]) -> int:
    return sum(fen if direction is Direction.INCOME else -fen for direction, fen in lines)


def test_each_month_of_a_village_rolls_into_the_next(county: DemoCounty) -> None:
    for village, own in groupby(county.life.months, key=lambda each: each.region):
        months = list(own)
        assert len(months) >= 24, village
        assert months[0].month == date(county.today.year - 2, 1, 1)
        assert months[-1].month < county.today.replace(day=1)
        for month in months:
            assert month.opening_fen + month.income_fen - month.expense_fen == month.closing_fen
            assert month.closing_fen > 0
        for before, after in pairwise(months):
            assert before.closing_fen == after.opening_fen
            assert before.month < after.month


def test_each_month_is_what_its_lines_come_to(county: DemoCounty) -> None:
    sums: dict[tuple[str, date, Direction], int] = defaultdict(int)
    lines: dict[tuple[str, date], int] = defaultdict(int)
    for entry in county.life.entries:
        sums[entry.region, entry.month, entry.direction] += entry.amount_fen
        lines[entry.region, entry.month] += 1
        assert entry.booked_on.replace(day=1) == entry.month

    for month in county.life.months:
        place = (month.region, month.month)
        assert month.income_fen == sums[*place, Direction.INCOME]
        assert month.expense_fen == sums[*place, Direction.EXPENSE]
        assert month.lines == lines[place]


def test_the_bank_has_every_line_of_the_books_and_one_that_nobody_knows(
    county: DemoCounty,
) -> None:
    entries = {each.id: each for each in county.life.entries}
    matched = [each for each in county.life.bank_lines if each.entry is not None]
    unmatched = [each for each in county.life.bank_lines if each.entry is None]

    assert {each.entry for each in matched} == set(entries)
    for line in matched:
        entry = entries[line.entry or 0]
        assert (line.region, line.direction) == (entry.region, entry.direction)
        assert line.amount_fen == entry.amount_fen
        assert line.booked_on >= entry.booked_on
    assert [each.amount_fen for each in unmatched] == [UNMATCHED_FEN]
    assert unmatched[0].note


def test_the_banks_balance_is_the_books_but_where_a_line_is_not_matched(
    county: DemoCounty,
) -> None:
    closing = {each.region: each.closing_fen for each in county.life.months}
    balance = {each.region: each.balance_fen for each in county.life.bank_lines}
    off = {region: closing[region] - (balance[region] or 0) for region in closing}

    assert [fen for fen in off.values() if fen] == [UNMATCHED_FEN]


def test_every_line_is_in_an_account_that_was_in_force(county: DemoCounty) -> None:
    chart = accounts()
    for entry in county.life.entries:
        assert any(
            each.code == entry.account
            and each.valid_from <= entry.booked_on
            and (each.valid_to is None or entry.booked_on <= each.valid_to)
            for each in chart
        ), entry.account
    codes = {each.code for each in chart if each.valid_to is None}
    assert all(each.successor in codes for each in chart if each.successor)


def test_a_project_costs_what_its_funds_give_and_pays_no_more(county: DemoCounty) -> None:
    allotments = {each.id: each for each in county.allotments}
    for project in county.life.projects:
        funds = [each for each in county.life.funds if each.project == project.id]
        paid = [each for each in county.life.expenditures if each.project == project.id]
        assert sum(each.amount_fen for each in funds) == project.budget_fen
        for fund in funds:
            spent = sum(each.amount_fen for each in paid if each.fund == fund.id)
            assert spent <= fund.amount_fen
            assert (fund.programme is None) == (fund.allotment is None)
            if fund.allotment is not None:
                assert allotments[fund.allotment].amount_fen == fund.amount_fen
        if project.final_fen is not None:
            assert sum(each.amount_fen for each in paid) <= project.final_fen
        assert all(each.spent_on <= county.today for each in paid)


def test_a_stage_begins_when_the_one_before_it_is_done(county: DemoCounty) -> None:
    order = list(ProjectStageKind)
    for _, own in groupby(county.life.stages, key=lambda each: each.project):
        stages = list(own)
        assert [each.stage for each in stages] == order[: len(stages)]
        for before, after in pairwise(stages):
            assert before.done_on is not None
            assert before.done_on <= after.began_on
        assert all(each.done_on is None or each.began_on <= each.done_on for each in stages)
        assert all(each.began_on <= county.today for each in stages)


def test_the_road_from_group_3_to_group_5_can_be_followed_to_the_fen(county: DemoCounty) -> None:
    road = next(each for each in county.life.projects if each.name == "3 组到 5 组道路硬化")
    paid = [each for each in county.life.expenditures if each.project == road.id]
    funds = [each for each in county.life.funds if each.project == road.id]
    stages = [each for each in county.life.stages if each.project == road.id]
    own_money = [each for each in county.life.entries if each.project == road.id]
    vouchers = {each.expenditure for each in county.life.vouchers}

    assert [each.amount_fen for each in funds] == [38_000_000, 4_620_000]
    assert sum(each.amount_fen for each in paid) == 29_834_000
    assert len(stages) == 5
    assert {each.id for each in paid} <= vouchers
    assert [each.amount_fen for each in own_money] == [
        each.amount_fen for each in paid if each.fund == funds[1].id
    ]


def test_rent_that_came_in_is_what_its_contract_says_was_settled(county: DemoCounty) -> None:
    received: dict[int | None, int] = defaultdict(int)
    for entry in county.life.entries:
        received[entry.contract] += entry.amount_fen
    lettings = [each for each in county.life.contracts if each.project is None]

    assert lettings
    assert all(each.settled_fen == received[each.id] for each in lettings)
    assert all(each.settled_fen <= each.amount_fen for each in county.life.contracts)


def test_some_items_due_are_late_some_are_to_come_most_are_up(county: DemoCounty) -> None:
    articles = {each.id: each for each in county.life.articles}
    items = county.life.due_items
    up = [each for each in items if each.state is DisclosureState.PUBLISHED]
    missing = [each for each in items if each.state is DisclosureState.NOT_COLLECTED]
    late = [each for each in missing if each.due_on < county.today]

    assert len(up) > len(items) / 2
    assert any(each.note for each in late)
    assert any(each.due_on >= county.today for each in missing)
    for item in up:
        article = articles[item.article or 0]
        assert (article.region, article.board) == (item.region, item.board)
        assert item.published_on == article.published_on <= item.due_on


def test_every_village_tells_its_money_in_all_eight_classes(county: DemoCounty) -> None:
    finance = {each.code for each in boards() if each.parent == "CZ"}
    told: dict[str, set[str]] = defaultdict(set)
    for article in county.life.articles:
        told[article.region].add(article.board)
        assert article.published_on <= county.today

    assert len(finance) == 8
    assert all(finance <= boards_told for boards_told in told.values())


def test_what_was_asked_is_answered_but_for_one_late_and_one_new(county: DemoCounty) -> None:
    asked = [each for each in county.life.echoes if each.state is EchoState.ASKED]

    assert all(
        each.answered_on is not None and each.answer is not None
        for each in county.life.echoes
        if each.state is EchoState.ANSWERED
    )
    assert sorted(each.due_on < county.today for each in asked) == [False, True]


def test_nobody_in_office_has_the_name_of_a_villager(county: DemoCounty) -> None:
    names = {each.name for each in county.people}

    assert not names & {each.name for each in county.life.officials}


def test_every_picture_that_a_row_names_has_been_drawn(county: DemoCounty) -> None:
    drawn = all_pictures()

    assert county.life.attachments
    assert all(len(drawn[each.sha256]) == each.size_bytes for each in county.life.attachments)
    assert {each.role for each in county.life.attachments} > {"before", "after", "voucher"}
