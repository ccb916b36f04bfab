"""Question banks in tables (XLSX, CSV), as faculty keep them: a question is a line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from academy.importing import delimited, question_twins, question_words, roster_words, workbooks
from academy.importing.archives import Archive, archive
from academy.importing.banks import Bank, Kind, ParsedQuestion
from academy.importing.decoding import decoded
from academy.importing.gathering import Gathered
from academy.importing.gift_signs import NotTaken
from academy.importing.question_headers import (
    QuestionColumn,
    QuestionHeader,
    explains,
    first_header,
    header,
)
from academy.importing.question_kinds import answers
from academy.importing.question_rows import QuestionRow, row
from academy.importing.report import Changed, Refused
from academy.importing.roster_letters import shortened
from academy.importing.tables import Line, Table
from academy.importing.texts import Text

FORMAT = "table"
EXAMPLE = "example-"  # how the ids of the template's own rows begin

_SNIFFED = 200  # lines in which a delimiter must show the header
_POINTS = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?")
_PICTURES = "xl/media/"


def bank(data: bytes) -> Bank:
    """The bank of a workbook or a text with delimiters.

    Raises TooLong, NotAWorkbook, and what bad XML raises: see question_files.
    """
    if not data.startswith(b"PK\x03\x04"):
        read = decoded(data)
        if isinstance(read, Refused):
            return Bank(format=FORMAT, refusal=read)
        return _of_tables([of_text(read.text)], read.changed)
    found = archive(data)
    if isinstance(found, Refused):
        return Bank(format=FORMAT, refusal=found)
    return _of_tables(workbooks.tables(found), _pictures(found))


def of_text(text: str) -> Table:
    """The text parted by the delimiter that shows most columns. Raises TooLong."""
    lines = delimited.split(text)
    delimiter = max(delimited.DELIMITERS, key=lambda each: _columns_with(lines[:_SNIFFED], each))
    return delimited.table(lines, delimiter)


def has_questions(table: Table) -> bool:
    """Whether some line of the table names the columns of questions."""
    return first_header(table.lines) is not None


def _columns_with(lines: Sequence[str], delimiter: str) -> int:
    found = first_header(delimited.table(lines, delimiter).lines)
    return len(found[1].columns) if found else 0


def _pictures(found: Archive) -> list[Changed]:
    pictures = sum(name.startswith(_PICTURES) for name in found.files)
    return [Changed(0, "pictures-not-taken", {"pictures": pictures})] if pictures else []


@dataclass
class _Reading:
    """What was read of all sheets until the languages of an item are joined."""

    gathered: Gathered = field(default_factory=Gathered)
    questions: list[ParsedQuestion] = field(default_factory=list)


def _of_tables(tables: Sequence[Table], changed: Iterable[Changed]) -> Bank:
    """The questions of all sheets that have a header; the other sheets are named."""
    reading, has_header = _Reading(), False
    for table in tables:
        found = None if table.is_hidden else first_header(table.lines)
        if found:
            has_header = True
            _read(reading, table.lines[found[0] + 1 :], found[1])
        elif table.lines and table.name and not explains(table.name):
            what = "sheet-hidden" if table.is_hidden else "sheet-without-questions"
            reading.gathered.note(0, what, sheet=table.name)
    question_twins.take(reading.questions, reading.gathered)
    read = reading.gathered.bank(FORMAT, changed)
    if has_header or read.found:
        return read
    return Bank(format=FORMAT, changed=read.changed, refusal=Refused(0, "no-question-header"))


def _read(reading: _Reading, lines: Sequence[Line], above: QuestionHeader) -> None:
    for line in lines:
        above_again = header(line)
        if above_again is not None:
            above = above_again
            continue
        try:
            cells = row(line, above)
            if not cells.is_question:
                reading.gathered.note(line.number, "line-without-question")
                continue
            reading.questions.append(_question(cells, line, reading.gathered))
        except NotTaken as why:
            reading.gathered.refuse(line.number, why)


def _question(cells: QuestionRow, line: Line, gathered: Gathered) -> ParsedQuestion:
    text = Text(cells[QuestionColumn.QUESTION])
    if not text.plain and not text.has_picture:
        raise NotTaken("empty-text")
    read, is_told_by_answers = answers(cells)
    id_ = cells[QuestionColumn.ID]
    if is_told_by_answers:
        gathered.note_once(cells.line, "kind-by-answer")
    if id_.startswith(EXAMPLE):
        gathered.note_once(cells.line, "example-taken")
    if line.dates:
        gathered.note(cells.line, "date-in-option")
    if line.is_broken:
        gathered.note(cells.line, "torn-quotes")
    return ParsedQuestion(
        line=cells.line,
        title="",
        text=text,
        answers=read,
        feedback=_feedback(cells),
        category=" ".join(cells[QuestionColumn.CATEGORY].split()),
        id=id_,
        points=_points(cells, gathered),
        level=_level(cells, gathered),
        is_folded=read.kind == Kind.SHORT,
        locale=_locale(cells, gathered),
    )


def _feedback(cells: QuestionRow) -> Text | None:
    words = cells[QuestionColumn.FEEDBACK]
    return Text(words) if words else None


def _points(cells: QuestionRow, gathered: Gathered) -> float | None:
    written = cells[QuestionColumn.POINTS]
    if not written or _POINTS.fullmatch(written):
        return float(written.replace(",", ".")) if written else None
    gathered.note(cells.line, "points-not-read", points=shortened(written))
    return None


def _level(cells: QuestionRow, gathered: Gathered) -> int | None:
    written = cells[QuestionColumn.LEVEL]
    level = question_words.level(written) if written else None
    if written and level is None:
        gathered.note(cells.line, "level-not-read", level=shortened(written))
    return level


def _locale(cells: QuestionRow, gathered: Gathered) -> str:
    written = cells[QuestionColumn.LOCALE]
    locale = roster_words.locale(written) if written else ""
    if written and not locale:
        gathered.note(cells.line, "language-not-read", language=shortened(written))
    return locale
