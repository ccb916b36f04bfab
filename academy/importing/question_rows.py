"""One line of a question table as its cells say it, before anybody asks what kind it is."""

from dataclasses import dataclass

from academy.importing.aiken_letters import letter
from academy.importing.gift_signs import NotTaken
from academy.importing.question_headers import QuestionColumn, QuestionHeader
from academy.importing.roster_letters import clean
from academy.importing.tables import Line

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Choice:
    """A filled option cell; `names` are the signs by which the right answer may name it."""

    names: frozenset[str]
    text: str


@dataclass(frozen=True)
class QuestionRow:
    """The cells of a line by what they hold; blank ones are empty texts."""

    line: int
    cells: dict[QuestionColumn, str]
    choices: tuple[Choice, ...]

    def __getitem__(self, column: QuestionColumn) -> str:
        return self.cells.get(column, "")

    @property
    def is_question(self) -> bool:
        """A line that holds neither a question nor answers is a title between the others."""
        return bool(self[QuestionColumn.QUESTION] or self[QuestionColumn.RIGHT] or self.choices)


def row(line: Line, header: QuestionHeader) -> QuestionRow:
    """The cells of this line. Raises NotTaken where a value is not in the file."""
    cells: dict[QuestionColumn, str] = {}
    choices: list[Choice] = []
    number = 0
    for at, column in header.columns.items():
        if at in line.faults and at not in line.cells:
            raise NotTaken(line.faults[at], column=header.titles.get(at, str(at + 1)))
        text = clean(line.cells.get(at, ""))
        if column != QuestionColumn.OPTION:
            cells[column] = text
            continue
        number += 1
        if text:
            choices.append(Choice(_names(header.labels[at], number), text))
    return QuestionRow(line.number, cells, tuple(choices))


def _names(label: str, number: int) -> frozenset[str]:
    """The title's own letter or number; what it does not say, the place among the others does."""
    if label.isdecimal():
        number = int(label)
        label = ""
    sign = letter(label) if label else _ALPHABET[number - 1 : number] if number else ""
    return frozenset(each for each in (sign, str(number)) if each)
