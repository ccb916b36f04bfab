"""Result sheets: the answers of a quiz as a workbook or as CSV, a row for each attempt (row Q23).

Made in a worker process: plain values come in, bytes go out; knows nothing of tables.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from academy.answer_texts import Wording, given
from academy.cells import Format, cell

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_767  # characters of a cell of Excel
_WIDEST = 16_384  # columns of a sheet of Excel
_PARTS = 4  # columns for each question


@dataclass(frozen=True)
class Asked:
    """A question of the bank, one version of it, in one language; `right` is what earns the points,
    `name` its key, with the version where it is not the first."""

    id: int
    name: str
    category: str
    kind: str  # in words
    text: str
    right: str
    wording: Wording


@dataclass(frozen=True)
class Entry:
    """An answer. `points` is none for an essay; times are the Academy's, without a zone."""

    response: Mapping[str, Any]
    points: float | None
    seconds: float
    answered_at: datetime


@dataclass(frozen=True)
class Filled:
    """An attempt: `facts` are the cells before the questions, in the order of the titles."""

    facts: Sequence[object]
    entries: Mapping[int, Entry]


@dataclass(frozen=True)
class Words:
    """What people read in the file. `parts` are the titles of a question's four columns, `about`
    those of the sheet of questions; names of sheets have at most 31 letters."""

    sheet: str
    questions_sheet: str
    titles: Sequence[str]
    parts: Sequence[str]
    about: Sequence[str]
    joint: str = "; "


@dataclass(frozen=True)
class Book:
    """Everything a file of results holds."""

    words: Words
    questions: Sequence[Asked]
    attempts: Sequence[Filled]


def suited(book: Book, wanted: Format) -> Format:
    """The format that can hold it: a sheet of Excel has 16,384 columns, CSV any number."""
    width = len(book.words.titles) + _PARTS * len(book.questions)
    return Format.CSV if width > _WIDEST else wanted


def written(book: Book, to: Format) -> bytes:
    """The file: a workbook with a sheet of results and one of questions, or a CSV of the results
    (UTF-8 with its mark, for spreadsheets)."""
    return _workbook(book) if to == Format.XLSX else _csv(book)


def _workbook(book: Book) -> bytes:
    made = Workbook(write_only=True)
    results = made.create_sheet(book.words.sheet)
    results.freeze_panes = "D2"
    for row in _rows(book):
        results.append([_of_excel(value) for value in row])
    questions = made.create_sheet(book.words.questions_sheet)
    questions.append([*book.words.about])
    for number, each in enumerate(book.questions, start=1):
        about = (number, each.name, each.category, each.kind, each.text, each.right)
        questions.append([_of_excel(value) for value in about])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _csv(book: Book) -> bytes:
    text = StringIO(newline="")
    table = csv.writer(text)
    for row in _rows(book):
        table.writerow([_of_csv(value) for value in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(book: Book) -> Iterator[list[object]]:
    titles: list[object] = [*book.words.titles]
    for number, asked in enumerate(book.questions, start=1):
        titles += [f"{number}. {asked.name}: {part}" for part in book.words.parts]
    yield titles
    for filled in book.attempts:
        cells: list[object] = [*filled.facts]
        for asked in book.questions:
            cells += _answer(asked, filled.entries.get(asked.id), book.words.joint)
        yield cells


def _answer(asked: Asked, entry: Entry | None, joint: str) -> Sequence[object]:
    """Four empty cells where it was not answered, or not asked."""
    if entry is None:
        return (None,) * _PARTS
    text = joint.join(given(asked.wording, entry.response))
    return text, entry.points, round(entry.seconds, 1), entry.answered_at


def _of_excel(value: object) -> object:
    if isinstance(value, str):
        return cell(_UNREADABLE.sub("", value))[:_LONGEST]
    return value


def _of_csv(value: object) -> object:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return cell(value) if isinstance(value, str) else value
