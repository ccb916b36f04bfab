"""What the sheets of our templates share: titles that look like titles, lists to choose from."""

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_MOST_OF_A_LIST = 255  # letters; Excel's own limit
_FILL = PatternFill("solid", start_color="DDEBF7")


def chosen(words: Sequence[str], letter: str, rows: int) -> DataValidation:
    """A list that drops down below the title of this column, for so many rows.

    Other spellings are taken, too, so nothing is forbidden.
    """
    listed = ",".join(words)
    if len(listed) > _MOST_OF_A_LIST or any("," in word for word in words):
        raise ValueError("a list that Excel cannot show")
    choice = DataValidation("list", formula1=f'"{listed}"', showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{rows + 1}")
    return choice


def as_title(sheet: Worksheet, place: str) -> None:
    """Make the cell at this place look like the title of a column."""
    sheet[place].font = Font(bold=True)
    sheet[place].fill = _FILL
    sheet[place].alignment = Alignment(wrap_text=True, vertical="top")
