"""Chinese lines: where a text may be broken so that it reads as a printer would have set it.

No line starts with a closing mark or ends with an opening one (避头尾); a figure stays with its
unit, a phone number and a date stay whole; a paragraph does not end in a lonely character.
"""

import re
from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str], float]
"""The width of a text in pixels, set in one line."""

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—·～％%‰℃°,.;:?!)]}›")
NEVER_LAST = frozenset("（《「『【〔〈“‘￥¥([{‹+−-")
_DATE = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日")
_HOLDS_ON = NEVER_LAST | {"第"}
# A run of figures with all that belongs to it: 3,245.60 · 0736-0000316 · 09:41
_FIGURES = re.compile(r"[0-9]+(?:[,.:~–-][0-9]+)*/*")
# A word, or one part of a link with the slashes after it.
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'._:?=&-]*/*")
_UNITS = frozenset("元角分笔次亩年月日号组人户头只台天岁点时秒米里斤吨个张份页行期批届名厘%％万亿")
_LONELY = 3
"""A last line has at least so many characters."""
_SHORT = 6
"""A last line of fewer characters begins better after the comma before it."""
_PAUSES = frozenset("，。；：、！？")


def break_lines(text: str, width: float, measure: Measure, *, even: bool = False) -> list[str]:
    """`text` as lines of at most `width` pixels; `\\n` breaks always.

    With `even` the lines come out about equally long, as a title wants. A single atom wider than
    the line is broken within rather than cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        atoms = [part for atom in atoms_of(paragraph) for part in _fitting(atom, width, measure)]
        widths = [measure(atom) for atom in atoms]
        # A space at the end of a line takes no room.
        bare = [
            measure(atom.rstrip(" ")) if atom.endswith(" ") else size
            for atom, size in zip(atoms, widths, strict=True)
        ]
        limit = _even_limit(widths, bare, width) if even else width
        starts = _starts(widths, bare, limit)
        if even and len(starts) == 2:
            starts = [0, _pause_near(atoms, widths, starts[1], width)]
        lines += _join(atoms, starts, even=even)
    return lines


def atoms_of(text: str) -> list[str]:
    """`text` cut wherever a line may break; joined they are `text` again."""
    atoms: list[str] = []
    glue = False
    for token in _tokens(text):
        first = token[0]
        closes = first in NEVER_FIRST and not token[0].isalnum()
        if atoms and (glue or closes or first == " " or _belongs(atoms[-1], token)):
            atoms[-1] += token
        else:
            atoms.append(token)
        glue = atoms[-1].rstrip(" ")[-1:] in _HOLDS_ON
    return atoms


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        match = _DATE.match(text, at) or _FIGURES.match(text, at) or _LATIN.match(text, at)
        end = match.end() if match else at + 1
        yield text[at:end]
        at = end


def _belongs(atom: str, following: str) -> bool:
    """Whether `following` must stay on the line of `atom`."""
    stem = atom.rstrip(" ")
    if not stem or not stem[-1].isdigit():
        # 万元, after a figure that already took 万.
        return len(stem) > 1 and stem[-1] in "万亿" and stem[-2].isdigit() and following == "元"
    if following[0] in _UNITS:
        return True
    # The groups of a phone number: 5812 0327.
    return following[0].isdigit() and stem != atom and len(stem) >= 3


def _fitting(atom: str, width: float, measure: Measure) -> list[str]:
    if measure(atom) <= width or len(atom) == 1:
        return [atom]
    parts, part = [], ""
    for char in atom:
        if part and measure(part + char) > width:
            parts.append(part)
            part = ""
        part += char
    return [*parts, part]


def _starts(widths: Sequence[float], bare: Sequence[float], limit: float) -> list[int]:
    """Indexes of the atoms that begin a line; `bare` are their widths without a last space."""
    starts, filled = [0], 0.0
    for index, width in enumerate(widths):
        if index > starts[-1] and filled + bare[index] > limit + 0.5:
            starts.append(index)
            filled = 0.0
        filled += width
    return starts


def _even_limit(widths: Sequence[float], bare: Sequence[float], width: float) -> float:
    """The narrowest width in which the atoms need no more lines than in `width`."""

    def lines(limit: float) -> int:
        return len(_starts(widths, bare, limit))

    most = lines(width)
    if most == 1:
        return width
    low, high = max(widths), width
    while high - low > 1:
        middle = (low + high) / 2
        if lines(middle) > most:
            low = middle
        else:
            high = middle
    return high


def _pause_near(atoms: Sequence[str], widths: Sequence[float], start: int, width: float) -> int:
    """Where the second of two even lines begins: after the nearest pause, if both still fit."""
    pauses = [
        index
        for index in range(1, len(atoms))
        if _ends_in_pause(atoms[index - 1])
        and sum(widths[:index]) <= width
        and sum(widths[index:]) <= width
    ]
    return min(pauses, key=lambda index: abs(index - start), default=start)


def _ends_in_pause(atom: str) -> bool:
    # A point between two parts of a name has no space after it.
    return atom.endswith("· ") or atom.rstrip(" ")[-1:] in _PAUSES


def _join(atoms: Sequence[str], starts: list[int], *, even: bool) -> list[str]:
    """Lines from where they start, the last one kept from being a lonely character."""
    if len(starts) > 1 and not even:
        starts = [*starts[:-1], _last_start(atoms, starts[-2], starts[-1])]
    ends = [*starts[1:], len(atoms)]
    return ["".join(atoms[a:b]).strip(" ") for a, b in zip(starts, ends, strict=True)]


def _last_start(atoms: Sequence[str], before: int, last: int) -> int:
    """Where the last line had better begin: after a pause, or with a few characters."""
    if _weight("".join(atoms[last:])) < _SHORT:
        for start in range(last, (before + last) // 2, -1):
            if _ends_in_pause(atoms[start - 1]):
                return start
    while last - before > 2 and _weight("".join(atoms[last:])) < _LONELY:
        last -= 1
    return last


def _weight(line: str) -> int:
    return sum(char not in NEVER_FIRST and char != " " for char in line)
