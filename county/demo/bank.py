"""The bank's side of the villages' books; of one village one line has no match."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random

from county.demo.facts_village import BankLine, LedgerEntry, LedgerMonth
from sync.wire.schema import Direction

UNMATCHED_FEN = 200_000
_BANK = "合口农商行"
_UNMATCHED_NOTE = "银行有这笔转账，村账上没有：镇农村经营管理站正在找村里核对。"


def bank_lines(
    chance: Random,
    entries: Sequence[LedgerEntry],
    months: Sequence[LedgerMonth],
    unmatched_in: str,
) -> tuple[BankLine, ...]:
    """A line for each entry, and one more in the last month of village `unmatched_in`."""
    opening = {each.region: each.opening_fen for each in reversed(months)}
    found: list[BankLine] = []
    for village, own in groupby(entries, key=lambda each: each.region):
        account = f"{chance.randrange(10_000):04d}"
        lines = [_line(chance, entry, account) for entry in own]
        if village == unmatched_in:
            lines.append(_unmatched(village, account, lines[-1].booked_on))
        balance = opening[village]
        for line in sorted(lines, key=lambda each: (each.booked_on, each.entry or 0)):
            sign = 1 if line.direction is Direction.INCOME else -1
            balance += sign * line.amount_fen
            found.append(line._replace(id=len(found) + 1, balance_fen=balance))
    return tuple(found)


def _line(chance: Random, entry: LedgerEntry, account: str) -> BankLine:
    latest = entry.booked_on.replace(day=28)
    return BankLine(
        id=0,
        region=entry.region,
        bank=_BANK,
        account_last4=account,
        booked_on=min(latest, entry.booked_on + timedelta(days=chance.choice((0, 0, 1, 2)))),
        direction=entry.direction,
        amount_fen=entry.amount_fen,
        summary="转入" if entry.direction is Direction.INCOME else "转账支出",
        counterparty=entry.counterparty,
        counterparty_is_person=entry.counterparty_is_person,
        entry=entry.id,
    )


def _unmatched(village: str, account: str, day: date) -> BankLine:
    return BankLine(
        id=0,
        region=village,
        bank=_BANK,
        account_last4=account,
        booked_on=day.replace(day=26),
        direction=Direction.EXPENSE,
        amount_fen=UNMATCHED_FEN,
        summary="转账支出",
        counterparty="合口镇建材店",
        note=_UNMATCHED_NOTE,
    )
