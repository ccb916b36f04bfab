"""Text with delimiters (CSV) into a table: a torn quotation mark costs its own line only."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from academy.importing.tables import MOST_COLUMNS, MOST_LETTERS, MOST_LINES, Line, Table, TooLong

DELIMITERS = (";", ",", "\t", "|")

_MOST_BLANK = 20 * MOST_LINES  # with the blank lines between them
_MOST_LINES_OF_A_CELL = 20  # an address has five; more is a quotation mark left open
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')  # how programs keep Excel from eating zeros


def split(text: str) -> list[str]:
    """The lines of a text. Raises TooLong before time is spent on more than any roster has."""
    if text.count("\n") > _MOST_BLANK:
        raise TooLong
    return text.split("\n")


def table(written: Sequence[str], delimiter: str) -> Table:
    """The lines that hold anything. Raises TooLong where there are more than any roster has."""
    lines = [line for line in islice(_lines(written, delimiter), MOST_LINES + 1) if line.cells]
    if len(lines) > MOST_LINES:
        raise TooLong
    return Table(lines)


def _lines(written: Sequence[str], delimiter: str) -> Iterator[Line]:
    at = 0
    while at < len(written):
        if not written[at].strip():
            at += 1
            continue
        values, used, is_broken = _record(written, at, delimiter)
        yield _line(at + 1, values, is_broken)
        at += used


def _record(written: Sequence[str], at: int, delimiter: str) -> tuple[Sequence[str], int, bool]:
    """The cells that begin here, how many lines they take, and whether their quotes are torn."""
    if len(written[at]) > MOST_LETTERS:
        return written[at][:MOST_LETTERS].split(delimiter), 1, True
    window = (f"{line}\n" for line in written[at : at + _MOST_LINES_OF_A_CELL])
    reader = csv.reader(window, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num, False
    except csv.Error:
        return next(csv.reader([written[at]], delimiter=delimiter)), 1, True


def _line(number: int, values: Sequence[str], is_broken: bool) -> Line:
    cells: dict[int, str] = {}
    faults: dict[int, str] = {}
    for column, value in enumerate(values[:MOST_COLUMNS]):
        value = value.strip()
        quoted = _QUOTED_FORMULA.fullmatch(value)
        if quoted:
            value = quoted[1].strip()
        elif value.startswith("="):
            faults[column] = "formula-without-value"
        if value:
            cells[column] = value
    return Line(number, cells, faults, is_broken=is_broken)
