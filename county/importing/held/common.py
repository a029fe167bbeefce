"""Queries that several tables need."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Model, Sum

from county.disclosure.models import Region
from county.importing.models import Number
from county.importing.table import Table
from county.importing.tables.common import KnownRegion, Pot, Regions

_AT_ONCE = 10_000
_T = TypeVar("_T")
_SIGNIFICANT = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}


def regions_within(scope: str | None) -> Regions:
    """The regions within a remit; all where it is none."""
    found = Region.objects.all()
    if scope is not None:
        level = Region.objects.filter(pk=scope).values_list("level", flat=True).first()
        digits = _SIGNIFICANT.get(level or "", len(scope))
        found = found.filter(code__startswith=scope[:digits])
    return {
        code: KnownRegion(level, parent)
        for code, level, parent in found.values_list("code", "level", "parent_id")
    }


def ids_by_number(table: Table[Any], numbers: Iterable[str]) -> dict[str, int]:
    """The disclosed rows that clerks call by these numbers."""
    found: dict[str, int] = {}
    for some in in_portions(sorted(set(numbers))):
        found.update(
            Number.objects.filter(table=table.name, number__in=some).values_list("number", "row")
        )
    return found


def in_portions(values: Iterable[_T]) -> Iterator[list[_T]]:
    """The values in portions that a query takes."""
    left = iter(values)
    while portion := list(islice(left, _AT_ONCE)):
        yield portion


def pots(
    model: type[Model],
    ids: Mapping[str, int],
    taken_from: tuple[type[Model], str],
    drafted: Mapping[str, int],
    amount: str = "amount_fen",
) -> dict[str, Pot]:
    """The amounts of these rows by number, less what the disclosed and drafted rows took.

    `taken_from` names the model that takes, and its reference; `drafted` is fen by number.
    """
    taker, reference = taken_from
    amounts: dict[int, int] = {}
    taken: dict[int, int] = {}
    for some in in_portions(sorted(ids.values())):
        amounts.update(model._default_manager.filter(pk__in=some).values_list("pk", amount))
        taken.update(
            taker._default_manager.filter(**{f"{reference}__in": some})
            .values_list(reference)
            .annotate(Sum("amount_fen"))
            .values_list(reference, "amount_fen__sum")
        )
    return {
        number: Pot(pk, amounts[pk], taken.get(pk, 0) + drafted.get(number, 0))
        for number, pk in ids.items()
    }
