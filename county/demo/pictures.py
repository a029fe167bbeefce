"""A few drawn pictures that stand for photos and scanned papers, each named by its digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from assets.fonts import Face, font_path

Colour = tuple[int, int, int]

_PHOTO_SIZE_PX = (640, 400)
_PAGE_SIZE_PX = (480, 680)
_COLOURS = 32
_ACROSS_PX = 96
PAGES = 8

_MUD: Colour = (150, 132, 104)
_GRAVEL: Colour = (172, 166, 156)
_CONCRETE: Colour = (198, 200, 198)


@dataclass(frozen=True, slots=True)
class Picture:
    """One PNG file."""

    content: bytes
    sha256: str


@cache
def before() -> Picture:
    """A track of earth between fields."""
    return _file(_road(_MUD))


@cache
def during() -> Picture:
    """The same track under gravel."""
    return _file(_road(_GRAVEL))


@cache
def after() -> Picture:
    """The same track as a road."""
    return _file(_road(_CONCRETE))


@cache
def page(number: int) -> Picture:
    """One of `PAGES` pages of paper with lines and a seal; `number` from 0."""
    return _file(_paper(number))


def all_pictures() -> Mapping[str, bytes]:
    """The content of every picture by its digest."""
    pictures = (before(), during(), after(), *(page(number) for number in range(PAGES)))
    return {each.sha256: each.content for each in pictures}


def _file(image: Image.Image) -> Picture:
    file = BytesIO()
    image.quantize(_COLOURS).save(file, "PNG")
    content = file.getvalue()
    return Picture(content, hashlib.sha256(content).hexdigest())


def _road(surface: Colour) -> Image.Image:
    width, height = _PHOTO_SIZE_PX
    image = Image.new("RGB", _PHOTO_SIZE_PX, (184, 204, 214))
    draw = ImageDraw.Draw(image)
    horizon = height * 2 // 5
    draw.polygon([(0, horizon), (width // 3, horizon - 50), (width, horizon)], (128, 150, 132))
    draw.rectangle((0, horizon, width, height), (148, 168, 110))
    for row in range(horizon + 12, height, 24):
        draw.line((0, row, width, row), (136, 156, 100), width=3)
    middle = width // 2
    edges = [(middle - 26, horizon), (middle + 26, horizon), (width - 90, height), (90, height)]
    draw.polygon(edges, surface)
    return image


def _paper(number: int) -> Image.Image:
    width, height = _PAGE_SIZE_PX
    image = Image.new("RGB", _PAGE_SIZE_PX, (250, 248, 242))
    draw = ImageDraw.Draw(image)
    draw.rectangle((30, 60, width - 30, height - 80), outline=(120, 60, 50), width=3)
    for row in range(120 + 6 * number, height - 90, 44):
        draw.line((30, row, width - 30, row), (150, 100, 90), width=1)
        draw.line((60, row - 16, 150 + 37 * ((row + number) % 7), row - 16), (60, 62, 70), width=6)
    seal = (width - 180, height - 230, width - 60, height - 110)
    draw.ellipse(seal, outline=(190, 60, 50), width=4)
    across = ImageFont.truetype(str(font_path(Face.HEI)), _ACROSS_PX)
    draw.text((width / 2, height / 2), "演示数据", (206, 150, 140), across, anchor="mm")
    return image
