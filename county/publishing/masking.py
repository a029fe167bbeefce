"""Names as public lists show them: enough for a neighbour to recognise, too little to search by."""

_COMPOUND_SURNAMES = frozenset(
    {
        *("欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙"),
        *("慕容", "令狐", "长孙", "宇文", "司徒", "端木", "轩辕", "南宫", "申屠"),
    }
)
_STAR = "*"


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
