"""The invented county as its clerks' collection tables: the same rows, as cells of workbooks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from county.demo.facts import DemoCounty
from county.importing.cells import Value, Wrong, fen, fen_signed, quantity
from county.importing.sheet import Cell, Row, Sheet
from county.importing.table import Column, Table
from county.importing.tables.money import ALLOTMENTS, DISBURSEMENTS, SOURCES
from county.importing.tables.payments import PAYMENTS
from county.importing.tables.programmes import MAIN
from county.importing.tables.regions import REGIONS

Filled = tuple[Table[Any], list[Row]]
"""A table and its rows as cells."""

_LEVELS = {"province": "省", "city": "市", "county": "县", "township": "乡镇", "village": "村"}


def numbered(county: DemoCounty) -> DemoCounty:
    """The county with sources and allotments numbered without gaps, as an import numbers them."""
    sources = {each.id: place for place, each in enumerate(county.sources, 1)}
    allotments = {each.id: place for place, each in enumerate(county.allotments, 1)}
    return replace(
        county,
        sources=tuple(replace(each, id=sources[each.id]) for each in county.sources),
        allotments=tuple(
            replace(each, id=allotments[each.id], source=sources[each.source])
            for each in county.allotments
        ),
        disbursements=tuple(
            replace(each, allotment=allotments[each.allotment]) for each in county.disbursements
        ),
    )


def places(county: DemoCounty) -> Filled:
    """行政区划: first of all, since people live there."""
    values = ((each.code, each.name, _LEVELS[each.level], each.parent) for each in county.regions)
    return REGIONS, [list(each) for each in values]


def money(county: DemoCounty) -> Iterator[Filled]:
    """The catalogue and the way of the money, each table after those it refers to."""
    programmes = {each.id: each for each in county.programmes}
    yield MAIN, _rows(MAIN, county.programmes, {})
    yield (
        SOURCES,
        _rows(
            SOURCES,
            county.sources,
            {
                "number": [source_number(each.id) for each in county.sources],
                "programme": [programmes[each.programme].code for each in county.sources],
                "year": [programmes[each.programme].year for each in county.sources],
            },
        ),
    )
    yield (
        ALLOTMENTS,
        _rows(
            ALLOTMENTS,
            county.allotments,
            {
                "number": [allotment_number(each.id) for each in county.allotments],
                "source": [source_number(each.source) for each in county.allotments],
            },
        ),
    )
    yield (
        DISBURSEMENTS,
        _rows(
            DISBURSEMENTS,
            county.disbursements,
            {
                "number": [disbursement_number(each.id) for each in county.disbursements],
                "allotment": [allotment_number(each.allotment) for each in county.disbursements],
            },
        ),
    )


def payments(county: DemoCounty) -> Filled:
    """个人补助资金发放表: the people must be in the register before."""
    people = {each.id: each for each in county.people}
    batches = {each.id: each for each in county.disbursements}
    paid = county.payments
    return PAYMENTS, _rows(
        PAYMENTS,
        paid,
        {
            "disbursement": [disbursement_number(each.disbursement) for each in paid],
            "region": [batches[each.disbursement].region for each in paid],
            "name": [people[each.person].name for each in paid],
            "number": [people[each.person].number for each in paid],
        },
    )


def sheet_of(filled: Filled) -> Sheet:
    """The table as a worksheet that was read."""
    table, rows = filled
    return Sheet(table.title, tuple(each.heading for each in table.columns), rows)


def source_number(number: int) -> str:
    """What the clerks call a source."""
    return f"LY{number:05d}"


def allotment_number(number: int) -> str:
    """What the clerks call an allotment."""
    return f"XD{number:05d}"


def disbursement_number(number: int) -> str:
    """What the clerks call a disbursement."""
    return f"BF{number:06d}"


def _rows(
    table: Table[Any], facts: Sequence[object], given: Mapping[str, Sequence[Value]]
) -> list[Row]:
    """The facts' attributes in the columns of that name, unless given; a column at a time."""
    columns = [
        _cells(
            column, given.get(column.name) or [getattr(each, column.name, None) for each in facts]
        )
        for column in table.columns
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _cells(column: Column, values: Sequence[Value]) -> list[Cell]:
    words = {column.read(word): word for word in column.choices}
    known = {value: _cell(column, value, words) for value in set(values)}
    return [known[value] for value in values]


def _cell(column: Column, value: Value, words: Mapping[Value | Wrong, str]) -> Cell:
    match words.get(value, value):
        case bool():
            raise TypeError(column.name)
        case int() as number:
            return number / 100 if column.read in (fen, fen_signed, quantity) else float(number)
        case date() as day:
            return day.isoformat()
        case text:
            return text
