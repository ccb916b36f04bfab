"""Marks a person may not see yet: in what is stored of them they wait for the review (row Q10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import stages
from storage.database import Session
from storage.queries import quiz_reviews as ask
from storage.queries.quiz_reviews import Own
from storage.tables.attempts import AttemptState
from storage.tables.trace import Thing


@dataclass(frozen=True)
class Sealed:
    """Quizzes whose points wait, and the person's attempts at them."""

    quizzes: frozenset[int]
    attempts: frozenset[int]

    def holds_line(self, kind: Thing, number: int, result: Mapping[str, Any]) -> bool:
        """Whether a line of the trace tells points that wait; a question's belong to its quiz."""
        quiz = number if kind == Thing.QUIZ else result.get("quiz")
        return kind in (Thing.QUIZ, Thing.QUESTION) and quiz in self.quizzes


async def sealed(session: Session, person_id: int, *, now: datetime) -> Sealed:
    """While an attempt goes on, the points of its answers would be a key to it; then they wait for
    the moment of the quiz's matrix, and at the longest for its close."""
    rows = await ask.own_attempts(session, person_id)
    quizzes = frozenset(row.quiz.id for row in rows if _waits(row, now))
    return Sealed(quizzes, frozenset(row.attempt_id for row in rows if row.quiz.id in quizzes))


def _waits(row: Own, now: datetime) -> bool:
    if row.state == AttemptState.OPEN:
        return True
    if now >= row.closed_at:
        return False
    return not stages.shows_marks(row.quiz, row.finished_at or now, row.closed_at, now)
