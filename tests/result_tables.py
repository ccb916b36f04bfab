"""Files of results as a test reads them: rows of cells, whatever the format."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

from openpyxl import load_workbook

Table = list[list[object]]


def of_workbook(content: bytes) -> Table:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def of_text(content: bytes) -> Table:
    return [list(row) for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]


def plain(value: object) -> object:
    """The same for both formats: numbers, moments and empty cells as CSV gives them."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    try:
        return float(str(value))
    except ValueError:
        return "" if value is None else value
