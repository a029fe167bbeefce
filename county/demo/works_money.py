"""Where the money of the works came down: their programmes, sources and allotments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from county.demo.facts import Allotment, Programme, Source
from county.demo.facts_village import Project, ProjectFund
from county.demo.offices import BUILDING, REVIVAL, WATER
from county.demo.places import TOWNSHIP
from county.demo.rules import Office
from county.demo.works_plans import RELIEF
from county.demo.works_plans import REVIVAL as REVIVAL_CODE
from county.demo.works_plans import WATER as WATER_CODE
from sync.wire.schema import PaidTo

_ALLOTTED_AFTER = timedelta(days=6)
_RECEIVED_BEFORE = timedelta(days=34)


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    department: str
    plain: str
    doc_org: str
    doc_title: str
    source_org: str
    level: str
    office: Office


_KINDS: Mapping[str, _Kind] = {
    RELIEF: _Kind(
        "以工代赈示范工程", "县发展和改革局", "修路修渠，请当地人来做工，发工钱。",
        "湘发改", "关于下达以工代赈任务大纲的通知", "湘财建指", "省", BUILDING,
    ),
    WATER_CODE: _Kind(
        "小型农田水利建设", "县水利局", "修山塘、水渠、泵站，让田里有水。",
        "湘水发", "关于做好小型农田水利建设的通知", "湘财农指", "中央", WATER,
    ),
    REVIVAL_CODE: _Kind(
        "乡村振兴衔接资金项目", "县乡村振兴事务中心", "巩固脱贫成果，补村里路、灯、水的短板。",
        "湘乡振发", "关于加强衔接资金项目管理的通知", "临财农", "县", REVIVAL,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorksMoney:
    """Rows to add to those of the subsidies, and the funds with their allotments."""

    programmes: tuple[Programme, ...]
    sources: tuple[Source, ...]
    allotments: tuple[Allotment, ...]
    funds: tuple[ProjectFund, ...]


def provide_works(
    today: date,
    projects: Sequence[Project],
    funds: Sequence[ProjectFund],
    first_programme: int,
    first_source: int,
    first_allotment: int,
) -> WorksMoney:
    """One source a programme and year, one allotment a fund, each exactly what is needed."""
    years = range(today.year - 2, today.year + 1)
    programmes = {
        (code, year): _programme(kind, code, year, first_programme + place)
        for place, (code, year, kind) in enumerate(
            (code, year, kind) for code, kind in _KINDS.items() for year in years
        )
    }
    wanted: dict[tuple[str, int], list[tuple[Project, ProjectFund]]] = defaultdict(list)
    for fund in funds:
        project = projects[fund.project - 1]
        if fund.programme is not None:
            wanted[fund.programme, project.approved_on.year].append((project, fund))
    sources: list[Source] = []
    allotments: list[Allotment] = []
    allotment_of: dict[int, int] = {}
    for (code, year), paid in wanted.items():
        kind = _KINDS[code]
        source = Source(
            id=first_source + len(sources),
            programme=programmes[code, year].id,
            level=kind.level,
            doc_no=f"{kind.source_org}〔{year}〕{40 + 7 * len(sources)}号",
            received_on=min(project.approved_on for project, _ in paid) - _RECEIVED_BEFORE,
            amount_fen=sum(fund.amount_fen for _, fund in paid),
        )
        sources.append(source)
        for project, fund in paid:
            allotment = Allotment(
                id=first_allotment + len(allotments),
                source=source.id,
                doc_no=f"临财建〔{year}〕{11 + 3 * len(allotments)}号",
                allotted_on=project.approved_on + _ALLOTTED_AFTER,
                from_units=f"{kind.department}、县财政局",
                to_region=TOWNSHIP,
                amount_fen=fund.amount_fen,
            )
            allotment_of[fund.id] = allotment.id
            allotments.append(allotment)
    return WorksMoney(
        tuple(programmes.values()),
        tuple(sources),
        tuple(allotments),
        tuple(fund._replace(allotment=allotment_of.get(fund.id)) for fund in funds),
    )


def _programme(kind: _Kind, code: str, year: int, number: int) -> Programme:
    return Programme(
        id=number,
        code=code,
        year=year,
        name=kind.name,
        category="建设类",
        department=kind.department,
        plain=kind.plain,
        doc_no=f"{kind.doc_org}〔{year - 1}〕36号",
        doc_title=kind.doc_title,
        unit="个",
        unit_note="项目个数",
        standard_note="按批复的投资定",
        paid_to=PaidTo.PROJECT,
        rhythm="一次性",
        ask_department=kind.office.name,
        ask_phone=kind.office.phone,
        named=True,
    )
