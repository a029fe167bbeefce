"""Regions and programmes: what others refer to."""

from collections.abc import Iterator, Sequence

from county.disclosure.models import Programme, Region
from county.importing import staging
from county.importing.door import Asking, Door
from county.importing.held.common import regions_within
from county.importing.tables.programmes import MAIN, KnownForMain, ProgrammeRow, check_main
from county.importing.tables.regions import (
    REGIONS,
    KnownForRegions,
    RegionRow,
    check_regions,
    parent_of,
)


def _learn_regions(_rows: Sequence[RegionRow], asking: Asking) -> KnownForRegions:
    held = Region.objects.values_list("code", flat=True)
    drafted = (row.code for row in staging.drafts(REGIONS))
    return KnownForRegions(
        regions=regions_within(asking.scope),
        taken=frozenset((*held, *drafted)),
        scope=asking.scope,
    )


def _land_regions(
    rows: Sequence[RegionRow], _known: KnownForRegions, _first: int
) -> Iterator[Region]:
    for row in rows:
        yield Region(code=row.code, name=row.name, level=row.level, parent_id=parent_of(row))


def _learn_main(_rows: Sequence[ProgrammeRow], _asking: Asking) -> KnownForMain:
    held = Programme.objects.values_list("code", "year")
    drafted = ((row.code, row.year) for row in staging.drafts(MAIN))
    return KnownForMain(frozenset((*held, *drafted)))


def _land_main(
    rows: Sequence[ProgrammeRow], _known: KnownForMain, first: int
) -> Iterator[Programme]:
    for place, row in enumerate(rows):
        yield Programme(id=first + place, **row._asdict())


REGION_DOOR = Door(REGIONS, Region, _learn_regions, check_regions, _land_regions)
MAIN_DOOR = Door(MAIN, Programme, _learn_main, check_main, _land_main)
