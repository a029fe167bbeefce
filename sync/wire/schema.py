"""The disclosed data, declared once: every dataset, column, type, meaning and privacy class.

From this table come the county's export, the checks on arrival and the replica's tables.
A dataset travels as shards, one for each region and period that has rows (DESIGN 4 and 5).

Versions. A county and its kiosks are not updated on one day, so `SCHEMA_VERSION` rises with every
change here, travels in each shard, and refuses nothing by itself. What a newer county may add, and
an older kiosk tolerates by leaving it out and saying so:

- a dataset: its shards are not fetched;
- a column, at any place: it is dropped on arrival;
- a control total: it is not compared;
- a word in a closed list (`one_of`): rows that hold it are left out and counted.

What an older county may lack, and a newer kiosk tolerates: a dataset, and an optional column,
which is then empty. Everything else breaks one end: a required column that goes, comes anew or
becomes optional, another kind, another key, an old word with a new meaning. Such a
change is made as a new column or dataset beside the old, which stays until every kiosk knows the
new one; a new required column is declared optional for as long.
"""

from sync.wire.datasets.answering import (
    AMENDMENT,
    ECHO,
    LETTER_RECEIPT,
    OFFICIAL,
    RECEIPT,
    EchoState,
    OutboxKind,
    ReceiptState,
)
from sync.wire.datasets.books import (
    BANK_LINE,
    LEDGER_ACCOUNT,
    LEDGER_ENTRY,
    LEDGER_MONTH,
    VOUCHER,
    AccountClass,
    Direction,
)
from sync.wire.datasets.money import (
    ALLOTMENT,
    DISBURSEMENT,
    SOURCE,
    SUBTOTAL,
    SubtotalSubject,
)
from sync.wire.datasets.persons import (
    ENTITLEMENT,
    HOLDER,
    PAYMENT,
    ROSTER,
    ROSTER_LINE,
    EntitlementState,
    PaymentState,
)
from sync.wire.datasets.programmes import (
    BOARD,
    CATALOGUE_ITEM,
    DUE_ITEM,
    PROGRAMME,
    REGION,
    BoardContent,
    DisclosureState,
    PaidTo,
    Question,
)
from sync.wire.datasets.projects import (
    EXPENDITURE,
    PROJECT,
    PROJECT_FUND,
    PROJECT_STAGE,
    ProjectStageKind,
)
from sync.wire.datasets.property import ASSET, CONTRACT, RESOURCE
from sync.wire.datasets.reading import (
    ARTICLE,
    ATTACHMENT,
    NOTICE,
    POLICY,
    PROCEDURE,
    PROCEDURE_STEP,
    AttachmentRole,
    AttachmentSubject,
    MediaKind,
)
from sync.wire.datasets.terms import (
    PUBLIC_UNTIL,
    Column,
    Dataset,
    Kind,
    Period,
    Privacy,
    Scope,
)

__all__ = [
    "ALLOTMENT",
    "AMENDMENT",
    "ARTICLE",
    "ASSET",
    "ATTACHMENT",
    "BANK_LINE",
    "BOARD",
    "CATALOGUE_ITEM",
    "CONTRACT",
    "DATASETS",
    "DISBURSEMENT",
    "DUE_ITEM",
    "ECHO",
    "ENTITLEMENT",
    "EXPENDITURE",
    "HOLDER",
    "LEDGER_ACCOUNT",
    "LEDGER_ENTRY",
    "LEDGER_MONTH",
    "LETTER_RECEIPT",
    "NOTICE",
    "OFFICIAL",
    "PAYMENT",
    "POLICY",
    "PROCEDURE",
    "PROCEDURE_STEP",
    "PROGRAMME",
    "PROJECT",
    "PROJECT_FUND",
    "PROJECT_STAGE",
    "PUBLIC_UNTIL",
    "RECEIPT",
    "REGION",
    "RESOURCE",
    "ROSTER",
    "ROSTER_LINE",
    "SCHEMA_VERSION",
    "SOURCE",
    "SUBTOTAL",
    "VOUCHER",
    "AccountClass",
    "AttachmentRole",
    "AttachmentSubject",
    "BoardContent",
    "Column",
    "Dataset",
    "Direction",
    "DisclosureState",
    "EchoState",
    "EntitlementState",
    "Kind",
    "MediaKind",
    "OutboxKind",
    "PaidTo",
    "PaymentState",
    "Period",
    "Privacy",
    "ProjectStageKind",
    "Question",
    "ReceiptState",
    "Scope",
    "SubtotalSubject",
    "dataset",
]

SCHEMA_VERSION = 2

DATASETS: tuple[Dataset, ...] = (
    REGION,
    PROGRAMME,
    SOURCE,
    ALLOTMENT,
    DISBURSEMENT,
    HOLDER,
    PAYMENT,
    ENTITLEMENT,
    ROSTER,
    ROSTER_LINE,
    PROJECT,
    PROJECT_FUND,
    PROJECT_STAGE,
    EXPENDITURE,
    LEDGER_ACCOUNT,
    LEDGER_MONTH,
    LEDGER_ENTRY,
    VOUCHER,
    BANK_LINE,
    ASSET,
    RESOURCE,
    CONTRACT,
    BOARD,
    ARTICLE,
    ATTACHMENT,
    NOTICE,
    POLICY,
    PROCEDURE,
    PROCEDURE_STEP,
    OFFICIAL,
    ECHO,
    AMENDMENT,
    CATALOGUE_ITEM,
    DUE_ITEM,
    SUBTOTAL,
    RECEIPT,
    LETTER_RECEIPT,
)


def dataset(name: str) -> Dataset | None:
    """The dataset of that name, or none: a newer county may publish more than this kiosk knows."""
    return next((each for each in DATASETS if each.name == name), None)
