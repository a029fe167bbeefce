"""Puts an invented county into the database in place of all that is there, all or nothing."""

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from django.db import models, transaction

from county.demo import collecting
from county.demo.collected import numbered
from county.demo.facts import DemoCounty
from county.disclosure import models as tables

Rows = Sequence[object]


_COLLECTED: dict[type[models.Model], str] = {
    tables.Region: "regions",
    tables.Programme: "main",
    tables.Source: "sources",
    tables.Allotment: "allotments",
    tables.Disbursement: "disbursements",
    tables.Payment: "payments",
    tables.Project: "projects",
    tables.ProjectFund: "funds",
    tables.Expenditure: "expenditures",
    tables.LedgerEntry: "ledger",
    tables.BankLine: "bank",
}
"""What clerks hand in, by the name of the collection table; the rest has no table of its own."""


def load(county: DemoCounty, collected: Path, *, as_workbooks: bool = False) -> None:
    """Replace the database's content by this county. The tables must exist.

    What clerks collect comes in as they hand it in (`collecting`), by workbooks under `collected`.
    """
    county = numbered(county)
    rows = _rows_of(county)
    with transaction.atomic():
        collecting.forget()
        emptied: tuple[type[models.Model], ...] = (*reversed(rows), tables.Edition)
        for model in emptied:
            model._default_manager.all()._raw_delete(using="default")
        tables.Edition.objects.create(id=1, as_of=county.today, demo=True)
        for model, values in rows.items():
            table = _COLLECTED.get(model)
            if table is None:
                _insert(model, values)
            else:
                collecting.hand_in(table, county, collected, as_workbooks=as_workbooks)


def _rows_of(county: DemoCounty) -> dict[type[models.Model], Rows]:
    """The rows of each table, those that are pointed to before those that point."""
    life = county.life
    return {
        tables.Region: county.regions,
        tables.Programme: county.programmes,
        tables.Source: county.sources,
        tables.Allotment: county.allotments,
        tables.Disbursement: county.disbursements,
        tables.Person: county.people,
        tables.Payment: county.payments,
        tables.Entitlement: county.entitlements,
        tables.CatalogueItem: county.catalogue,
        tables.Notice: county.notices,
        tables.Board: life.boards,
        tables.LedgerAccount: life.accounts,
        tables.Official: life.officials,
        tables.Asset: life.assets,
        tables.Resource: life.resources,
        tables.Project: life.projects,
        tables.ProjectFund: life.funds,
        tables.ProjectStage: life.stages,
        tables.Expenditure: life.expenditures,
        tables.Contract: life.contracts,
        tables.LedgerMonth: life.months,
        tables.LedgerEntry: life.entries,
        tables.Attachment: life.attachments,
        tables.Voucher: life.vouchers,
        tables.BankLine: life.bank_lines,
        tables.Article: life.articles,
        tables.DueItem: life.due_items,
        tables.Policy: life.policies,
        tables.Procedure: life.procedures,
        tables.ProcedureStep: life.procedure_steps,
        tables.Roster: life.rosters,
        tables.RosterLine: life.roster_lines,
        tables.Echo: life.echoes,
        tables.Amendment: life.amendments,
        tables.Receipt: life.receipts,
        tables.LetterReceipt: life.letter_receipts,
    }


def _insert(model: type[models.Model], rows: Rows) -> None:
    """Insert the rows' attributes that are fields of the model; a reference is given as its id."""
    if not rows:
        return
    fields = [each for each in model._meta.concrete_fields if hasattr(rows[0], each.name)]
    names = [each.attname for each in fields]
    values_of = attrgetter(*(each.name for each in fields))
    model._default_manager.bulk_create(
        model(**dict(zip(names, values_of(row), strict=True))) for row in rows
    )
