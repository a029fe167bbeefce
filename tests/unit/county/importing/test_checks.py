"""What must hold between a row and what the county holds, table by table, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.importing.tables.common import KnownRegion, Pot, overdrawn, yuan
from county.importing.tables.payments import (
    KnownBatch,
    KnownForPayments,
    KnownPerson,
    PaymentRow,
    check_payment_sums,
    check_payments,
    remarks_on_payments,
)
from county.importing.tables.regions import KnownForRegions, RegionRow, check_regions
from sync.wire.money import amount_fen

VILLAGE = "430799901201"
OTHER_VILLAGE = "430799901202"
NUMBER = "999900194912310023"
TODAY = date(2026, 11, 22)
GOOD = PaymentRow(
    disbursement="BF1",
    region=VILLAGE,
    name="示例甲",
    number=NUMBER,
    quantity=260,
    standard_fen=13142,
    amount_fen=34169,
    state="paid",
    paid_on=date(2026, 3, 18),
    reason=None,
    remedy=None,
    remedy_phone=None,
    bank="农商行",
    account_last4="4417",
)
KNOWN = KnownForPayments(
    people={NUMBER: KnownPerson(7, "示例甲")},
    pots={"BF1": Pot(id=3, amount_fen=50000, taken_fen=0)},
    batches={"BF1": KnownBatch(VILLAGE, date(2026, 3, 16))},
    regions={
        VILLAGE: KnownRegion("village", "430799901000"),
        OTHER_VILLAGE: KnownRegion("village", "430799901000"),
    },
    taken=set(),
    today=TODAY,
)


def sentences(row: PaymentRow, known: KnownForPayments = KNOWN) -> list[str]:
    """What is said about one row."""
    return [fault.sentence for fault in check_payments([row], known)]


def test_a_good_payment_passes() -> None:
    assert sentences(GOOD) == []


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (GOOD._replace(amount_fen=34168), "数量×标准"),
        (GOOD._replace(number="11010519491231002X"), "不在本县人员名册里"),
        (GOOD._replace(name="示例乙"), "姓名不一致"),
        (GOOD._replace(region="430799901299"), "不在您可以填报的地区里"),
        (GOOD._replace(region=OTHER_VILLAGE), "和拨付单上的不一致"),
        (GOOD._replace(disbursement="BF2"), "“拨付单号”不在"),
        (GOOD._replace(paid_on=None), "却没有填“发放日期”"),
        (GOOD._replace(paid_on=date(2026, 3, 15)), "早于拨付日期"),
        (GOOD._replace(paid_on=date(2026, 11, 23)), "在今天之后"),
        (GOOD._replace(state="on_its_way"), "应当空着"),
        (GOOD._replace(state="returned", paid_on=None), "却没有填“退票原因”"),
    ],
)
def test_one_thing_wrong_is_one_sentence(row: PaymentRow, part: str) -> None:
    said = sentences(row)

    assert len(said) == 1
    assert part in said[0]


def test_no_sentence_carries_what_the_row_says_of_a_person() -> None:
    row = GOOD._replace(name="示例乙", amount_fen=1, region="430799901299", paid_on=None)
    said = "".join(sentences(row))

    for secret in (row.name, NUMBER, row.account_last4, row.bank):
        assert secret not in said


def test_a_village_outside_the_remit_sounds_like_one_that_does_not_exist() -> None:
    narrow = replace(KNOWN, regions={OTHER_VILLAGE: KNOWN.regions[OTHER_VILLAGE]})

    assert sentences(GOOD, narrow) == sentences(GOOD._replace(region="430799901299"))


def test_who_has_a_payment_of_the_batch_gets_no_second() -> None:
    assert "已经有一笔" in sentences(GOOD, replace(KNOWN, taken={(3, 7)}))[0]


@given(st.integers(0, 10**7), st.integers(0, 10**8))
def test_the_amount_is_worked_out_as_on_the_terminal(quantity: int, standard_fen: int) -> None:
    right = amount_fen(quantity, standard_fen)
    row = GOOD._replace(quantity=quantity, standard_fen=standard_fen, amount_fen=right)

    assert sentences(row) == []
    assert sentences(row._replace(amount_fen=right + 1)) != []


def test_payments_beyond_what_was_disbursed_all_come_back() -> None:
    pots = {"BF1": Pot(id=3, amount_fen=50000, taken_fen=10000)}
    faults = list(check_payment_sums([GOOD, GOOD], replace(KNOWN, pots=pots)))

    assert [fault.place for fault in faults] == [0, 1]
    assert "783.38 元（含以前已有的 100.00 元），超过拨付金额 500.00 元" in faults[0].sentence


def test_what_is_not_listed_yet_is_remarked() -> None:
    assert list(remarks_on_payments([GOOD], KNOWN)) == ["拨付单 BF1 还有 158.31 元 没有发放明细。"]


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 1000)), max_size=20),
    st.fixed_dictionaries({"A": st.integers(0, 5000), "B": st.integers(0, 5000)}),
)
def test_a_pot_is_overdrawn_by_all_or_by_none(
    taking: list[tuple[str, int]], amounts: dict[str, int]
) -> None:
    pots = {name: Pot(1, amount, 0) for name, amount in amounts.items()}
    at_fault = {fault.place for fault in overdrawn(pots, taking, "拨付金额", "发放")}

    for place, (name, _) in enumerate(taking):
        total = sum(fen for each, fen in taking if each == name)
        assert (place in at_fault) == (name in pots and total > amounts[name])


def test_amounts_are_said_as_clerks_read_them() -> None:
    assert (yuan(5), yuan(123456700), yuan(-150)) == ("0.05 元", "1,234,567.00 元", "-1.50 元")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (RegionRow("430799901203", "新村", "village", None), None),
        (RegionRow("430799901200", "整百的村", "village", None), None),
        (RegionRow("430799901203", "新村", "township", None), "“级别”对不上"),
        (RegionRow("430799901000", "新村", "village", None), "“级别”对不上"),
        (RegionRow("430799902201", "别处", "village", None), "“上级代码”"),
        (RegionRow("430799901201", "旧村", "village", None), "已经登记过"),
    ],
)
def test_a_new_region_stands_below_one_that_is_known(row: RegionRow, part: str | None) -> None:
    known = KnownForRegions(
        regions={"430799901000": KnownRegion("township", "430799000000")},
        taken=frozenset({VILLAGE}),
        scope=None,
    )
    said = [fault.sentence for fault in check_regions([row], known)]

    assert (said == []) if part is None else (len(said) == 1 and part in said[0])
