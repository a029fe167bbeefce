"""What stands on the phone page, in the words that stand there."""

from dataclasses import dataclass
from datetime import date

from county.disclosure.models import Allotment, CatalogueItem, Edition, Programme, Region
from county.portal.figures import (
    FEWEST_PERSONS,
    Figures,
    anything_paid,
    figures_of,
    programmes_paid,
)
from county.portal.words import day_in_words, grouped, yuan
from sync.wire.schema import DisclosureState
from sync.wire.takeaway import TakeAway, link_to

_FEW_NOTE = f"有些项目领的人少于 {FEWEST_PERSONS} 个，为了不让人看出是谁，这里不列，也不算进去。"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its words: "全村一共发了" "12,345.00" "元"."""

    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; `link` leads to a page of its own, `aside` stands at the right."""

    text: str
    detail: str
    aside: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page; what is empty is left out."""

    place: str
    as_of: str
    demo: bool
    crumb: str
    title: str
    plain: str
    standard: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    statement: str
    trouble: str
    list_title: str
    lines: tuple[Line, ...]
    basis: str
    ask: str
    ask_phone: str
    reference: str


def programme_page(edition: Edition, region: Region, programme: Programme, take: TakeAway) -> Page:
    """The page of one programme in one year."""
    figures = figures_of(programme.code, region, programme.year)
    return Page(
        place=_place(region),
        as_of=day_in_words(edition.as_of, edition.as_of.year),
        demo=edition.demo,
        crumb=f"{region.name} · {programme.year}年",
        title=programme.name,
        plain=programme.plain,
        standard=_standard(programme, figures),
        figures=_totals(figures),
        statement="" if figures else _why_no_figures(programme, region),
        trouble=_trouble(figures),
        list_title="这笔钱怎么下来的" if figures else "",
        lines=_way_of_money(programme, region) if figures else (),
        basis=f"政策依据：《{programme.doc_title}》（{programme.doc_no}）。{programme.department}主管。",
        ask=programme.ask_department,
        ask_phone=programme.ask_phone,
        reference=grouped(take.reference),
    )


def all_programmes_page(edition: Edition, region: Region, take: TakeAway) -> Page:
    """The page of all programmes of one year."""
    paid = programmes_paid(region, take.year)
    return Page(
        place=_place(region),
        as_of=day_in_words(edition.as_of, edition.as_of.year),
        demo=edition.demo,
        crumb=f"{region.name} · {take.year}年",
        title="惠民补贴一览",
        plain=f"{take.year}年发到{region.name}的补贴，一项一项都在这里。点开看政策和问谁。",
        standard=(),
        figures=(
            Figure("下面各项一共", yuan(sum(each.amount_fen for _, _, each in paid)), "元"),
            Figure("项目", str(len(paid)), "项"),
        )
        if paid
        else (),
        statement="" if paid else f"{take.year}年还没有发到{region.name}的补贴数据。",
        trouble="",
        list_title="",
        lines=tuple(
            Line(
                name,
                f"{each.persons} 人",
                yuan(each.amount_fen),
                link_to(".", TakeAway(code, region.code, take.year, take.reference)).removeprefix(
                    "./k/"
                ),
            )
            for code, name, each in paid
        ),
        basis=_FEW_NOTE if paid else "",
        ask=f"{_place(region)}便民服务中心",
        ask_phone="",
        reference=grouped(take.reference),
    )


def _place(region: Region) -> str:
    township = region.parent if region.level == "village" else region
    return township.name if township else region.name


def _standard(programme: Programme, figures: Figures | None) -> tuple[Figure, ...]:
    if figures is None or len(figures.standards_fen) != 1:
        return (Figure("标准", programme.standard_note, ""),)
    label = f"每{programme.unit}（{programme.standard_note}）"
    return (Figure(label, yuan(figures.standards_fen[0]), "元"),)


def _totals(figures: Figures | None) -> tuple[Figure, ...]:
    if figures is None:
        return ()
    return (
        Figure(f"{figures.region}一共发了", yuan(figures.amount_fen), "元"),
        Figure("领的人", f"{figures.persons:,}", "人"),
    )


def _trouble(figures: Figures | None) -> str:
    if figures is None or figures.amount_fen == figures.listed_fen:
        return ""
    difference = yuan(abs(figures.amount_fen - figures.listed_fen))
    return f"上报的合计与名单相差 {difference} 元。{''.join(figures.notes)}"


def _why_no_figures(programme: Programme, region: Region) -> str:
    year = programme.year
    item = CatalogueItem.objects.filter(region=region, programme=programme).first()
    if item is not None and item.state == DisclosureState.NOT_DISCLOSED:
        return f"这一项不对外公开。{item.note or ''}"
    if item is not None and item.state == DisclosureState.NOT_COLLECTED:
        due = f"，应在 {day_in_words(item.due_on, year)}前交" if item.due_on else ""
        return f"{year}年的数据，{item.department}还没有交来{due}。"
    if anything_paid(programme.code, region, year):
        return f"{region.name}领这一项的不到 {FEWEST_PERSONS} 人，为了不让人看出是谁，不公布合计。"
    return f"{year}年，{region.name}没有人领这一项。"


def _way_of_money(programme: Programme, region: Region) -> tuple[Line, ...]:
    township = region.parent if region.level == "village" else region
    allotments = Allotment.objects.filter(
        source__programme=programme, to_region=township
    ).select_related("source", "to_region")
    lines: list[tuple[date, Line]] = []
    for each in allotments:
        source = each.source
        came = "县里安排" if source.level == "县" else "上级下达到县"
        lines.append(
            (
                source.received_on,
                Line(
                    came,
                    f"{source.doc_no}，全县 {yuan(source.amount_fen)} 元",
                    day_in_words(source.received_on, programme.year),
                ),
            )
        )
        lines.append(
            (
                each.allotted_on,
                Line(
                    f"县里拨到{each.to_region.name}",
                    f"{each.doc_no}，{yuan(each.amount_fen)} 元",
                    day_in_words(each.allotted_on, programme.year),
                ),
            )
        )
    return tuple(line for _, line in sorted(lines, key=lambda each: each[0]))
