"""All that is disclosed beside the subsidies, put together: works, books, property, boards."""

from collections.abc import Mapping, Sequence
from datetime import date

from county.demo import answers, pictures, reading
from county.demo.articles import Belongings, articles_of
from county.demo.bank import bank_lines
from county.demo.books import Bookkeeping
from county.demo.catalogue import RULES
from county.demo.chance import stream
from county.demo.claims import Claim
from county.demo.due import due_items
from county.demo.facts import Person, Programme, Region
from county.demo.facts_life import VillageLife
from county.demo.facts_reading import Attachment
from county.demo.facts_village import LedgerEntry, Voucher
from county.demo.months import first_day, month_number
from county.demo.officials import offices_by_village, officials_of
from county.demo.places import TOWNSHIP
from county.demo.property import property_of, settled
from county.demo.rosters import rosters_of
from county.demo.village_names import Neighbours
from county.demo.works import Builder
from county.disclosure.standing.read import accounts, boards
from sync.wire.schema import AttachmentRole, AttachmentSubject, MediaKind

_UNMATCHED_VILLAGE = "龙家溪村"
_SCANNED_MONTHS = 3
"""Vouchers of so many months before this one are scanned."""


def live(
    seed: int,
    today: date,
    villages: Sequence[Region],
    people: Sequence[Person],
    claims: Sequence[Claim],
    programmes: Sequence[Programme],
) -> VillageLife:
    """Everything beside the subsidies as it is on that day."""
    village_code = {each.name: each.code for each in villages}
    names = frozenset(person.name for person in people)
    officials = officials_of(stream(seed, "officials"), today, villages, names)
    offices = offices_by_village(officials)
    neighbours = Neighbours(stream(seed, "neighbours"), people)
    property_ = property_of(stream(seed, "property"), today, villages, neighbours)
    works = Builder(
        stream(seed, "works"),
        today,
        village_code,
        offices,
        neighbours,
        next(each.name for each in officials if each.region == TOWNSHIP and each.post == "副镇长"),
        len(property_.lettings) + 1,
    ).build()
    books = Bookkeeping(
        stream(seed, "books"), today, offices, neighbours, property_.lettings, works.own_shares
    ).keep(villages)
    contracts = (*settled(property_.lettings, _received(books.entries)), *works.contracts)
    vouchers, scans = _scanned((*books.vouchers, *works.vouchers), today, len(works.photos))
    articles = articles_of(
        today,
        villages,
        Belongings(books.months, books.entries, property_.assets, property_.resources, contracts),
    )
    items, articles = due_items(today, villages, articles)
    procedures, steps = reading.procedures()
    rosters = rosters_of(today, villages, people, claims, neighbours)
    return VillageLife(
        boards=boards(),
        accounts=accounts(),
        officials=officials,
        assets=property_.assets,
        resources=property_.resources,
        projects=works.projects,
        funds=works.funds,
        stages=works.stages,
        expenditures=works.expenditures,
        contracts=contracts,
        months=books.months,
        entries=books.entries,
        vouchers=vouchers,
        attachments=(
            *(each._replace(id=number) for number, each in enumerate(works.photos, start=1)),
            *scans,
        ),
        bank_lines=bank_lines(
            stream(seed, "bank"), books.entries, books.months, village_code[_UNMATCHED_VILLAGE]
        ),
        articles=articles,
        due_items=items,
        policies=reading.policies_of(programmes, RULES),
        procedures=procedures,
        procedure_steps=steps,
        rosters=rosters.rosters,
        roster_lines=rosters.lines,
        echoes=answers.echoes_of(today, village_code, works.projects, books.entries),
        amendments=answers.amendments_of(today, village_code, works.projects, books.entries),
        receipts=answers.receipts_of(stream(seed, "receipts"), today),
        letter_receipts=answers.letter_receipts_of(stream(seed, "letters"), today),
    )


def _received(entries: Sequence[LedgerEntry]) -> Mapping[int, int]:
    """What the books have of each contract, by its id."""
    found: dict[int, int] = {}
    for each in entries:
        if each.contract is not None:
            found[each.contract] = found.get(each.contract, 0) + each.amount_fen
    return found


def _scanned(
    vouchers: Sequence[Voucher], today: date, photos: int
) -> tuple[tuple[Voucher, ...], tuple[Attachment, ...]]:
    """The vouchers with ids, the newest with a picture of their page, numbered after the photos."""
    since = first_day(month_number(today) - _SCANNED_MONTHS)
    filed: list[Voucher] = []
    scans: list[Attachment] = []
    for number, voucher in enumerate(vouchers, start=1):
        if voucher.dated_on < since:
            filed.append(voucher._replace(id=number))
            continue
        page = pictures.page(number % pictures.PAGES)
        is_books = voucher.entry is not None
        scan = Attachment(
            id=photos + len(scans) + 1,
            region=voucher.region,
            subject=AttachmentSubject.LEDGER_ENTRY if is_books else AttachmentSubject.EXPENDITURE,
            subject_id=voucher.entry or voucher.expenditure or 0,
            role=AttachmentRole.VOUCHER,
            document=1,
            page=1,
            pages=1,
            caption=voucher.kind,
            essential=False,
            added_on=voucher.dated_on,
            sha256=page.sha256,
            size_bytes=len(page.content),
            kind=MediaKind.PNG,
        )
        scans.append(scan)
        filed.append(voucher._replace(id=number, attachment=scan.id))
    return tuple(filed), tuple(scans)
