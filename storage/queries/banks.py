"""Questions the database is asked about a bank by those who teach its discipline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select, type_coerce, update
from sqlalchemy.orm import selectinload

from storage.database import Session
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.columns import Document
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.questions import Question, QuestionKind, QuestionPicture


@dataclass(frozen=True)
class Heap:
    """The questions of a category and a kind: how many, and how many lack a language."""

    category: str
    kind: QuestionKind
    count: int
    without_kk: int
    without_ru: int


async def heaps(session: Session, discipline_id: int) -> list[Heap]:
    """What is in use, by category and kind."""
    statement = (
        select(
            Question.category,
            Question.kind,
            func.count(),
            func.sum(_lacks("kk")),
            func.sum(_lacks("ru")),
        )
        .where(Question.discipline_id == discipline_id, Question.retired_at.is_(None))
        .group_by(Question.category, Question.kind)
        .order_by(Question.category, Question.kind)
    )
    return [Heap(*row) for row in await session.execute(statement)]


async def page(
    session: Session, discipline_id: int, category: str, *, offset: int, limit: int
) -> Sequence[Question]:
    """A part of the category's questions in use, in the order in which their items came."""
    statement = (
        select(Question)
        .where(
            Question.discipline_id == discipline_id,
            Question.retired_at.is_(None),
            Question.category == category,
        )
        .order_by(Question.id)
        .offset(offset)
        .limit(limit)
    )
    return (await session.scalars(statement)).all()


async def portion(
    session: Session, discipline_id: int, after: int, limit: int
) -> Sequence[Question]:
    """Questions in use behind this number, with all that hangs on them."""
    statement = (
        select(Question)
        .where(
            Question.discipline_id == discipline_id,
            Question.retired_at.is_(None),
            Question.id > after,
        )
        .order_by(Question.id)
        .limit(limit)
        .options(selectinload(Question.options), selectinload(Question.pictures))
    )
    return (await session.scalars(statement)).all()


async def question(
    session: Session, lecturer_id: int, question_id: int
) -> tuple[Question, Discipline] | None:
    """A question of the lecturer's disciplines, with all that hangs on it. What is still being
    staged is none."""
    statement = (
        select(Question, Discipline)
        .join(Discipline, Discipline.id == Question.discipline_id)
        .join(Teaching, Teaching.discipline_id == Discipline.id)
        .where(
            Question.id == question_id,
            Question.version > 0,
            Teaching.person_id == lecturer_id,
            Discipline.archived_at.is_(None),
        )
        .options(selectinload(Question.options), selectinload(Question.pictures))
    )
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1]) if row else None


async def retire(session: Session, question_id: int, now: datetime) -> bool:
    """Whether it was in use until now."""
    gone = await session.scalar(
        update(Question)
        .where(Question.id == question_id, Question.retired_at.is_(None))
        .values(retired_at=now)
        .returning(Question.id)
    )
    return gone is not None


async def picture(session: Session, question_id: int, number: int) -> QuestionPicture | None:
    """The question's picture with this number."""
    return await session.get(QuestionPicture, (question_id, number))


async def is_open(session: Session, attempt_id: int) -> bool:
    """Whether the attempt goes on."""
    state = await session.scalar(select(Attempt.state).where(Attempt.id == attempt_id))
    return state == AttemptState.OPEN


def _lacks(locale: str) -> ColumnElement[int]:
    words = type_coerce(Question.text, Document)[locale].as_string()
    return case((words == "", 1), else_=0)
