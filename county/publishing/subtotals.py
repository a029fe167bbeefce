"""What the county itself added up, for each region and all below it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db.models import Count, Sum

from county.disclosure.models import (
    Allotment,
    Disbursement,
    Expenditure,
    LedgerEntry,
    Payment,
    ProjectFund,
    Region,
)
from county.publishing.cuts import Cut, Row, cuts_by_year
from county.publishing.small_cells import moved_into
from sync.wire.schema import SUBTOTAL, Direction, SubtotalSubject

EVERYTHING = "all"

_Cell = tuple[int, str, SubtotalSubject, str]
"""Year, region, subject, code."""
_BATCH = "allotment__source__programme"


class _Sums:
    """Lines and fen of each cell."""

    def __init__(self, parents: dict[str, str | None]) -> None:
        self._parents = parents
        self._lines: dict[_Cell, int] = defaultdict(int)
        self._fen: dict[_Cell, int] = defaultdict(int)

    def add(self, cell: _Cell, lines: int, fen: int) -> None:
        """Count what a region has of its own, in it and in all above it up to the county."""
        year, region, subject, code = cell
        above: str | None = region
        while above is not None:
            self._lines[year, above, subject, code] += lines
            self._fen[year, above, subject, code] += fen
            above = self._parents[above]

    def rows(self) -> Iterator[Row]:
        """The cells, each with its year before it; those that nothing is left of are none."""
        for cell, lines in self._lines.items():
            if lines:
                year, region, subject, code = cell
                yield (year, region, subject.value, code, lines, self._fen[cell])


def subtotal_cuts(county: str) -> Iterator[Cut]:
    """The county's subtotals, a shard a year."""
    sums = _Sums(_parents(county))
    for year, region, code, lines, fen in Allotment.objects.values_list(
        "source__programme__year", "to_region_id", "source__programme__code"
    ).annotate(Count("pk"), Sum("amount_fen")):
        sums.add((year, region, SubtotalSubject.ALLOTTED, code), lines, fen)
    batches = {
        pk: (year, region, code)
        for pk, year, region, code in Disbursement.objects.values_list(
            "pk", f"{_BATCH}__year", "region_id", f"{_BATCH}__code"
        )
    }
    for pk, fen in Disbursement.objects.values_list("pk", "amount_fen"):
        year, region, code = batches[pk]
        sums.add((year, region, SubtotalSubject.DISBURSED, code), 1, fen)
    for pk, lines, fen in (
        Payment.objects.order_by()
        .values_list("disbursement_id")
        .annotate(Count("pk"), Sum("amount_fen"))
    ):
        year, region, code = batches[pk]
        sums.add((year, region, SubtotalSubject.PAID, code), lines, fen)
    _move(sums, batches)
    for year, region, direction, lines, fen in LedgerEntry.objects.values_list(
        "month__year", "region_id", "direction"
    ).annotate(Count("pk"), Sum("amount_fen")):
        subject = (
            SubtotalSubject.LEDGER_INCOME
            if direction == Direction.INCOME
            else SubtotalSubject.LEDGER_EXPENSE
        )
        sums.add((year, region, subject, EVERYTHING), lines, fen)
    for year, region, lines, fen in ProjectFund.objects.values_list(
        "project__approved_on__year", "project__region_id"
    ).annotate(Count("pk"), Sum("amount_fen")):
        sums.add((year, region, SubtotalSubject.PROJECT_FUNDED, EVERYTHING), lines, fen)
    for year, region, lines, fen in Expenditure.objects.values_list(
        "spent_on__year", "project__region_id"
    ).annotate(Count("pk"), Sum("amount_fen")):
        sums.add((year, region, SubtotalSubject.PROJECT_SPENT, EVERYTHING), lines, fen)
    yield from cuts_by_year(SUBTOTAL, county, sums.rows())


def _parents(county: str) -> dict[str, str | None]:
    """Each region's parent, none above the county."""
    parents = Region.objects.values_list("code", "parent_id")
    return {code: None if code == county else parent for code, parent in parents}


def _move(sums: _Sums, batches: Mapping[int, tuple[int, str, str]]) -> None:
    """Count with the township what is told of there, batches of few unnamed people."""
    townships = Region.objects.filter(level="township").values_list("code", flat=True)
    for township in townships:
        made: set[int] = set()
        for moved in moved_into(township):
            year, village, code = batches[moved.batch]
            is_new = moved.into not in batches and moved.into not in made
            made.add(moved.into)
            for subject, gone, come in (
                (SubtotalSubject.DISBURSED, int(moved.whole), int(is_new)),
                (SubtotalSubject.PAID, moved.lines, moved.lines),
            ):
                sums.add((year, village, subject, code), -gone, -moved.fen)
                sums.add((year, township, subject, code), come, moved.fen)
