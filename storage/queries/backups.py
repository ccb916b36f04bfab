"""Questions the database is asked about backups, and what a restore sets right in it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, false, or_, select, update

from storage.database import Session
from storage.tables.health import Sign
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.letters import Delivery, Letter, LetterState
from storage.tables.people import Person
from storage.tables.work import Work, WorkState

_OPEN = (LetterState.WAITING, LetterState.SENDING)


async def is_under_way(session: Session, kind: str) -> bool:
    """Whether such a job waits or is being done."""
    waiting = Work.kind == kind, Work.state == WorkState.WAITING
    return await session.scalar(select(Work.id).where(*waiting).limit(1)) is not None


async def roster_codes(session: Session, numbers: Iterable[int]) -> Mapping[int, str]:
    """The roster codes that these people have now."""
    asked = select(Person.id, Person.roster_code).where(Person.id.in_(list(numbers)))
    return {number: code for number, code in await session.execute(asked)}


async def close_letters(
    session: Session, delivery: Delivery, state: LetterState, now: datetime
) -> int:
    """Letters of this class that were due by now: closed; say how many."""
    closed = await session.execute(
        update(Letter)
        .where(Letter.state.in_(_OPEN), Letter.delivery == delivery)
        .where(or_(Letter.not_before <= now, Letter.state == LetterState.SENDING))
        .values(state=state, owner=None, reason="restored", closed_at=now)
        .returning(Letter.id)
    )
    return len(closed.all())


async def close_answers(session: Session) -> None:
    """What had been handled was answered long ago."""
    handled = StoredUpdate.is_answered == false(), StoredUpdate.state != UpdateState.WAITING
    await session.execute(update(StoredUpdate).where(*handled).values(is_answered=True, owner=None))


async def close_jobs(session: Session, kind: str, now: datetime) -> None:
    """Jobs of this kind are not done again."""
    waiting = Work.kind == kind, Work.state == WorkState.WAITING
    closed = {"state": WorkState.CANCELLED, "owner": None, "finished_at": now}
    await session.execute(update(Work).where(*waiting).values(**closed))


async def forget_signs(session: Session) -> None:
    """What the parts of the bot said about themselves at that time."""
    await session.execute(delete(Sign))
