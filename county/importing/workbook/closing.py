"""Finishing a workbook that we write."""

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError


def close(book: xlsxwriter.Workbook) -> None:
    """Write the workbook out. `OSError` where the disk does not take it."""
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None
