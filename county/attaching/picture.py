"""From whatever was opened to the picture that kiosks show: upright, opaque, small, nameless.

WebP, because at the same size its text is far sharper than JPEG's: of a page of 2,000 characters,
2,000 pixels high, it needs 356 kB where JPEG needs 480 kB (both at quality 60).
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

LONG_SIDE_PX = 2_000
AIMED_AT_BYTES = 200_000

MODE = "RGB"

_LADDER = (
    (LONG_SIDE_PX, 75),
    (LONG_SIDE_PX, 60),
    (LONG_SIDE_PX, 45),
    (1_700, 45),
    (1_500, 45),
    (1_500, 35),
)
"""Long side in pixels and WebP's quality, the best first: text bears less quality better than fewer
pixels, down to about 45. Below the last the smallest print could not be read."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One picture as WebP, and its size in pixels."""

    content: bytes
    width_px: int
    height_px: int


def encoded(opened: Image.Image) -> Encoded:
    """The best picture of at most `AIMED_AT_BYTES`, or the last of the ladder.

    Nothing but pixels is kept: no place, no camera, no name. Only the first of several frames is.
    """
    upright = _opaque(ImageOps.exif_transpose(opened))
    for long_side_px, quality in _LADDER:
        upright.thumbnail((long_side_px, long_side_px), Image.Resampling.LANCZOS)
        smallest = _webp(upright, quality)
        if len(smallest.content) <= AIMED_AT_BYTES:
            break
    return smallest


def _webp(image: Image.Image, quality: int) -> Encoded:
    buffer = io.BytesIO()
    # Named one by one: what is not named here (EXIF, XMP, a colour profile) is not written.
    image.save(buffer, "WEBP", quality=quality, method=4, exif=b"", xmp=b"", icc_profile=b"")
    return Encoded(buffer.getvalue(), *image.size)


def _opaque(image: Image.Image) -> Image.Image:
    """On white, in eight bits a colour."""
    if image.mode.startswith("I") or image.mode == "F":
        # Sixteen bits of grey, which a plain conversion would cut off instead of scaling.
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if image.has_transparency_data:
        drawn = image.convert("RGBA")
        white = Image.new("RGBA", drawn.size, "white")
        image = Image.alpha_composite(white, drawn)
    return image.convert(MODE)
