"""Questions the database is asked about attempts, and what it keeps at each tap."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, false, func, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.queries.upserts import insert_new, renew
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.identity import Check, CheckState
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.people import Conversation
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class Sheet:
    """An attempt with its quiz, what was answered so far (`begun`: tapped, and not answered yet),
    and its check."""

    attempt: Attempt
    answers: dict[int, Answer]
    begun: dict[int, Answer]
    check: CheckState | None


async def sheet(session: Session, learner_id: int, attempt_id: int) -> Sheet | None:
    """The learner's own attempt, in one query: this is the hot path of every tap."""
    return await _sheet(session, Attempt.id == attempt_id, Attempt.learner_id == learner_id)


async def any_sheet(session: Session, attempt_id: int) -> Sheet | None:
    """An attempt for a letter to its own learner."""
    return await _sheet(session, Attempt.id == attempt_id)


async def _sheet(session: Session, *which: ColumnElement[bool]) -> Sheet | None:
    statement = (
        select(Attempt, Answer, Check.state)
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(*which)
        .options(joinedload(Attempt.quiz))
    )
    rows = (await session.execute(statement)).all()
    if not rows:
        return None
    answers = [row.Answer for row in rows if row.Answer is not None]
    return Sheet(
        rows[0].Attempt,
        {each.question_id: each for each in answers if each.answered_at is not None},
        {each.question_id: each for each in answers if each.answered_at is None},
        rows[0].state,
    )


async def questions(session: Session, question_ids: Collection[int]) -> dict[int, Question]:
    """These questions with their options, in one query."""
    statement = (
        select(Question).where(Question.id.in_(question_ids)).options(joinedload(Question.options))
    )
    found = (await session.scalars(statement)).unique()
    return {question.id: question for question in found}


async def add_attempt(session: Session, quiz: Quiz, **fields: Any) -> Attempt | None:
    """A new attempt at the quiz; none when the learner has one already."""
    statement = insert_new(session, Attempt).values(quiz_id=quiz.id, **fields)
    added: Attempt | None = await session.scalar(statement.returning(Attempt))
    if added is not None:
        set_committed_value(added, "quiz", quiz)  # it is at hand: no second query
    return added


async def keep_answer(
    session: Session, attempt_id: int, question_id: int, **fields: Any
) -> Answer | None:
    """The answer that stands from now on; none when one stands already: the first stays."""
    keys = {"attempt_id": attempt_id, "question_id": question_id}
    statement = renew(session, Answer, keys, fields, where=Answer.answered_at.is_(None))
    kept: Answer | None = await session.scalar(
        statement.returning(Answer).execution_options(populate_existing=True)
    )
    return kept


async def keep_begun(
    session: Session, attempt_id: int, question_id: int, response: dict[str, Any]
) -> None:
    """What is tapped so far; an answer that stands is left alone."""
    keys = {"attempt_id": attempt_id, "question_id": question_id}
    fields = {"response": response}
    await session.execute(renew(session, Answer, keys, fields, where=Answer.answered_at.is_(None)))


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
    """Of each attempt: number, learner, quiz, discipline, paper, its points and those earned."""
    statement = (
        select(
            Attempt.id,
            Attempt.learner_id,
            Attempt.paper,
            Attempt.worth,
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
