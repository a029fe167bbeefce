"""What a clerk hands in becomes pictures that a villager can read, and no more than that."""

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from county.attaching.converting import pictures_of
from county.attaching.opening import pages_of
from county.attaching.picture import AIMED_AT_BYTES, LONG_SIDE_PX, encoded
from county.attaching.refusal import Refused
from tests.unit.county.attaching.papers import (
    A4_AT_300_DPI,
    as_file,
    as_pdf,
    dense_page,
    in_sixteen_bits,
    marked_photo,
    page_with_code,
    pdf_of_pages,
    photo,
)

ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def pictures(folder: Path, name: str, content: bytes) -> list[Image.Image]:
    """What a file of that name becomes, by the real converter in its own process."""
    file = folder / name
    file.write_bytes(content)
    made = folder / "made"
    made.mkdir()
    found = pictures_of(file, made)
    assert not isinstance(found, Refused), found
    return [opened(picture.read_bytes()) for picture in found]


def test_each_page_of_a_pdf_is_a_picture_in_its_order(tmp_path: Path) -> None:
    shades = ("red", "lime", "blue")
    paper = as_pdf(*(Image.new("RGB", A4_AT_300_DPI, shade) for shade in shades))
    made = pictures(tmp_path, "凭证.pdf", paper)
    assert [image.format for image in made] == ["WEBP"] * 3
    assert all(max(image.size) == LONG_SIDE_PX for image in made)
    for place, image in enumerate(made):
        centre = image.convert("RGB").getpixel((500, 500))
        assert isinstance(centre, tuple)
        assert centre.index(max(centre)) == place


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_one_picture_whatever_its_file_is_called(tmp_path: Path, kind: str) -> None:
    (image,) = pictures(tmp_path, "收据.doc", as_file(photo(), kind))
    assert image.format == "WEBP"
    assert image.size == (2_000, 1_500)


def test_a_pdf_named_as_a_photo_is_still_a_pdf(tmp_path: Path) -> None:
    assert len(pictures(tmp_path, "照片.jpg", pdf_of_pages(2))) == 2


@pytest.mark.parametrize(
    ("kind", "image"),
    [
        ("PNG", dense_page().convert("1")),
        ("PNG", dense_page().convert("P")),
        ("PNG", in_sixteen_bits(dense_page())),
        ("PNG", dense_page().convert("RGBA")),
        ("PNG", dense_page().convert("LA")),
        ("JPEG", dense_page().convert("L")),
        ("JPEG", dense_page().convert("CMYK")),
    ],
    ids=lambda value: value if isinstance(value, str) else value.mode,
)
def test_every_depth_of_colour_comes_out_light_with_dark_letters(
    kind: str, image: Image.Image, tmp_path: Path
) -> None:
    file = tmp_path / "scan"
    file.write_bytes(as_file(image, kind))
    (page,) = [encoded(each) for each in pages_of(file) if not isinstance(each, Refused)]
    grey = opened(page.content).convert("L")
    histogram = grey.histogram()
    assert any(histogram[:80])
    assert any(histogram[220:])
    paper = sum(histogram[200:]) / (grey.width * grey.height)
    assert paper > 0.5


def test_what_was_transparent_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert opened(encoded(clear).content).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("turned", "red_is_at"), [(1, "left"), (3, "right"), (6, "top"), (8, "bottom")]
)
def test_a_photo_stands_upright_however_the_phone_was_held(turned: int, red_is_at: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    image = opened(encoded(opened(as_file(marked_photo(), "JPEG", exif=exif))).content).convert(
        "RGB"
    )
    width, height = image.size
    at = {
        "left": (width // 4, height // 2),
        "right": (width * 3 // 4, height // 2),
        "top": (width // 2, height // 4),
        "bottom": (width // 2, height * 3 // 4),
    }
    colour = image.getpixel(at[red_is_at])
    assert isinstance(colour, tuple)
    assert colour[0] > 200 > colour[2]


def test_where_and_by_whom_a_photo_was_taken_is_not_passed_on() -> None:
    exif = Image.Exif()
    exif[ARTIST] = "张明"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (29.0, 26.0, 40.0)
    handed_in = as_file(photo((800, 600)), "JPEG", exif=exif, comment=b"village camera")
    assert opened(handed_in).getexif().get_ifd(GPS)
    made = encoded(opened(handed_in)).content
    assert not opened(made).getexif()
    assert set(opened(made).info) <= {"loop", "background", "timestamp", "duration"}
    for trace in ("张明".encode(), b"village camera", b"Exif", b"EXIF", b"XMP"):
        assert trace not in made


def test_a_photo_is_small_and_no_smaller_than_it_must_be() -> None:
    made = encoded(photo())
    assert len(made.content) <= AIMED_AT_BYTES
    assert max(made.width_px, made.height_px) == LONG_SIDE_PX


def test_a_page_of_small_print_is_small_and_can_still_be_read() -> None:
    """A code whose modules are as thin as the strokes of 10.5-point print stands for the print."""
    made = encoded(page_with_code("凭证 0327", module_px=6))
    assert len(made.content) <= 1.25 * AIMED_AT_BYTES
    (code,) = zxingcpp.read_barcodes(opened(made.content).convert("L"))
    assert code.text == "凭证 0327"


def test_a_small_picture_is_not_blown_up() -> None:
    made = encoded(marked_photo())
    assert (made.width_px, made.height_px) == (400, 200)


def test_a_slip_of_paper_is_drawn_no_finer_than_a_scanner_sees_it(tmp_path: Path) -> None:
    (image,) = pictures(tmp_path, "票.pdf", pdf_of_pages(1, (144, 72)))
    assert image.size == (600, 300)
