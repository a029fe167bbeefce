"""A terminal that was cut off asks for the rest of a file, and gets just that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.portal.ranges import Part, Whole, part_of


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, Whole.ALL),
        ("", Whole.ALL),
        ("bytes=0-0", Part(0, 0)),
        ("bytes=4-", Part(4, 9)),
        ("bytes=4-99", Part(4, 9)),
        ("bytes=-3", Part(7, 9)),
        ("bytes=-99", Part(0, 9)),
        ("bytes=-0", Whole.BEYOND),
        ("bytes=10-", Whole.BEYOND),
        ("bytes=5-4", Whole.ALL),
        ("bytes=-", Whole.ALL),
        ("bytes=0-1,3-4", Whole.ALL),
        ("lines=1-2", Whole.ALL),
        ("bytes=٣-", Whole.ALL),
        (f"bytes={'9' * 5000}-", Whole.ALL),
    ],
)
def test_ranges_of_a_file_of_ten_bytes(header: str | None, wanted: Part | Whole) -> None:
    assert part_of(header, 10) == wanted


@given(st.text(max_size=30), st.integers(0, 1000))
def test_whatever_is_asked_the_part_lies_within_the_file(header: str, size: int) -> None:
    part = part_of(header, size)

    assert isinstance(part, Whole) or 0 <= part.first <= part.last < size


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 40))
def test_a_range_is_the_slice_it_names(first: int, last: int, size: int) -> None:
    content = bytes(range(size))
    part = part_of(f"bytes={first}-{last}", size)

    if isinstance(part, Part):
        assert content[part.first : part.last + 1] == content[first : last + 1]
    else:
        assert (part is Whole.BEYOND) == (first >= size and first <= last)
