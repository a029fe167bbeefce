"""Reads a table for publication: what has come down stays, names are masked, numbers are hidden."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from county.disclosure.models import Official
from county.publishing.cuts import Cut, Row, all_cut, cuts_by_year
from county.publishing.masking import masked_name, masked_unless_in_office, without_numbers
from county.publishing.tables import Table
from sync.wire.schema import AMENDMENT, PUBLIC_UNTIL, Column, Kind, Period, Privacy, dataset

Mask = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Publication:
    """What the rows of one region depend on: the day, and who is in office there."""

    region: str
    as_of: date
    in_office: frozenset[str]


def publication_of(region: str, as_of: date) -> Publication:
    """The publication of that region as of that day."""
    officials = Official.objects.filter(region_id=region).values_list("name", flat=True)
    return Publication(region, as_of, frozenset(officials))


def table_cuts(table: Table, publication: Publication) -> Iterator[Cut]:
    """The shards of a table's rows in the publication's region."""
    rows = _rows(table, publication)
    if table.dataset.period is Period.YEAR:
        yield from cuts_by_year(table.dataset, publication.region, rows)
    else:
        yield all_cut(table.dataset, publication.region, (row[1:] for row in rows))


def _rows(table: Table, publication: Publication) -> Iterator[Row]:
    """The rows, each with what it is dated by (or its key) before it."""
    columns = table.dataset.columns
    names = [column.name for column in columns]
    flags = list(table.parties.values())
    found = table.model._default_manager.all()
    if table.region is not None:
        found = found.filter(**{table.region: publication.region})
    values = found.values_list(
        table.dated or "pk", *(table.read_from.get(name, name) for name in names), *flags
    )
    masks = [_mask(column, table, publication) for column in columns]
    parties = [(names.index(name), place) for place, name in enumerate(table.parties)]
    comes_down = names.index(PUBLIC_UNTIL) if table.dataset.comes_down else None
    for dated, *row in values.iterator():
        cells, are_persons = row[: len(names)], row[len(names) :]
        if comes_down is not None and _is_over(cells[comes_down], publication.as_of):
            continue
        if table.dataset is AMENDMENT and not _may_be_told(cells, names):
            continue
        shown = [
            cell if mask is None else mask(cell) for mask, cell in zip(masks, cells, strict=True)
        ]
        for at, place in parties:
            party = shown[at]
            if are_persons[place] and isinstance(party, str):
                shown[at] = masked_name(party)
        yield (dated, *shown)


def _mask(column: Column, table: Table, publication: Publication) -> Mask | None:
    """What a column's cells go through, if anything."""
    if column.name in table.in_office:
        return lambda cell: (
            masked_unless_in_office(cell, publication.in_office) if isinstance(cell, str) else cell
        )
    is_free_text = (
        column.kind is Kind.TEXT
        and column.one_of is None
        and column.refers_to is None
        and column.privacy is Privacy.PUBLIC
    )
    if is_free_text:
        return lambda cell: without_numbers(cell) if isinstance(cell, str) else cell
    return None


def _is_over(public_until: object, as_of: date) -> bool:
    return isinstance(public_until, date) and public_until < as_of


def _may_be_told(cells: list[object], names: list[str]) -> bool:
    """Whether an amendment is of a column that everybody may see."""
    amended = dataset(str(cells[names.index("dataset")]))
    field = cells[names.index("field")]
    return amended is not None and any(
        column.name == field and column.privacy is Privacy.PUBLIC for column in amended.columns
    )
