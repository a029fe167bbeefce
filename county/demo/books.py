"""The books of the villages: a month after the other up to the last full one, each rolling on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from county.demo import habits
from county.demo.facts import Region
from county.demo.facts_village import Expenditure, LedgerEntry, LedgerMonth, Voucher
from county.demo.habits import HABITS, PERSON, Habit
from county.demo.months import first_day, last_day, month_number
from county.demo.officials import Office
from county.demo.property import Letting
from county.demo.village_names import Neighbours
from county.disclosure.standing.read import NEW_SYSTEM_FROM, accounts
from sync.wire.schema import Direction

_GRANT_BELOW_FEN = 6_000_000
_GROUPS = 8
_VOUCHER_FROM_FEN = 50_000
_OWN_FUND = "村集体资金"
_GRANTED = "上级补助"
_AUDIT_DAY = 12
_BANK_ACCOUNT = "银行存款"


@dataclass(frozen=True, slots=True)
class Books:
    """Months, lines and vouchers of all villages."""

    months: tuple[LedgerMonth, ...]
    entries: tuple[LedgerEntry, ...]
    vouchers: tuple[Voucher, ...]


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What a village itself paid for works: the expenditure, in which village."""

    village: str
    expenditure: Expenditure


class Bookkeeping:
    """Writes the books of one village after another; ids run through all of them."""

    def __init__(
        self,
        chance: Random,
        today: date,
        offices: Mapping[str, Office],
        neighbours: Neighbours,
        lettings: Sequence[Letting],
        own_shares: Sequence[OwnShare],
    ) -> None:
        self._chance = chance
        self._today = today
        self._offices = offices
        self._neighbours = neighbours
        self._lettings: dict[str, list[Letting]] = defaultdict(list)
        for letting in lettings:
            self._lettings[letting.contract.region].append(letting)
        self._shares: dict[tuple[str, int], list[Expenditure]] = defaultdict(list)
        for share in own_shares:
            month = month_number(share.expenditure.spent_on)
            self._shares[share.village, month].append(share.expenditure)
        self._before_2024 = {
            each.successor: each.code for each in accounts() if each.valid_to is not None
        }
        self._months: list[LedgerMonth] = []
        self._entries: list[LedgerEntry] = []
        self._vouchers: list[Voucher] = []

    def keep(self, villages: Sequence[Region]) -> Books:
        """The books of these villages from three years' first month on."""
        first = month_number(date(self._today.year - 2, 1, 1))
        for village in villages:
            balance = self._chance.randrange(6_500_000, 15_000_000, 10)
            for month in range(first, month_number(self._today)):
                balance = self._keep_month(village.code, month, balance)
        return Books(tuple(self._months), tuple(self._entries), tuple(self._vouchers))

    def _keep_month(self, village: str, month: int, opening: int) -> int:
        """Write one month; gives what is left at its end."""
        start = len(self._entries)
        number = first_day(month).month
        self._receive(village, month, opening)
        for habit in HABITS:
            if number in habit.months:
                self._spend(village, month, habit)
        for expenditure in self._shares[village, month]:
            self._pay_share(village, expenditure)
        own = sorted(self._entries[start:], key=lambda each: each.booked_on)
        self._entries[start:] = [
            each._replace(id=start + place, voucher_no=f"{number:02d}-{place:02d}")
            for place, each in enumerate(own, start=1)
        ]
        self._file_vouchers(self._entries[start:])
        income = _sum(self._entries[start:], Direction.INCOME)
        expense = _sum(self._entries[start:], Direction.EXPENSE)
        audited_on = date.fromordinal(last_day(month).toordinal() + _AUDIT_DAY)
        audited = audited_on <= self._today
        self._months.append(
            LedgerMonth(
                region=village,
                month=first_day(month),
                opening_fen=opening,
                income_fen=income,
                expense_fen=expense,
                closing_fen=opening + income - expense,
                lines=len(own),
                audited_on=audited_on if audited else None,
                audited_by=self._offices[village].auditor if audited else None,
            )
        )
        return opening + income - expense

    def _receive(self, village: str, month: int, opening: int) -> None:
        number = first_day(month).month
        if number % 3 == 1 or opening < _GRANT_BELOW_FEN:
            granted = self._chance.randrange(20, 27) * 100_000
            if opening < _GRANT_BELOW_FEN:
                granted += 2_000_000
            self._enter(
                village, month, Direction.INCOME, habits.GRANT, "上级拨付村级运转经费",
                granted, "合口镇财政所", fund_source=_GRANTED,
            )  # fmt: skip
        if number % 3 == 0:
            self._enter(
                village, month, Direction.INCOME, habits.OTHER_INCOME, "银行存款利息",
                opening // 2_000 + 7, "合口农商行",
            )  # fmt: skip
        if number == 2:
            donor = self._neighbours.any_of(village)
            if donor is not None:
                self._enter(
                    village, month, Direction.INCOME, habits.OTHER_INCOME, "乡亲捐款修路",
                    self._chance.randrange(20, 61) * 10_000, donor, is_person=True,
                    fund_source="社会捐赠",
                )  # fmt: skip
        for letting in self._lettings[village]:
            if letting.month == number:
                self._enter(
                    village, month, Direction.INCOME, habits.RENT, letting.summary,
                    letting.rent_fen, letting.contract.counterparty,
                    is_person=letting.contract.counterparty_is_person,
                    contract=letting.contract.id,
                )  # fmt: skip

    def _spend(self, village: str, month: int, habit: Habit) -> None:
        drawn = self._chance.randint(habit.least_fen, habit.most_fen)
        amount, reckoning = drawn // 10 * 10, None
        if habit.rate_fen is not None:
            amount = drawn * habit.rate_fen
            reckoning = f"{drawn} {habit.unit} × {habit.rate_fen // 100} 元"
        party, is_person = habit.party, False
        summary = habit.summary
        if habit.party == PERSON:
            party = self._neighbours.any_of(village)
            is_person = party is not None
            summary = f"{self._chance.randint(1, _GROUPS)} 组{summary}"
        self._enter(
            village, month, Direction.EXPENSE, habit.account, summary, amount, party,
            is_person=is_person, reckoning=reckoning, voucher=habit.voucher,
        )  # fmt: skip

    def _pay_share(self, village: str, share: Expenditure) -> None:
        self._enter(
            village, month_number(share.spent_on), Direction.EXPENSE, habits.WORKS,
            f"{share.summary}（村里自己出的部分）", share.amount_fen, share.payee,
            is_person=share.payee_is_person, project=share.project, booked_on=share.spent_on,
            bill_no=share.invoice_no,
        )  # fmt: skip

    def _enter(
        self,
        village: str,
        month: int,
        direction: Direction,
        account: str,
        summary: str,
        amount_fen: int,
        party: str | None,
        *,
        is_person: bool = False,
        fund_source: str = _OWN_FUND,
        reckoning: str | None = None,
        voucher: str = "收据",
        contract: int | None = None,
        project: int | None = None,
        booked_on: date | None = None,
        bill_no: str | None = None,
    ) -> None:
        office = self._offices[village]
        first = first_day(month)
        spent = direction is Direction.EXPENSE
        if bill_no is None and voucher == "发票":
            bill_no = f"{self._chance.randrange(10**8):08d}"
        self._entries.append(
            LedgerEntry(
                id=0,
                region=village,
                month=first,
                booked_on=booked_on or first.replace(day=self._chance.randint(3, 28)),
                voucher_no="",
                direction=direction,
                account=self._account(account, first),
                summary=summary,
                amount_fen=amount_fen,
                fund_source=fund_source,
                fund_account=_BANK_ACCOUNT,
                handler=self._chance.choice(office.members) if spent else office.clerk,
                reckoning=reckoning,
                counterparty=party,
                counterparty_is_person=is_person,
                bill_no=bill_no,
                witness=office.clerk if spent else None,
                approver=office.approver if spent else None,
                audit="同意" if spent else None,
                project=project,
                contract=contract,
            )
        )

    def _account(self, code: str, day: date) -> str:
        return code if day >= NEW_SYSTEM_FROM else self._before_2024[code]

    def _file_vouchers(self, entries: Sequence[LedgerEntry]) -> None:
        for entry in entries:
            if entry.direction is Direction.EXPENSE and entry.amount_fen >= _VOUCHER_FROM_FEN:
                self._vouchers.append(
                    Voucher(
                        id=len(self._vouchers) + 1,
                        region=entry.region,
                        kind="发票" if entry.bill_no else "领款表",
                        dated_on=entry.booked_on,
                        amount_fen=entry.amount_fen,
                        entry=entry.id,
                        number=entry.bill_no,
                    )
                )


def _sum(entries: Sequence[LedgerEntry], direction: Direction) -> int:
    return sum(each.amount_fen for each in entries if each.direction is direction)
