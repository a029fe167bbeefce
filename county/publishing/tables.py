"""How each table without persons' keys leaves the county: which rows, dated by what, masked how."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from county.disclosure import models
from sync.wire import schema
from sync.wire.schema import Dataset


@dataclass(frozen=True, slots=True)
class Table:
    """One dataset's table. Paths are Django's; a column is read from the field of its name.

    `region` leads to the code of the region that a row is published in, none where that is the
    county; `dated` to the year, or a day in it, where the dataset is cut by years.
    """

    dataset: Dataset
    model: type[Model]
    region: str | None = None
    dated: str | None = None
    read_from: Mapping[str, str] = field(default_factory=dict)
    """The paths of columns that stand elsewhere."""
    in_office: tuple[str, ...] = ()
    """Columns that name people in office; whoever holds none is masked."""
    parties: Mapping[str, str] = field(default_factory=dict)
    """Columns that name the other side, and the fields that say whether it is a person."""


_CODE = {"programme": "programme__code"}
_REGION = "region_id"

COUNTY_TABLES: tuple[Table, ...] = (
    Table(schema.REGION, models.Region),
    Table(schema.PROGRAMME, models.Programme, dated="year"),
    Table(schema.SOURCE, models.Source, dated="programme__year", read_from=_CODE),
    Table(
        schema.ALLOTMENT,
        models.Allotment,
        dated="source__programme__year",
        read_from={"programme": "source__programme__code"},
    ),
    Table(schema.LEDGER_ACCOUNT, models.LedgerAccount),
    Table(schema.BOARD, models.Board),
    Table(schema.NOTICE, models.Notice),
    Table(schema.POLICY, models.Policy),
    Table(schema.PROCEDURE, models.Procedure),
    Table(schema.PROCEDURE_STEP, models.ProcedureStep),
    Table(schema.LETTER_RECEIPT, models.LetterReceipt, dated="received_on"),
)

ATTACHMENTS = Table(schema.ATTACHMENT, models.Attachment, _REGION, "added_on")

DISBURSEMENTS = Table(
    schema.DISBURSEMENT,
    models.Disbursement,
    _REGION,
    "allotment__source__programme__year",
    {"programme": "allotment__source__programme__code"},
)

REGION_TABLES: tuple[Table, ...] = (
    Table(schema.CATALOGUE_ITEM, models.CatalogueItem, _REGION, "programme__year", _CODE),
    Table(schema.DUE_ITEM, models.DueItem, _REGION, "due_on"),
    Table(
        schema.PROJECT,
        models.Project,
        _REGION,
        in_office=("manager",),
        parties={"contractor": "contractor_is_person"},
    ),
    Table(schema.PROJECT_FUND, models.ProjectFund, "project__region_id"),
    Table(schema.PROJECT_STAGE, models.ProjectStage, "project__region_id"),
    Table(
        schema.EXPENDITURE,
        models.Expenditure,
        "project__region_id",
        "spent_on",
        in_office=("handler", "approver"),
        parties={"payee": "payee_is_person"},
    ),
    Table(schema.LEDGER_MONTH, models.LedgerMonth, _REGION, in_office=("audited_by",)),
    Table(
        schema.LEDGER_ENTRY,
        models.LedgerEntry,
        _REGION,
        "month",
        in_office=("handler", "witness", "approver"),
        parties={"counterparty": "counterparty_is_person"},
    ),
    Table(schema.VOUCHER, models.Voucher, _REGION, "dated_on"),
    Table(
        schema.BANK_LINE,
        models.BankLine,
        _REGION,
        "booked_on",
        parties={"counterparty": "counterparty_is_person"},
    ),
    Table(schema.ASSET, models.Asset, _REGION, in_office=("keeper",)),
    Table(schema.RESOURCE, models.Resource, _REGION),
    Table(
        schema.CONTRACT,
        models.Contract,
        _REGION,
        parties={"counterparty": "counterparty_is_person"},
    ),
    Table(schema.ARTICLE, models.Article, _REGION),
    ATTACHMENTS,
    Table(schema.OFFICIAL, models.Official, _REGION),
    Table(schema.ECHO, models.Echo, _REGION),
    Table(schema.AMENDMENT, models.Amendment, _REGION, "amended_on"),
    Table(schema.RECEIPT, models.Receipt, _REGION, "received_on"),
)
