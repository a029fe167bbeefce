"""A neighbour recognises a masked name; nobody can search by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.publishing.masking import masked_name, masked_unless_in_office, without_numbers


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张建明", "张*明"),
        ("张明", "张*"),
        ("欧阳平", "欧阳*"),
        ("欧阳建平", "欧阳*平"),
        ("欧阳", "欧*"),
        ("龚䶮𠮷", "龚*𠮷"),
        ("阿卜杜热依木江·买买提图尔荪江", "阿*·买*"),
        ("NGUYEN THI MAI", "N* T* M*"),
        ("MADONNA", "M*"),
        ("张", "张*"),
    ],
)
def test_names_as_public_lists_show_them(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@given(st.text(alphabet="张欧阳建明·𠮷ABC ", min_size=1, max_size=20).filter(str.strip))
def test_a_masked_name_is_never_the_name_and_always_says_that_something_is_left_out(
    name: str,
) -> None:
    masked = masked_name(name)

    assert masked != name
    assert "*" in masked or not name.strip("· ")


def test_who_is_in_office_stands_with_the_full_name_beside_a_villager() -> None:
    shown = masked_unless_in_office("李国华、张建明", frozenset({"李国华"}))

    assert shown == "李国华、张*明"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证 430724196001010319。", "身份证 〔号码不公开〕。"),
        ("证号43072419600101031x", "证号〔号码不公开〕"),
        ("老证 430724600101031", "老证 〔号码不公开〕"),
        ("卡号 6217000000000000327", "卡号 〔号码不公开〕"),
        ("打 13900000327 找我", "打 〔号码不公开〕 找我"),
        ("打 139-0000-0327 找我", "打 〔号码不公开〕 找我"),
        ("镇财政所 0736-0000103", "镇财政所 0736-0000103"),
        ("举报电话 12388", "举报电话 12388"),
        ("发票号 26432000000012345678", "发票号 26432000000012345678"),
        ("合计 1,234,567.89 元", "合计 1,234,567.89 元"),
        ("区划 430724101211", "区划 430724101211"),
    ],
)
def test_personal_numbers_are_hidden_and_those_of_offices_and_papers_are_not(
    text: str, shown: str
) -> None:
    assert without_numbers(text) == shown
