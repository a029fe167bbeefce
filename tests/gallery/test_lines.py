"""Chinese lines: what may begin and end one, and what stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.text import NEVER_FIRST, NEVER_LAST, break_lines

EM = 10


def width(text: str) -> float:
    """Chinese characters are one em wide, all others half."""
    return sum(EM if char > "\u2e80" else EM / 2 for char in text)


def lines(text: str, ems: int, *, even: bool = False) -> list[str]:
    return break_lines(text, ems * EM, width, even=even)


@pytest.mark.parametrize(
    ("text", "ems", "broken"),
    [
        ("看看您的补贴", 4, ["看看您", "的补贴"]),
        ("一二三四，五六七八", 4, ["一二三", "四，五", "六七八"]),
        ("一二三（四五）六七八", 4, ["一二三", "（四五）", "六七八"]),
        ("请打电话 0736-0000316 问一问他们", 7, ["请打电话", "0736-0000316", "问一问他们"]),
        ("电话 5812 0316 找财政所", 5, ["电话", "5812 0316", "找财政所"]),
        ("一共到账 3,245.60 元了，您看看", 8, ["一共到账", "3,245.60 元了，", "您看看"]),
        ("全县拨了 1,458.20 万元给我们镇", 7, ["全县拨了", "1,458.20 万元", "给我们镇"]),
        ("要查到 3月18日前后的进账才行", 6, ["要查到", "3月18日前后", "的进账才行"]),
        ("退耕还林补助（第 1 小班）", 8, ["退耕还林补助", "（第 1 小班）"]),
        ("第一行\n第二行", 9, ["第一行", "第二行"]),
        ("", 9, [""]),
        ("年满六十周岁的老人，每月发一次。", 13, ["年满六十周岁的老人，", "每月发一次。"]),
    ],
)
def test_a_printer_would_have_broken_it_there(text: str, ems: int, broken: list[str]) -> None:
    assert lines(text, ems) == broken


def test_a_title_is_set_in_even_lines() -> None:
    assert lines("城乡居民基本养老保险金", 8, even=True) == ["城乡居民基本", "养老保险金"]


def test_even_lines_part_at_a_pause() -> None:
    footer = "不收费 · 不留您的信息 · 数据截至 11月21日"
    assert lines(footer, 14, even=True) == ["不收费 · 不留您的信息 ·", "数据截至 11月21日"]


def test_what_is_wider_than_a_line_is_broken_rather_than_cut() -> None:
    assert all(width(line) <= 50 for line in lines("https://mingbai.example.org.cn/s/4307241", 5))


texts = st.text(
    st.sampled_from("一二三四五六七八，。、（）《》：0123456789.,-元月日年 aB"), max_size=60
)


@given(texts, st.integers(6, 20), st.booleans())
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, ems: int, even: bool) -> None:
    broken = lines(text, ems, even=even)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= ems * EM for line in broken)


@given(
    st.lists(st.sampled_from(["一二三", "，", "四五", "（六）", "七。", "《八九》"]), max_size=20),
    st.integers(8, 20),
)
def test_no_mark_stands_where_it_may_not(parts: list[str], ems: int) -> None:
    text = "".join(parts).lstrip("，")
    if any(run in text for run in ("，，，，", "。，，，")):
        return
    broken = lines(text, ems)
    assert all(line[:1] not in NEVER_FIRST for line in broken)
    assert all(line[-1:] not in NEVER_LAST for line in broken[:-1])
