"""Questions the database is asked about times that are taken back, many at once, and the marks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from storage.database import Session
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.people import Person, PersonRole, PersonState, Role

Which = tuple[ColumnElement[bool], ...]
_BOOKED = Booking.state == BookingState.BOOKED


@dataclass(frozen=True)
class Affected:
    """How many times are taken back, and how many of them are booked."""

    slots: int = 0
    booked: int = 0


@dataclass(frozen=True)
class CalledOff:
    """A booking that does not take place, of whom, and its new sequence."""

    booking_id: int
    sequence: int
    slot_id: int
    learner_id: int


@dataclass(frozen=True)
class Left:
    """A booking of somebody who is here no more, and whether its teacher still is."""

    booking_id: int
    sequence: int
    learner_id: int
    teacher_id: int
    is_taught: bool


def begins_in(span: tuple[datetime, datetime], teacher_id: int | None) -> Which:
    """Slots that begin in this time: a teacher's, or everybody's."""
    which = (Slot.starts_at >= span[0], Slot.starts_at < span[1])
    return which if teacher_id is None else (*which, Slot.teacher_id == teacher_id)


def rest_of_series(slot: Slot) -> Which:
    """This slot and the later ones of the same offer."""
    same = (Slot.teacher_id == slot.teacher_id, Slot.series_id == slot.series_id)
    return (*same, Slot.starts_at >= slot.starts_at)


async def affected(session: Session, which: Which, now: datetime) -> Affected:
    """What would be taken back."""
    stands = and_(Booking.slot_id == Slot.id, _BOOKED)
    statement = (
        select(func.count(Slot.id), func.count(Booking.id))
        .select_from(Slot)
        .outerjoin(Booking, stands)
        .where(*which, *_open(now))
    )
    slots, booked = (await session.execute(statement)).one()
    return Affected(slots, booked)


async def withdraw(session: Session, which: Which, now: datetime) -> dict[int, int]:
    """Take back those that stand and have not begun: the slots with their teachers. Who is booking
    one of them is waited for, and seen by the next statement."""
    rows = await session.execute(
        update(Slot)
        .where(*which, *_open(now))
        .values(withdrawn_at=now)
        .returning(Slot.id, Slot.teacher_id)
        .execution_options(synchronize_session=False)
    )
    return {slot_id: teacher_id for slot_id, teacher_id in rows}


async def call_off(
    session: Session, slot_ids: Collection[int], by: int, now: datetime
) -> Sequence[CalledOff]:
    """Cancel the bookings of withdrawn slots that stood."""
    ended: dict[str, Any] = {"state": BookingState.CANCELLED, "ended_at": now, "ended_by": by}
    rows = await session.execute(
        update(Booking)
        .where(Booking.slot_id.in_(slot_ids), _BOOKED)
        .values(sequence=Booking.sequence + 1, **ended)
        .returning(Booking.id, Booking.sequence, Booking.slot_id, Booking.learner_id)
        .execution_options(synchronize_session=False)
    )
    return [CalledOff(*row) for row in rows]


async def withdraw_of_leavers(session: Session, now: datetime) -> None:
    """Take back what is ahead of whoever teaches here no more."""
    await session.execute(
        update(Slot)
        .where(*_open(now), Slot.teacher_id.not_in(_active(Role.LECTURER)))
        .values(withdrawn_at=now)
        .execution_options(synchronize_session=False)
    )


async def call_off_of_leavers(session: Session, now: datetime, limit: int) -> Sequence[Left]:
    """Cancel so many bookings ahead whose teacher, or whose learner, is here no more."""
    is_taught = Slot.teacher_id.in_(_active(Role.LECTURER)).label("is_taught")
    chosen = await session.execute(
        select(Booking.id, Slot.teacher_id, is_taught)
        .join(Slot, Slot.id == Booking.slot_id)
        .where(_BOOKED, Slot.starts_at > now)
        .where(or_(~is_taught, Booking.learner_id.not_in(_active(Role.LEARNER))))
        .order_by(Booking.id)
        .limit(limit)
    )
    teachers = {number: (teacher_id, taught) for number, teacher_id, taught in chosen}
    ended: dict[str, Any] = {"state": BookingState.CANCELLED, "ended_at": now}
    rows = await session.execute(
        update(Booking)
        .where(Booking.id.in_(teachers), _BOOKED)
        .values(sequence=Booking.sequence + 1, **ended)
        .returning(Booking.id, Booking.sequence, Booking.learner_id)
        .execution_options(synchronize_session=False)
    )
    return [Left(*row, *teachers[row[0]]) for row in rows]


def _active(role: Role) -> Select[int]:
    """The numbers of those who hold this role now."""
    return (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role == role, Person.state == PersonState.ACTIVE)
    )


def _open(now: datetime) -> Which:
    return (Slot.withdrawn_at.is_(None), Slot.starts_at > now)
