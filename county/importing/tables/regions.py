"""行政区划: the county's divisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from county.importing.cells import one_of, region_code, text
from county.importing.table import Column, Fault, Table
from county.importing.tables.common import Regions

_LEVELS = {
    **dict.fromkeys(("省", "省级", "自治区"), "province"),
    **dict.fromkeys(("市", "市州", "地市", "市级"), "city"),
    **dict.fromkeys(("县", "县市区", "区县", "县级"), "county"),
    **dict.fromkeys(("乡镇", "镇", "乡", "街道", "乡镇街道", "乡级"), "township"),
    **dict.fromkeys(("村", "村社区", "社区", "居委会", "村级"), "village"),
}
_DIGITS = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}
_ABOVE = {"city": 2, "county": 4, "township": 6, "village": 9}


class RegionRow(NamedTuple):
    code: str
    name: str
    level: str
    parent: str | None


REGIONS = Table(
    "regions",
    "行政区划表",
    RegionRow,
    (
        Column(
            "code", "区划代码", region_code, "12 位", "430799901201", ("代码", "行政区划代码"),
            as_text=True, width=16,
        ),
        Column(
            "name", "名称", text(60), "全称", "示例村民委员会",
            ("区划名称", "地区名称", "单位名称"), width=28,
        ),
        Column(
            "level", "级别", one_of(_LEVELS), "从列表里选", "村", ("区划级别", "层级"),
            choices=("省", "市", "县", "乡镇", "村"), width=8,
        ),
        Column(
            "parent", "上级代码", region_code, "12 位；不填时按代码推算", "430799901000",
            ("上级区划代码", "上级区划"), required=False, as_text=True, width=16,
        ),
    ),
    key=("code",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownForRegions:
    """`scope` is the remit; none is the whole county and what lies above it."""

    regions: Regions
    taken: frozenset[str]
    scope: str | None


def parent_of(row: RegionRow) -> str | None:
    """The region above; none above a province."""
    if row.level == "province":
        return None
    return row.parent or row.code[: _ABOVE[row.level]].ljust(12, "0")


def check_regions(rows: Sequence[RegionRow], known: KnownForRegions) -> Iterator[Fault]:
    """A code must fit its level and stand below a region that is held or in the file."""
    in_file = {row.code for row in rows}
    for place, row in enumerate(rows):
        digits = _DIGITS[row.level]
        own = row.code[_ABOVE.get(row.level, 0) : digits]
        if row.code[digits:].strip("0") or not own.strip("0"):
            yield Fault(place, "“区划代码”的位数和“级别”对不上")
            continue
        parent = parent_of(row)
        above_scope = known.scope is None
        if (
            parent is not None
            and parent not in known.regions
            and not (above_scope and parent in in_file)
        ):
            yield Fault(place, "“上级代码”不在您可以填报的地区里，请先登记上级")
        if parent is None and not above_scope:
            yield Fault(place, "“区划代码”不在您可以填报的地区里")
        if row.code in known.taken:
            yield Fault(place, "这个区划代码已经登记过了")
