"""Questions the database is asked about the bank of a discipline."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from storage.database import Session
from storage.tables.disciplines import Discipline
from storage.tables.questions import Question


async def discipline(session: Session, code: str) -> Discipline | None:
    """The discipline of this code."""
    return await session.scalar(select(Discipline).where(Discipline.code == code))


async def current(session: Session, discipline_id: int) -> Sequence[Question]:
    """The newest version of every item in use, with its options."""
    statement = (
        select(Question)
        .where(Question.discipline_id == discipline_id, Question.retired_at.is_(None))
        .options(selectinload(Question.options))
    )
    return (await session.scalars(statement)).all()


async def last_versions(session: Session, discipline_id: int) -> dict[str, int]:
    """The highest version of every item there ever was: a retired item's number is not reused."""
    statement = select(Question.key, Question.version).where(
        Question.discipline_id == discipline_id
    )
    found: dict[str, int] = {}
    for key, version in await session.execute(statement):
        found[key] = max(version, found.get(key, 0))
    return found
