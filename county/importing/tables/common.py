"""What several tables need: what is known of regions, how amounts are said, sums that must fit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from county.importing.table import Fault

UNKNOWN_REGION = "“区划代码”不在您可以填报的地区里，请对照行政区划表核对"
"""One sentence for a region that does not exist and for one outside the remit."""


@dataclass(frozen=True, slots=True)
class KnownRegion:
    """A region within the remit of whoever imports."""

    level: str
    parent: str | None


Regions = Mapping[str, KnownRegion]
"""The regions within the remit, by code."""


@dataclass(frozen=True, slots=True)
class Pot:
    """Money that rows take from: what it holds, and what others have taken already, in fen."""

    id: int
    amount_fen: int
    taken_fen: int


def yuan(amount_fen: int) -> str:
    """An amount as a clerk reads it.

    >>> yuan(123456789)
    '1,234,567.89 元'
    """
    sign = "-" if amount_fen < 0 else ""
    return f"{sign}{abs(amount_fen) // 100:,}.{abs(amount_fen) % 100:02d} 元"


def overdrawn(
    pots: Mapping[str, Pot], taking: Sequence[tuple[str, int]], pot_name: str, taken_name: str
) -> Iterator[Fault]:
    """The rows that together take more than their pot holds; each row is its pot and its fen."""
    sums: dict[str, int] = defaultdict(int)
    for name, amount_fen in taking:
        sums[name] += amount_fen
    sentences: dict[str, str] = {}
    for name, amount_fen in sums.items():
        pot = pots.get(name)
        if pot is None or pot.taken_fen + amount_fen <= pot.amount_fen:
            continue
        before = f"（含以前已有的 {yuan(pot.taken_fen)}）" if pot.taken_fen else ""
        sentences[name] = (
            f"{taken_name}合计 {yuan(pot.taken_fen + amount_fen)}{before}，"
            f"超过{pot_name} {yuan(pot.amount_fen)}"
        )
    if not sentences:
        return
    for place, (name, _) in enumerate(taking):
        if name in sentences:
            yield Fault(place, sentences[name])
