"""Questions the database is asked about quizzes and attempts, and what it keeps at each tap."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, delete, false, func, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.queries.upserts import insert_new
from storage.tables.disciplines import Discipline
from storage.tables.identity import Check, CheckState
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.people import Conversation
from storage.tables.quizzes import Answer, Attempt, AttemptState, Choice, Option, Question, Quiz

ADMITTING = (CheckState.ACCEPTED, CheckState.DOUBTFUL, CheckState.CONFIRMED)


@dataclass(frozen=True)
class Row:
    """A quiz as one learner stands in it; `admission` is the recent check that lets
    them start, `pending` one whose picture is being looked at."""

    quiz: Quiz
    attempt: Attempt | None
    answered: int
    points: float
    check: CheckState | None
    admission: int | None
    pending: int | None


@dataclass(frozen=True)
class Sheet:
    """An attempt with its quiz, the points of the questions answered so far, and its check."""

    attempt: Attempt
    points: dict[int, float]
    check: CheckState | None


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
    answers = Answer.attempt_id == Attempt.id
    return (
        select(
            Quiz,
            Attempt,
            _single(select(func.count()).where(answers)),
            _single(select(func.coalesce(func.sum(Answer.points), 0.0)).where(answers)),
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


async def sheet(session: Session, learner_id: int, attempt_id: int) -> Sheet | None:
    """The learner's own attempt, in one query: this is the hot path of every tap."""
    return await _sheet(session, Attempt.id == attempt_id, Attempt.learner_id == learner_id)


async def any_sheet(session: Session, attempt_id: int) -> Sheet | None:
    """An attempt for a letter to its own learner."""
    return await _sheet(session, Attempt.id == attempt_id)


async def _sheet(session: Session, *which: ColumnElement[bool]) -> Sheet | None:
    statement = (
        select(Attempt, Answer.question_id, Answer.points, Check.state)
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(*which)
        .options(joinedload(Attempt.quiz))
    )
    rows = (await session.execute(statement)).all()
    if not rows:
        return None
    points = {row.question_id: row.points for row in rows if row.question_id is not None}
    return Sheet(rows[0].Attempt, points, rows[0].state)


async def questions(session: Session, question_ids: Collection[int]) -> dict[int, Question]:
    """These questions with their options, in one query."""
    statement = (
        select(Question).where(Question.id.in_(question_ids)).options(joinedload(Question.options))
    )
    found = (await session.scalars(statement)).unique()
    return {question.id: question for question in found}


async def current_questions(session: Session, quiz: Quiz) -> Sequence[int]:
    """The questions this quiz may draw from now: its category and everything below it."""
    statement = (
        select(Question.id)
        .where(Question.discipline_id == quiz.discipline_id, Question.retired_at.is_(None))
        .order_by(Question.id)
    )
    if quiz.category is not None:
        below = Question.category.startswith(f"{quiz.category}/", autoescape=True)
        statement = statement.where((Question.category == quiz.category) | below)
    return (await session.scalars(statement)).all()


async def add_attempt(session: Session, quiz: Quiz, **fields: Any) -> Attempt | None:
    """A new attempt at the quiz; none when the learner has one already."""
    statement = insert_new(session, Attempt).values(quiz_id=quiz.id, **fields)
    added: Attempt | None = await session.scalar(statement.returning(Attempt))
    if added is not None:
        set_committed_value(added, "quiz", quiz)  # it is at hand: no second query
    return added


async def keep_answer(session: Session, **fields: Any) -> bool:
    """Whether this was the first answer to the question: the first stays."""
    kept = await session.scalar(
        insert_new(session, Answer).values(**fields).returning(Answer.question_id)
    )
    return kept is not None


async def keep_choice(session: Session, attempt_id: int, option: Option) -> None:
    await session.execute(
        insert_new(session, Choice).values(
            attempt_id=attempt_id, option_id=option.id, question_id=option.question_id
        )
    )


async def drop_choice(session: Session, attempt_id: int, option_id: int) -> bool:
    """Whether the option had been chosen before."""
    dropped = await session.scalar(
        delete(Choice)
        .where(Choice.attempt_id == attempt_id, Choice.option_id == option_id)
        .returning(Choice.option_id)
    )
    return dropped is not None


async def chosen(session: Session, attempt_id: int, question_id: int) -> frozenset[int]:
    """The options tapped so far."""
    statement = select(Choice.option_id).where(
        Choice.attempt_id == attempt_id, Choice.question_id == question_id
    )
    return frozenset(await session.scalars(statement))


async def finish(session: Session, attempt_id: int, at: datetime) -> bool:
    """Whether this ended the attempt: a second end changes nothing."""
    ended = await session.scalar(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.state == AttemptState.OPEN)
        .values(state=AttemptState.FINISHED, finished_at=at)
        .returning(Attempt.id)
    )
    return ended is not None


async def finish_overdue(session: Session, before: datetime, limit: int) -> list[int]:
    """End attempts whose deadline lies before this moment, at their deadline. A learner whose
    press reached us in time and is not worked off yet is left alone: that press still counts."""
    in_time = (
        select(StoredUpdate.update_id)
        .join(Conversation, Conversation.telegram_id == StoredUpdate.lane)
        .where(
            Conversation.person_id == Attempt.learner_id,
            StoredUpdate.is_answered == false(),
            StoredUpdate.state == UpdateState.WAITING,
            StoredUpdate.received_at < Attempt.deadline,
        )
        .exists()
    )
    due = (
        select(Attempt.id)
        .where(Attempt.state == AttemptState.OPEN, Attempt.deadline <= before, ~in_time)
        .order_by(Attempt.deadline)
        .limit(limit)
    )
    ended = await session.scalars(
        update(Attempt)
        .where(Attempt.id.in_(due), Attempt.state == AttemptState.OPEN)
        .values(state=AttemptState.FINISHED, finished_at=Attempt.deadline)
        .returning(Attempt.id)
    )
    return sorted(ended)


async def totals(session: Session, attempt_ids: Collection[int]) -> Sequence[Any]:
    """Of each attempt: number, learner, quiz, discipline, length of the paper, points."""
    statement = (
        select(
            Attempt.id,
            Attempt.learner_id,
            Attempt.paper,
            Quiz.id.label("quiz_id"),
            Quiz.discipline_id,
            func.coalesce(func.sum(Answer.points), 0.0).label("points"),
        )
        .join(Quiz)
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .where(Attempt.id.in_(attempt_ids))
        .group_by(Attempt.id, Quiz.id)
    )
    return (await session.execute(statement)).all()
