"""Questions the database is asked about the bank of a discipline.

What a file brings is staged first: rows with a version below zero that were retired the moment
they were added, so no draw and no list ever finds them. One switch brings them into use.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.orm import aliased, selectinload

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.disciplines import Discipline
from storage.tables.materials import StoredFile
from storage.tables.questions import Option, Question, QuestionPicture


async def discipline(session: Session, code: str) -> Discipline | None:
    """The discipline of this code."""
    return await session.scalar(select(Discipline).where(Discipline.code == code))


async def with_keys(
    session: Session, discipline_id: int, keys: Collection[str]
) -> Sequence[Question]:
    """The questions in use of these items, with their options and pictures."""
    statement = (
        _in_use(select(Question), discipline_id)
        .where(Question.key.in_(keys))
        .options(selectinload(Question.options), selectinload(Question.pictures))
    )
    return (await session.scalars(statement)).all()


async def keep_pictures(session: Session, pictures: Mapping[str, bytes]) -> None:
    """Keep the bytes under their keys; what is there already stays."""
    if pictures:
        rows = [{"file_key": key, "content": content} for key, content in pictures.items()]
        await session.execute(insert_new(session, StoredFile), rows)


Columns = dict[str, Any]


async def add_staged(
    session: Session,
    rows: Sequence[tuple[Columns, Sequence[Columns], Sequence[Columns]]],
    now: datetime,
) -> None:
    """Put questions of one discipline and version in, each with its options and pictures."""
    if not rows:
        return
    times = {"added_at": now, "retired_at": now}
    await session.execute(insert(Question), [question | times for question, _, _ in rows])
    one = rows[0][0]
    keys = [question["key"] for question, _, _ in rows]
    statement = select(Question.key, Question.id).where(
        Question.discipline_id == one["discipline_id"],
        Question.version == one["version"],
        Question.key.in_(keys),
    )
    numbers = {key: number for key, number in await session.execute(statement)}
    options = [
        {**each, "question_id": numbers[question["key"]]}
        for question, own, _ in rows
        for each in own
    ]
    pictures = [
        {**each, "question_id": numbers[question["key"]]}
        for question, _, own in rows
        for each in own
    ]
    if options:
        await session.execute(insert(Option), options)
    if pictures:
        await session.execute(insert(QuestionPicture), pictures)


async def hold(session: Session, discipline_id: int) -> None:
    """Whoever switches the bank of this discipline next waits until this transaction is over."""
    waiting = select(Discipline.id).where(Discipline.id == discipline_id)
    await session.execute(waiting.with_for_update())


async def superseded(session: Session, discipline_id: int, version: int) -> dict[str, int]:
    """The questions in use of the items that are staged under this version: key and number."""
    statement = _in_use(select(Question.key, Question.id), discipline_id).where(
        Question.key.in_(_staged(Question.key, discipline_id, version))
    )
    return {row[0]: row[1] for row in await session.execute(statement)}


async def count_staged(session: Session, discipline_id: int, version: int) -> int:
    """How many questions are staged under this version."""
    staged = _staged(Question.id, discipline_id, version).subquery()
    return await session.scalar(select(func.count()).select_from(staged)) or 0


async def switch(session: Session, discipline_id: int, version: int, now: datetime) -> None:
    """The staged questions come into use as the next version of their items."""
    staged = _staged(Question.key, discipline_id, version)
    await session.execute(
        update(Question)
        .where(
            Question.discipline_id == discipline_id,
            Question.retired_at.is_(None),
            Question.key.in_(staged),
        )
        .values(retired_at=now)
        .execution_options(synchronize_session=False)
    )
    other = aliased(Question)
    last = (
        select(func.coalesce(func.max(other.version), 0))
        .where(other.discipline_id == discipline_id, other.key == Question.key, other.version > 0)
        .scalar_subquery()
    )
    await session.execute(
        update(Question)
        .where(Question.discipline_id == discipline_id, Question.version == version)
        .values(version=last + 1, added_at=now, retired_at=None)
        .execution_options(synchronize_session=False)
    )


async def remove_staged(
    session: Session, discipline_id: int, version: int, before: datetime, limit: int
) -> int:
    """Delete a portion of what is staged under this version, and of what others left staged before
    this moment; how many."""
    is_left = (Question.version == version) | (Question.added_at < before)
    some = select(Question.id).where(
        Question.discipline_id == discipline_id, Question.version < 0, is_left
    )
    numbers = (await session.scalars(some.limit(limit))).all()
    if numbers:
        for table in (Option, QuestionPicture):
            await session.execute(delete(table).where(table.question_id.in_(numbers)))
        await session.execute(delete(Question).where(Question.id.in_(numbers)))
    return len(numbers)


def _in_use(statement: Select[*tuple[Any, ...]], discipline_id: int) -> Any:
    return statement.where(Question.discipline_id == discipline_id, Question.retired_at.is_(None))


def _staged(column: Any, discipline_id: int, version: int) -> Select[Any]:
    other = aliased(Question)
    own = getattr(other, column.key)
    return select(own).where(other.discipline_id == discipline_id, other.version == version)
