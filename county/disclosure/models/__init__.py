"""The disclosed data as the county holds them, a topic a module; `verbose_name`s are the clerks'.

Here belong models and the closed lists' words. Money is integer fen, quantities are integer
hundredths. `Person` is the only place that knows an ID number, and never is one of its numbers in
another table; what leaves the county is worked out in `county.publishing`.
"""

from county.disclosure.models.answering import Amendment, Echo, LetterReceipt, Official, Receipt
from county.disclosure.models.books import (
    BankLine,
    LedgerAccount,
    LedgerEntry,
    LedgerMonth,
    Voucher,
)
from county.disclosure.models.money import Allotment, Disbursement, Source
from county.disclosure.models.persons import Entitlement, Payment, Person, Roster, RosterLine
from county.disclosure.models.places import Edition, Region
from county.disclosure.models.programmes import Board, CatalogueItem, DueItem, Programme
from county.disclosure.models.projects import Expenditure, Project, ProjectFund, ProjectStage
from county.disclosure.models.property import Asset, Contract, Resource
from county.disclosure.models.reading import (
    Article,
    Attachment,
    Notice,
    Policy,
    Procedure,
    ProcedureStep,
)

__all__ = [
    "Allotment",
    "Amendment",
    "Article",
    "Asset",
    "Attachment",
    "BankLine",
    "Board",
    "CatalogueItem",
    "Contract",
    "Disbursement",
    "DueItem",
    "Echo",
    "Edition",
    "Entitlement",
    "Expenditure",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerMonth",
    "LetterReceipt",
    "Notice",
    "Official",
    "Payment",
    "Person",
    "Policy",
    "Procedure",
    "ProcedureStep",
    "Programme",
    "Project",
    "ProjectFund",
    "ProjectStage",
    "Receipt",
    "Region",
    "Resource",
    "Roster",
    "RosterLine",
    "Source",
    "Voucher",
]
