"""Papers: what is drawn for an attempt, what an answer earns, and how far a learner has come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any

from academy import scoring
from academy.errors import AcademyError
from academy.errors.quizzes import CategoryTooSmall, TooFewQuestions
from storage.queries.quizzes import Item
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.identity import CheckState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz


class Stage(StrEnum):
    """Where a quiz stands for one learner."""

    RUNNING = "running"
    OPEN = "open"
    AHEAD = "ahead"
    FINISHED = "finished"
    MISSED = "missed"  # closed without an attempt


class Confirmation(StrEnum):
    """Whether the result stands: it depends on the identity check before the attempt."""

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
    """How far a paper is answered: `total` questions, `most` points at best; `awaiting` essays are
    answered and not marked yet, so `points` may still grow."""

    answered: int
    points: float
    total: int
    most: float
    awaiting: int = 0

    @property
    def percent(self) -> int:
        """0 to 100 of all points of the paper, half up."""
        return scoring.percent(self.points, self.most)


@dataclass(frozen=True)
class Standing:
    """A quiz on the learner's list."""

    quiz: Quiz
    stage: Stage
    attempt: Attempt | None
    tally: Tally | None
    confirmation: Confirmation
    is_admitted: bool  # the identity check, where the quiz wants one, is behind the learner


@dataclass(frozen=True)
class Progress:
    """An attempt on the screen: the present question, or the result when there is none."""

    attempt: Attempt
    question: Question | None
    chosen: frozenset[int]
    tally: Tally
    confirmation: Confirmation
    now: datetime

    @property
    def quiz(self) -> Quiz:
        return self.attempt.quiz


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


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Finished, or past its deadline and about to be finished by the clock."""
    return attempt.state != AttemptState.OPEN or now >= attempt.deadline


def tally(attempt: Attempt, answers: Mapping[int, Answer]) -> Tally:
    """What the answers given so far amount to."""
    marks = [each.points for each in answers.values()]
    return tally_of(attempt, len(marks), sum(each or 0.0 for each in marks), marks.count(None))


def tally_of(attempt: Attempt, answered: int, points: float, awaiting: int) -> Tally:
    """The same from sums of the database."""
    most = round(sum(worth(attempt).values()), 4)
    return Tally(answered, round(points, 2), len(attempt.paper), most, awaiting)


def worth(attempt: Attempt) -> dict[int, float]:
    """The points of each question of the paper; of an old paper, one each."""
    kept = attempt.worth or [1.0] * len(attempt.paper)
    return dict(zip(attempt.paper, kept, strict=True))


def unanswered(attempt: Attempt, answers: Collection[int]) -> list[int]:
    """What is left of the paper, in its order; the first is the present question."""
    return [number for number in attempt.paper if number not in answers]


def confirmation(check: CheckState | None) -> Confirmation:
    """What the check before an attempt means for its result."""
    if check == CheckState.DOUBTFUL:
        return Confirmation.PROVISIONAL
    return Confirmation.UNCONFIRMED if check == CheckState.REJECTED else Confirmation.SETTLED


def stage(quiz: Quiz, attempt: Attempt | None, now: datetime) -> Stage:
    """Where the quiz stands for the learner with this attempt, or with none."""
    if attempt is not None:
        return Stage.FINISHED if is_over(attempt, now) else Stage.RUNNING
    if now < quiz.opens_at:
        return Stage.AHEAD
    return Stage.OPEN if now < quiz.closes_at else Stage.MISSED
