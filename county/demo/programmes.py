"""The catalogue of three years, and what of it the county has collected for each village."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from county.demo.batches import batches_of, due_on
from county.demo.facts import CatalogueItem, Programme, Region
from county.demo.rules import Rule, Speciality
from sync.wire.schema import DisclosureState

_UNDISCLOSED_NOTE = (
    "涉及病情等个人隐私，依照《政府信息公开条例》第十五条不对外公开；"
    "本人可带身份证到合口镇社会事务综合服务中心查询。"
)


def programmes_of(
    chance: Random, rules: Sequence[Rule], today: date
) -> dict[tuple[str, int], Programme]:
    """Each rule in each of the three years, by code and year."""
    found: dict[tuple[str, int], Programme] = {}
    for rule in rules:
        for year in range(today.year - 2, today.year + 1):
            found[rule.code, year] = Programme(
                id=len(found) + 1,
                code=rule.code,
                year=year,
                name=rule.name,
                category=rule.category,
                department=rule.department,
                plain=rule.plain,
                doc_no=f"{rule.doc_org}〔{year - 1}〕{chance.randint(2, 96)}号",
                doc_title=rule.doc_title,
                unit=rule.unit,
                unit_note=rule.unit_note,
                standard_note=rule.standard_note,
                paid_to=rule.paid_to,
                rhythm=rule.rhythm.value,
                ask_department=rule.office.name,
                ask_phone=rule.office.phone,
                named=rule.named,
            )
    return found


def catalogue_of(
    rules: Sequence[Rule],
    programmes: Mapping[tuple[str, int], Programme],
    villages: Sequence[Region],
    today: date,
) -> tuple[CatalogueItem, ...]:
    """What is due for each village and year, and what became of it."""
    return tuple(
        _item(rule, programmes[rule.code, year], village, today)
        for village in villages
        for rule in rules
        for year in range(today.year - 2, today.year + 1)
    )


def _item(rule: Rule, programme: Programme, village: Region, today: date) -> CatalogueItem:
    note: str | None = None
    if rule.speciality is Speciality.NOT_DISCLOSED:
        state, note = DisclosureState.NOT_DISCLOSED, _UNDISCLOSED_NOTE
    elif batches_of(rule, programme.year, today):
        state = DisclosureState.PUBLISHED
    else:
        state = DisclosureState.NOT_COLLECTED
    return CatalogueItem(
        region=village.code,
        programme=programme.id,
        state=state,
        department=rule.department,
        due_on=due_on(rule, programme.year),
        note=note,
    )
