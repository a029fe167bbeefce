"""Chinese mode takes ASCII and two-byte GBK. Nothing else may ever be sent as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.printer.encoder import gbk


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("", b""),
        ("12.50?", b"12.50?"),
        ("：", b"\xa3\xba"),
        ("（）", b"\xa3\xa8\xa3\xa9"),
        ("￥", b"\xa3\xa4"),
        ("〇", b"\xa9\x96"),
        ("·", b"\xa1\xa4"),
        ("阿·b", b"\xb0\xa2\xa1\xa4b"),
        ("━", b"\xa9\xa5"),
        ("元", b"\xd4\xaa"),
        ("喆", b"\x86\xb4"),
    ],
)
def test_what_gbk_holds(text: str, encoded: bytes) -> None:
    assert gbk(text) == encoded


@pytest.mark.parametrize("char", [*"𠮷䶮㛃鿃¥€ñ😀", "\x1b", "\n", "\x7f", "\x80", "\ud800"])
def test_what_gbk_does_not_hold_is_not_sent(char: str) -> None:
    assert gbk(f"李{char}") is None


def test_all_of_gbk_is_two_bytes_of_which_the_first_begins_a_hanzi() -> None:
    encoded = [data for code in range(0x80, 0x110000) if (data := gbk(chr(code))) is not None]
    assert len(encoded) > 21_000
    assert all(len(data) == 2 and data[0] >= 0x81 and data[1] >= 0x40 for data in encoded)


@given(st.text())
def test_bytes_read_back_are_the_text_and_hold_no_command(text: str) -> None:
    encoded = gbk(text)
    if encoded is not None:
        assert encoded.decode("gbk") == text
        assert len(encoded) == sum(1 if ch.isascii() else 2 for ch in text)
        assert min(encoded, default=0x20) >= 0x20
