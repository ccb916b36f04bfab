"""The rows of one sheet of a workbook, as a stream: what a cell shows, never what it computes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.sax.xmlreader import AttributesImpl

from academy.importing.sheet_xml import Texts, number
from academy.importing.tables import MOST_COLUMNS, MOST_LINES, Line, TooLong

_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]+")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_MOST_MERGED = 20_000
_MOST_ROWS = 1_048_576  # of any sheet
_MOST_EXACT = 10**15  # above, a floating number loses its digits
_TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class Merged:
    """A merged range; rows as a person counts them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Book:
    """What the cells of all sheets share: texts, the styles of dates, the first day."""

    texts: Sequence[str]
    dates: frozenset[int]
    epoch: datetime


@dataclass
class _Cell:
    column: int
    kind: str
    style: int
    has_formula: bool = False
    text: str = ""


class Rows(Texts):
    """`lines` are the rows that hold anything, `merged` the merged ranges.

    Raises TooLong where there are more than any roster has.
    """

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.merged: list[Merged] = []
        self._book = book
        self._row = self._column = 0
        self._cells: list[_Cell] = []
        self._is_hidden = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._begin_cell(attrs)
        elif tag in ("v", "t"):
            self.is_listening = bool(self._cells)
        elif tag == "f" and self._cells:
            self._cells[-1].has_formula = True
        elif tag == "rPh":
            self.is_phonetic = True
        elif tag == "row":
            self._row = number(attrs.get("r")) if "r" in attrs else self._row + 1
            self._column = -1
            self._is_hidden = attrs.get("hidden") in _TRUE
        elif tag == "mergeCell" and len(self.merged) < _MOST_MERGED:
            self._merge(attrs.get("ref", ""))

    def endElement(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("v", "t"):
            self.is_listening = False
        elif tag == "c" and self._cells:
            self._cells[-1].text = self.take()
        elif tag == "rPh":
            self.is_phonetic = False
        elif tag == "row":
            self._end_row()

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        written = _REFERENCE.fullmatch(attrs.get("r", ""))
        self._column = column(written[1]) if written else self._column + 1
        if self._column < MOST_COLUMNS:
            style = number(attrs.get("s"))
            self._cells.append(_Cell(self._column, attrs.get("t", "n"), max(style, 0)))

    def _end_row(self) -> None:
        values = {cell.column: cell for cell in self._cells}
        self._cells = []
        if not 1 <= self._row <= _MOST_ROWS:
            return
        faults = {at: why for at, cell in values.items() if (why := _fault(cell))}
        shown = {at: text for at, cell in values.items() if (text := self._shown(cell).strip())}
        if not shown and not faults:
            return
        dates = frozenset(at for at, cell in values.items() if self._is_date(cell))
        self.lines.append(Line(self._row, shown, faults, dates=dates, is_hidden=self._is_hidden))
        if len(self.lines) > MOST_LINES:
            raise TooLong

    def _merge(self, written: str) -> None:
        ends = _RANGE.fullmatch(written)
        if ends and ends[3]:
            self.merged.append(Merged(int(ends[2]), column(ends[1]), int(ends[4]), column(ends[3])))

    def _shown(self, cell: _Cell) -> str:
        if cell.kind == "s":
            at = number(cell.text.strip())
            return self._book.texts[at] if 0 <= at < len(self._book.texts) else ""
        if cell.kind == "n":
            return self._shown_number(cell)
        return "" if cell.kind == "e" else cell.text

    def _shown_number(self, cell: _Cell) -> str:
        try:
            value = float(cell.text)
        except ValueError:
            return cell.text
        if self._is_date(cell):
            return self._shown_date(value) or cell.text
        is_whole = abs(value) < _MOST_EXACT and value.is_integer()
        return str(int(value)) if is_whole else cell.text

    def _is_date(self, cell: _Cell) -> bool:
        is_marked = cell.kind == "n" and cell.style in self._book.dates
        return bool(cell.text) and (is_marked or cell.kind == "d")

    def _shown_date(self, days: float) -> str:
        try:
            return (self._book.epoch + timedelta(days=days)).date().isoformat()
        except (OverflowError, ValueError):
            return ""


def column(letters: str) -> int:
    """The number of a column, from 0: A is 0, AA is 26."""
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _fault(cell: _Cell) -> str:
    if cell.kind == "e":
        return "cell-error"
    return "formula-without-value" if cell.has_formula and not cell.text else ""
