"""What each village had to put on its boards and when; a few are late."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from county.demo.facts import Region
from county.demo.facts_reading import Article, DueItem
from county.demo.months import last_day
from county.disclosure.standing.read import boards
from sync.wire.schema import DisclosureState

_DUE_AFTER = timedelta(days=20)
_LATE_VILLAGES = 4
"""Of so many villages, one is late with the newest quarter's expenses."""
_YEARLY = {"CZ1": (1, 2), "CZ4": (3, 20), "CZ5": (3, 20), "CZ8": (4, 28), "DW": (6, 12)}
_LATE_NOTE = "村里还没有把单据交齐，镇农村经营管理站已经催过一次。"


def due_items(
    today: date, villages: Sequence[Region], articles: Sequence[Article]
) -> tuple[tuple[DueItem, ...], tuple[Article, ...]]:
    """The items of three years, those to come in this year included, and the articles that are up.

    An article that is late is taken out.
    """
    by_key = {(each.region, each.board, each.label): each for each in articles}
    found: list[DueItem] = []
    late: set[int] = set()
    titles = {each.code: each.title for each in boards()}
    departments = {each.code: each.department for each in boards()}
    for number, village in enumerate(villages):
        newest = _newest_quarter(village.code, articles)
        for board, label, due_on in _planned(today):
            article = by_key.get((village.code, board, label))
            is_late = article is not None and article is newest and number % _LATE_VILLAGES == 1
            if article is not None and is_late:
                late.add(article.id)
                article = None
            found.append(
                DueItem(
                    id=len(found) + 1,
                    region=village.code,
                    board=board,
                    title=titles[board],
                    label=label,
                    department=f"{village.name}务公开小组（{departments[board]}督促）"
                    if village.name.endswith("村")
                    else f"{village.name}（{departments[board]}督促）",
                    due_on=due_on,
                    state=(
                        DisclosureState.NOT_COLLECTED
                        if article is None
                        else DisclosureState.PUBLISHED
                    ),
                    published_on=None if article is None else article.published_on,
                    article=None if article is None else article.id,
                    note=_LATE_NOTE if is_late else None,
                )
            )
    return tuple(found), tuple(each for each in articles if each.id not in late)


def _newest_quarter(village: str, articles: Sequence[Article]) -> Article | None:
    expenses = [each for each in articles if each.region == village and each.board == "CZ3"]
    return expenses[-1] if expenses else None


def _planned(today: date) -> Iterator[tuple[str, str, date]]:
    """Board, label and last day of each item."""
    for year in range(today.year - 2, today.year + 1):
        for board, (month, day) in _YEARLY.items():
            yield board, f"{year}年", date(year, month, day) + _DUE_AFTER
        for quarter in range(1, 5):
            last = last_day(year * 12 + 3 * quarter - 1)
            for board in ("CZ2", "CZ3"):
                yield board, f"{year}年第{quarter}季度", last + _DUE_AFTER
