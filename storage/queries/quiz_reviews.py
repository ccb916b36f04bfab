"""Questions the database is asked about submitted attempts and what was answered in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.queries.confirmations import of_attempt
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.disciplines import Teaching
from storage.tables.identity import Check, CheckState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz, QuizOverride


@dataclass(frozen=True)
class Sheet:
    """An attempt with its quiz, the answers that stand, and its check."""

    attempt: Attempt
    answers: dict[int, Answer]
    check: CheckState | None


async def own_sheet(session: Session, learner_id: int, attempt_id: int) -> Sheet | None:
    """The learner's own attempt, whatever its state."""
    return await _sheet(session, Attempt.id == attempt_id, Attempt.learner_id == learner_id)


async def taught_sheet(session: Session, lecturer_id: int, attempt_id: int) -> Sheet | None:
    """An attempt at a quiz of a discipline the lecturer teaches."""
    taught = select(Teaching.discipline_id).where(Teaching.person_id == lecturer_id)
    return await _sheet(session, Attempt.id == attempt_id, Quiz.discipline_id.in_(taught))


async def _sheet(session: Session, *which: ColumnElement[bool]) -> Sheet | None:
    statement = (
        select(Attempt, of_attempt())
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(*which)
        .options(joinedload(Attempt.quiz))
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    answers = await session.scalars(
        select(Answer).where(Answer.attempt_id == row.Attempt.id, Answer.answered_at.is_not(None))
    )
    return Sheet(row.Attempt, {each.question_id: each for each in answers}, row.check_state)


@dataclass(frozen=True)
class Situation:
    """Where a quiz stands: `closed_at` is when it is closed for everybody, overrides and attempts
    under way are waited for; and whether the learner has an attempt under way."""

    closed_at: datetime
    is_taking: bool


async def situation(session: Session, quiz: Quiz, learner_id: int) -> Situation:
    """How the quiz stands for everybody, and for this learner."""
    over = select(func.max(QuizOverride.closes_at)).where(QuizOverride.quiz_id == quiz.id)
    under_way = select(func.max(Attempt.deadline)).where(
        Attempt.quiz_id == quiz.id, Attempt.state == AttemptState.OPEN
    )
    own = under_way.where(Attempt.learner_id == learner_id)
    statement = select(*(each.scalar_subquery() for each in (over, under_way, own)))
    row = (await session.execute(statement)).one()
    moments: list[datetime] = [moment for moment in row if moment is not None]
    return Situation(max([quiz.closes_at, *moments]), row[2] is not None)


@dataclass(frozen=True)
class Own:
    """A learner's attempt with its quiz, and when that is closed for everybody."""

    attempt_id: int
    state: AttemptState
    finished_at: datetime | None
    quiz: Quiz
    closed_at: datetime


async def own_attempts(session: Session, learner_id: int) -> list[Own]:
    """Every attempt of the learner, in one query."""
    other = Attempt.__table__.alias()
    over = select(func.max(QuizOverride.closes_at)).where(QuizOverride.quiz_id == Quiz.id)
    under_way = select(func.max(other.c.deadline)).where(
        other.c.quiz_id == Quiz.id, other.c.state == AttemptState.OPEN
    )
    moments = [each.correlate(Quiz).scalar_subquery() for each in (over, under_way)]
    found = await session.execute(
        select(Attempt.id, Attempt.state, Attempt.finished_at, Quiz, *moments)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.learner_id == learner_id)
    )
    return [_own(*row) for row in found]


def _own(attempt_id: int, state: AttemptState, at: datetime | None, quiz: Quiz, *ends: Any) -> Own:
    moments: list[datetime] = [each for each in ends if each is not None]
    return Own(attempt_id, state, at, quiz, max([quiz.closes_at, *moments]))


async def submitted(session: Session, learner_id: int, quiz_id: int) -> Sequence[int]:
    """The numbers of the learner's attempts at the quiz that are over."""
    statement = select(Attempt.id).where(
        Attempt.quiz_id == quiz_id,
        Attempt.learner_id == learner_id,
        Attempt.state != AttemptState.OPEN,
    )
    return (await session.scalars(statement)).all()


async def questions(session: Session, question_ids: Collection[int]) -> dict[int, Question]:
    """These questions, for a list: without their options."""
    found = await session.scalars(select(Question).where(Question.id.in_(question_ids)))
    return {question.id: question for question in found}


async def question(session: Session, question_id: int) -> Question:
    """This question with its options."""
    statement = (
        select(Question).where(Question.id == question_id).options(joinedload(Question.options))
    )
    return (await session.scalars(statement)).unique().one()
