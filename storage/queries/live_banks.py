"""Questions the database is asked about the banks live quizzes are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.questions import Question


@dataclass(frozen=True)
class Category:
    """A category of a bank, one of its questions, and how many it holds."""

    name: str
    question_id: int
    count: int


async def disciplines(session: Session, host_id: int) -> Sequence[Discipline]:
    """What the person teaches, terms that are closed left out."""
    statement = (
        select(Discipline)
        .join(Teaching, Teaching.discipline_id == Discipline.id)
        .where(Teaching.person_id == host_id, Discipline.archived_at.is_(None))
    )
    return (await session.scalars(statement.order_by(Discipline.id))).all()


async def count_categories(
    session: Session, host_id: int, discipline_id: int, now: datetime
) -> int:
    """How many categories the bank of a discipline the person teaches has."""
    found = select(func.count(Question.category.distinct())).where(
        *_in_use(host_id, now), Question.discipline_id == discipline_id
    )
    return await session.scalar(found) or 0


async def categories(
    session: Session, host_id: int, discipline_id: int, now: datetime, offset: int, limit: int
) -> Sequence[Category]:
    """A part of them, by name."""
    found = (
        select(Question.category, func.min(Question.id), func.count())
        .where(*_in_use(host_id, now), Question.discipline_id == discipline_id)
        .group_by(Question.category)
        .order_by(Question.category)
    )
    rows = await session.execute(found.offset(offset).limit(limit))
    return [Category(name, number, many) for name, number, many in rows]


async def beside(
    session: Session, host_id: int, question_id: int, now: datetime, limit: int
) -> Sequence[Question]:
    """The first questions of the category this one is in, in the order of the bank."""
    other = select(Question.discipline_id, Question.category).where(Question.id == question_id)
    one = other.subquery()
    found = (
        select(Question)
        .join(
            one,
            (one.c.discipline_id == Question.discipline_id) & (one.c.category == Question.category),
        )
        .where(*_in_use(host_id, now))
        .options(joinedload(Question.options), selectinload(Question.pictures))
        .order_by(Question.id)
        .limit(limit)
    )
    return (await session.scalars(found)).unique().all()


def _in_use(host_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    taught = select(Teaching.discipline_id).where(Teaching.person_id == host_id)
    return (
        Question.discipline_id.in_(taught),
        Question.added_at.is_(None) | (Question.added_at <= now),
        Question.retired_at.is_(None) | (Question.retired_at > now),
    )
