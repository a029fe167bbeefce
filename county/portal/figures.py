"""Public figures of a programme in a region and a year, and the rule that keeps persons out.

A figure over fewer than three persons would be a person's figure: it is not given out.
"""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from county.disclosure.models import Disbursement, Payment, Region

FEWEST_PERSONS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What was declared for a region; `listed_fen` is the sum of the payments themselves."""

    region: str
    amount_fen: int
    listed_fen: int
    persons: int
    standards_fen: tuple[int, ...]
    notes: tuple[str, ...]


def figures_of(programme: str, region: Region, year: int) -> Figures | None:
    """The figures of that region; those of the region above where there are too few persons.

    None where they are too few there as well, where the villages' own figures would give away
    the few by subtraction, or where nothing was paid.
    """
    own = _figures(programme, [region], region.name, year)
    if own is not None or region.parent is None or region.level != "village":
        return own
    township = [region.parent, *Region.objects.filter(parent=region.parent)]
    counts = (_persons(programme, [each], year) for each in township)
    if sum(count for count in counts if count < FEWEST_PERSONS) < FEWEST_PERSONS:
        return _figures(programme, [region.parent], region.parent.name, year)
    return _figures(programme, township, region.parent.name, year)


def programmes_paid(region: Region, year: int) -> tuple[tuple[str, str, Figures], ...]:
    """Code, name and figures of each programme paid there to enough persons, the largest first."""
    rows = (
        Disbursement.objects.filter(region=region, allotment__source__programme__year=year)
        .values_list("allotment__source__programme__code", "allotment__source__programme__name")
        .distinct()
    )
    found = ((code, name, _figures(code, [region], region.name, year)) for code, name in rows)
    enough = [(code, name, each) for code, name, each in found if each is not None]
    return tuple(sorted(enough, key=lambda each: (-each[2].amount_fen, each[0])))


def anything_paid(programme: str, region: Region, year: int) -> bool:
    """Whether anything at all was paid there."""
    return _disbursements(programme, [region], year).exists()


def _disbursements(
    programme: str, regions: list[Region], year: int
) -> QuerySet[Disbursement, Disbursement]:
    return Disbursement.objects.filter(
        region__in=regions,
        allotment__source__programme__code=programme,
        allotment__source__programme__year=year,
    )


def _persons(programme: str, regions: list[Region], year: int) -> int:
    payments = Payment.objects.filter(disbursement__in=_disbursements(programme, regions, year))
    return payments.values("person").distinct().count()


def _figures(programme: str, regions: list[Region], name: str, year: int) -> Figures | None:
    batches = _disbursements(programme, regions, year)
    payments = Payment.objects.filter(disbursement__in=batches)
    sums = payments.aggregate(persons=Count("person", distinct=True), listed=Sum("amount_fen"))
    if sums["persons"] < FEWEST_PERSONS:
        return None
    standards = (
        payments.values("standard_fen")
        .annotate(persons=Count("person", distinct=True))
        .filter(persons__gte=FEWEST_PERSONS)
        .order_by("standard_fen")
        .values_list("standard_fen", flat=True)
    )
    notes = batches.exclude(note=None).order_by("id").values_list("note", flat=True)
    return Figures(
        region=name,
        amount_fen=batches.aggregate(total=Sum("amount_fen"))["total"],
        listed_fen=sums["listed"],
        persons=sums["persons"],
        standards_fen=tuple(standards),
        notes=tuple(note for note in notes if note),
    )
