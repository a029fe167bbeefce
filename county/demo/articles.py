"""What villages put on their boards: finance in eight classes from their books, and the rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from county.demo.facts import Region
from county.demo.facts_reading import Article
from county.demo.facts_village import Asset, Contract, LedgerEntry, LedgerMonth, Resource
from county.demo.months import last_day
from county.disclosure.standing.read import accounts
from sync.wire.schema import Direction

PUBLISHED_AFTER = timedelta(days=18)
"""How long after its period's end an article is put up."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What the villages have, as far as articles tell of it."""

    months: Sequence[LedgerMonth]
    entries: Sequence[LedgerEntry]
    assets: Sequence[Asset]
    resources: Sequence[Resource]
    contracts: Sequence[Contract]


@dataclass(frozen=True, slots=True)
class _Draft:
    board: str
    title: str
    label: str
    period_end: date
    lines: tuple[str, ...]
    public_until: date | None = None


def articles_of(
    today: date, villages: Sequence[Region], belongings: Belongings
) -> tuple[Article, ...]:
    """The articles of each village that are up by today, oldest first, ids from 1."""
    found: list[Article] = []
    plain = {each.code: each.plain for each in accounts()}
    for village in villages:
        books = _Books(village.code, belongings, plain)
        drafts = sorted(_drafts(today, village, books), key=lambda each: each.period_end)
        for draft in drafts:
            published_on = draft.period_end + PUBLISHED_AFTER
            if published_on > today:
                continue
            found.append(
                Article(
                    id=len(found) + 1,
                    region=village.code,
                    board=draft.board,
                    title=f"{village.name}{draft.title}",
                    body="\n".join(draft.lines),
                    issuer=f"{village.name}务公开小组" if village.name.endswith("村")
                    else f"{village.name}居务公开小组",
                    published_on=published_on,
                    label=draft.label,
                    public_until=draft.public_until,
                )
            )  # fmt: skip
    return tuple(found)


class _Books:
    """One village's rows, and its sums in words."""

    def __init__(self, village: str, belongings: Belongings, plain: Mapping[str, str]) -> None:
        self.months = [each for each in belongings.months if each.region == village]
        self.entries = [each for each in belongings.entries if each.region == village]
        self.assets = [each for each in belongings.assets if each.region == village]
        self.resources = [each for each in belongings.resources if each.region == village]
        self.contracts = [each for each in belongings.contracts if each.region == village]
        self._plain = plain

    def sums(self, direction: Direction, first: date, last: date) -> tuple[str, ...]:
        """A line for each account of those days with its sum, and one for all."""
        by_account: dict[str, int] = defaultdict(int)
        for entry in self.entries:
            if entry.direction is direction and first <= entry.booked_on <= last:
                by_account[entry.account] += entry.amount_fen
        lines = [f"{self._plain[code]}\t{_yuan(fen)}" for code, fen in sorted(by_account.items())]
        return (*lines, f"合计\t{_yuan(sum(by_account.values()))}")

    def total_fen(self, direction: Direction, year: int) -> int:
        """What came in or went out in a year."""
        return sum(
            each.amount_fen
            for each in self.entries
            if each.direction is direction and each.month.year == year
        )


def _drafts(today: date, village: Region, books: _Books) -> Iterator[_Draft]:
    for year in range(today.year - 2, today.year + 1):
        yield from _yearly(year, village, books)
        for quarter in range(1, 5):
            last = last_day(year * 12 + 3 * quarter - 1)
            if last >= today.replace(day=1):
                break
            yield from _quarterly(year, quarter, last, books)
        for half, name in ((1, "上半年"), (2, "下半年")):
            last = last_day(year * 12 + 6 * half - 1)
            if last < today.replace(day=1):
                yield _debts(f"{year}年{name}", last, books)
    current = f"{today.year}年"
    yield _Draft(
        "CW", "低保年度复核初审名单正在公示", current, today - timedelta(days=21),
        ("名单在“身份名册”里，公示 7 个工作日。", "觉得不公的，可以打合口镇民政办的电话说。"),
        public_until=today + timedelta(days=6),
    )  # fmt: skip


def _yearly(year: int, village: Region, books: _Books) -> Iterator[_Draft]:
    label = f"{year}年"
    start = date(year, 1, 2)
    planned = books.months[0].income_fen // 100_000 * 100_000
    yield _Draft(
        "CZ1", f"{label}财务计划", label, start,
        ("今年的打算，已经村民代表会议表决通过：", f"计划收入\t{_yuan(planned * 4 + 1_800_000)}",
         f"计划支出\t{_yuan(planned * 4 + 1_200_000)}", "大头是保洁、清运、路灯和修渠。"),
    )  # fmt: skip
    yield _Draft(
        "CZ4", f"{label}集体资产清查", label, date(year, 3, 20),
        (*(f"{each.name}（{each.use}）\t{_yuan(each.original_fen)}" for each in books.assets),
         f"合计\t{_yuan(sum(each.original_fen for each in books.assets))}"),
    )  # fmt: skip
    yield _Draft(
        "CZ5", f"{label}集体资源清查", label, date(year, 3, 20),
        tuple(f"{each.name}（{each.use}）\t{each.area // 100}.{each.area % 100:02d} {each.unit}"
              for each in books.resources),
    )  # fmt: skip
    yield _Draft(
        "CZ8", f"{label}一事一议筹资筹劳", label, date(year, 4, 28),
        ("今年没有向村民筹资。", "修渠按每个劳力 2 个工筹劳，不愿出工的可以不出。"),
    )  # fmt: skip
    yield _Draft(
        "DW", f"{label}党员发展和党费收缴", label, date(year, 6, 12),
        ("今年列为发展对象 1 人，公示 7 天没有意见。", "党费按季收缴，全部上交镇党委。"),
    )  # fmt: skip
    yield _Draft(
        "CW", f"{label}城乡居民医保参保情况", label, date(year, 2, 10),
        ("参保缴费已结束。", f"没参保的人家，{village.name}已经逐户上门讲过政策。"),
    )  # fmt: skip
    if books.months and books.months[-1].month >= date(year, 12, 1):
        left = books.total_fen(Direction.INCOME, year) - books.total_fen(Direction.EXPENSE, year)
        yield _Draft(
            "CZ7", f"{label}收益分配", label, date(year, 12, 31),
            (f"全年收支相抵\t{_yuan(left)}", "经村民代表会议表决，结余转下年用，今年不分红。"),
        )  # fmt: skip


def _quarterly(year: int, quarter: int, last: date, books: _Books) -> Iterator[_Draft]:
    label = f"{year}年第{quarter}季度"
    first = date(year, 3 * quarter - 2, 1)
    for board, direction, word in (
        ("CZ2", Direction.INCOME, "收入"),
        ("CZ3", Direction.EXPENSE, "支出"),
    ):
        lines = books.sums(direction, first, last)
        yield _Draft(board, f"{label}各项{word}", label, last, lines)


def _debts(label: str, last: date, books: _Books) -> _Draft:
    open_rent = sum(1 for each in books.contracts if each.overdue)
    owed = f"承包款有 {open_rent} 笔没交齐" if open_rent else "没有人欠村里的钱"
    closing = next((each.closing_fen for each in reversed(books.months) if each.month <= last), 0)
    return _Draft(
        "CZ6", f"{label}债权债务", label, last,
        (f"{owed}。", "村里没有借款。", f"账上余额\t{_yuan(closing)}"),
    )  # fmt: skip


def _yuan(fen: int) -> str:
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d} 元"
