"""Each of the cast has the story they are introduced with, whatever day it is."""

from datetime import date

import pytest

from county.demo.cards import cards_of, cast_of
from county.demo.facts import DemoCounty, Payment, Person
from device.idcard.card_json import card_from_json, card_to_json
from device.idcard.card_text import decode_card, encode_card
from sync.wire.idnumber import normal_form, old_foreign_number
from sync.wire.schema import EntitlementState, PaidTo, PaymentState
from tests.unit.county.conftest import DAYS


class Holder:
    """What the county holds for the owner of a card."""

    def __init__(self, county: DemoCounty, card: str) -> None:
        number = cards_of(county.today)[card]["number"]
        self.county = county
        self.person: Person = next(
            each for each in county.people if number in (each.number, each.former_number)
        )
        self.payments = [each for each in county.payments if each.person == self.person.id]

    def of(self, programme: str) -> list[Payment]:
        """The holder's payments of the programme of that name, oldest first."""
        codes = {each.code for each in self.county.programmes if each.name == programme}
        return [each for each in self.payments if self.programme_of(each) in codes]

    def programme_of(self, payment: Payment) -> str:
        """The programme's code."""
        batch = self.county.disbursements[payment.disbursement - 1]
        allotment = next(each for each in self.county.allotments if each.id == batch.allotment)
        source = next(each for each in self.county.sources if each.id == allotment.source)
        return self.county.programmes[source.programme - 1].code

    def disbursed_on(self, payment: Payment) -> date:
        """When the payment's batch went to the bank."""
        return self.county.disbursements[payment.disbursement - 1].disbursed_on


def test_the_farmer_got_everything_and_can_check_the_sum(county: DemoCounty) -> None:
    farmer = Holder(county, "1")
    land = farmer.of("耕地地力保护补贴")

    assert {each.state for each in farmer.payments} == {PaymentState.PAID}
    assert (land[-1].quantity, land[-1].standard_fen, land[-1].amount_fen) == (260, 13142, 34169)
    assert len(farmer.of("城乡居民养老保险待遇")) >= 24
    assert len({farmer.programme_of(each) for each in farmer.payments}) >= 5


def test_the_widows_newest_allowance_came_back_because_her_card_is_closed(
    county: DemoCounty,
) -> None:
    widow = Holder(county, "2")
    *earlier, newest = widow.of("农村最低生活保障金")

    assert newest.state is PaymentState.RETURNED
    assert newest.reason == "卡已注销"
    assert (newest.remedy_phone or "").startswith("0736-0000")
    assert {each.state for each in earlier} == {PaymentState.PAID}
    assert {each.account_last4 for each in widow.of("城乡居民养老保险待遇")} != {
        newest.account_last4
    }


def test_the_man_declared_dead_is_told_so_and_gets_nothing_since(county: DemoCounty) -> None:
    man = Holder(county, "3")
    stopped = [each for each in county.entitlements if each.person == man.person.id]

    assert stopped
    for each in stopped:
        assert each.state is EntitlementState.STOPPED
        assert "已死亡" in (each.reason or "")
        assert (each.remedy_phone or "").startswith("0736-0000")
        assert each.valid_to is not None
        assert each.valid_to < county.today
        assert all(man.disbursed_on(payment) <= each.valid_to for payment in man.payments)
    assert man.of("城乡居民养老保险待遇")


def test_who_says_it_never_came_is_listed_as_paid_in_the_batch_that_does_not_tie(
    county: DemoCounty,
) -> None:
    man = Holder(county, "4")
    newest = man.of("稻谷目标价格补贴")[-1]

    assert newest.state is PaymentState.PAID
    assert county.disbursements[newest.disbursement - 1].note is not None


def test_the_woman_of_91_has_an_allowance_on_its_way(county: DemoCounty) -> None:
    woman = Holder(county, "5")
    *earlier, newest = woman.of("高龄津贴")

    assert newest.state is PaymentState.ON_ITS_WAY
    assert newest.amount_fen == 20000
    assert earlier[-1].state is PaymentState.PAID


def test_the_foreigners_two_cards_are_one_person_with_rows_under_both_numbers(
    county: DemoCounty,
) -> None:
    cards = cards_of(county.today)
    old, new = cards["6"], cards["6b"]
    extra = new["extra"]
    assert isinstance(extra, dict)
    woman = Holder(county, "6b")
    since = woman.person.number_since
    assert since is not None

    assert (
        old_foreign_number(str(new["number"]), extra["nationality"], extra["old_number_link"])
        == old["number"]
        == woman.person.former_number
    )
    assert Holder(county, "6").person == woman.person
    assert any(woman.disbursed_on(each) < since for each in woman.payments)
    assert any(woman.disbursed_on(each) >= since for each in woman.payments)


def test_the_stranger_is_nowhere_in_the_data(county: DemoCounty) -> None:
    number = cards_of(county.today)["10"]["number"]

    assert normal_form(str(number)) == number
    assert all(number not in (each.number, each.former_number) for each in county.people)


def test_the_child_is_protected_and_paid_among_others_without_a_name(county: DemoCounty) -> None:
    child = Holder(county, "11")
    batches = [county.disbursements[each.disbursement - 1] for each in child.payments]

    assert child.person.protected
    assert child.person.head is not None
    assert child.of("事实无人抚养儿童基本生活补贴")
    assert all(batch.unnamed == batch.payees for batch in batches)


def test_the_household_of_three_is_paid_through_its_head(county: DemoCounty) -> None:
    woman = Holder(county, "12")
    head = county.people[(woman.person.head or 0) - 1]
    household = [each for each in county.people if each.head == head.id or each.id == head.id]
    paid_to_households = {
        each.code for each in county.programmes if each.paid_to is PaidTo.HOUSEHOLD
    }
    heads_codes = {woman.programme_of(each) for each in county.payments if each.person == head.id}

    assert len(household) == 3
    assert heads_codes & paid_to_households
    assert not {woman.programme_of(each) for each in woman.payments} & paid_to_households
    assert woman.payments


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_card_can_be_written_onto_a_real_card_and_is_valid_today(day: date) -> None:
    cards = cards_of(day)
    for key, value in cards.items():
        card = card_from_json(value)

        assert decode_card(encode_card(card)) == card, key
        assert card_to_json(card) == value, key
        assert normal_form(card.number or "") == card.number, key
        assert date.fromisoformat(str(value["valid_from"])) <= day, key
        assert value["valid_to"] == "长期" or date.fromisoformat(str(value["valid_to"])) > day, key
    assert len(str(cards["8"]["name"])) == 15
    assert "·" in str(cards["8"]["name"])
    assert {"𠮷", "䶮"} <= set(str(cards["9"]["name"]))
    assert str(cards["7"]["number"]).startswith("810000")
    assert [each["card"] for each in cast_of(day)] == list(cards)


def test_everybodys_number_has_a_valid_check_character_and_is_their_own(
    county: DemoCounty,
) -> None:
    numbers = [each.number for each in county.people]

    assert all(normal_form(number) == number for number in numbers)
    assert len(set(numbers)) == len(numbers)
    for person in county.people:
        assert person.number[-12:-4] == f"{person.birth:%Y%m%d}"
        assert ("女", "男")[int(person.number[16]) % 2] == person.sex
        assert person.birth <= county.today
