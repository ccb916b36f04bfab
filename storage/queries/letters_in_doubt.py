"""Questions the database is asked about letters that may have arrived or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select, update

from storage.database import Session
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person

_DOUBT: ColumnElement[str] = literal_column("'doubt'")  # a literal: the partial index is used


async def count(session: Session) -> int:
    """How many there are."""
    return await session.scalar(select(func.count()).where(Letter.state == _DOUBT)) or 0


async def doubtful(session: Session, *, offset: int, limit: int) -> Sequence[Any]:
    """A part of them with the people they are for, the oldest first."""
    found = select(Letter, Person).outerjoin(Person, Person.id == Letter.person_id)
    found = found.where(Letter.state == _DOUBT).order_by(Letter.id).offset(offset).limit(limit)
    return (await session.execute(found)).all()


async def end(
    session: Session, letter_id: int, state: LetterState, **fields: datetime | None
) -> bool:
    """False when it is in doubt no more: the row decides."""
    ended = await session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.state == _DOUBT)
        .values(state=state, reason=None, **fields)
        .returning(Letter.id)
    )
    return ended.first() is not None
