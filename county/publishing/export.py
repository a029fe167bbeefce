"""The county's rows in the shape of the wire's datasets, for one region at a time.

ID numbers are read here and leave as keys only; names leave masked, or not at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from county.disclosure.models import (
    Allotment,
    CatalogueItem,
    Disbursement,
    Entitlement,
    Notice,
    Payment,
    Person,
    Programme,
    Region,
    Source,
)
from county.publishing.masking import masked_name
from sync.wire import schema
from sync.wire.payee import payee_key
from sync.wire.schema import Dataset

Row = tuple[object, ...]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one shard to be."""

    dataset: Dataset
    region: str
    period: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one person: the one in force, and the one before `since` where there is one."""

    current: bytes
    former: bytes | None
    since: date | None

    def on(self, day: date) -> bytes:
        """The key under which a row of that day stands."""
        if self.former is not None and self.since is not None and day < self.since:
            return self.former
        return self.current


class KeyRing:
    """The keys of all persons, worked out once."""

    def __init__(self, pepper: bytes) -> None:
        self._keys = {
            pk: Keys(
                _key(pepper, number),
                None if former is None else _key(pepper, former),
                since,
            )
            for pk, number, former, since in Person.objects.values_list(
                "pk", "number", "former_number", "number_since"
            ).iterator()
        }

    def of(self, person: int) -> Keys:
        """The keys of that person."""
        return self._keys[person]


def _key(pepper: bytes, number: str) -> bytes:
    key = payee_key(pepper, number)
    if key is None:
        raise ValueError("a person's number has a wrong check character")
    return key


def county_cuts(county: str) -> Iterator[Cut]:
    """The shards of the whole county."""
    regions = Region.objects.order_by("code").values_list("code", "name", "level", "parent_id")
    yield Cut(schema.REGION, county, ALL, list(regions))
    yield from _by_year(
        schema.PROGRAMME,
        county,
        Programme.objects.values_list("year", *_names(schema.PROGRAMME)),
    )
    yield from _by_year(
        schema.SOURCE,
        county,
        Source.objects.values_list(
            "programme__year",
            "id",
            "programme__code",
            "level",
            "doc_no",
            "received_on",
            "amount_fen",
        ),
    )
    yield from _by_year(
        schema.ALLOTMENT,
        county,
        Allotment.objects.values_list(
            "source__programme__year",
            "id",
            "source_id",
            "source__programme__code",
            "doc_no",
            "allotted_on",
            "from_units",
            "to_region_id",
            "amount_fen",
        ),
    )
    notices = Notice.objects.values_list(
        "id", "region_id", "kind", "title", "body", "issuer", "public_from", "public_until"
    )
    yield Cut(schema.NOTICE, county, ALL, list(notices))


def region_cuts(region: str, keys: KeyRing) -> Iterator[Cut]:
    """The shards of one village, or of what a township itself pays."""
    yield from _by_year(
        schema.DISBURSEMENT,
        region,
        Disbursement.objects.filter(region_id=region).values_list(
            "allotment__source__programme__year",
            "id",
            "allotment_id",
            "allotment__source__programme__code",
            "label",
            "posted_on",
            "posted_days",
            "disbursed_on",
            "amount_fen",
            "payees",
            "unnamed",
            "note",
        ),
    )
    yield from _by_year(schema.PAYMENT, region, _payments(region, keys))
    yield from _by_year(
        schema.CATALOGUE_ITEM,
        region,
        CatalogueItem.objects.filter(region_id=region).values_list(
            "programme__year", "programme__code", "state", "department", "due_on", "note"
        ),
    )
    yield Cut(schema.HOLDER, region, ALL, list(_holders(region, keys)))
    yield Cut(schema.ENTITLEMENT, region, ALL, list(_entitlements(region, keys)))


def _names(dataset: Dataset) -> list[str]:
    return [column.name for column in dataset.columns]


def _by_year(dataset: Dataset, region: str, rows: Iterable[Row]) -> Iterator[Cut]:
    """One cut a year of rows that each have their year before them."""
    years: dict[int, list[Row]] = defaultdict(list)
    for year, *row in rows:
        years[int(str(year))].append(tuple(row))
    for year in sorted(years):
        yield Cut(dataset, region, str(year), years[year])


def _payments(region: str, keys: KeyRing) -> Iterator[Row]:
    batches = {
        pk: (year, code, disbursed_on)
        for pk, year, code, disbursed_on in Disbursement.objects.filter(
            region_id=region
        ).values_list(
            "pk",
            "allotment__source__programme__year",
            "allotment__source__programme__code",
            "disbursed_on",
        )
    }
    rows = Payment.objects.filter(disbursement__region_id=region).values_list(
        "person_id",
        "id",
        "disbursement_id",
        "quantity",
        "standard_fen",
        "amount_fen",
        "state",
        "paid_on",
        "reason",
        "remedy",
        "bank",
        "account_last4",
    )
    for person, pk, disbursement, *rest in rows.iterator():
        year, code, disbursed_on = batches[disbursement]
        yield (year, keys.of(person).on(disbursed_on), pk, code, disbursement, *rest)


def _holders(region: str, keys: KeyRing) -> Iterator[Row]:
    people = Person.objects.filter(village_id=region).values_list(
        "pk", "name", "protected", "group", "head_id"
    )
    for pk, name, protected, group, head in people.iterator():
        shown = None if protected else masked_name(name)
        head_key = None if head is None else keys.of(head).current
        own = keys.of(pk)
        yield (own.current, shown, group, head_key)
        if own.former is not None:
            yield (own.former, shown, group, head_key)


def _entitlements(region: str, keys: KeyRing) -> Iterator[Row]:
    rows = Entitlement.objects.filter(person__village_id=region).values_list(
        "person_id", "programme", "valid_from", "valid_to", "state", "reason", "remedy"
    )
    for person, programme, valid_from, *rest in rows.iterator():
        yield (keys.of(person).on(valid_from), programme, valid_from, *rest)
