"""Questions the database is asked about a whole thread: who may have it, and what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.staffing import staffed_by
from storage.tables.consultations import Entry, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


@dataclass(frozen=True)
class Seen:
    """What of a thread its reader sees beside messages that were relayed."""

    thread_id: int
    notes: bool
    withheld: bool


def _seen(seen: Seen) -> list[ColumnElement[bool]]:
    found = [Entry.thread_id == seen.thread_id]
    if not seen.notes:
        found.append(Entry.side != Side.NOTE)
    if not seen.withheld:
        found.append(Entry.is_withheld.is_(False))
    return found


async def thread(
    session: Session, person_id: int, thread_id: int, today: date, *, is_office: bool
) -> tuple[Thread, Discipline, Person, bool] | None:
    """A thread with its discipline and learner, and whether the staff may not know who asks: for
    the learner, for who answers there today, and for the office."""
    own = Thread.learner_id == person_id
    mine = or_(literal(is_office), own, staffed_by(person_id, today))
    rows = await session.execute(
        select(Thread, Discipline, Person, func.coalesce(Department.hides_learner, False))
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Person, Person.id == Thread.learner_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .where(Thread.id == thread_id, mine)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2], bool(found[3])) if found else None


async def length(session: Session, seen: Seen) -> int:
    """How many entries there are."""
    return await session.scalar(select(func.count()).where(*_seen(seen))) or 0


async def first(session: Session, seen: Seen, newest: int) -> int:
    """The number of the first of the newest entries; 0 where there are no more than these."""
    statement = select(Entry.id).where(*_seen(seen)).order_by(Entry.id.desc())
    return await session.scalar(statement.offset(newest - 1).limit(1)) or 0


async def entries(
    session: Session, seen: Seen, after: int, limit: int
) -> Sequence[tuple[Entry, Person]]:
    """The next entries with their authors, in order."""
    rows = await session.execute(
        select(Entry, Person)
        .join(Person, Person.id == Entry.author_id)
        .where(*_seen(seen), Entry.id > after)
        .order_by(Entry.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def events(
    session: Session, thread_id: int, limit: int
) -> Sequence[tuple[ThreadEvent, Person | None, Person | None]]:
    """The newest things that happened to a thread, oldest first; by whom, and to whom."""
    to = aliased(Person)
    rows = await session.execute(
        select(ThreadEvent, Person, to)
        .outerjoin(Person, Person.id == ThreadEvent.person_id)
        .outerjoin(to, to.id == ThreadEvent.to_person_id)
        .where(ThreadEvent.thread_id == thread_id)
        .order_by(ThreadEvent.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in rows][::-1]
