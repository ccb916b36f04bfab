"""Papers: what is drawn for an attempt, what an answer earns, and how far a learner has come."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random

from storage.tables.identity import CheckState
from storage.tables.quizzes import Attempt, AttemptState, Option, Question, Quiz


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
class Tally:
    """Points of a paper; `total` is the number of its questions, one point each."""

    answered: int
    points: float
    total: int

    @property
    def percent(self) -> int:
        """0 to 100, half up."""
        return math.floor(self.points / self.total * 100 + 0.5)


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


def drawn(seed: int, question_ids: Sequence[int], length: int) -> list[int]:
    """The paper of this seed: the same seed and bank give the same paper again (row Q4)."""
    return Random(seed).sample(question_ids, length)  # noqa: S311 - a draw, not a secret


def earned(options: Collection[Option]) -> float:
    """The points of an answer: its weights added up, kept between 0 and 1 (partial credit)."""
    share = sum(option.weight for option in options) / 100
    return round(min(max(share, 0.0), 1.0), 4)


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Finished, or past its deadline and about to be finished by the clock."""
    return attempt.state == AttemptState.FINISHED or now >= attempt.deadline


def tally(attempt: Attempt, points: Mapping[int, float]) -> Tally:
    """What the answers given so far amount to."""
    return Tally(len(points), round(sum(points.values()), 2), len(attempt.paper))


def unanswered(attempt: Attempt, points: Mapping[int, float]) -> list[int]:
    """What is left of the paper, in its order; the first is the present question."""
    return [number for number in attempt.paper if number not in points]


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
