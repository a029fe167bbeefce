"""Through which region a batch pays whom, so that no few unnamed persons stand alone."""

from collections import Counter
from collections.abc import Sequence

FEWEST_UNNAMED = 3


def paying_regions(villages: Sequence[str], unnamed: Sequence[bool], above: str) -> list[str]:
    """For each payee the region whose batch holds the payment.

    Payees are given by their village and by whether lists may not name them. Fewer than three
    unnamed of a village are paid with the region `above`; if those are still fewer than three, the
    smallest other village's unnamed join them, where there is one.
    """
    counts = Counter(village for village, hidden in zip(villages, unnamed, strict=True) if hidden)
    merged = {village for village, count in counts.items() if count < FEWEST_UNNAMED}
    together = sum(counts[village] for village in merged)
    if 0 < together < FEWEST_UNNAMED:
        rest = sorted(
            (count, village) for village, count in counts.items() if village not in merged
        )
        merged.update(village for _, village in rest[:1])
    return [
        above if hidden and village in merged else village
        for village, hidden in zip(villages, unnamed, strict=True)
    ]
