"""All that the demo makes beside the subsidies, as one value."""

from dataclasses import dataclass

from county.demo.facts_reading import (
    Amendment,
    Article,
    Attachment,
    DueItem,
    Echo,
    LetterReceipt,
    Official,
    Policy,
    Procedure,
    ProcedureStep,
    Receipt,
    Roster,
    RosterLine,
)
from county.demo.facts_village import (
    Asset,
    BankLine,
    Contract,
    Expenditure,
    LedgerEntry,
    LedgerMonth,
    Project,
    ProjectFund,
    ProjectStage,
    Resource,
    Voucher,
)
from county.disclosure.standing.read import Account, Board


@dataclass(frozen=True, slots=True)
class VillageLife:
    """The rows of each table, ready to be loaded."""

    boards: tuple[Board, ...]
    accounts: tuple[Account, ...]
    officials: tuple[Official, ...]
    assets: tuple[Asset, ...]
    resources: tuple[Resource, ...]
    projects: tuple[Project, ...]
    funds: tuple[ProjectFund, ...]
    stages: tuple[ProjectStage, ...]
    expenditures: tuple[Expenditure, ...]
    contracts: tuple[Contract, ...]
    months: tuple[LedgerMonth, ...]
    entries: tuple[LedgerEntry, ...]
    vouchers: tuple[Voucher, ...]
    attachments: tuple[Attachment, ...]
    bank_lines: tuple[BankLine, ...]
    articles: tuple[Article, ...]
    due_items: tuple[DueItem, ...]
    policies: tuple[Policy, ...]
    procedures: tuple[Procedure, ...]
    procedure_steps: tuple[ProcedureStep, ...]
    rosters: tuple[Roster, ...]
    roster_lines: tuple[RosterLine, ...]
    echoes: tuple[Echo, ...]
    amendments: tuple[Amendment, ...]
    receipts: tuple[Receipt, ...]
    letter_receipts: tuple[LetterReceipt, ...]
