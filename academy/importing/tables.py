"""Tables of somebody's file, whatever it was: lines with their numbers, cells as text.

A line is told of as a person sees it: the row of the sheet, the line of the text, from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_LINES = 50_000  # with anything in them; the Academy has some thousands of people
MOST_COLUMNS = 200
MOST_TEXTS = 500_000  # different ones in all sheets of a workbook
MOST_LETTERS = 50_000  # of a line of text; Excel allows 32,767 in a cell


@dataclass
class Line:
    """One line; `cells` holds what is not blank by column, from 0.

    `faults` names the cells whose value is not in the file (formula-without-value, cell-error),
    `dates` those that a spreadsheet keeps as a date, `spans` the last column of a merged cell.
    """

    number: int
    cells: dict[int, str]
    faults: Mapping[int, str] = field(default_factory=dict)
    dates: frozenset[int] = frozenset()
    spans: dict[int, int] = field(default_factory=dict)
    is_hidden: bool = False
    is_broken: bool = False  # its quotation marks do not match


@dataclass(frozen=True)
class Table:
    """A sheet of a workbook, or a whole text; only a sheet has a name."""

    lines: list[Line]
    name: str = ""
    is_hidden: bool = False


class TooLong(ValueError):
    """The file has more lines than any roster."""
