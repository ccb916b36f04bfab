"""Questions the database is asked about booked consultations, and the marks it keeps on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, literal, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.slots import TAKEN
from storage.queries.upserts import insert_new
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.disciplines import Discipline, Membership
from storage.tables.letters import Letter
from storage.tables.people import Person
from storage.tables.timetable import Lesson

_BOOKED = Booking.state == BookingState.BOOKED


@dataclass(frozen=True)
class Booked:
    """A booking with its slot, both people and the discipline."""

    booking: Booking
    slot: Slot
    learner: Person
    teacher: Person
    discipline: Discipline


async def add(
    session: Session, slot_id: int, learner_id: int, fields: Mapping[str, Any]
) -> int | None:
    """The number of the new booking; none where one stands already."""
    row = {"slot_id": slot_id, "learner_id": learner_id, "state": BookingState.BOOKED, **fields}
    added: int | None = await session.scalar(
        insert_new(session, Booking).values(**row, sequence=0).returning(Booking.id)
    )
    return added


async def move(
    session: Session, learner_id: int, booking_id: int, to: tuple[int, int], now: datetime
) -> bool:
    """Whether the booking stood and had not begun, and the new slot is free. The slot is locked by
    a statement before: who booked it meanwhile is seen by this one only."""
    discipline_id, slot_id = to
    other = aliased(Booking)
    stands = select(other.id).where(other.slot_id == slot_id, other.state.in_(TAKEN))
    return await _change(
        session,
        (
            Booking.id == booking_id,
            Booking.learner_id == learner_id,
            _is_ahead(now),
            ~stands.exists(),
        ),
        slot_id=slot_id,
        discipline_id=discipline_id,
        booked_at=now,
    )


async def cancel(session: Session, learner_id: int, booking_id: int, now: datetime) -> bool:
    """Whether the booking stood and had not begun."""
    return await _change(
        session,
        (Booking.id == booking_id, Booking.learner_id == learner_id, _is_ahead(now)),
        **_ended(BookingState.CANCELLED, learner_id, now),
    )


async def mark(
    session: Session, teacher_id: int, booking_id: int, state: BookingState, now: datetime
) -> bool:
    """Whether the booking stood, is of the teacher's, and has begun."""
    begun = select(Slot.id).where(Slot.teacher_id == teacher_id, Slot.starts_at <= now)
    return await _change(
        session,
        (Booking.id == booking_id, Booking.slot_id.in_(begun)),
        **_ended(state, teacher_id, now),
    )


async def _change(session: Session, which: Sequence[ColumnElement[bool]], **values: Any) -> bool:
    changed = await session.execute(
        update(Booking)
        .where(*which, _BOOKED)
        .values(sequence=Booking.sequence + 1, **values)
        .returning(Booking.id)
        .execution_options(synchronize_session=False)
    )
    return changed.first() is not None


async def booked(session: Session, booking_id: int) -> Booked | None:
    statement = _whole().where(Booking.id == booking_id)
    rows = await session.execute(statement.execution_options(populate_existing=True))
    row = rows.first()
    return Booked(*row) if row else None


async def of_learner(session: Session, learner_id: int, since: datetime) -> Sequence[Booked]:
    """The learner's standing bookings from this time on, in order."""
    statement = _whole().where(
        Booking.learner_id == learner_id, Booking.state.in_(TAKEN), Slot.ends_at > since
    )
    return [Booked(*row) for row in await session.execute(statement)]


async def of_person(
    session: Session, person_id: int, since: datetime, until: datetime
) -> Sequence[Booked]:
    """Standing bookings of this time that the person comes to or gives."""
    own = or_(Booking.learner_id == person_id, Slot.teacher_id == person_id)
    statement = _whole().where(
        own, Booking.state.in_(TAKEN), Slot.starts_at >= since, Slot.starts_at < until
    )
    return [Booked(*row) for row in await session.execute(statement)]


async def standing(session: Session, *where: ColumnElement[bool], limit: int) -> Sequence[Booked]:
    """Bookings that stand and were not marked, by time."""
    statement = _whole().where(_BOOKED, *where).limit(limit)
    return [Booked(*row) for row in await session.execute(statement)]


async def overlapping(session: Session, learner_id: int, slot: Slot, but: int) -> datetime | None:
    """When another booking of the learner begins that lies over this slot."""
    begins: datetime | None = await session.scalar(
        select(Slot.starts_at)
        .join(Booking, Booking.slot_id == Slot.id)
        .where(Booking.learner_id == learner_id, Booking.id != but, _BOOKED)
        .where(Slot.starts_at < slot.ends_at, Slot.ends_at > slot.starts_at)
        .limit(1)
    )
    return begins


async def has_lesson(session: Session, learner_id: int, slot: Slot) -> bool:
    """Whether a lesson of the learner's groups lies over this slot."""
    groups = select(Membership.group_id).where(
        Membership.person_id == learner_id, Membership.ended_at.is_(None)
    )
    statement = select(Lesson.id).where(
        Lesson.group_id.in_(groups),
        ~Lesson.is_cancelled,
        Lesson.starts_at < slot.ends_at,
        Lesson.ends_at > slot.starts_at,
    )
    return await session.scalar(statement.limit(1)) is not None


async def is_taken(session: Session, slot_id: int) -> bool:
    statement = select(Booking.id).where(Booking.slot_id == slot_id, Booking.state.in_(TAKEN))
    return await session.scalar(statement.limit(1)) is not None


def was_asked(kind: str) -> ColumnElement[bool]:
    """Whether a letter of this kind is about the booking."""
    return _was_queued(literal(f"{kind}:") + cast(Booking.id, String))


def was_reminded(kind: str, minutes: int) -> ColumnElement[bool]:
    """Whether such a letter to its learner is about the booking as it stands."""
    parts = (Booking.id, Booking.sequence, Booking.learner_id)
    key: ColumnElement[str] = literal(kind)
    for each in parts:
        key = key + ":" + cast(each, String)
    return _was_queued(key + f":{minutes}")


def is_after(starts_at: datetime, booking_id: int) -> ColumnElement[bool]:
    """Whether the booking comes later in the order of `standing` than this one."""
    return or_(
        Slot.starts_at > starts_at, and_(Slot.starts_at == starts_at, Booking.id > booking_id)
    )


def _was_queued(key: ColumnElement[str]) -> ColumnElement[bool]:
    return select(Letter.id).where(Letter.key == key).correlate(Booking).exists()


def _is_ahead(now: datetime) -> ColumnElement[bool]:
    ahead = select(Slot.id).where(Slot.starts_at > now)
    return Booking.slot_id.in_(ahead)


def _ended(state: BookingState, person_id: int, now: datetime) -> dict[str, Any]:
    return {"state": state, "ended_at": now, "ended_by": person_id}


def _whole() -> Select[Booking, Slot, Person, Person, Discipline]:
    teacher = aliased(Person)
    return (
        select(Booking, Slot, Person, teacher, Discipline)
        .join(Slot, Slot.id == Booking.slot_id)
        .join(Person, Person.id == Booking.learner_id)
        .join(teacher, teacher.id == Slot.teacher_id)
        .join(Discipline, Discipline.id == Booking.discipline_id)
        .order_by(Slot.starts_at, Booking.id)
    )
