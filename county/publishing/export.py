"""All rows that leave the county, in the shape of the wire's datasets, one region at a time."""

from collections.abc import Iterator

from county.disclosure.models import Edition
from county.publishing.cuts import Cut
from county.publishing.payees import KeyRing
from county.publishing.persons import person_cuts
from county.publishing.rosters import roster_cuts
from county.publishing.small_cells import joined, moved_from, moved_into, without
from county.publishing.subtotals import subtotal_cuts
from county.publishing.table_rows import publication_of, table_cuts
from county.publishing.tables import ATTACHMENTS, COUNTY_TABLES, DISBURSEMENTS, REGION_TABLES

__all__ = ["Cut", "KeyRing", "county_cuts", "region_cuts"]


def county_cuts(county: str) -> Iterator[Cut]:
    """The shards of the whole county."""
    publication = publication_of(county, Edition.objects.get().as_of)
    for table in (*COUNTY_TABLES, ATTACHMENTS):
        yield from table_cuts(table, publication)
    yield from subtotal_cuts(county)


def region_cuts(region: str, keys: KeyRing) -> Iterator[Cut]:
    """The shards of one village, or of what a township has of its own."""
    publication = publication_of(region, Edition.objects.get().as_of)
    for table in REGION_TABLES:
        yield from table_cuts(table, publication)
    gone, come = moved_from(region), moved_into(region)
    batches = without(table_cuts(DISBURSEMENTS, publication), gone)
    yield from joined(batches, region, come)
    yield from person_cuts(region, keys, gone, come)
    yield from roster_cuts(region, publication.as_of)
