"""Text as pictures: what a line measures, and its texture, run by run in the font that has it.

SDL knows no fallback between fonts: a rare character of a name is drawn from its own font, and
all runs of a line stand on one baseline. A texture is white; the canvas gives it its colour.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from kivy.core.text import Label as CoreLabel
from kivy.core.text import LabelBase
from kivy.graphics.texture import Texture

from assets.fonts import Face, font_path, runs

_ASCENT = {Face.HEI: 1.16, Face.SONG: 1.151, Face.RARE: 912 / 1024}
"""Above the baseline, in em, in a texture of that face (the font's own ascender)."""


@cache
def _font(face: Face) -> str:
    """Kivy's name of the face, registered at its first use."""
    LabelBase.register(face.value, str(font_path(face)))
    return face.value


@dataclass(frozen=True, slots=True)
class Run:
    """One texture of a line: its left edge, and how far its bottom lies below the baseline."""

    x: int
    drop: int
    texture: Texture


MEASURED_EM = 256
"""Every character is measured at this size only: SDL needs 0.1 ms for it, and a page tries many."""


@cache
def _measurer(face: Face) -> CoreLabel:
    return CoreLabel(font_size=MEASURED_EM, font_name=_font(face))


@lru_cache(maxsize=8192)
def _advance(character: str, face: Face) -> int:
    """What one character takes up at `MEASURED_EM`.

    Single characters only: a cache of whole texts would keep a person's figures.
    """
    if face is not Face.RARE and "\u4e00" <= character <= "\u9fa5":
        # A common Chinese character is one em wide in either face.
        return MEASURED_EM
    width: int = _measurer(face).get_extents(character)[0]
    return width


def width_of(text: str, face: Face, em: int) -> int:
    """The width of `text` on one line in pixels, rounded up."""
    measured = sum(_advance(each, who) for who, part in runs(text, face) for each in part)
    return -(-measured * em // MEASURED_EM)


def line_of(text: str, face: Face, em: int) -> list[Run]:
    """The pictures of one line, from its left edge."""
    placed, x = [], 0
    for who, part in runs(text, face):
        label = CoreLabel(text=part, font_size=em, font_name=_font(who))
        label.refresh()
        texture = label.texture
        placed.append(Run(x, texture.height - round(_ASCENT[who] * em), texture))
        x += width_of(part, who, em)
    return placed
