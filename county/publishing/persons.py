"""The rows that belong to persons: numbers are read here and leave as keys only."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby

from county.disclosure.models import Disbursement, Entitlement, Payment, Person
from county.publishing.cuts import Cut, Row, all_cut, cuts_by_year
from county.publishing.masking import masked_name
from county.publishing.payees import KeyRing
from county.publishing.small_cells import Moved
from sync.wire import schema


def person_cuts(
    region: str, keys: KeyRing, gone: Mapping[int, Moved], come: Sequence[Moved]
) -> Iterator[Cut]:
    """Payments, holders and entitlements of one village, or of what a township itself pays.

    `gone` are told of elsewhere, `come` are told of here.
    """
    rows = chain(
        _payments(region, keys, gone),
        *(_payments(village, keys, moved, only=True) for village, moved in _by_village(come)),
    )
    yield from cuts_by_year(schema.PAYMENT, region, rows)
    yield all_cut(schema.HOLDER, region, _holders(region, keys))
    yield all_cut(schema.ENTITLEMENT, region, _entitlements(region, keys))


def _by_village(moved: Sequence[Moved]) -> Iterator[tuple[str, Mapping[int, Moved]]]:
    for village, own in groupby(
        sorted(moved, key=lambda each: each.village), key=lambda each: each.village
    ):
        yield village, {each.batch: each for each in own}


def _payments(
    region: str, keys: KeyRing, moved: Mapping[int, Moved], *, only: bool = False
) -> Iterator[Row]:
    """The payments of a region's batches but for those that moved, or `only` those."""
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
    found = Payment.objects.filter(disbursement__region_id=region)
    if only:
        found = found.filter(disbursement__in=list(moved))
    rows = found.values_list(
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
        "remedy_phone",
        "bank",
        "account_last4",
    )
    for person, pk, disbursement, *rest in rows.iterator():
        year, code, disbursed_on = batches[disbursement]
        elsewhere = moved.get(disbursement)
        has_moved = elsewhere is not None and person in elsewhere.people
        if has_moved == only:
            told_in = elsewhere.into if elsewhere and has_moved else disbursement
            yield (year, keys.of(person).on(disbursed_on), pk, code, told_in, *rest)


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
        "person_id",
        "programme",
        "valid_from",
        "valid_to",
        "state",
        "reason",
        "remedy",
        "remedy_phone",
    )
    for person, programme, valid_from, *rest in rows.iterator():
        yield (keys.of(person).on(valid_from), programme, valid_from, *rest)
