"""The 256 bytes of each kind of card, laid by hand, and what a person's card then says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.idcard.card_json import card_from_json, card_to_json
from device.idcard.card_text import decode_card, encode_card
from device.idcard.ethnicity import ETHNICITY_BY_CODE
from device.idcard.protocol import AnswerParser, split_read
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.types import LONG_TERM, Card, CardKind, Sex
from tests.protocol.idcard.cards import CARDS
from tests.protocol.idcard.vectors import CARD_JSON, FRAMES


def lay(*fields: tuple[int, str], fill: str = " ") -> bytes:
    """Text as a card holds it: each field's bytes at its offset, the rest filled."""
    text = bytearray(fill.encode("utf-16-le") * 128)
    for at, written in fields:
        raw = written.encode("utf-16-le")
        text[at : at + len(raw)] = raw
    return bytes(text)


# The offsets are those of the norms, written out here once more on purpose.
BY_HAND = {
    "resident": lay(
        (0, "例示农"),
        (30, "2"),
        (32, "15"),
        (36, "19580307"),
        (52, "湖南省临澧县合口镇示例村样本组1号"),
        (122, "430724195803071024"),
        (158, "临澧县公安局"),
        (188, "20160501"),
        (204, "长期"),
    ),
    "hmt_permit": lay(
        (0, "例示港"),
        (30, "1"),
        (36, "19880512"),
        (52, "湖南省临澧县合口镇示例街样本号"),
        (122, "810000198805120032"),
        (158, "临澧县公安局"),
        (188, "20210203"),
        (204, "20260203"),
        (220, "H00000000"),
        (238, "01"),
        (248, "J"),
    ),
    "foreigner_2017": lay(
        (0, "SAMPLE, OLD CARD"),
        (120, "2"),
        (122, "CAN430175070312"),
        (152, "CAN"),
        (158, "例示旧"),
        (188, "20180615"),
        (204, "20280614"),
        (220, "19750703"),
        (236, "01"),
        (240, "4300"),
        (248, "I"),
    ),
    "foreigner_2023": lay(
        (0, "例示新"),
        (30, "1"),
        (32, "01"),
        (36, "19920822"),
        (52, "SAMPLE, HOLDER OF THE NEW CARD WITH"),
        (122, "943484199208220057"),
        (188, "20240109"),
        (204, "20340108"),
        (220, " LONG NAME"),
        (242, "MEX"),
        (248, "Y"),
        (250, "001"),
    ),
}
RESIDENT = BY_HAND["resident"]


@pytest.mark.parametrize("kind", BY_HAND)
def test_a_card_laid_by_hand_is_read(kind: str) -> None:
    assert decode_card(BY_HAND[kind]) == SAMPLE_CARDS[kind]


@pytest.mark.parametrize("kind", BY_HAND)
def test_a_simulated_card_holds_the_bytes_laid_by_hand(kind: str) -> None:
    assert encode_card(SAMPLE_CARDS[kind]) == BY_HAND[kind]


@given(CARDS)
def test_what_is_written_on_a_card_is_read_from_it(card: Card) -> None:
    assert decode_card(encode_card(card)) == card


@given(CARDS)
def test_a_card_survives_json(card: Card) -> None:
    assert card_from_json(card_to_json(card)) == card


@given(st.binary(min_size=256, max_size=300))
def test_no_text_whatever_loses_the_card(text: bytes) -> None:
    card = decode_card(text)
    shown = card_to_json(card)
    assert card_from_json(shown) == card
    str(shown).encode()


def test_the_published_card_is_shown_as_published() -> None:
    (answer,) = AnswerParser().feed(FRAMES["rsp.read.prc"])
    parts = split_read(answer)  # type: ignore[arg-type]
    assert parts is not None
    assert card_to_json(decode_card(parts.text)) == CARD_JSON


