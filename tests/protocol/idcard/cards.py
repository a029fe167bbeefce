"""Cards as hypothesis draws them: whatever a card of that kind could hold."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from device.idcard.ethnicity import CODE_BY_ETHNICITY
from device.idcard.types import LONG_TERM, Card, CardKind, Sex

_RARE: Final = "𠮷䶮㛃鿃·"


def texts(units: int) -> st.SearchStrategy[str]:
    """Trimmed text of at most so many UTF-16 units, rare characters among them."""
    characters = st.one_of(
        st.sampled_from(_RARE),
        st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc")),
    )
    return st.text(characters, max_size=units).map(lambda text: _cut(text.strip(), units))


def _cut(text: str, units: int) -> str:
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text[:-1].strip()
    return text


def _optional(units: int) -> st.SearchStrategy[str | None]:
    return texts(units).map(lambda text: text or None)


_DATES: Final = st.dates(date(1000, 1, 1))
_SEXES: Final = st.sampled_from([None, *Sex])
_ENDS: Final = st.one_of(st.none(), st.just(LONG_TERM), _DATES)


def _extra(**units: int) -> st.SearchStrategy[dict[str, str]]:
    whole = st.fixed_dictionaries({name: texts(size) for name, size in units.items()})
    return whole.map(lambda found: {name: text for name, text in found.items() if text})


_RESIDENTS: Final = st.builds(
    Card,
    kind=st.just(CardKind.RESIDENT),
    name=_optional(15),
    sex=_SEXES,
    ethnicity=st.sampled_from([None, *CODE_BY_ETHNICITY]),
    birth=st.none() | _DATES,
    address=_optional(35),
    number=_optional(18),
    issuer=_optional(15),
    valid_from=st.none() | _DATES,
    valid_to=_ENDS,
)
_PERMITS: Final = st.builds(
    Card,
    kind=st.just(CardKind.HMT_PERMIT),
    name=_optional(15),
    sex=_SEXES,
    birth=st.none() | _DATES,
    address=_optional(35),
    number=_optional(18),
    issuer=_optional(15),
    valid_from=st.none() | _DATES,
    valid_to=_ENDS,
    extra=_extra(travel_permit=9, issue_count=2),
)
_FOREIGNERS_2017: Final = st.builds(
    Card,
    kind=st.just(CardKind.FOREIGNER_2017),
    name=_optional(15),
    name_en=_optional(60),
    sex=_SEXES,
    birth=st.none() | _DATES,
    number=_optional(15),
    valid_from=st.none() | _DATES,
    valid_to=_ENDS,
    extra=_extra(nationality=3, version=2, accepting_office=4),
)
_FOREIGNERS_2023: Final = st.builds(
    Card,
    kind=st.just(CardKind.FOREIGNER_2023),
    name=_optional(15),
    name_en=_optional(46),
    sex=_SEXES,
    birth=st.none() | _DATES,
    number=_optional(18),
    valid_from=st.none() | _DATES,
    valid_to=_ENDS,
    extra=_extra(renewals=2, nationality=3, old_number_link=3),
)
CARDS: Final = st.one_of(_RESIDENTS, _PERMITS, _FOREIGNERS_2017, _FOREIGNERS_2023)
