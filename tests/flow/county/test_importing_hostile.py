"""Files that are no honest table: each is refused with one sentence by the process reading it."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from county.importing.refusal import Refused, Why
from county.importing.sheet import Sheet
from county.importing.workbook.reading import read_workbook
from tests.flow.county.workbooks import (
    HEADINGS,
    ROW,
    SHEET,
    part_of,
    regions_workbook,
    with_parts,
    workbook,
)

Maker = Callable[[Path], Path]
GIGABYTE = 1 << 30


def sheet_with(before: bytes, after: bytes) -> Maker:
    """A workbook whose sheet has one piece of markup in place of another."""

    def make(file: Path) -> Path:
        regions_workbook(file)
        markup = part_of(file, SHEET)
        assert before in markup
        return with_parts(file, {SHEET: markup.replace(before, after)})

    return make


def bytes_of(content: bytes, suffix: str = ".xlsx") -> Maker:
    """A file of just these bytes."""

    def make(file: Path) -> Path:
        file = file.with_suffix(suffix)
        file.write_bytes(content)
        return file

    return make


def bomb(file: Path) -> Path:
    """Half a gigabyte of blanks in half a megabyte."""
    regions_workbook(file)
    return with_parts(file, {"xl/blanks.xml": b" " * (GIGABYTE // 2)})


def liar(file: Path) -> Path:
    """A part that unpacks to far more than it declares."""
    with_parts(regions_workbook(file), {"xl/liar.xml": b" " * (20 << 20)})
    return redeclared(file, b"xl/liar.xml", 20)


def ten_gigabytes(file: Path) -> Path:
    """A part that declares ten gigabytes."""
    with_parts(regions_workbook(file), {"xl/huge.xml": b"<a/>"})
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo("xl/huge.xml").file_size
    content = bytearray(file.read_bytes())
    place = content.rindex(b"xl/huge.xml")
    assert struct.unpack_from("<L", content, place - 22)[0] == size
    struct.pack_into("<L", content, place - 22, 0xFFFFFFFE)
    file.write_bytes(content)
    return file


def redeclared(file: Path, name: bytes, size: int) -> Path:
    """The same archive, its directory giving another size for a part."""
    content = bytearray(file.read_bytes())
    struct.pack_into("<L", content, content.rindex(name) - 22, size)
    file.write_bytes(content)
    return file


def encrypted(file: Path) -> Path:
    """What Excel writes when a password is set: an OLE file with an encrypted package."""
    file.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    return file


def macros(file: Path) -> Path:
    """A workbook with a program in it, renamed to look harmless."""
    return with_parts(regions_workbook(file), {"xl/vbaProject.bin": b"program"})


def formula(file: Path) -> Path:
    return regions_workbook(file, lambda _, page: page.write_formula("E2", "=1+1", None, 2))


def error_cell(file: Path) -> Path:
    return sheet_with(b'<c r="D2" t="s"><v>7</v></c>', b'<c r="D2" t="e"><v>#REF!</v></c>')(file)


def hidden_row(file: Path) -> Path:
    return regions_workbook(file, lambda _, page: page.set_row(1, None, None, {"hidden": True}))


def hidden_column(file: Path) -> Path:
    return regions_workbook(
        file, lambda _, page: page.set_column("B:B", None, None, {"hidden": True})
    )


def flat_row(file: Path) -> Path:
    return regions_workbook(file, lambda _, page: page.set_row(1, 0))


def merged(file: Path) -> Path:
    return regions_workbook(file, lambda _, page: page.merge_range("A3:A5", ROW[0]))


def two_tables(file: Path) -> Path:
    def adapt(book: object, _: object) -> None:
        page = book.add_worksheet("另一张")  # type: ignore[attr-defined]
        page.write_row(0, 0, HEADINGS)
        page.write_row(1, 0, ROW)

    return regions_workbook(file, adapt)


def far_cell(file: Path) -> Path:
    """Two cells, one of them in the last corner: a table of 17 thousand million cells."""
    return sheet_with(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )(file)


def absent(file: Path) -> Path:
    return file


def empty(file: Path) -> Path:
    return workbook(file, [])


def other_table(file: Path) -> Path:
    return workbook(file, [("姓名", "电话"), ("甲", "1")])


def other_zip(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return file


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (absent, Why.ABSENT),
        (bytes_of(b""), Why.NOT_XLSX),
        (bytes_of("姓名,金额\n".encode()), Why.NOT_XLSX),
        (bytes_of(b"PK\x03\x04 not a zip"), Why.DAMAGED),
        (bytes_of(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)), Why.NOT_XLSX),
        (bytes_of(b"anything", ".xls"), Why.NOT_XLSX),
        (bytes_of(b"anything", ".xlsm"), Why.MACROS),
        (macros, Why.MACROS),
        (encrypted, Why.LOCKED),
        (bomb, Why.TOO_LARGE),
        (liar, Why.DAMAGED),
        (ten_gigabytes, Why.TOO_LARGE),
        (far_cell, Why.TOO_LARGE),
        (other_zip, Why.NOT_XLSX),
        (sheet_with(b"</sheetData>", b"</sheetDat"), Why.DAMAGED),
        (sheet_with(b"<sheetData>", b"<!DOCTYPE x><sheetData>"), Why.DAMAGED),
        (formula, Why.FORMULA),
        (error_cell, Why.BROKEN_CELL),
        (hidden_row, Why.HIDDEN),
        (hidden_column, Why.HIDDEN),
        (flat_row, Why.HIDDEN),
        (merged, Why.MERGED),
        (two_tables, Why.SEVERAL_SHEETS),
        (empty, Why.EMPTY),
        (other_table, Why.WRONG_TABLE),
    ],
    ids=lambda each: each.name if isinstance(each, Why) else each.__name__,
)
def test_what_is_no_honest_table_is_refused(make: Maker, why: Why, tmp_path: Path) -> None:
    refused = read_workbook(make(tmp_path / "表.xlsx"), "regions")

    assert isinstance(refused, Refused)
    assert refused.why is why
    sentence = refused.sentence()
    assert sentence.endswith("。")
    assert "{" not in sentence
    assert ROW[0] not in sentence


@pytest.mark.parametrize(
    ("make", "where"),
    [
        (formula, "E2"),
        (error_cell, "D2"),
        (hidden_row, "第 2 行"),
        (hidden_column, "第 2 列"),
        (merged, "第 3 行"),
    ],
)
def test_the_clerk_is_told_where(make: Maker, where: str, tmp_path: Path) -> None:
    refused = read_workbook(make(tmp_path / "表.xlsx"), "regions")

    assert isinstance(refused, Refused)
    assert where in refused.sentence()


def test_a_million_empty_rows_are_only_empty(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(3, 1048577))
    file = sheet_with(b"</sheetData>", rows + b"</sheetData>")(tmp_path / "表.xlsx")

    sheet = read_workbook(file, "regions")

    assert isinstance(sheet, Sheet)
    assert sheet.rows == [list(ROW)]


def test_what_is_hidden_beyond_the_table_hides_nothing(tmp_path: Path) -> None:
    def adapt(_: object, page: object) -> None:
        page.set_column("F:XFD", None, None, {"hidden": True})  # type: ignore[attr-defined]
        page.set_row(9, None, None, {"hidden": True})  # type: ignore[attr-defined]

    sheet = read_workbook(regions_workbook(tmp_path / "表.xlsx", adapt), "regions")

    assert isinstance(sheet, Sheet)
    assert sheet.rows == [list(ROW)]


def test_a_table_is_found_below_a_merged_title_and_among_other_sheets(tmp_path: Path) -> None:
    def adapt(book: object, page: object) -> None:
        page.merge_range("A1:D1", "2026年行政区划表")  # type: ignore[attr-defined]
        book.add_worksheet("说明").write(0, 0, "填表说明")  # type: ignore[attr-defined]

    file = workbook(tmp_path / "表.xlsx", [[], [], HEADINGS, ROW], adapt=adapt)

    sheet = read_workbook(file, "regions")

    assert isinstance(sheet, Sheet)
    assert (sheet.headings, sheet.rows, sheet.first_row) == (HEADINGS, [list(ROW)], 4)
    assert sheet.above[0][0] == "2026年行政区划表"
