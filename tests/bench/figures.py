"""What a bench says: medians with their ranges, ratios to a baseline, and the design's limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of one thing."""

    median: float
    low: float
    high: float
    rounds: int

    @staticmethod
    def of(values: Sequence[float]) -> Spread:
        """ValueError where nothing was measured."""
        if not values:
            raise ValueError("nothing was measured")
        return Spread(median(values), min(values), max(values), len(values))


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a figure is compared with, measured in the same run."""

    name: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. A limit is the design's goal: of the value, or of its ratio."""

    what: str
    unit: str
    ours: Spread
    baseline: Baseline | None = None
    at_most: float | None = None
    at_most_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours against the baseline; none where there is none."""
        if self.baseline is None or not self.baseline.spread.median:
            return None
        return self.ours.median / self.baseline.spread.median

    @property
    def met(self) -> bool | None:
        """Whether every limit is kept; none where the design sets none."""
        kept = []
        if self.at_most is not None:
            kept.append(self.ours.median <= self.at_most)
        if self.at_most_ratio is not None:
            kept.append(self.ratio is not None and self.ratio <= self.at_most_ratio)
        return all(kept) if kept else None

    def as_json(self) -> dict[str, object]:
        """The figure with JSON's own types."""
        return {
            "what": self.what,
            "unit": self.unit,
            "ours": _json_of(self.ours),
            "baseline": None
            if self.baseline is None
            else {"name": self.baseline.name, **_json_of(self.baseline.spread)},
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "at_most": self.at_most,
            "at_most_ratio": self.at_most_ratio,
            "met": self.met,
        }

    def lines(self) -> list[str]:
        """The figure for a person to read."""
        found = [f"  {self.what}", f"      {'here':<44} {_told(self.ours, self.unit)}"]
        if self.baseline is not None:
            found.append(f"      {self.baseline.name:<44} {_told(self.baseline.spread, self.unit)}")
        if self.ratio is not None:
            found.append(f"      {'ratio':<44} {self.ratio:>9.2f} ×")
        if self.met is not None:
            limits = [
                f"≤ {number:g} {unit}"
                for number, unit in ((self.at_most, self.unit), (self.at_most_ratio, "×"))
                if number is not None
            ]
            answer = "reached" if self.met else "MISSED"
            found.append(f"      {'goal: ' + ', '.join(limits):<44} {answer:>9}")
        return found


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]


def _json_of(spread: Spread) -> dict[str, object]:
    return {
        "median": round(spread.median, 4),
        "low": round(spread.low, 4),
        "high": round(spread.high, 4),
        "rounds": spread.rounds,
    }


def _told(spread: Spread, unit: str) -> str:
    digits = 3 if spread.median < 10 else 1 if spread.median < 1000 else 0
    once = spread.rounds == 1
    told = f"{spread.median:>9,.{digits}f} {unit}"
    if once:
        return told
    return f"{told}  ({spread.low:,.{digits}f} to {spread.high:,.{digits}f}, n = {spread.rounds})"
