"""Questions the database is asked for a document with all results of a quiz, in portions."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from storage.database import Session
from storage.tables.attempts import Answer
from storage.tables.people import Person
from storage.tables.questions import Question


async def answers(session: Session, attempt_ids: Collection[int]) -> Sequence[Any]:
    """The answers that stand: attempt, question, response, points, seconds, moment."""
    statement = select(
        Answer.attempt_id,
        Answer.question_id,
        Answer.response,
        Answer.points,
        Answer.seconds,
        Answer.answered_at,
    ).where(Answer.attempt_id.in_(attempt_ids), Answer.answered_at.is_not(None))
    return (await session.execute(statement)).all()


async def people(session: Session, ids: Collection[int]) -> Sequence[Any]:
    """Number, names, roster code and folded name of these people."""
    statement = select(
        Person.id,
        Person.family_name,
        Person.given_name,
        Person.patronymic,
        Person.roster_code,
        Person.folded,
    ).where(Person.id.in_(ids))
    return (await session.execute(statement)).all()


async def questions(session: Session, question_ids: Collection[int]) -> Sequence[Question]:
    """These questions with their options, in the order of the bank."""
    statement = (
        select(Question)
        .where(Question.id.in_(question_ids))
        .options(selectinload(Question.options))
        .order_by(Question.id)
    )
    return (await session.scalars(statement)).all()