@pytest.mark.parametrize(
    ("at", "written", "field", "value"),
    [
        (204, "长期    ", "valid_to", LONG_TERM),
        (204, "20990230", "valid_to", None),
        (204, "\0\0\0\0\0\0\0\0", "valid_to", None),
        (36, "19000229", "birth", None),
        (36, "1958  07", "birth", None),
        (30, "7", "sex", None),
        (30, "0", "sex", Sex.UNKNOWN),
        (30, "9", "sex", Sex.NOT_STATED),
        (32, "57", "ethnicity", None),
        (32, "98", "ethnicity", "外国血统中国籍人士"),
        (0, "𠮷䶮农", "name", "𠮷䶮农"),
        (0, "阿卜杜勒·示例·样本·例子·一", "name", "阿卜杜勒·示例·样本·例子·一"),
        (0, "例示农\0\0\0", "name", "例示农"),
        (0, "      ", "name", None),
        (248, "\0", "kind", CardKind.RESIDENT),
        (248, "J", "kind", CardKind.HMT_PERMIT),
    ],
)
def test_one_odd_field_costs_nothing_but_itself(
    at: int, written: str, field: str, value: object
) -> None:
    raw = bytearray(RESIDENT)
    raw[at : at + len(written.encode("utf-16-le"))] = written.encode("utf-16-le")
    card = decode_card(bytes(raw))
    assert getattr(card, field) == value
    assert card.number == "430724195803071024"


def test_half_a_character_at_the_end_of_a_name_does_not_cost_the_card() -> None:
    raw = bytearray(RESIDENT)
    raw[28:30] = "𠮷".encode("utf-16-le")[:2]
    card = decode_card(bytes(raw))
    assert card.name is not None
    assert card.name.startswith("例示农")
    assert card.number == "430724195803071024"


def test_a_reader_that_pads_with_nul_is_read_alike() -> None:
    fields = ((0, "例示农"), (30, "2"), (122, "430724195803071024"), (204, "长期"))
    assert decode_card(lay(*fields, fill="\0")) == decode_card(lay(*fields))


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("A" * 35, "B" * 11, "A" * 35 + "B" * 11),
        ("A" * 34 + " ", "BEE", "A" * 34 + " BEE"),
        ("A" * 35, " BEE", "A" * 35 + " BEE"),
        ("A" * 34 + "\0", "BEE", "A" * 34 + " BEE"),
        ("SAMPLE", "", "SAMPLE"),
    ],
)
def test_an_english_name_cut_in_two_is_one_name(first: str, second: str, name: str) -> None:
    assert decode_card(lay((52, first), (220, second), (248, "Y"))).name_en == name


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        (Card(CardKind.RESIDENT, name="例" * 16), "name does not fit"),
        (Card(CardKind.RESIDENT, name="𠮷" * 8), "name does not fit"),
        (Card(CardKind.RESIDENT, name_en="SAMPLE"), "has no name_en"),
        (Card(CardKind.FOREIGNER_2023, address="示例村"), "has no address"),
        (Card(CardKind.RESIDENT, ethnicity="汉族"), "ethnicity"),
        (Card(CardKind.RESIDENT, extra={"nationality": "CAN"}), "has no nationality"),
    ],
)
def test_a_card_that_cannot_exist_is_refused_without_naming_its_holder(
    card: Card, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem) as refusal:
        encode_card(card)
    assert "例" not in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ([], "JSON object"),
        ({}, "kind is none of resident"),
        ({"kind": "passport"}, "kind is none of resident"),
        ({"kind": "resident", "birth": "1958"}, "birth is no ISO date"),
        ({"kind": "resident", "sex": "F"}, "sex is none of 男"),
        ({"kind": "resident", "name": 1}, "name is no text"),
        ({"kind": "resident", "phone": "0736"}, "no key 'phone'"),
        ({"kind": "resident", "extra": [1]}, "extra is a JSON object"),
    ],
)
def test_json_that_is_no_card_is_refused_with_the_reason(value: object, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        card_from_json(value)


def test_fifty_six_ethnicities_and_two_more_words() -> None:
    assert len(ETHNICITY_BY_CODE) == len(set(ETHNICITY_BY_CODE.values())) == 58
    assert ETHNICITY_BY_CODE["56"] == "基诺"


def test_no_repr_of_a_card_shows_its_holder() -> None:
    card = replace(SAMPLE_CARDS["resident"], birth=date(1958, 3, 7))
    assert repr(card) == str(card) == "<Card resident>"
