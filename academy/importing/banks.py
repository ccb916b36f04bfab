"""A question bank as an importer hands it over: plain values, whatever file they came from."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from academy.importing.report import Report
from academy.importing.texts import Text


class Kind(StrEnum):
    """The kinds of questions, by the names the database gives them; a description is none."""

    ONE_CHOICE = "one_choice"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    SHORT = "short"
    NUMERIC = "numeric"
    MATCHING = "matching"
    ORDERING = "ordering"
    ESSAY = "essay"
    DESCRIPTION = "description"  # a text between questions; nothing is asked


@dataclass(frozen=True)
class Option:
    """One answer of the author; `weight` is the share of the point in percent, -100 to 100.

    Of a true/false question the options are two machine words, `true` and `false`, in this order.
    Of a short answer every option is a spelling that earns its weight; `*` stands for any letters.
    Of an ordering the options stand in the right order.
    """

    text: Text
    weight: float
    feedback: Text | None = None


@dataclass(frozen=True)
class Pair:
    """`left` belongs to `right`; an empty `left` makes `right` a choice that fits nothing."""

    left: Text
    right: str


@dataclass(frozen=True)
class NumberAnswer:
    """Numbers from `low` to `high`, both included, earn `weight` percent of the point."""

    low: Decimal
    high: Decimal
    weight: float
    feedback: Text | None = None


@dataclass(frozen=True)
class Answers:
    """What stands in the place of the answers; which fields are filled depends on the kind."""

    kind: Kind
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    numbers: tuple[NumberAnswer, ...] = ()
    otherwise: Text | None = None  # said about any number that is none of `numbers`


@dataclass(frozen=True)
class Picture:
    """A picture in a question, as it lay in the file."""

    name: str
    content: bytes


@dataclass(frozen=True)
class ParsedQuestion:
    """One question of the file; `line` is where it begins, counted from 1, in `file` of a package.

    `locale` is `kk` or `ru` where the file says it, empty where it does not. `twin` is the same
    question in the other language, where one item of the file holds both: same kind, as many
    answers, the same weights; it is not counted once more. `points` is none where the file does not
    say, `level` 1 (easy) to 3 (hard). `is_folded`: a short answer's letter case and the look-alike
    letters of a keyboard do not count.
    """

    line: int
    title: str
    text: Text
    answers: Answers
    feedback: Text | None = None  # said to everybody after the question
    category: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    points: float | None = None
    level: int | None = None
    is_folded: bool = False
    pictures: tuple[Picture, ...] = ()
    locale: str = ""
    twin: "ParsedQuestion | None" = None
    file: str = ""

    @property
    def kind(self) -> Kind:
        return self.answers.kind


@dataclass(frozen=True, kw_only=True)
class Bank(Report):
    """The questions of one file, in its order; `categories` also names those without questions."""

    questions: tuple[ParsedQuestion, ...] = ()
    categories: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        return len(self.questions)

    @property
    def kinds(self) -> dict[str, int]:
        """How many questions of each kind were taken."""
        return dict(Counter(str(question.kind) for question in self.questions))

    def summary(self) -> dict[str, Any]:
        return {
            **super().summary(),
            "kinds": self.kinds,
            "categories": list(self.categories),
        }
