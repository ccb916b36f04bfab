"""The question table that the bot hands out: a workbook that our own reader reads back whole.

Imported apart from the reader: only this needs the library that writes workbooks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from academy.importing.question_headers import QuestionColumn
from academy.importing.template_sheets import as_title, chosen

OPTIONS = ("A", "B", "C", "D", "E", "F")
BEFORE = (
    QuestionColumn.ID,
    QuestionColumn.LOCALE,
    QuestionColumn.KIND,
    QuestionColumn.QUESTION,
)
BEHIND = (
    QuestionColumn.RIGHT,
    QuestionColumn.POINTS,
    QuestionColumn.CATEGORY,
    QuestionColumn.LEVEL,
    QuestionColumn.FEEDBACK,
)
CHOSEN = (QuestionColumn.KIND, QuestionColumn.LOCALE, QuestionColumn.LEVEL)  # from a list

_ROWS = 5_000  # that have the lists
_WIDE = (QuestionColumn.QUESTION, QuestionColumn.FEEDBACK)
_WIDTH = 18

Row = Mapping[str, str]  # what stands in a column, by its name or by the letter of an option


@dataclass(frozen=True)
class QuestionTemplateWords:
    """What people read in the template; both languages in each title and note.

    `notes` are a line for each column and each kind; `examples` are rows of the table.
    """

    sheet: str
    notes_sheet: str
    introduction: Sequence[str]
    titles: Mapping[QuestionColumn, str]
    notes: Sequence[tuple[str, str]]
    choices: Mapping[QuestionColumn, Sequence[str]]
    examples: Sequence[Row]


def template(words: QuestionTemplateWords) -> bytes:
    """An XLSX file: a sheet with the header and the examples, and a sheet that explains both.

    Excel keeps all of it as text: «1,3» stays two answers and «1/2» no day of February.
    """
    book = Workbook()
    _table(book.active, words)
    _notes(book.create_sheet(words.notes_sheet), words)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(sheet: Worksheet, words: QuestionTemplateWords) -> None:
    sheet.title = words.sheet
    names: list[str] = [*BEFORE, *OPTIONS, *BEHIND]
    titles = {str(column): title for column, title in words.titles.items()}
    for at, name in enumerate(names, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTH * (3 if name in _WIDE else 1)
        sheet.column_dimensions[letter].number_format = "@"
        sheet[f"{letter}1"] = titles.get(name, name)
        as_title(sheet, f"{letter}1")
        if name in CHOSEN:
            column = QuestionColumn(name)
            sheet.add_data_validation(chosen(words.choices[column], letter, _ROWS))
        for number, example in enumerate(words.examples, start=2):
            cell = sheet[f"{letter}{number}"]
            cell.value = example.get(name) or None
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _notes(sheet: Worksheet, words: QuestionTemplateWords) -> None:
    """Two columns only, so that no line of it looks like the header of a table."""
    for line in words.introduction:
        sheet.append([line])
    sheet.append([])
    for title, note in words.notes:
        sheet.append([title, note])
        as_title(sheet, f"A{sheet.max_row}")
        sheet[f"B{sheet.max_row}"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 2 * _WIDTH
    sheet.column_dimensions["B"].width = 5 * _WIDTH
