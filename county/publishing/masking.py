"""What the public sees of names and texts: enough for a neighbour, too little to search by."""

import re

FEWEST_UNNAMED = 3
"""Fewer people whom no list may name are never counted alone."""

_COMPOUND_SURNAMES = frozenset(
    {
        *("欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙"),
        *("慕容", "令狐", "长孙", "宇文", "司徒", "端木", "轩辕", "南宫", "申屠"),
    }
)
_STAR = "*"
_HIDDEN = "〔号码不公开〕"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:"
    rf"[1-9]\d{{5}}(?:18|19|20)\d\d{_DAY}\d{{3}}[\dXx]"
    rf"|[1-9]\d{{7}}{_DAY}\d{{3}}"
    r"|62\d{14,17}"
    r"|1[3-9]\d(?:[ -]?\d{4}){2}"
    r")(?!\d)"
)


def masked_name(name: str) -> str:
    """The masked name; one star whatever was left out, so that lengths tell nothing.

    >>> masked_name("张建明"), masked_name("张明"), masked_name("欧阳平"), masked_name("欧阳建平")
    ('张*明', '张*', '欧阳*', '欧阳*平')
    >>> masked_name("阿依古丽·买买提"), masked_name("NGUYEN THI MAI")
    ('阿*·买*', 'N* T* M*')
    """
    for separator in ("·", " "):
        if separator in name:
            parts = (part for part in name.split(separator) if part)
            return separator.join(part[0] + _STAR for part in parts)
    if name.isascii():
        return name[:1] + _STAR
    surname = name[:2] if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    given = name[len(surname) :]
    return surname + _STAR + (given[-1] if len(given) > 1 else "")


def masked_unless_in_office(names: str, in_office: frozenset[str]) -> str:
    """Names parted by 、, each masked unless it stands on the list of duties.

    >>> masked_unless_in_office("张建明、李国华", frozenset({"李国华"}))
    '张*明、李国华'
    """
    return "、".join(
        name if name in in_office else masked_name(name) for name in names.split("、") if name
    )


def without_numbers(text: str) -> str:
    """The text without what looks like an ID number, a bank card or a mobile phone of somebody.

    >>> without_numbers("联系人电话 13900000000，办公室 0736-0000101")
    '联系人电话 〔号码不公开〕，办公室 0736-0000101'
    """
    return _PERSONAL_NUMBER.sub(_HIDDEN, text)
