"""A template to download: headings, one row of invented data, lists to pick from, notes."""

from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from county.importing.table import Column, Table
from county.importing.workbook.closing import close

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone; the same file each time
_FILLED_ROWS = 20_000
_NOTES_SHEET = "填表说明"
_NOTES = (
    "1. 第一行是标题，不要改名；列的先后可以换，多出来的列不会导入。",
    "2. 第二行是示例（虚构的数据），导入时自动跳过，也可以删掉。",
    "3. 标题带 * 的必填。日期写成 2026-03-01；金额单位是元，标题写“（万元）”时按万元。",
    "4. 证件号码、卡号、各种编号的列已设为“文本”，请不要改成数字，否则末尾几位会丢失。",
    "5. 不要用公式、合并单元格、隐藏的行或列；可以有一行“合计”，系统会核对。",
    "6. 有错的行会另存为“文件名.错误.xlsx”，最后一列写着原因；改好后直接导入那个文件。",
)


def write_template(target: Path, table: Table[Any]) -> None:
    """Write the table's template; the same bytes each time."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False})
    book.set_properties({"created": _NO_DAY, "title": table.title})
    must = book.add_format(
        {
            "bold": True,
            "bg_color": "#C8102E",
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "border": 1,
        }
    )
    may = book.add_format({"bold": True, "bg_color": "#DDE7F0", "text_wrap": True, "border": 1})
    text = book.add_format({"num_format": "@"})
    grey = book.add_format({"font_color": "#808080", "italic": True})
    grey_text = book.add_format({"font_color": "#808080", "italic": True, "num_format": "@"})
    page = book.add_worksheet(table.title)
    page.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        page.set_column(place, place, column.width, text if column.as_text else None)
        mark = "*" if column.required else ""
        page.write_string(0, place, f"{mark}{column.heading}", must if column.required else may)
        style = grey_text if column.as_text else grey
        if isinstance(column.example, str):
            page.write_string(1, place, column.example, style)
        else:
            page.write_number(1, place, column.example, style)
        page.data_validation(1, place, _FILLED_ROWS, place, _validation(column))
    _write_notes(book.add_worksheet(_NOTES_SHEET), table, must)
    close(book)


def _validation(column: Column) -> dict[str, Any]:
    told = column.hint[:255] or column.heading
    common = {"input_title": column.heading[:32], "input_message": told, "ignore_blank": True}
    if column.choices:
        return common | {
            "validate": "list",
            "source": list(column.choices),
            "error_title": column.heading[:32],
            "error_message": "请从列表里选一个。",
        }
    return common | {"validate": "any"}


def _write_notes(
    page: "xlsxwriter.worksheet.Worksheet", table: Table[Any], bold: "xlsxwriter.format.Format"
) -> None:
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 8)
    page.set_column(2, 3, 50)
    page.write_string(0, 0, f"《{table.title}》怎么填")
    at = 1
    for note in _NOTES:
        page.write_string(at, 0, note)
        at += 1
    at += 1
    for place, word in enumerate(("说明栏目", "必填否", "怎么填", "也可以写成")):
        page.write_string(at, place, word, bold)
    for column in table.columns:
        at += 1
        page.write_string(at, 0, column.heading)
        page.write_string(at, 1, "必填" if column.required else "")
        page.write_string(at, 2, column.hint)
        page.write_string(at, 3, "、".join(column.aliases))
