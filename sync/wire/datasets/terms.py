"""The words in which a dataset is declared: kinds, privacy, scope, period, column, dataset."""

from dataclasses import dataclass
from enum import Enum, StrEnum, unique

PUBLIC_UNTIL = "public_until"
"""The column that holds, in every dataset that has it, the last day a row may be on a kiosk."""


@unique
class Kind(Enum):
    """What a column holds: on the wire, in Python, and in the replica."""

    TEXT = "text"
    INT = "int"
    FEN = "fen"
    """Money as an integer number of fen."""
    HUNDREDTHS = "hundredths"
    """A quantity (亩, 月, 人 …) as an integer number of hundredths."""
    DATE = "date"
    """`datetime.date`; ISO text in the replica."""
    FLAG = "flag"
    """`bool`; 0 or 1 in the replica."""
    PAYEE = "payee"
    """A person's 16-byte key (`sync.wire.payee`); a number into table `payee` in the replica."""


@unique
class Privacy(Enum):
    """Who may see a column on a screen."""

    PUBLIC = "public"
    HOLDER = "holder"
    """Only the person whose row it is, with the card on the reader."""
    INTERNAL = "internal"
    """Joins rows; shown to nobody."""


@unique
class Scope(Enum):
    """Which region a dataset's shards belong to."""

    COUNTY = "county"
    VILLAGE = "village"
    """A village, or what a township (or, of attachments, the county) has of its own."""


@unique
class Period(Enum):
    """How a dataset is cut in time: one shard for all, or one a calendar year."""

    ALL = "all"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `label` is what a person reads above it, `meaning` what an engineer needs.

    `refers_to` names the column of another dataset that its values stand in: `programme.code`.
    """

    name: str
    kind: Kind
    label: str
    meaning: str = ""
    privacy: Privacy = Privacy.PUBLIC
    optional: bool = False
    one_of: type[StrEnum] | None = None
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset. `key` names the columns that identify a row within its county."""

    name: str
    label: str
    meaning: str
    scope: Scope
    period: Period
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    sums: tuple[str, ...] = ()
    """Columns whose total stands in each shard's header, compared before commit."""

    def column(self, name: str) -> Column:
        """The column of that name; `KeyError` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def comes_down(self) -> bool:
        """Whether its rows have a last day (`PUBLIC_UNTIL`), after which no kiosk keeps them."""
        return any(column.name == PUBLIC_UNTIL for column in self.columns)


def id_column() -> Column:
    """The number by which other rows point to a row."""
    return Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL)


def link_column(name: str, refers_to: str, *, optional: bool = False) -> Column:
    """A column that points to another dataset's row by its number, and is shown to nobody."""
    return Column(name, Kind.INT, "", "", Privacy.INTERNAL, optional, refers_to=refers_to)


def programme_column(*, optional: bool = False) -> Column:
    """The programme a row belongs to."""
    return Column("programme", Kind.TEXT, "项目编码", optional=optional, refers_to="programme.code")
