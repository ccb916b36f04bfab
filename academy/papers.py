"""Papers: what is drawn for an attempt, what an answer earns, and how far a learner has come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any

from academy import scoring, stages
from academy.admissions import Admission
from academy.conditions import Conditions
from academy.errors import AcademyError
from academy.errors.quizzes import CategoryTooSmall, TooFewQuestions
from academy.stages import Stage
from storage.queries.quizzes import Item
from storage.tables.attempts import Answer, Attempt
from storage.tables.identity import CheckState
from storage.tables.questions import Option, Question
from storage.tables.quizzes import Navigation, Quiz


class Confirmation(StrEnum):
    """Whether the result stands: it depends on the identity checks before and in the attempt."""

    SETTLED = "settled"
    PROVISIONAL = "provisional"
    UNCONFIRMED = "unconfirmed"  # a person looked and could not confirm; never a fail by itself


@dataclass(frozen=True)
class Paper:
    """Question ids in their order, and what each of them is worth."""

    questions: list[int]
    worth: list[float]


@dataclass(frozen=True)
class Tally:
    """How far a paper is answered: `total` questions, `most` points at best, `earned` of them so
    far; `awaiting` essays are answered and not marked yet, so it may still grow."""

    answered: int
    earned: float
    total: int
    most: float
    awaiting: int = 0

    @property
    def points(self) -> float:
        """As they are said and noted: two digits."""
        return round(self.earned, 2)

    @property
    def percent(self) -> int:
        """0 to 100 of all points of the paper, half up: of the exact points, as a grade is."""
        return scoring.percent(self.earned, self.most)


@dataclass(frozen=True)
class Standing:
    """A quiz on the learner's list, with the newest attempt; `again_at` is when another one may
    begin, none where there is none to come."""

    quiz: Quiz
    conditions: Conditions
    stage: Stage
    attempt: Attempt | None
    tally: Tally | None
    confirmation: Confirmation
    admission: Admission | None  # none: an identity check comes first
    again_at: datetime | None
    shows_marks: bool


@dataclass(frozen=True)
class Progress:
    """An attempt on the screen: the present question with what is answered or begun, or the result
    when there is none. `left` waits for its partner. `is_late`: the time of the question before has
    run out. `is_part`: the message came together with the answer before and answers nothing.
    `is_standing`: the attempt stands still until the identity is checked again."""

    attempt: Attempt
    question: Question | None
    response: Mapping[str, Any]
    tally: Tally
    confirmation: Confirmation
    now: datetime
    place: int  # of the question in the paper, from 0
    answered: frozenset[int]
    left: Option | None = None
    is_late: bool = False
    is_part: bool = False
    is_standing: bool = False

    @property
    def quiz(self) -> Quiz:
        return self.attempt.quiz

    @property
    def is_free(self) -> bool:
        return self.quiz.navigation == Navigation.FREE

    @property
    def is_in_grace(self) -> bool:
        return stages.is_in_grace(self.attempt, self.quiz, self.now)

    @property
    def stage(self) -> Stage:
        """Where the attempt stands."""
        return stages.of_attempt(self.attempt, self.quiz, self.now)

    @property
    def shows_marks(self) -> bool:
        """Whether the learner sees the points by now."""
        attempt = self.attempt
        closes_at = max(self.quiz.closes_at, attempt.deadline)
        return stages.shows_marks(self.quiz, attempt.finished_at or self.now, closes_at, self.now)

    @property
    def missing(self) -> int:
        """How many questions are open."""
        return len(self.attempt.paper) - len(self.answered)


def drawn(seed: int, items: Sequence[Item], quiz: Quiz) -> Paper:
    """The paper of this seed: the same seed and bank give the same paper again (row Q8).

    Raises TooFewQuestions, CategoryTooSmall.
    """
    dice = Random(seed)  # noqa: S311 - a draw, not a secret
    chosen: list[tuple[int, float]] = []
    for rule in rules(quiz):
        taken = {number for number, _ in chosen}
        there = [item for item in items if item.id not in taken and _fits(item, rule["category"])]
        if len(there) < rule["count"]:
            raise _too_few(quiz, rule, len(there))
        picked = dice.sample(there, rule["count"])
        if not quiz.shuffles_questions:
            picked.sort(key=lambda item: item.id)
        chosen += [(item.id, _worth(item, rule["points"])) for item in picked]
    if quiz.shuffles_questions:
        dice.shuffle(chosen)
    return Paper([number for number, _ in chosen], [worth for _, worth in chosen])


def _too_few(quiz: Quiz, rule: dict[str, Any], there: int) -> AcademyError:
    category, needed = rule["category"], rule["count"]
    if category is None:
        return TooFewQuestions(title=quiz.title, needed=needed, there=there)
    return CategoryTooSmall(title=quiz.title, category=category, needed=needed, there=there)


def rules(quiz: Quiz) -> list[dict[str, Any]]:
    """What is drawn; without rules, so many of the whole bank."""
    return quiz.draws or [{"category": None, "count": quiz.length, "points": None}]


def _fits(item: Item, category: str | None) -> bool:
    """In the category or below it."""
    return category is None or f"{item.category}/".startswith(f"{category}/")


def _worth(item: Item, points: float | None) -> float:
    return item.points if points is None else points


def tally(attempt: Attempt, answers: Mapping[int, Answer]) -> Tally:
    """What the answers given so far amount to."""
    marks = [each.points for each in answers.values()]
    return tally_of(attempt, len(marks), sum(each or 0.0 for each in marks), marks.count(None))


def tally_of(attempt: Attempt, answered: int, points: float, awaiting: int) -> Tally:
    """The same from sums of the database."""
    most = round(sum(worth(attempt).values()), 4)
    return Tally(answered, points, len(attempt.paper), most, awaiting)


def worth(attempt: Attempt) -> dict[int, float]:
    """The points of each question of the paper; of an old paper, one each."""
    return dict(zip(attempt.paper, worths(attempt.paper, attempt.worth), strict=True))


def worths(paper: Sequence[int], worth: Sequence[float]) -> Sequence[float]:
    """What each question of a kept paper is worth; of one older than points, one each."""
    return worth if len(worth) == len(paper) else [1.0] * len(paper)


def unanswered(attempt: Attempt, answers: Collection[int]) -> list[int]:
    """What is left of the paper, in its order; the first is the present question."""
    return [number for number in attempt.paper if number not in answers]


def confirmation(check: CheckState | None) -> Confirmation:
    """What the checks of an attempt, by the one that says most against it, mean for its result: as
    long as one of them is neither confirmed nor refused, it is provisional."""
    if check in (None, CheckState.ACCEPTED, CheckState.CONFIRMED):
        return Confirmation.SETTLED
    return Confirmation.UNCONFIRMED if check == CheckState.REJECTED else Confirmation.PROVISIONAL
