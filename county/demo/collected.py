"""The invented county as its clerks' collection tables: the same rows, as cells of workbooks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from county.demo.facts import DemoCounty
from county.importing.cells import Value, Wrong, fen, fen_signed, quantity
from county.importing.sheet import Cell, Row, Sheet
from county.importing.table import Column
from county.importing.tables.registry import TABLES

Given = dict[str, Sequence[Value]]
"""Columns of a table whose values are not the facts' attributes of that name."""

_LEVELS = {"province": "省", "city": "市", "county": "县", "township": "乡镇", "village": "村"}


def numbered(county: DemoCounty) -> DemoCounty:
    """The county with sources and allotments numbered without gaps, as an import numbers them."""
    sources = {each.id: place for place, each in enumerate(county.sources, 1)}
    allotments = {each.id: place for place, each in enumerate(county.allotments, 1)}
    funds = tuple(
        each if each.allotment is None else each._replace(allotment=allotments[each.allotment])
        for each in county.life.funds
    )
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
        life=replace(county.life, funds=funds),
    )


def sheet_of(name: str, county: DemoCounty) -> Sheet:
    """The collection table of that name, as if it had been read from a workbook."""
    table = TABLES[name]
    headings = tuple(column.heading for column in table.columns)
    return Sheet(table.title, headings, _rows(name, county))


def _rows(name: str, county: DemoCounty) -> list[Row]:
    life = county.life
    match name:
        case "regions":
            return _filled(name, county.regions, {"level": _levels(county)})
        case "main":
            return _filled(name, county.programmes, {})
        case "sources":
            return _filled(name, county.sources, _of_sources(county))
        case "allotments":
            return _filled(name, county.allotments, _of_allotments(county))
        case "disbursements":
            return _filled(name, county.disbursements, _of_disbursements(county))
        case "payments":
            return _filled(name, county.payments, _of_payments(county))
        case "projects":
            return _filled(name, life.projects, {})
        case "funds":
            return _filled(name, life.funds, _of_funds(county))
        case "expenditures":
            return _filled(name, life.expenditures, _of_expenditures(county))
        case "ledger":
            return _filled(name, life.entries, _of_ledger(county))
        case "bank":
            return _filled(name, life.bank_lines, _of_bank(county))
        case _:
            raise AssertionError(name)


def _levels(county: DemoCounty) -> Sequence[Value]:
    return [_LEVELS[each.level] for each in county.regions]


def _of_sources(county: DemoCounty) -> Given:
    programmes = {each.id: each for each in county.programmes}
    return {
        "number": [_source_number(each.id) for each in county.sources],
        "programme": [programmes[each.programme].code for each in county.sources],
        "year": [programmes[each.programme].year for each in county.sources],
    }


def _of_allotments(county: DemoCounty) -> Given:
    return {
        "number": [_allotment_number(each.id) for each in county.allotments],
        "source": [_source_number(each.source) for each in county.allotments],
    }


def _of_disbursements(county: DemoCounty) -> Given:
    return {
        "number": [_disbursement_number(each.id) for each in county.disbursements],
        "allotment": [_allotment_number(each.allotment) for each in county.disbursements],
    }


def _of_payments(county: DemoCounty) -> Given:
    people = {each.id: each for each in county.people}
    regions = {each.id: each.region for each in county.disbursements}
    return {
        "disbursement": [_disbursement_number(each.disbursement) for each in county.payments],
        "region": [regions[each.disbursement] for each in county.payments],
        "name": [people[each.person].name for each in county.payments],
        "number": [people[each.person].number for each in county.payments],
    }


def _of_funds(county: DemoCounty) -> Given:
    codes = _project_codes(county)
    funds = county.life.funds
    return {
        "project": [codes[each.project] for each in funds],
        "allotment": [
            None if each.allotment is None else _allotment_number(each.allotment) for each in funds
        ],
    }


def _of_expenditures(county: DemoCounty) -> Given:
    codes = _project_codes(county)
    names = {each.id: each.name for each in county.life.funds}
    return {
        "project": [codes[each.project] for each in county.life.expenditures],
        "fund": [names[each.fund] for each in county.life.expenditures],
    }


def _of_ledger(county: DemoCounty) -> Given:
    codes: dict[int | None, str] = {each.id: each.code for each in county.life.projects}
    numbers: dict[int | None, str] = {each.id: each.number for each in county.life.contracts}
    return {
        "project": [codes.get(each.project) for each in county.life.entries],
        "contract": [numbers.get(each.contract) for each in county.life.entries],
    }


def _of_bank(county: DemoCounty) -> Given:
    vouchers: dict[int | None, str] = {each.id: each.voucher_no for each in county.life.entries}
    return {"voucher_no": [vouchers.get(each.entry) for each in county.life.bank_lines]}


def _project_codes(county: DemoCounty) -> dict[int, str]:
    return {each.id: each.code for each in county.life.projects}


def _source_number(number: int) -> str:
    return f"LY{number:05d}"


def _allotment_number(number: int) -> str:
    return f"XD{number:05d}"


def _disbursement_number(number: int) -> str:
    return f"BF{number:06d}"


def _filled(name: str, facts: Sequence[object], given: Given) -> list[Row]:
    """The facts' attributes in the columns of that name, unless given; a column at a time."""
    columns = [
        _cells(
            column, given.get(column.name) or [getattr(each, column.name, None) for each in facts]
        )
        for column in TABLES[name].columns
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
