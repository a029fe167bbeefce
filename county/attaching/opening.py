"""Opens a file that somebody hands in, by what it is and not by what it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, UnidentifiedImageError
from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from county.attaching import limits
from county.attaching.picture import LONG_SIDE_PX, MODE
from county.attaching.refusal import Refused, Why

_PDF_MARK = b"%PDF-"
_PDF_MARK_WITHIN = 1024
_PICTURES = ("JPEG", "PNG", "WEBP")
_POINTS_PER_INCH = 72
_FINEST_DPI = 300
"""A slip of paper is not blown up beyond what a scanner would have seen."""


def is_pdf(file: Path) -> bool:
    """Whether it says of itself that it is a PDF; readers allow some bytes before that."""
    with file.open("rb") as opened:
        return _PDF_MARK in opened.read(_PDF_MARK_WITHIN)


def pages_of(file: Path) -> Iterator[Image.Image | Refused]:
    """The file's pages one after another, each to be used before the next; a refusal is the last.

    Errors of the libraries on hostile bytes become refusals; `MemoryError` is the caller's.
    """
    if is_pdf(file):
        yield from _pdf_pages(file)
    else:
        yield from _photo(file)


def _photo(file: Path) -> Iterator[Image.Image | Refused]:
    Image.MAX_IMAGE_PIXELS = limits.PIXELS // 2
    try:
        with Image.open(file, formats=_PICTURES) as image:
            if image.width * image.height > limits.PIXELS:
                yield Refused(Why.TOO_MANY_PIXELS)
                return
            # A JPEG can be read at a half, a quarter, an eighth: never below what is kept.
            image.draft(MODE, (LONG_SIDE_PX, LONG_SIDE_PX))
            image.load()
            yield image
    except Image.DecompressionBombError:
        yield Refused(Why.TOO_MANY_PIXELS)
    except UnidentifiedImageError:
        yield Refused(Why.UNKNOWN_FORMAT)
    except (OSError, ValueError, SyntaxError, EOFError):
        # What Pillow's decoders raise on damaged files; a damaged PNG is a SyntaxError.
        yield Refused(Why.DAMAGED)


def _pdf_pages(file: Path) -> Iterator[Image.Image | Refused]:
    with _document(file) as document:
        if isinstance(document, Refused):
            yield document
            return
        count = len(document)
        if not 0 < count <= limits.PAGES:
            yield Refused(Why.TOO_MANY_PAGES if count else Why.NO_PAGES)
            return
        for place in range(count):
            try:
                yield _drawn(document, place)
            except PdfiumError:
                yield Refused(Why.DAMAGED, place + 1)
                return


@contextmanager
def _document(file: Path) -> Iterator[PdfDocument | Refused]:
    try:
        document = PdfDocument(file)
    except PdfiumError as error:
        locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        yield Refused(Why.LOCKED if locked else Why.DAMAGED)
        return
    try:
        yield document
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, place: int) -> Image.Image:
    page = document[place]
    try:
        long_side_points = max(page.get_size())
        finest = _FINEST_DPI / _POINTS_PER_INCH
        scale = min(LONG_SIDE_PX / long_side_points, finest) if long_side_points > 0 else 1.0
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            drawn: Image.Image = bitmap.to_pil().convert(MODE)
            return drawn
        finally:
            bitmap.close()
    finally:
        page.close()
