"""Questions the database is asked about how consultations of a month went."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, true

from storage.database import Session
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.consultations import Entry, EntryKind, EventKind, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

_PORTION = 200  # messages between which the process serves others
_BEGINNING = 60  # characters of a message: enough to tell whether it is only thanks


class Message(NamedTuple):
    """An entry without what it says: `text` is its beginning, of the learner's."""

    thread_id: int
    side: Side
    author_id: int
    written_at: datetime
    kind: EntryKind
    text: str


class Event(NamedTuple):
    thread_id: int
    kind: EventKind
    number: int | None
    teacher_id: int | None


class Meeting(NamedTuple):
    """A consultation by appointment that was held or missed."""

    teacher_id: int
    state: BookingState
    starts_at: datetime
    ends_at: datetime


async def headed(session: Session, person_id: int) -> Sequence[Department]:
    """The departments the person heads."""
    statement = select(Department).where(
        Department.head_id == person_id, Department.archived_at.is_(None)
    )
    return (await session.scalars(statement.order_by(Department.id))).all()


def _is_headed(head_id: int | None) -> ColumnElement[bool]:
    """Disciplines of whose departments this is the head; of all: none."""
    headed = select(Department.id).where(Department.head_id == head_id)
    return true() if head_id is None else Discipline.department_id.in_(headed)


def _threads(head_id: int | None) -> Select[int]:
    of = Discipline.id == Thread.discipline_id
    return select(Thread.id).join(Discipline, of).where(_is_headed(head_id))


async def messages(
    session: Session, head_id: int | None, span: tuple[datetime, datetime], limit: int
) -> AsyncIterator[Message]:
    """The messages of both sides between two moments, thread by thread, in order; read portion by
    portion, so that who counts them keeps nobody waiting."""
    streamed = await session.stream(
        select(
            Entry.thread_id,
            Entry.side,
            Entry.author_id,
            Entry.written_at,
            Entry.kind,
            func.substr(Entry.text, 1, _BEGINNING),
        )
        .where(Entry.thread_id.in_(_threads(head_id)), Entry.side != Side.NOTE)
        .where(Entry.written_at >= span[0], Entry.written_at < span[1])
        .where(Entry.is_withheld.is_(False))
        .order_by(Entry.thread_id, Entry.id)
        .limit(limit)
        .execution_options(yield_per=_PORTION)
    )
    async for portion in streamed.partitions():
        for row in portion:
            yield Message(*row)


async def events(
    session: Session, head_id: int | None, span: tuple[datetime, datetime]
) -> list[Event]:
    """Reminders, escalations and ratings between two moments, in order."""
    kinds = (EventKind.REMINDED, EventKind.ESCALATED, EventKind.RATED)
    rows = await session.execute(
        select(ThreadEvent.thread_id, ThreadEvent.kind, ThreadEvent.number, Thread.teacher_id)
        .join(Thread, Thread.id == ThreadEvent.thread_id)
        .where(ThreadEvent.thread_id.in_(_threads(head_id)), ThreadEvent.kind.in_(kinds))
        .where(ThreadEvent.at >= span[0], ThreadEvent.at < span[1])
        .order_by(ThreadEvent.id)
    )
    return [Event(*row) for row in rows]


async def meetings(
    session: Session, head_id: int | None, span: tuple[datetime, datetime]
) -> list[Meeting]:
    """The consultations by appointment that began between two moments, were held or missed."""
    rows = await session.execute(
        select(Slot.teacher_id, Booking.state, Slot.starts_at, Slot.ends_at)
        .join(Booking, Booking.slot_id == Slot.id)
        .join(Discipline, Discipline.id == Booking.discipline_id)
        .where(Booking.state.in_((BookingState.HELD, BookingState.MISSED)), _is_headed(head_id))
        .where(Slot.starts_at >= span[0], Slot.starts_at < span[1])
    )
    return [Meeting(*row) for row in rows]


async def people(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """The names of these people."""
    rows = await session.scalars(select(Person).where(Person.id.in_(numbers)))
    return {person.id: person.name for person in rows}
