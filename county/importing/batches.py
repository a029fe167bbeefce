"""Publishing and withdrawing batches: what is drafted becomes disclosed, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db import models, transaction
from django.db.models import Max, ProtectedError

from county.disclosure.models import Edition
from county.importing import staging
from county.importing.door import Asking, Door
from county.importing.doors import DOORS
from county.importing.flow import FLOW, SHOWN, Action, BatchState
from county.importing.models import Batch, Number


@dataclass(frozen=True, slots=True)
class Done:
    """That a batch went from one state to another."""

    batch: int
    state: BatchState
    rows: int


@dataclass(frozen=True, slots=True)
class NotDone:
    """Why a batch stays as it was, in one sentence for a clerk."""

    sentence: str


def publish(number: int, by: str, now: datetime, today: date) -> Done | NotDone:
    """Disclose the rows of a draft. `now` needs a time zone."""
    return _do(number, Action.PUBLISH, by, now, today)


def withdraw(number: int, by: str, now: datetime, today: date) -> Done | NotDone:
    """Take the rows of a batch back, where nothing else stands on them."""
    return _do(number, Action.WITHDRAW, by, now, today)


class _BlockedError(Exception):
    """Undoes the transaction; the text is the sentence to say."""


def _do(number: int, action: Action, by: str, now: datetime, today: date) -> Done | NotDone:
    try:
        with transaction.atomic():
            batch = Batch.objects.select_related("upload").filter(pk=number).first()
            if batch is None:
                return NotDone(f"没有第 {number} 批。")
            before = BatchState(batch.state)
            step = FLOW[action]
            # Conditional, so that of two who click at once only one gets through.
            moved = Batch.objects.filter(pk=number, state__in=step.before).update(
                state=step.after, changed_at=now, changed_by=by
            )
            if not moved:
                return NotDone(f"第 {number} 批现在是“{SHOWN[before]}”，不能这样做。")
            door = DOORS[batch.table]
            if BatchState.PUBLISHED in (before, step.after):
                _date_edition(today)
            if action is Action.PUBLISH:
                _disclose(door, batch, Asking(batch.upload.scope, today))
            elif before is BatchState.PUBLISHED:
                _undisclose(door, batch)
    except _BlockedError as error:
        return NotDone(str(error))
    return Done(number, step.after, batch.rows)


def _date_edition(today: date) -> None:
    """The county's data are as of the last day on which they changed."""
    edition, _ = Edition.objects.get_or_create(id=1, defaults={"as_of": today, "demo": False})
    if edition.as_of < today:
        Edition.objects.filter(pk=edition.pk).update(as_of=today)


def _disclose(door: Door[Any, Any], batch: Batch, asking: Asking) -> None:
    rows = list(staging.rows_of(door.table, batch))
    known = door.learn(rows, asking)
    faults = list(chain(door.check(rows, known), door.check_sums(rows, known)))
    if faults:
        count = len({each.place for each in faults})
        raise _BlockedError(
            f"第 {batch.pk} 批有 {count} 行和现在的数据对不上了，不能公开："
            f"{faults[0].sentence}。请撤回这一批，改好后重新导入。"
        )
    first = _next_id(door.model, batch.table)
    landed = list(door.land(rows, known, first))
    door.model._default_manager.bulk_create(landed)
    if door.number is not None:
        _register(batch, [door.number(row) for row in rows], landed)
    ids = [each.pk for each in landed if isinstance(each.pk, int)]
    if ids:
        Batch.objects.filter(pk=batch.pk).update(first_id=min(ids), last_id=max(ids))


def _register(batch: Batch, numbers: Sequence[str], landed: Sequence[models.Model]) -> None:
    Number.objects.bulk_create(
        Number(table=batch.table, number=number, row=row.pk, batch=batch)
        for number, row in zip(numbers, landed, strict=True)
    )


def _next_id(model: type[models.Model], table: str) -> int:
    """One more than any id the table has or had."""
    if not isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
        return 0
    held = model._default_manager.aggregate(most=Max("pk"))["most"] or 0
    had = Batch.objects.filter(table=table).aggregate(most=Max("last_id"))["most"] or 0
    return int(max(held, had)) + 1


def _undisclose(door: Door[Any, Any], batch: Batch) -> None:
    if batch.first_id is not None:
        made = door.model._default_manager.filter(pk__range=(batch.first_id, batch.last_id))
    else:
        keys = [getattr(row, door.table.key[0]) for row in staging.rows_of(door.table, batch)]
        made = door.model._default_manager.filter(pk__in=keys)
    try:
        made.delete()
    except ProtectedError:
        raise _BlockedError(f"后来的批次用到了第 {batch.pk} 批的数据，请先撤回那些批次。") from None
    Number.objects.filter(batch=batch).delete()
