"""Sources, allotments, disbursements: each takes from the one before."""

from collections import Counter
from collections.abc import Iterator, Sequence

from county.disclosure.models import Allotment, Disbursement, Programme, Source
from county.importing import staging
from county.importing.door import Asking, Door
from county.importing.held.common import ids_by_number, pots, regions_within
from county.importing.tables.money import (
    ALLOTMENTS,
    DISBURSEMENTS,
    SOURCES,
    AllotmentRow,
    DisbursementRow,
    KnownForAllotments,
    KnownForDisbursements,
    KnownForSources,
    SourceRow,
    check_allotment_sums,
    check_allotments,
    check_disbursement_sums,
    check_disbursements,
    check_sources,
)


def _learn_sources(rows: Sequence[SourceRow], asking: Asking) -> KnownForSources:
    programmes = {
        (code, year): pk for pk, code, year in Programme.objects.values_list("pk", "code", "year")
    }
    held = ids_by_number(SOURCES, (row.number for row in rows))
    drafted = {row.number for row in staging.drafts(SOURCES)}
    return KnownForSources(programmes, drafted | held.keys(), asking.today)


def _land_sources(
    rows: Sequence[SourceRow], known: KnownForSources, first: int
) -> Iterator[Source]:
    for place, row in enumerate(rows):
        yield Source(
            id=first + place,
            programme_id=known.programmes[row.programme, row.year],
            level=row.level,
            doc_no=row.doc_no,
            received_on=row.received_on,
            amount_fen=row.amount_fen,
            doc_title=row.doc_title,
            function_code=row.function_code,
            economic_code=row.economic_code,
            nature=row.nature,
        )


def _learn_allotments(rows: Sequence[AllotmentRow], asking: Asking) -> KnownForAllotments:
    drafted: Counter[str] = Counter()
    numbers: set[str] = set()
    for row in staging.drafts(ALLOTMENTS):
        drafted[row.source] += row.amount_fen
        numbers.add(row.number)
    sources = ids_by_number(SOURCES, (row.source for row in rows))
    held = ids_by_number(ALLOTMENTS, (row.number for row in rows))
    return KnownForAllotments(
        sources=pots(Source, sources, (Allotment, "source_id"), drafted),
        regions=regions_within(asking.scope),
        taken=numbers | held.keys(),
        today=asking.today,
    )


def _land_allotments(
    rows: Sequence[AllotmentRow], known: KnownForAllotments, first: int
) -> Iterator[Allotment]:
    for place, row in enumerate(rows):
        yield Allotment(
            id=first + place,
            source_id=known.sources[row.source].id,
            doc_no=row.doc_no,
            allotted_on=row.allotted_on,
            from_units=row.from_units,
            to_region_id=row.to_region,
            amount_fen=row.amount_fen,
            purpose=row.purpose,
        )


def _learn_disbursements(rows: Sequence[DisbursementRow], asking: Asking) -> KnownForDisbursements:
    drafted: Counter[str] = Counter()
    numbers: set[str] = set()
    for row in staging.drafts(DISBURSEMENTS):
        drafted[row.allotment] += row.amount_fen
        numbers.add(row.number)
    allotments = ids_by_number(ALLOTMENTS, (row.allotment for row in rows))
    receivers = dict(Allotment.objects.values_list("pk", "to_region_id"))
    held = ids_by_number(DISBURSEMENTS, (row.number for row in rows))
    return KnownForDisbursements(
        allotments=pots(Allotment, allotments, (Disbursement, "allotment_id"), drafted),
        receivers={number: receivers[pk] for number, pk in allotments.items()},
        regions=regions_within(asking.scope),
        taken=numbers | held.keys(),
        today=asking.today,
    )


def _land_disbursements(
    rows: Sequence[DisbursementRow], known: KnownForDisbursements, first: int
) -> Iterator[Disbursement]:
    for place, row in enumerate(rows):
        yield Disbursement(
            id=first + place,
            allotment_id=known.allotments[row.allotment].id,
            region_id=row.region,
            label=row.label,
            posted_on=row.posted_on,
            posted_days=row.posted_days,
            disbursed_on=row.disbursed_on,
            amount_fen=row.amount_fen,
            payees=row.payees,
            unnamed=row.unnamed,
            note=row.note,
        )


SOURCE_DOOR = Door(
    SOURCES,
    Source,
    _learn_sources,
    check_sources,
    _land_sources,
    number=lambda row: row.number,
)
ALLOTMENT_DOOR = Door(
    ALLOTMENTS,
    Allotment,
    _learn_allotments,
    check_allotments,
    _land_allotments,
    check_sums=check_allotment_sums,
    number=lambda row: row.number,
)
DISBURSEMENT_DOOR = Door(
    DISBURSEMENTS,
    Disbursement,
    _learn_disbursements,
    check_disbursements,
    _land_disbursements,
    check_sums=check_disbursement_sums,
    number=lambda row: row.number,
)
