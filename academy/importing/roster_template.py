"""The empty roster that the bot hands out: a workbook that our own reader reads back to nobody.

Imported apart from the reader: only this needs the library that writes workbooks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from academy.importing.roster_headers import Column
from academy.importing.template_sheets import as_title, chosen

_NOT_OFFERED = (Column.FULL_NAME, Column.GIVEN_NAMES, Column.ORDINAL)
COLUMNS = tuple(column for column in Column if column not in _NOT_OFFERED)
CHOSEN = (Column.ROLE, Column.KIND, Column.LOCALE)  # from a list that drops down

_AS_TEXT = (Column.IIN, Column.CODE, Column.PHONE, Column.GROUPS, Column.CERTIFICATE)
_ROWS = 5_000  # that have the lists
_WIDTH = 24


@dataclass(frozen=True)
class TemplateWords:
    """What people read in the template, both languages in each text.

    `sheet` and `notes_sheet` are names of sheets: at most 31 letters, none of ``[]:*?/\\``.
    """

    sheet: str
    notes_sheet: str
    introduction: Sequence[str]
    titles: Mapping[Column, str]
    notes: Mapping[Column, str]
    choices: Mapping[Column, Sequence[str]]


def template(words: TemplateWords) -> bytes:
    """An XLSX file: a sheet with the header only, and a sheet that explains each column.

    Excel keeps numbers and phones of it as text; roles, kinds and languages are chosen from lists.
    """
    book = Workbook()
    _list(book.active, words)
    _notes(book.create_sheet(words.notes_sheet), words)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _list(sheet: Worksheet, words: TemplateWords) -> None:
    sheet.title = words.sheet
    sheet.append([words.titles[column] for column in COLUMNS])
    for at, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTH
        if column in _AS_TEXT:
            sheet.column_dimensions[letter].number_format = "@"
        if column in CHOSEN:
            sheet.add_data_validation(chosen(words.choices[column], letter, _ROWS))
        as_title(sheet, f"{letter}1")
    sheet.freeze_panes = "A2"


def _notes(sheet: Worksheet, words: TemplateWords) -> None:
    """A line for each column, so that no line of it looks like the header of a list."""
    for line in words.introduction:
        sheet.append([line])
    sheet.append([])
    for column in COLUMNS:
        sheet.append([words.titles[column], words.notes[column]])
        as_title(sheet, f"A{sheet.max_row}")
        sheet[f"B{sheet.max_row}"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 1.5 * _WIDTH
    sheet.column_dimensions["B"].width = 4 * _WIDTH
