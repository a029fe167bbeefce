"""The link a villager takes to the phone: plain, short, and of no use to whoever finds it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.takeaway import ALL_PROGRAMMES, TakeAway, link_to, reference_of, take_of

BASE = "http://linli.example/"
PEPPER = bytes(range(32))
REFERENCES = st.integers(0, (1 << 63) - 1).map(lambda number: reference_of(PEPPER, number))


@given(
    st.builds(
        TakeAway,
        st.sampled_from([ALL_PROGRAMMES, "NY01", "MZ-03"]),
        st.from_regex(r"[0-9]{12}", fullmatch=True),
        st.integers(1990, 2100),
        REFERENCES,
    )
)
def test_a_link_says_what_it_was_made_from_and_fits_a_coarse_code(take: TakeAway) -> None:
    link = link_to(BASE, take)
    assert take_of(link) == take
    assert link.isascii()
    assert len(link) <= len(BASE) + 50


@pytest.mark.parametrize("base", ["http://linli.example", "http://linli.example/"])
def test_the_countys_address_may_end_with_a_stroke_or_not(base: str) -> None:
    take = TakeAway("NY01", "430724101211", 2026, "0123ABCD")
    assert link_to(base, take) == (
        "http://linli.example/k/?p=NY01&r=430724101211&y=2026&n=0123ABCD"
    )


@given(st.integers(0, (1 << 63) - 1))
def test_a_reference_has_eight_letters_that_are_read_in_one_way(payment_id: int) -> None:
    reference = reference_of(PEPPER, payment_id)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", reference)
    assert reference == reference_of(PEPPER, payment_id)


def test_neighbouring_payments_have_unlike_references() -> None:
    references = [reference_of(PEPPER, number) for number in range(1000)]
    assert len(set(references)) == 1000
    assert all(str(number) not in references[number] for number in range(100, 110))


@given(st.text(max_size=60))
def test_any_text_is_a_link_of_ours_or_none(text: str) -> None:
    take = take_of(text)
    assert take is None or isinstance(take.year, int)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://linli.example/",
        "http://[",
        "http://linli.example/k/?p=NY01&r=430724101211&y=2026",
        "http://linli.example/k/?p=NY01&r=430724101211&y=this&n=0123ABCD",
        "http://linli.example/k/?p=NY01&p=NY02&r=430724101211&y=2026&n=0123ABCD",
        "http://linli.example/k/?p=NY01&r=43072410121&y=2026&n=0123ABCD",
        "http://linli.example/k/?p=NY01&r=430724101211&y=%202026&n=0123ABCD",
        "http://linli.example/k/?p=NY01&r=430724101211&y=2026&n=<script>",
        "http://linli.example/k/?p=%27--&r=430724101211&y=2026&n=0123ABCD",
    ],
)
def test_what_is_no_link_of_ours_is_none(link: str) -> None:
    assert take_of(link) is None
