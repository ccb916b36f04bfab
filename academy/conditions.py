"""Conditions: when, how long and how often one learner may take a quiz, overrides counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from storage.tables.quizzes import Quiz, QuizOverride

T = TypeVar("T")


@dataclass(frozen=True)
class Conditions:
    """What holds for one learner; no limit: until the closing, no number: any number."""

    opens_at: datetime
    closes_at: datetime
    time_limit: timedelta | None
    attempts_allowed: int | None

    def deadline(self, started_at: datetime) -> datetime:
        """min(start + limit, close) (row Q2)."""
        if self.time_limit is None:
            return self.closes_at
        return min(started_at + self.time_limit, self.closes_at)


def conditions(quiz: Quiz, overrides: Iterable[QuizOverride]) -> Conditions:
    """The quiz's own, but for what the overrides say: the learner's goes before a group's, of
    several groups the kindest counts (row Q6)."""
    found = list(overrides)
    own = [each for each in found if each.learner_id is not None]
    groups = [each for each in found if each.learner_id is None]
    opens = _of(own, groups, "opens_at", datetime)
    closes = _of(own, groups, "closes_at", datetime)
    limits = _of(own, groups, "time_limit", timedelta)
    attempts = _of(own, groups, "attempts_allowed", int)
    return Conditions(
        min(opens, default=quiz.opens_at),
        max(closes, default=quiz.closes_at),
        max(limits, default=quiz.time_limit),
        max(attempts, default=quiz.attempts_allowed),
    )


def _of(own: list[QuizOverride], groups: list[QuizOverride], name: str, kind: type[T]) -> list[T]:
    """What the learner's own override says; where it says nothing, what the groups' say."""
    for rows in (own, groups):
        said = [value for row in rows if isinstance(value := getattr(row, name), kind)]
        if said:
            return said
    return []
