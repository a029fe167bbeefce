"""Rows of every dataset for hypothesis, from the schema itself."""

from datetime import date

from hypothesis import strategies as st

from sync.wire.schema import Column, Dataset, Kind, Period

Row = tuple[object, ...]

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_INTEGERS = st.integers(-(1 << 63), (1 << 63) - 1)
_PAYEES = st.binary(min_size=16, max_size=16)
_VALUES: dict[Kind, st.SearchStrategy[object]] = {
    Kind.TEXT: _TEXTS,
    Kind.INT: _INTEGERS,
    Kind.FEN: _INTEGERS,
    Kind.HUNDREDTHS: _INTEGERS,
    Kind.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Kind.FLAG: st.booleans(),
    Kind.PAYEE: _PAYEES,
}


def values(column: Column) -> st.SearchStrategy[object]:
    """Values a column may hold, often the same ones."""
    if column.one_of is not None:
        present: st.SearchStrategy[object] = st.sampled_from([each.value for each in column.one_of])
    else:
        present = _VALUES[column.kind]
    return st.one_of(st.none(), present) if column.optional else present


def rows_of(dataset: Dataset) -> st.SearchStrategy[list[Row]]:
    """Lists of rows whose keys differ."""
    places = [place for place, each in enumerate(dataset.columns) if each.name in dataset.key]
    row = st.tuples(*(values(column) for column in dataset.columns))
    return st.lists(row, max_size=12, unique_by=lambda each: tuple(each[at] for at in places))


def period_of(dataset: Dataset) -> str:
    """A period the dataset is cut by."""
    return "all" if dataset.period is Period.ALL else "2026"
