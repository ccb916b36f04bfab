"""Workbooks and archives made for a test: by openpyxl where it can, by hand where it would not."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from iins import with_check_digit

HEADER = ("ЖСН", "Тегі", "Аты", "Әкесінің аты", "Телефон", "Тобы")
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def iin(number: int = 1, born: str = "850412", century: int = 3) -> str:
    """A right IIN; those that the rule leaves without a check digit are passed over."""
    while not (found := with_check_digit(f"{born}{century}{number:04}")):
        number += 5000
    return found


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(
    rows: Sequence[Sequence[Any]], also: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook of one sheet, as openpyxl writes it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if also:
        also(book.active)
    return saved(book)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def by_hand(sheet: str, **parts: str) -> bytes:
    """A workbook whose only sheet is this XML inside <worksheet>; `parts` go beside it into xl/."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NAMESPACE}">{sheet}</worksheet>',
            **{f"xl/{name.replace('_', '.')}": text for name, text in parts.items()},
        }
    )


def row(number: int, *values: str, attributes: str = "") -> str:
    """A row of XML with its texts inside it."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{number}" {attributes}>{cells}</row>'


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()
