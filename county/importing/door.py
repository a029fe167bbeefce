"""The one door through which rows come in: read, checked against each other and what is held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Generic, TypeVar

from django.db import models, transaction

from county.importing import staging
from county.importing.flow import BatchState
from county.importing.models import Batch, Upload
from county.importing.parsing import Parsed, parse
from county.importing.refusal import Refused
from county.importing.sheet import Sheet
from county.importing.table import Fault, RowT, Table, repeated

KnownT = TypeVar("KnownT")


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: `scope` is the region of their remit, none the whole county; `today` its day."""

    scope: str | None
    today: date


def _no_faults(_rows: Sequence[object], _known: object) -> Iterable[Fault]:
    return ()


def _no_remarks(_rows: Sequence[object], _known: object) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Door(Generic[RowT, KnownT]):
    """A table with its rules and its place among what is held.

    `learn` fetches what the rows are checked against; `check` judges row by row, `check_sums` the
    rows that passed; `land` makes the disclosed rows with ids from the given one on. `number` gives
    the number by which clerks call a row, where they do.
    """

    table: Table[RowT]
    model: type[models.Model]
    learn: Callable[[Sequence[RowT], Asking], KnownT]
    check: Callable[[Sequence[RowT], KnownT], Iterable[Fault]]
    land: Callable[[Sequence[RowT], KnownT, int], Iterable[models.Model]]
    check_sums: Callable[[Sequence[RowT], KnownT], Iterable[Fault]] = _no_faults
    remarks: Callable[[Sequence[RowT], KnownT], Iterable[str]] = _no_remarks
    number: Callable[[RowT], str] | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """Where rows come from. `now` needs a time zone."""

    file_name: str
    sha256: str
    size_bytes: int
    operator: str
    scope: str | None
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row to be given back: its place in the sheet, and all that is wrong with it."""

    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet. `batch` is none where no row was good."""

    upload: int
    batch: int | None
    rows_ok: int
    bad: tuple[BadRow, ...]
    skipped: int
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """That the very same file is in already."""

    batch: int
    state: BatchState
    received_at: datetime


Outcome = Taken | TakenBefore | Refused


def take(door: Door[RowT, KnownT], sheet: Sheet, handed: Handed) -> Outcome:
    """Check all rows of the sheet; keep the good ones as a draft, give the bad ones back."""
    before = taken_before(door.table.name, handed)
    if before is not None:
        return before
    parsed = parse(door.table, sheet)
    if isinstance(parsed, Refused):
        return parsed
    with transaction.atomic():
        judged = _judge(door, parsed, sheet, Asking(handed.scope, handed.today))
        return _keep(door, judged, handed)


def taken_before(table: str, handed: Handed) -> TakenBefore | None:
    """Whether this file gave a batch that still stands."""
    batch = (
        Batch.objects.filter(upload__sha256=handed.sha256, table=table, upload__scope=handed.scope)
        .exclude(state=BatchState.WITHDRAWN)
        .select_related("upload")
        .first()
    )
    if batch is None:
        return None
    return TakenBefore(batch.pk, BatchState(batch.state), batch.upload.received_at)


@dataclass(frozen=True, slots=True)
class _Judged(Generic[RowT]):
    good: list[RowT]
    bad: tuple[BadRow, ...]
    skipped: int
    unused: tuple[str, ...]
    remarks: tuple[str, ...]


def _judge(
    door: Door[RowT, KnownT], parsed: Parsed[RowT], sheet: Sheet, asking: Asking
) -> _Judged[RowT]:
    faults: dict[int, list[str]] = defaultdict(list, parsed.faults)
    rows, places = parsed.rows, parsed.places
    known = door.learn(rows, asking)
    numbers = [sheet.first_row + place for place in places]
    for found in (repeated(door.table, rows, numbers), door.check(rows, known)):
        for place, sentence in found:
            faults[places[place]].append(sentence)
    kept = [place for place, at in enumerate(places) if at not in faults]
    good = rows if len(kept) == len(rows) else [rows[place] for place in kept]
    over = list(door.check_sums(good, known))
    if over:
        for place, sentence in over:
            faults[places[kept[place]]].append(sentence)
        good = [rows[place] for place in kept if places[place] not in faults]
    return _Judged(
        good=good,
        bad=tuple(BadRow(place, "；".join(faults[place])) for place in sorted(faults)),
        skipped=parsed.skipped,
        unused=parsed.unused,
        remarks=tuple(door.remarks(good, known)),
    )


def _keep(door: Door[RowT, KnownT], judged: _Judged[RowT], handed: Handed) -> Taken:
    upload = Upload.objects.create(
        table=door.table.name,
        file_name=handed.file_name,
        sha256=handed.sha256,
        size_bytes=handed.size_bytes,
        operator=handed.operator,
        scope=handed.scope,
        received_at=handed.now,
        rows_ok=len(judged.good),
        rows_bad=len(judged.bad),
        rows_skipped=judged.skipped,
    )
    batch: Batch | None = None
    if judged.good:
        batch = Batch.objects.create(
            upload=upload,
            table=door.table.name,
            state=BatchState.DRAFT,
            rows=len(judged.good),
            amount_fen=_total(door.table, judged.good),
            changed_at=handed.now,
            changed_by=handed.operator,
        )
        staging.put(batch, judged.good)
    return Taken(
        upload=upload.pk,
        batch=None if batch is None else batch.pk,
        rows_ok=len(judged.good),
        bad=judged.bad,
        skipped=judged.skipped,
        unused=judged.unused,
        remarks=judged.remarks,
    )


def _total(table: Table[RowT], rows: Sequence[RowT]) -> int | None:
    if table.total is None:
        return None
    amounts: Iterable[int] = map(attrgetter(table.total), rows)
    return sum(amounts)
