"""The font files of the terminal, and which characters each can show.

Both the screen and the receipt write Chinese names, and some of those hold characters that only
a large font has. This is the one place that knows where the fonts lie and who has which glyph.
"""

from __future__ import annotations

import importlib.util
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import assert_never

from fontTools.ttLib import TTFont

NOTO_PACKAGE = "pylopdf_fonts_zh_cn"
HANAZONO = Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")


class Face(Enum):
    """A voice of type: HEI for what is read, SONG for titles, RARE for characters both lack."""

    HEI = "hei"
    SONG = "song"
    RARE = "rare"


class FontMissingError(RuntimeError):
    """A font file is not installed; the message names the package that brings it."""


def font_path(face: Face) -> Path:
    """Where the file of `face` lies. Raises FontMissingError naming the package to install."""
    match face:
        case Face.HEI:
            return _noto("NotoSansSC-Regular.otf")
        case Face.SONG:
            return _noto("NotoSerifSC-Regular.otf")
        case Face.RARE:
            if not HANAZONO.is_file():
                raise FontMissingError(
                    f"{HANAZONO} is missing: install the Debian package fonts-hanazono"
                )
            return HANAZONO
        case _:
            assert_never(face)


def missing_from(face: Face, text: str) -> frozenset[str]:
    """The characters of `text` for which `face` has no glyph.

    Everything below U+3400, in U+4E00–9FA5 and full-width is taken as present in HEI and SONG
    without opening the file, so that ordinary text costs nothing.
    """
    asked = {ch for ch in text if face is Face.RARE or not _is_common(ch)}
    if not asked:
        return frozenset()
    return frozenset(ch for ch in asked if ord(ch) not in _coverage(face))


def runs(text: str, face: Face = Face.HEI) -> list[tuple[Face, str]]:
    """`text` cut into runs (face, characters) by who has the glyph; joined they are `text` again.

    A character that no font has stays with `face`, which shows its empty box.
    """
    absent = missing_from(face, text)
    rescued = absent - missing_from(Face.RARE, "".join(absent)) if absent else absent
    return [
        (Face.RARE if rare else face, "".join(chars))
        for rare, chars in groupby(text, key=rescued.__contains__)
    ]


def _is_common(ch: str) -> bool:
    return ch < "\u3400" or "\u4e00" <= ch <= "\u9fa5" or "\uff01" <= ch <= "\uff5e" or ch == "￥"


@cache
def _coverage(face: Face) -> frozenset[int]:
    with TTFont(font_path(face), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _noto(name: str) -> Path:
    spec = importlib.util.find_spec(NOTO_PACKAGE)
    path = Path(spec.origin).parent / name if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        raise FontMissingError(
            f"{name} is missing: install the Python package {NOTO_PACKAGE.replace('_', '-')}"
        )
    return path
