"""Batches that pay one or two people whom no list may name: those are told of with the township.

What a village's batch declares less what its list shows would tell what just these people got.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from county.disclosure.models import Disbursement, Payment, Region
from county.publishing.cuts import Cut, Row
from county.publishing.masking import FEWEST_UNNAMED
from sync.wire.schema import DISBURSEMENT

_BATCH = "allotment__source__programme"
_PLACE = {column.name: place for place, column in enumerate(DISBURSEMENT.columns)}


@dataclass(frozen=True, slots=True)
class Moved:
    """The unnamed people of a village's batch, told of in batch `into` of the township.

    `whole` batches hold nothing else.
    """

    batch: int
    village: str
    into: int
    people: frozenset[int]
    lines: int
    fen: int
    whole: bool


def moved_from(village: str) -> Mapping[int, Moved]:
    """What moves out of a region's batches, by batch; nothing out of a township's."""
    region = Region.objects.get(code=village)
    if region.level != "village" or region.parent_id is None:
        return {}
    return {each.batch: each for each in _moved([village], region.parent_id)}


def moved_into(township: str) -> Sequence[Moved]:
    """What a township's batches take up, by the villages' batches in order."""
    villages = Region.objects.filter(parent_id=township, level="village")
    return _moved(list(villages.order_by("code").values_list("code", flat=True)), township)


def without(cuts: Iterator[Cut], moved: Mapping[int, Moved]) -> Iterator[Cut]:
    """A village's disbursements without what moved; a batch of which nothing is left is gone."""
    for cut in cuts:
        rows: list[Row] = []
        for row in cut.rows:
            gone = moved.get(_number(row))
            if gone is None:
                rows.append(row)
            elif not gone.whole:
                rows.append(_changed(row, -gone.fen, -len(gone.people), -len(gone.people)))
        yield replace(cut, rows=rows)


def joined(cuts: Iterator[Cut], township: str, moved: Sequence[Moved]) -> Iterator[Cut]:
    """A township's disbursements with what moved into them, in batches of their own if need be."""
    taken: dict[int, list[Moved]] = defaultdict(list)
    for each in moved:
        taken[each.into].append(each)
    own = list(cuts)
    held = {_number(row) for cut in own for row in cut.rows}
    years = {cut.period: cut for cut in own}
    for into in taken.keys() - held:
        year, row = _new_row(into, taken[into][0].batch)
        cut = years.setdefault(year, Cut(DISBURSEMENT, township, year, []))
        cut.rows.append(row)
    for year in sorted(years):
        cut = years[year]
        yield replace(cut, rows=[_with_all(row, taken.get(_number(row), [])) for row in cut.rows])


def _moved(villages: list[str], township: str) -> list[Moved]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for village in villages:
        for batch, person, fen in _unnamed(village):
            found[batch].append((person, fen))
    few = {
        batch: rows
        for batch, rows in found.items()
        if len({person for person, _ in rows}) < FEWEST_UNNAMED
    }
    into = _targets(township, list(few))
    moved: list[Moved] = []
    for row in Disbursement.objects.filter(pk__in=few).order_by("pk"):
        people = frozenset(person for person, _ in few[row.pk])
        fen = sum(fen for _, fen in few[row.pk])
        moved.append(
            Moved(
                batch=row.pk,
                village=row.region_id,
                into=into[row.pk],
                people=people,
                lines=len(few[row.pk]),
                fen=fen,
                whole=(row.payees, row.amount_fen) == (len(people), fen),
            )
        )
    return moved


def _unnamed(village: str) -> Iterator[tuple[int, int, int]]:
    """Batch, person and fen of each payment whose payee no list may name."""
    own = Payment.objects.filter(disbursement__region_id=village)
    hidden = Disbursement.objects.filter(region_id=village, **{f"{_BATCH}__named": False})
    for rows in (
        own.filter(disbursement__in=hidden.values("pk")),
        own.filter(person__protected=True).exclude(disbursement__in=hidden.values("pk")),
    ):
        yield from rows.values_list("disbursement_id", "person_id", "amount_fen")


def _targets(township: str, batches: list[int]) -> dict[int, int]:
    """For each of the villages' batches the township's batch of the same money and time.

    Where there is none, one whose number is that of none: the negative of the lowest of its
    allotment and label, whichever village's.
    """
    if not batches:
        return {}
    own = {
        (allotment, label): pk
        for pk, allotment, label in Disbursement.objects.filter(region_id=township).values_list(
            "pk", "allotment_id", "label"
        )
    }
    moving = Disbursement.objects.filter(pk__in=batches).values_list("pk", "allotment_id", "label")
    kinds = {pk: (allotment, label) for pk, allotment, label in moving}
    for allotment, label in set(kinds.values()) - own.keys():
        lowest = (
            Disbursement.objects.filter(
                allotment_id=allotment, label=label, region__parent_id=township
            )
            .order_by("pk")
            .values_list("pk", flat=True)[0]
        )
        own[allotment, label] = -lowest
    return {pk: own[kind] for pk, kind in kinds.items()}


def _new_row(number: int, like: int) -> tuple[str, Row]:
    """An empty batch with that number, otherwise as one of the villages', and its year."""
    values = Disbursement.objects.values_list(
        f"{_BATCH}__year", "allotment_id", f"{_BATCH}__code", "label",
        "posted_on", "posted_days", "disbursed_on",
    ).get(pk=like)  # fmt: skip
    return str(values[0]), (number, *values[1:], 0, 0, 0, None)


def _with_all(row: Row, taken: list[Moved]) -> Row:
    for each in taken:
        row = _changed(row, each.fen, len(each.people), len(each.people))
    return row


def _changed(row: Row, fen: int, payees: int, unnamed: int) -> Row:
    cells = list(row)
    for name, more in (("amount_fen", fen), ("payees", payees), ("unnamed", unnamed)):
        cells[_PLACE[name]] = _whole(cells[_PLACE[name]]) + more
    return tuple(cells)


def _number(row: Row) -> int:
    return _whole(row[_PLACE["id"]])


def _whole(cell: object) -> int:
    if not isinstance(cell, int):
        raise TypeError("a disbursement's number, amount or count is no integer")
    return cell
