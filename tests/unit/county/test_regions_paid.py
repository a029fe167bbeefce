"""A child who may stand in no list must not be found by subtraction either."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.demo.regions_paid import FEWEST_UNNAMED, paying_regions


@pytest.mark.parametrize(
    ("payees", "regions"),
    [
        ("", ""),
        ("a a b", "a a b"),
        ("A A A a", "a a a a"),
        ("A A a B", "T T a T"),
        ("A B B B", "T T T T"),
        ("A A A B C C C C", "T T T T c c c c"),
        ("A A", "T T"),
    ],
)
def test_the_few_are_paid_with_the_township(payees: str, regions: str) -> None:
    """A letter is a payee of that village, a capital one who may not be named; T the township."""
    letters = payees.split()

    assert (
        paying_regions(
            [each.lower() for each in letters], [each.isupper() for each in letters], "T"
        )
        == regions.split()
    )


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=40))
def test_nobody_named_is_moved_and_no_village_keeps_a_few_unnamed(
    payees: list[tuple[str, bool]],
) -> None:
    villages = [village for village, _ in payees]
    unnamed = [hidden for _, hidden in payees]
    regions = paying_regions(villages, unnamed, "T")
    kept = Counter(region for region, hidden in zip(regions, unnamed, strict=True) if hidden)

    assert all(
        region == village
        for region, village, hidden in zip(regions, villages, unnamed, strict=True)
        if not hidden
    )
    assert all(count >= FEWEST_UNNAMED for region, count in kept.items() if region != "T")
    assert kept["T"] == 0 or kept["T"] >= FEWEST_UNNAMED or sum(unnamed) < FEWEST_UNNAMED
