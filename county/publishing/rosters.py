"""Public rosters: masked names, and those whom no list may name as a number that tells nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from county.disclosure.models import Region, Roster, RosterLine
from county.publishing.cuts import Cut, Row, all_cut
from county.publishing.masking import FEWEST_UNNAMED, masked_name, without_numbers
from sync.wire.schema import ROSTER, ROSTER_LINE


@dataclass(frozen=True, slots=True)
class _Counted:
    """A roster with how many of its people may be named, and how many may not."""

    roster: Roster
    named: int
    unnamed: int


def roster_cuts(region: str, as_of: date) -> Iterator[Cut]:
    """The rosters of a region; a township's also count the few unnamed of its villages."""
    own = [_counted(roster) for roster in _current(as_of).filter(region_id=region)]
    headers = [
        _header(each.roster, each.named, each.unnamed if each.unnamed >= FEWEST_UNNAMED else 0)
        for each in own
    ]
    yield all_cut(ROSTER, region, [*headers, *_merged(region, as_of)])
    lines = RosterLine.objects.filter(
        roster__in=[each.roster.pk for each in own], protected=False
    ).values_list("pk", "roster_id", "name", "group", "since", "roster__public_until")
    yield all_cut(
        ROSTER_LINE,
        region,
        ((pk, roster, masked_name(name), *rest) for pk, roster, name, *rest in lines),
    )


def _current(as_of: date) -> QuerySet[Roster]:
    return Roster.objects.filter(Q(public_until=None) | Q(public_until__gte=as_of)).order_by("pk")


def _counted(roster: Roster) -> _Counted:
    unnamed = roster.lines.filter(protected=True).count()
    return _Counted(roster, roster.lines.count() - unnamed, unnamed)


def _merged(township: str, as_of: date) -> Iterator[Row]:
    """A roster without lines for each kind of which villages have one or two unnamed.

    Where all of them together are still too few, nobody is told.
    """
    few: dict[str, list[_Counted]] = {}
    for roster in _current(as_of).filter(region__parent_id=township):
        counted = _counted(roster)
        if 0 < counted.unnamed < FEWEST_UNNAMED:
            few.setdefault(roster.kind, []).append(counted)
    name = Region.objects.values_list("name", flat=True).get(code=township)
    for kind, merged in few.items():
        unnamed = sum(each.unnamed for each in merged)
        if unnamed >= FEWEST_UNNAMED:
            first = merged[0].roster
            first.title = f"{name}各村{kind}中依法不列名的人"
            # The number of no roster that has lines.
            first.pk = -first.pk
            yield _header(first, 0, unnamed)


def _header(roster: Roster, named: int, unnamed: int) -> Row:
    return (
        roster.pk,
        roster.kind,
        without_numbers(roster.title),
        without_numbers(roster.basis),
        roster.department,
        without_numbers(roster.phone),
        roster.decided_on,
        roster.public_from,
        roster.public_until,
        named + unnamed,
        unnamed,
    )
