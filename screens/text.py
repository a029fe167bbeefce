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
# A run of figures with all that belongs to it: 3,245.60 · 0736-0000316 · 09:41 · 3/4
_FIGURES = re.compile(r"[0-9]+(?:[,.:/~–-][0-9]+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'._/:?=&-]*")
_UNITS = frozenset("元角分笔次亩年月日号组人户头只台天岁点时秒米里斤吨个张份页行期批届名厘%％万亿")
_LONELY = 2


def break_lines(text: str, width: float, measure: Measure, *, even: bool = False) -> list[str]:
    """`text` as lines of at most `width` pixels; `\\n` breaks always.

    With `even` the lines come out about equally long, as a title wants. A single atom wider than
    the line is broken within rather than cut.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        atoms = [part for atom in atoms_of(paragraph) for part in _fitting(atom, width, measure)]
        widths = [measure(atom) for atom in atoms]
        limit = _even_limit(widths, width) if even else width
        lines += _join(atoms, _starts(widths, atoms, limit), even=even)
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
        glue = token[-1] in NEVER_LAST
    return atoms


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        match = _FIGURES.match(text, at) or _LATIN.match(text, at)
        end = match.end() if match else at + 1
        yield text[at:end]
        at = end


def _belongs(atom: str, token: str) -> bool:
    """Whether `token` must stay on the line of `atom`."""
    stem = atom.rstrip(" ")
    if not stem or not stem[-1].isdigit():
        # 万元, after a figure that already took 万.
        return len(stem) > 1 and stem[-1] in "万亿" and stem[-2].isdigit() and token == "元"
    if token[0] in _UNITS:
        return True
    # The groups of a phone number: 5812 0327.
    return token[0].isdigit() and stem != atom and len(stem) >= 3


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


def _starts(widths: Sequence[float], atoms: Sequence[str], limit: float) -> list[int]:
    """Indexes of the atoms that begin a line."""
    starts, filled = [0], 0.0
    for index, width in enumerate(widths):
        # A space at the end of a line takes no room.
        bare = width * len(atoms[index].rstrip(" ")) / len(atoms[index]) if atoms[index] else 0
        if index > starts[-1] and filled + bare > limit + 0.5:
            starts.append(index)
            filled = 0.0
        filled += width
    return starts


def _even_limit(widths: Sequence[float], width: float) -> float:
    """The narrowest width in which the atoms need no more lines than in `width`."""

    def lines(limit: float) -> int:
        count, filled = 1, 0.0
        for one in widths:
            if filled and filled + one > limit + 0.5:
                count, filled = count + 1, 0.0
            filled += one
        return count

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


def _join(atoms: Sequence[str], starts: list[int], *, even: bool) -> list[str]:
    """Lines from where they start, the last one kept from being a lonely character."""
    if len(starts) > 1 and not even:
        last = starts[-1]
        while last - starts[-2] > 2 and _weight("".join(atoms[last:])) < _LONELY:
            last -= 1
        starts = [*starts[:-1], last]
    ends = [*starts[1:], len(atoms)]
    return ["".join(atoms[a:b]).strip(" ") for a, b in zip(starts, ends, strict=True)]


def _weight(line: str) -> int:
    return sum(char not in NEVER_FIRST and char != " " for char in line)
