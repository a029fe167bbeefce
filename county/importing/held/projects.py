"""Projects, their funds, and what was paid for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from county.disclosure.models import Expenditure, Project, ProjectFund
from county.importing import staging
from county.importing.door import Asking, Door
from county.importing.held.common import ids_by_number, in_portions, pots, regions_within
from county.importing.tables.money import ALLOTMENTS
from county.importing.tables.projects import (
    EXPENDITURES,
    FUNDS,
    PROJECTS,
    ExpenditureRow,
    FundRow,
    KnownForExpenditures,
    KnownForFunds,
    KnownForProjects,
    ProjectRow,
    check_expenditure_sums,
    check_expenditures,
    check_fund_sums,
    check_funds,
    check_projects,
    fund_label,
)


def projects_by_code(codes: Iterable[str], scope: str | None) -> dict[str, int]:
    """The disclosed projects of these codes within a remit."""
    regions = regions_within(scope)
    found: dict[str, int] = {}
    for some in in_portions(sorted(set(codes))):
        rows = Project.objects.filter(code__in=some).values_list("code", "pk", "region_id")
        found.update({code: pk for code, pk, region in rows if region in regions})
    return found


def _learn_projects(rows: Sequence[ProjectRow], asking: Asking) -> KnownForProjects:
    held = Project.objects.filter(code__in=[row.code for row in rows])
    drafted = {row.code for row in staging.drafts(PROJECTS)}
    return KnownForProjects(
        regions=regions_within(asking.scope),
        taken=drafted.union(held.values_list("code", flat=True)),
        today=asking.today,
    )


def _land_projects(
    rows: Sequence[ProjectRow], _known: KnownForProjects, first: int
) -> Iterator[Project]:
    for place, row in enumerate(rows):
        values = row._asdict()
        region = values.pop("region")
        values["contractor_is_person"] = bool(row.contractor_is_person)
        yield Project(id=first + place, region_id=region, **values)


def _learn_funds(rows: Sequence[FundRow], asking: Asking) -> KnownForFunds:
    drafted: Counter[str] = Counter()
    names: set[tuple[str, str]] = set()
    for row in staging.drafts(FUNDS):
        drafted[row.project] += row.amount_fen
        names.add((row.project, row.name))
    projects = projects_by_code((row.project for row in rows), asking.scope)
    held = ProjectFund.objects.filter(project__in=projects.values())
    return KnownForFunds(
        projects=pots(Project, projects, (ProjectFund, "project_id"), drafted, amount="budget_fen"),
        allotments=ids_by_number(ALLOTMENTS, (row.allotment for row in rows if row.allotment)),
        taken=names.union(held.values_list("project__code", "name")),
    )


def _land_funds(rows: Sequence[FundRow], known: KnownForFunds, first: int) -> Iterator[ProjectFund]:
    for place, row in enumerate(rows):
        yield ProjectFund(
            id=first + place,
            project_id=known.projects[row.project].id,
            programme=row.programme,
            allotment_id=None if row.allotment is None else known.allotments[row.allotment],
            level=row.level,
            name=row.name,
            basis=row.basis,
            amount_fen=row.amount_fen,
        )


def _learn_expenditures(rows: Sequence[ExpenditureRow], asking: Asking) -> KnownForExpenditures:
    drafted: Counter[str] = Counter()
    taken: set[tuple[str, str, str]] = set()
    for row in staging.drafts(EXPENDITURES):
        drafted[fund_label(row.project, row.fund)] += row.amount_fen
        taken.add((row.project, row.voucher_no, row.summary))
    projects = projects_by_code((row.project for row in rows), asking.scope)
    funds = {
        fund_label(code, name): pk
        for pk, code, name in ProjectFund.objects.filter(project__in=projects.values()).values_list(
            "pk", "project__code", "name"
        )
    }
    held = Expenditure.objects.filter(project__in=projects.values())
    return KnownForExpenditures(
        projects=projects,
        funds=pots(ProjectFund, funds, (Expenditure, "fund_id"), drafted),
        taken=taken.union(held.values_list("project__code", "voucher_no", "summary")),
        today=asking.today,
    )


def _land_expenditures(
    rows: Sequence[ExpenditureRow], known: KnownForExpenditures, first: int
) -> Iterator[Expenditure]:
    for place, row in enumerate(rows):
        yield Expenditure(
            id=first + place,
            project_id=known.projects[row.project],
            fund_id=known.funds[fund_label(row.project, row.fund)].id,
            spent_on=row.spent_on,
            voucher_no=row.voucher_no,
            summary=row.summary,
            payee=row.payee,
            payee_is_person=bool(row.payee_is_person),
            amount_fen=row.amount_fen,
            budget_item=row.budget_item,
            instalment=row.instalment,
            invoice_no=row.invoice_no,
            handler=row.handler,
            approver=row.approver,
        )


PROJECT_DOOR = Door(PROJECTS, Project, _learn_projects, check_projects, _land_projects)
FUND_DOOR = Door(
    FUNDS, ProjectFund, _learn_funds, check_funds, _land_funds, check_sums=check_fund_sums
)
EXPENDITURE_DOOR = Door(
    EXPENDITURES,
    Expenditure,
    _learn_expenditures,
    check_expenditures,
    _land_expenditures,
    check_sums=check_expenditure_sums,
)
