"""Questions the database is asked about quizzes: where they stand, and what may be drawn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.tables.attempts import Answer, Attempt
from storage.tables.disciplines import Discipline
from storage.tables.identity import Check, CheckState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz

ADMITTING = (CheckState.ACCEPTED, CheckState.DOUBTFUL, CheckState.CONFIRMED)


@dataclass(frozen=True)
class Row:
    """A quiz as one learner stands in it; `admission` is the recent check that lets
    them start, `pending` one whose picture is being looked at."""

    quiz: Quiz
    attempt: Attempt | None
    answered: int
    points: float
    awaiting: int  # essays
    check: CheckState | None
    admission: int | None
    pending: int | None


@dataclass(frozen=True)
class Item:
    """A question of the bank as far as a draw is concerned."""

    id: int
    category: str
    points: float


async def standings(
    session: Session, learner_id: int, since: datetime, limit: int
) -> Sequence[Row]:
    """The learner's quizzes, those that close last first; checks older than that admit nobody."""
    statement = _standings(learner_id, since).order_by(Quiz.closes_at.desc(), Quiz.id).limit(limit)
    return [Row(*row) for row in await session.execute(statement)]


async def standing(session: Session, learner_id: int, quiz_id: int, since: datetime) -> Row | None:
    """One quiz of the learner's disciplines, with everything its card shows, in one query."""
    found = await session.execute(_standings(learner_id, since).where(Quiz.id == quiz_id))
    row = found.one_or_none()
    return Row(*row) if row else None


def _standings(learner_id: int, since: datetime) -> Select[Any]:
    mine = (Attempt.quiz_id == Quiz.id) & (Attempt.learner_id == learner_id)
    answers = (Answer.attempt_id == Attempt.id) & Answer.answered_at.is_not(None)
    return (
        select(
            Quiz,
            Attempt,
            _single(select(func.count()).where(answers)),
            _single(select(func.coalesce(func.sum(Answer.points), 0.0)).where(answers)),
            _single(select(func.count()).where(answers, Answer.points.is_(None))),
            Check.state,
            _newest(learner_id, ADMITTING, since),
            _newest(learner_id, (CheckState.RECEIVED,)),
        )
        .join(Discipline, Discipline.id == Quiz.discipline_id)
        .outerjoin(Attempt, mine)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(Quiz.discipline_id.in_(studied_by(learner_id)), ~Quiz.is_draft)
        .where(Discipline.archived_at.is_(None) | Attempt.id.is_not(None))
    )


def _newest(
    learner_id: int, states: Collection[CheckState], since: datetime | None = None
) -> ScalarSelect[Any]:
    """The learner's newest check before this quiz in one of these states, if not from before."""
    other = Check.__table__.alias()
    found = select(func.max(other.c.id)).where(
        other.c.person_id == learner_id,
        other.c.quiz_id == Quiz.id,
        other.c.state.in_(states),
    )
    if since is not None:  # a decision comes after its picture
        found = found.where(func.coalesce(other.c.decided_at, other.c.received_at) >= since)
    return _single(found)


def _single(statement: Select[Any]) -> ScalarSelect[Any]:
    return statement.correlate(Quiz, Attempt).scalar_subquery()


async def items(session: Session, discipline_id: int, at: datetime) -> list[Item]:
    """What could be drawn at this moment: the versions in use then, in the order of the bank."""
    is_there = Question.added_at.is_(None) | (Question.added_at <= at)
    statement = (
        select(Question.id, Question.category, Question.points)
        .where(Question.discipline_id == discipline_id, is_there)
        .where(Question.retired_at.is_(None) | (Question.retired_at > at))
        .order_by(Question.id)
    )
    return [Item(*row) for row in await session.execute(statement)]
