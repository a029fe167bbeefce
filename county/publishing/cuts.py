"""The rows of one shard to be, and how rows are parted into years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sync.wire.schema import Dataset
from sync.wire.shard_model import ALL_PERIODS

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one shard to be."""

    dataset: Dataset
    region: str
    period: str
    rows: list[Row]


def all_cut(dataset: Dataset, region: str, rows: Iterable[Row]) -> Cut:
    """The one cut of a dataset that is not parted in time."""
    return Cut(dataset, region, ALL_PERIODS, list(rows))


def cuts_by_year(dataset: Dataset, region: str, rows: Iterable[Row]) -> Iterator[Cut]:
    """One cut a year of rows that each have their year, or a day in it, before them."""
    years: dict[int, list[Row]] = defaultdict(list)
    for dated, *row in rows:
        year = dated.year if isinstance(dated, date) else int(str(dated))
        years[year].append(tuple(row))
    for year in sorted(years):
        yield Cut(dataset, region, str(year), years[year])
