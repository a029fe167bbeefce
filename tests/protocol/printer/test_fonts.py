"""Every name has its glyph, and ordinary text costs nothing to find that out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets import fonts
from assets.fonts import Face, FontMissingError, font_path, missing_from, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("张明：12元", [(Face.HEI, "张明：12元")]),
        ("周䶮㛃鿃", [(Face.HEI, "周䶮㛃鿃")]),
        ("李𠮷吉", [(Face.HEI, "李"), (Face.RARE, "𠮷"), (Face.HEI, "吉")]),
        ("𠮷𠮷", [(Face.RARE, "𠮷𠮷")]),
        ("\U0010fffd", [(Face.HEI, "\U0010fffd")]),
    ],
)
def test_a_name_is_cut_by_who_has_the_glyph(text: str, expected: list[tuple[Face, str]]) -> None:
    assert runs(text) == expected


def test_titles_stay_in_their_own_face() -> None:
    assert runs("𠮷村", Face.SONG) == [(Face.RARE, "𠮷"), (Face.SONG, "村")]


def test_the_rare_face_is_asked_about_every_character() -> None:
    assert missing_from(Face.RARE, "丁𠮷") == {"丁"}


def test_ordinary_text_opens_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(face: Face) -> frozenset[int]:
        raise AssertionError(f"{face} was opened")

    monkeypatch.setattr(fonts, "_coverage", refuse)
    assert runs("合口镇（2026年）￥12.50 〇·") == [(Face.HEI, "合口镇（2026年）￥12.50 〇·")]


@given(st.text(st.characters(min_codepoint=0x3400), max_size=20))
def test_runs_joined_are_the_text(text: str) -> None:
    assert "".join(part for _, part in runs(text)) == text


def test_a_missing_font_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "HANAZONO", fonts.HANAZONO.with_name("none.ttf"))
    monkeypatch.setattr(fonts, "NOTO_PACKAGE", "no_such_fonts")
    with pytest.raises(FontMissingError, match="fonts-hanazono"):
        font_path(Face.RARE)
    with pytest.raises(FontMissingError, match="no-such-fonts"):
        font_path(Face.HEI)
