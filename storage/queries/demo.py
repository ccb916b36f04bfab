"""Questions the database is asked about the demonstration."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from storage.database import Session
from storage.tables.disciplines import Group
from storage.tables.people import Conversation, Person
from storage.tables.quizzes import Quiz
from storage.tables.timetable import Lesson


async def people(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(Person)) or 0


async def with_codes(session: Session, codes: Sequence[str]) -> int:
    statement = select(func.count()).where(Person.roster_code.in_(codes))
    return await session.scalar(statement) or 0


async def lessons_between(session: Session, start: datetime, end: datetime) -> int:
    statement = select(func.count()).where(Lesson.starts_at > start, Lesson.starts_at <= end)
    return await session.scalar(statement) or 0


async def person(session: Session, roster_code: str) -> tuple[Person, bool]:
    """The person of this row of the roster, and whether they have a phone."""
    statement = (
        select(Person, Conversation.telegram_id)
        .outerjoin(Conversation, Conversation.person_id == Person.id)
        .where(Person.roster_code == roster_code)
    )
    row = (await session.execute(statement)).one()
    return row[0], row[1] is not None


async def group(session: Session, code: str) -> Group:
    return (await session.scalars(select(Group).where(Group.code == code))).one()


async def keep_open(session: Session, closes_at: datetime) -> None:
    await session.execute(update(Quiz).values(closes_at=closes_at))
