"""Whatever is handed in: pictures or one plain reason, and the county goes on."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from county.attaching import converting, limits
from county.attaching.converting import pictures_of
from county.attaching.opening import pages_of
from county.attaching.picture import encoded
from county.attaching.refusal import Refused, Why
from tests.unit.county.attaching.papers import as_file, as_pdf, marked_photo, pdf_of_pages


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is so large, and is black all over."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(1 + width // 8)) for _ in range(min(height, 2_000)))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", body + rows.flush()) + chunk(b"IEND", b"")


def pdf_with_image(width: int, height: int) -> bytes:
    """A PDF whose one page shows an image that unpacks to gigabytes."""
    packed = zlib.compress(bytes(1 << 20), 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources << /XObject << /I 4 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 "
        b"/ColorSpace /DeviceRGB /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (width, height, len(packed), packed),
        b"<< /Length 27 >>\nstream\n600 0 0 800 0 0 cm /I Do  \nendstream",
    )
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"


def locked_pdf() -> bytes:
    """A PDF that asks for a password nobody has."""
    plain = pdf_of_pages(1)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>] " % (
        b"11" * 32,
        b"22" * 32,
    )
    return plain.replace(b"/Root", lock + b"/Root")


def refusal(folder: Path, content: bytes) -> Refused | int:
    """Why the real converter, in its own process, refuses these bytes, or how many pictures."""
    file = folder / "handed-in.jpg"
    file.write_bytes(content)
    made = folder / "made"
    made.mkdir(exist_ok=True)
    found = pictures_of(file, made)
    return found if isinstance(found, Refused) else len(found)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"MZ\x90\x00 a program", Why.UNKNOWN_FORMAT),
        (b"<html>not a photo</html>", Why.UNKNOWN_FORMAT),
        (as_file(marked_photo(), "TIFF"), Why.UNKNOWN_FORMAT),
        (as_file(marked_photo(), "GIF"), Why.UNKNOWN_FORMAT),
        (as_file(marked_photo(), "JPEG")[:-400], Why.DAMAGED),
        (as_file(marked_photo(), "PNG")[:-40], Why.DAMAGED),
        (b"%PDF-1.7\nnothing follows", Why.DAMAGED),
        (locked_pdf(), Why.LOCKED),
        (pdf_of_pages(10_000), Why.TOO_MANY_PAGES),
        (png_bomb(60_000, 60_000), Why.TOO_MANY_PIXELS),
        (png_bomb(12_000, 11_000), Why.TOO_MANY_PIXELS),
    ],
    ids=lambda value: value.name if isinstance(value, Why) else str(len(value)),
)
def test_a_file_that_is_none_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, why: Why
) -> None:
    assert refusal(tmp_path, content) == Refused(why)


def test_a_pdf_that_unpacks_to_gigabytes_harms_nobody(tmp_path: Path) -> None:
    outcome = refusal(tmp_path, pdf_with_image(60_000, 60_000))
    assert outcome in (1, Refused(Why.TOO_MUCH), Refused(Why.DAMAGED, 1))


@pytest.mark.parametrize("size", [(0.001, 0.001), (14_400, 0.01), (1e9, 1e9), (-5, -5), (0, 0)])
def test_a_page_of_absurd_measures_harms_nobody(tmp_path: Path, size: tuple[float, float]) -> None:
    outcome = refusal(tmp_path, pdf_of_pages(1, size))
    assert outcome == 1 or isinstance(outcome, Refused)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert pictures_of(tmp_path / "gone.pdf", tmp_path) == Refused(Why.MISSING)
    assert pictures_of(tmp_path, tmp_path) == Refused(Why.MISSING)


def test_a_file_that_is_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    assert refusal(tmp_path, bytes(101)) == Refused(Why.TOO_LARGE)


def test_a_file_that_takes_for_ever_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_WALL_S", 0.01)
    assert refusal(tmp_path, pdf_of_pages(1)) == Refused(Why.TOO_MUCH)


def test_a_process_that_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_CHILD", "county.attaching.no_such_module")
    assert refusal(tmp_path, pdf_of_pages(1)) == Refused(Why.TOO_MUCH)


_GOOD = [
    as_file(marked_photo(), "JPEG"),
    as_file(marked_photo(), "PNG"),
    as_file(marked_photo(), "WEBP"),
    as_pdf(marked_photo()),
]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(_GOOD),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=20),
    st.integers(0, 4_000),
)
def test_bytes_changed_anywhere_are_a_picture_or_a_refusal(
    tmp_path: Path, good: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    content = bytearray(good)
    for place, value in changes:
        content[place % len(content)] = value
    file = tmp_path / "fuzzed"
    file.write_bytes(content[: len(content) - cut % len(content)])
    for page in pages_of(file):
        if isinstance(page, Refused):
            assert page.clause
        else:
            assert max(Image.open(io.BytesIO(encoded(page).content)).size) <= 2_000
