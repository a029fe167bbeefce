"""From plans to projects with their funds, stages, payments and photos."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from county.demo import pictures
from county.demo.books import OwnShare
from county.demo.facts_reading import Attachment
from county.demo.facts_village import (
    Contract,
    Expenditure,
    Project,
    ProjectFund,
    ProjectStage,
    Voucher,
)
from county.demo.months import first_day, month_number
from county.demo.offices import FINANCE
from county.demo.officials import Office
from county.demo.places import TOWNSHIP
from county.demo.village_names import Neighbours
from county.demo.works_plans import PLANS, VILLAGE_MONEY, Plan, When
from sync.wire.schema import AttachmentRole, AttachmentSubject, MediaKind, ProjectStageKind

_WARRANTY_YEARS = 2


@dataclass(frozen=True, slots=True)
class Works:
    """All projects with what belongs to them; `vouchers` and `photos` are yet without ids."""

    projects: tuple[Project, ...]
    funds: tuple[ProjectFund, ...]
    stages: tuple[ProjectStage, ...]
    expenditures: tuple[Expenditure, ...]
    contracts: tuple[Contract, ...]
    vouchers: tuple[Voucher, ...]
    photos: tuple[Attachment, ...]
    own_shares: tuple[OwnShare, ...]


class Builder:
    """Builds one plan after another; ids run through all of them."""

    def __init__(
        self,
        chance: Random,
        today: date,
        village_code: Mapping[str, str],
        offices: Mapping[str, Office],
        neighbours: Neighbours,
        vice_mayor: str,
        first_contract: int,
    ) -> None:
        """`vice_mayor` answers for the township's own works."""
        self._chance = chance
        self._today = today
        self._village_code = village_code
        self._offices = offices
        self._neighbours = neighbours
        self._vice_mayor = vice_mayor
        self._first_contract = first_contract
        self._projects: list[Project] = []
        self._funds: list[ProjectFund] = []
        self._stages: list[ProjectStage] = []
        self._expenditures: list[Expenditure] = []
        self._contracts: list[Contract] = []
        self._photos: list[Attachment] = []
        self._own_shares: list[OwnShare] = []

    def build(self, plans: Sequence[Plan] = PLANS) -> Works:
        """All of these projects."""
        for plan in plans:
            self._build(plan)
        return Works(
            tuple(self._projects),
            tuple(self._funds),
            tuple(self._stages),
            tuple(self._expenditures),
            tuple(self._contracts),
            tuple(self._voucher(each) for each in self._expenditures),
            tuple(self._photos),
            tuple(self._own_shares),
        )

    def _build(self, plan: Plan) -> None:
        number = len(self._projects) + 1
        region = self._village_code[plan.village] if plan.village else TOWNSHIP
        contractor, is_person = self._contractor(plan, region)
        stages = {each.kind: each for each in plan.stages}
        approved_on = self._on(stages[ProjectStageKind.APPROVED].began)
        built = stages.get(ProjectStageKind.BUILT)
        accepted = stages.get(ProjectStageKind.ACCEPTED)
        accepted_on = self._on(accepted.done) if accepted and accepted.done else None
        contract_no = f"GC-{approved_on.year}-{number:03d}" if contractor else None
        self._projects.append(
            Project(
                id=number,
                region=region,
                code=f"HK{approved_on.year}{number:03d}",
                name=plan.name,
                place=plan.place,
                content=plan.content,
                approval_no=plan.approval.format(year=approved_on.year),
                approved_on=approved_on,
                budget_fen=sum(each.amount_fen for each in plan.funds),
                unit=f"{plan.village}村民委员会" if plan.village else "合口镇人民政府",
                manager=self._offices[region].secretary if plan.village else self._vice_mayor,
                phone=FINANCE.phone,
                progress=plan.progress,
                tender=plan.tender,
                contractor=contractor,
                contractor_is_person=is_person,
                award_fen=plan.award_fen,
                contract_no=contract_no,
                contract_fen=plan.award_fen,
                started_on=self._on(built.began) if built else None,
                due_on=self._on(plan.due) if plan.due else None,
                finished_on=self._on(built.done) if built and built.done else None,
                changes=plan.changes,
                accepted_on=accepted_on,
                acceptance=accepted.what if accepted and accepted.done else None,
                cut_fen=plan.cut_fen,
                final_fen=plan.final_fen,
                warranty_until=(
                    accepted_on.replace(year=accepted_on.year + _WARRANTY_YEARS)
                    if accepted_on
                    else None
                ),
                note=plan.note,
            )
        )
        first_fund = len(self._funds) + 1
        for fund in plan.funds:
            self._funds.append(
                ProjectFund(
                    id=len(self._funds) + 1,
                    project=number,
                    level=fund.level,
                    name=fund.name,
                    basis=fund.basis.format(year=approved_on.year),
                    amount_fen=fund.amount_fen,
                    programme=fund.programme,
                )
            )
        for stage in plan.stages:
            self._stages.append(
                ProjectStage(
                    id=len(self._stages) + 1,
                    project=number,
                    stage=stage.kind,
                    began_on=self._on(stage.began),
                    done_on=self._on(stage.done) if stage.done else None,
                    what=stage.what,
                    who=stage.who,
                )
            )
            if stage.kind is ProjectStageKind.BUILT:
                self._take_photos(region, len(self._stages), self._stages[-1])
        if contractor and contract_no and built:
            self._pay(plan, number, first_fund, region, contractor, is_person)
            self._sign(plan, number, region, contractor, is_person, contract_no)

    def _on(self, when: When) -> date:
        return first_day(month_number(self._today) - when.months_ago).replace(day=when.day)

    def _contractor(self, plan: Plan, region: str) -> tuple[str | None, bool]:
        if not plan.contractor_is_person:
            return plan.contractor, False
        neighbour = self._neighbours.any_of(region)
        return (neighbour, True) if neighbour else ("陈湖村防水维修队", False)

    def _pay(
        self,
        plan: Plan,
        project: int,
        first_fund: int,
        region: str,
        contractor: str,
        is_person: bool,
    ) -> None:
        office = self._offices.get(region)
        for place, paid in enumerate(plan.paid, start=1):
            spent_on = self._on(paid.when)
            expenditure = Expenditure(
                id=len(self._expenditures) + 1,
                project=project,
                fund=first_fund + paid.fund,
                spent_on=spent_on,
                voucher_no=f"GC{project:02d}-{place}",
                summary=f"{plan.name}{paid.what}",
                payee=contractor,
                amount_fen=paid.amount_fen,
                payee_is_person=is_person,
                budget_item="工程费",
                instalment=paid.what,
                invoice_no=f"{self._chance.randrange(10**8):08d}",
                handler=office.clerk if office else None,
                approver=office.approver if office else None,
            )
            self._expenditures.append(expenditure)
            if plan.funds[paid.fund].level == VILLAGE_MONEY:
                self._own_shares.append(OwnShare(region, expenditure))

    def _sign(
        self,
        plan: Plan,
        project: int,
        region: str,
        contractor: str,
        is_person: bool,
        contract_no: str,
    ) -> None:
        built = next(each for each in plan.stages if each.kind is ProjectStageKind.BUILT)
        began = self._on(built.began)
        ends = self._on(plan.due) if plan.due else began
        self._contracts.append(
            Contract(
                id=self._first_contract + len(self._contracts),
                region=region,
                number=contract_no,
                name=f"{plan.name}施工合同",
                kind="工程",
                counterparty=contractor,
                counterparty_is_person=is_person,
                signed_on=first_day(month_number(began)),
                valid_from=began,
                valid_to=ends,
                amount_fen=plan.award_fen or 0,
                settled_fen=sum(each.amount_fen for each in plan.paid),
                terms="按进度付款，验收前最多付八成",
                project=project,
            )
        )

    def _take_photos(self, region: str, stage_id: int, stage: ProjectStage) -> None:
        taken = [
            (AttachmentRole.BEFORE, "修之前", pictures.before(), stage.began_on),
            (AttachmentRole.DURING, "正在修", pictures.during(), stage.began_on),
        ]
        if stage.done_on:
            taken.append((AttachmentRole.AFTER, "修好后", pictures.after(), stage.done_on))
        for place, (role, caption, picture, day) in enumerate(taken, start=1):
            self._photos.append(
                Attachment(
                    id=0,
                    region=region,
                    subject=AttachmentSubject.PROJECT_STAGE,
                    subject_id=stage_id,
                    role=role,
                    document=place,
                    page=1,
                    pages=1,
                    caption=caption,
                    essential=True,
                    added_on=day,
                    sha256=picture.sha256,
                    size_bytes=len(picture.content),
                    kind=MediaKind.PNG,
                )
            )

    def _voucher(self, paid: Expenditure) -> Voucher:
        return Voucher(
            id=0,
            region=self._projects[paid.project - 1].region,
            kind="发票",
            dated_on=paid.spent_on,
            amount_fen=paid.amount_fen,
            expenditure=paid.id,
            number=paid.invoice_no,
        )
