"""The zip around a workbook: is it one, does it unpack to what it declares, what sheets has it."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from county.importing.refusal import Refused, Why
from county.importing.workbook import limits

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_SEARCHED_BYTES = 1 << 20
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlsb", ".xlam")
_CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SMALL_PART_BYTES = 4 << 20
_CHUNK_BYTES = 1 << 20
_ENCRYPTED_FLAG = 1


@dataclass(frozen=True, slots=True)
class Container:
    """A workbook that may be opened: the parts of its visible sheets by name, in their order."""

    file: Path
    sheets: dict[str, str]

    def part(self, sheet: str) -> bytes:
        """The markup of a sheet."""
        with zipfile.ZipFile(self.file) as archive:
            return archive.read(self.sheets[sheet])


def opened(file: Path) -> Container | Refused:
    """Look at the file without trusting a length it declares."""
    if file.suffix.lower() in _MACRO_SUFFIXES:
        return Refused(Why.MACROS)
    if not file.is_file():
        return Refused(Why.ABSENT)
    if file.suffix.lower() != ".xlsx":
        return Refused(Why.NOT_XLSX)
    if file.stat().st_size > limits.FILE_BYTES:
        return Refused(Why.TOO_LARGE)
    with file.open("rb") as stream:
        head = stream.read(_OLE_SEARCHED_BYTES)
    if head.startswith(_OLE_MAGIC):
        return Refused(Why.LOCKED if _ENCRYPTED_PACKAGE in head else Why.NOT_XLSX)
    if not head.startswith(b"PK"):
        return Refused(Why.NOT_XLSX)
    try:
        with zipfile.ZipFile(file) as archive:
            return _checked(file, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ValueError):
        return Refused(Why.DAMAGED)
    except ElementTree.ParseError:
        return Refused(Why.DAMAGED)


def _checked(file: Path, archive: zipfile.ZipFile) -> Container | Refused:
    parts = archive.infolist()
    names = {each.filename for each in parts}
    if any(each.flag_bits & _ENCRYPTED_FLAG for each in parts):
        return Refused(Why.LOCKED)
    declared = sum(each.file_size for each in parts)
    if len(parts) > limits.PARTS or declared > limits.UNPACKED_BYTES:
        return Refused(Why.TOO_LARGE)
    if len(names) != len(parts):
        return Refused(Why.DAMAGED)
    if _WORKBOOK not in names:
        return Refused(Why.NOT_XLSX)
    for part in parts:
        if not _unpacks_as_declared(archive, part):
            return Refused(Why.DAMAGED)
    types = _small(archive, _CONTENT_TYPES)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        return Refused(Why.MACROS)
    sheets = _sheets(_small(archive, _WORKBOOK), _small(archive, _RELATIONS), names)
    if len(sheets) > limits.SHEETS:
        return Refused(Why.TOO_LARGE)
    return Container(file, sheets)


def _unpacks_as_declared(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the part is no longer than it says; it is unpacked a chunk at a time."""
    declared = part.file_size
    # zipfile stops at the declared length; others do not, so look for what lies beyond it.
    part.file_size = declared + 1
    try:
        with archive.open(part) as stream:
            left = declared
            while chunk := stream.read(_CHUNK_BYTES):
                left -= len(chunk)
                if left < 0:
                    return False
    finally:
        part.file_size = declared
    return True


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    part = archive.getinfo(name)
    if part.file_size > _SMALL_PART_BYTES:
        raise zipfile.BadZipFile
    content = archive.read(part)
    if b"<!DOCTYPE" in content or b"\0" in content:
        raise zipfile.BadZipFile
    return content


def _sheets(workbook: bytes, relations: bytes, names: set[str]) -> dict[str, str]:
    targets: dict[str, str] = {}
    # S314: no document type, so no entities; the size was looked at before.
    for each in ElementTree.fromstring(relations):  # noqa: S314
        target = each.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if each.get("Type", "").endswith("/worksheet") and path in names:
            targets[each.get("Id", "")] = path
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(workbook).iter():  # noqa: S314
        if not element.tag.endswith("}sheet") or element.get("state", "visible") != "visible":
            continue
        relation = next((value for key, value in element.items() if key.endswith("}id")), "")
        if relation in targets:
            found[element.get("name", "")] = targets[relation]
    return found
