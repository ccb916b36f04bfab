"""Questions the database is asked about slots: what a teacher offers, what is free."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from storage.database import Session
from storage.queries.routes import studied_by
from storage.queries.upserts import renew_all
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Conversation, Person, PersonState
from storage.tables.timetable import Lesson

Span = tuple[datetime, datetime]
TAKEN = (BookingState.BOOKED, BookingState.HELD, BookingState.MISSED)


@dataclass(frozen=True)
class Own:
    """A slot as its teacher sees it, with who booked it for which discipline."""

    slot: Slot
    booking: Booking | None
    learner: Person | None
    discipline: Discipline | None


@dataclass(frozen=True)
class Free:
    """A slot that can be booked, and whose it is. `hides_learner`: the department does, but for
    bookings."""

    slot: Slot
    teacher: Person
    hides_learner: bool | None


async def taught(session: Session, teacher_id: int) -> Sequence[Discipline]:
    """The teacher's open disciplines."""
    own = select(Teaching.discipline_id).where(Teaching.person_id == teacher_id)
    statement = select(Discipline).where(Discipline.id.in_(own), Discipline.archived_at.is_(None))
    return (await session.scalars(statement.order_by(Discipline.id))).all()


async def away(session: Session, person_id: int, first: date, last: date) -> Sequence[Any]:
    """The person's days off that touch these days: first and last of each."""
    statement = select(DayOff.first_day, DayOff.last_day).where(
        DayOff.person_id == person_id, DayOff.first_day <= last, DayOff.last_day >= first
    )
    return [tuple(row) for row in await session.execute(statement)]


async def taken(session: Session, teacher_id: int, since: datetime, until: datetime) -> list[Span]:
    """When the teacher has slots in this time."""
    statement = select(Slot.starts_at, Slot.ends_at).where(
        Slot.teacher_id == teacher_id,
        Slot.withdrawn_at.is_(None),
        Slot.starts_at < until,
        Slot.ends_at > since,
    )
    return [(begin, end) for begin, end in await session.execute(statement)]


async def lessons(
    session: Session, teacher_id: int, since: datetime, until: datetime
) -> list[Span]:
    """When the teacher gives lessons in this time."""
    statement = select(Lesson.starts_at, Lesson.ends_at).where(
        Lesson.teacher_id == teacher_id,
        ~Lesson.is_cancelled,
        Lesson.starts_at < until,
        Lesson.ends_at > since,
    )
    return [(begin, end) for begin, end in await session.execute(statement)]


async def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    """New slots of one offer, and withdrawn ones that are offered again; how many they are."""
    keys = ("teacher_id", "starts_at")
    statement = renew_all(session, Slot, keys, rows, where=Slot.withdrawn_at.is_not(None))
    numbers = (await session.scalars(statement.returning(Slot.id))).all()
    if numbers:
        await _number_series(session, numbers)
    return len(numbers)


async def _number_series(session: Session, numbers: Sequence[int]) -> None:
    """Several new slots are a series, numbered by its first one. A slot that is offered again has
    left the series it was in: where that bore its number, those that stay take their own first."""
    which: ColumnElement[bool] = Slot.series_id.in_(numbers)
    if len(numbers) > 1:
        which = or_(which, Slot.id.in_(numbers))
    first = func.min(Slot.id).over(partition_by=Slot.series_id).label("first")
    series = select(Slot.id, first).where(which).subquery()
    await session.execute(
        update(Slot)
        .where(Slot.id == series.c.id)
        .values(series_id=series.c.first)
        .execution_options(synchronize_session=False)
    )


async def count_own(session: Session, teacher_id: int, since: datetime, now: datetime) -> int:
    own = _own(teacher_id, since, now).subquery()
    return await session.scalar(select(func.count()).select_from(own)) or 0


async def own(
    session: Session, teacher_id: int, since: datetime, now: datetime, part: tuple[int, int]
) -> Sequence[Own]:
    """A part of the teacher's slots by time: its offset, and how many."""
    offset, limit = part
    chosen = _own(teacher_id, since, now).subquery()
    statement = _whole().where(Slot.id.in_(select(chosen.c.id)))
    rows = await session.execute(
        statement.order_by(Slot.starts_at, Slot.id).offset(offset).limit(limit)
    )
    return [Own(*row) for row in rows]


async def own_slot(session: Session, teacher_id: int, slot_id: int) -> Own | None:
    """One of the teacher's slots that was not withdrawn."""
    statement = _whole().where(
        Slot.id == slot_id, Slot.teacher_id == teacher_id, Slot.withdrawn_at.is_(None)
    )
    row = (await session.execute(statement)).first()
    return Own(*row) if row else None


async def free_days(
    session: Session, learner_id: int, discipline_id: int, now: datetime
) -> list[datetime]:
    """When the free slots begin."""
    statement = _free(learner_id, discipline_id, now).with_only_columns(Slot.starts_at)
    return list(await session.scalars(statement.order_by(Slot.starts_at)))


async def free(
    session: Session, learner_id: int, discipline_id: int, now: datetime, span: Span
) -> Sequence[Free]:
    """Slots that begin in this time, by teacher."""
    statement = _free(learner_id, discipline_id, now).where(
        Slot.starts_at >= span[0], Slot.starts_at < span[1]
    )
    rows = await session.execute(statement.order_by(Person.folded, Slot.starts_at, Slot.id))
    return [Free(*row) for row in rows]


async def free_slot(
    session: Session, learner_id: int, discipline_id: int, slot_id: int, now: datetime
) -> Free | None:
    """One of them; whoever books it waits here for others who do, too. What they booked is seen by
    the next statement: PostgreSQL looks again at the slot's row only."""
    statement = _free(learner_id, discipline_id, now).where(Slot.id == slot_id)
    row = (await session.execute(statement.with_for_update(of=Slot))).first()
    return Free(*row) if row else None


def _free(learner_id: int, discipline_id: int, now: datetime) -> Select[Slot, Person, bool | None]:
    """What a learner of this discipline can book with its active teachers whom letters reach."""
    teaches = and_(Teaching.person_id == Slot.teacher_id, Teaching.discipline_id == discipline_id)
    hides = (
        select(Department.hides_learner)
        .join(Discipline, Discipline.department_id == Department.id)
        .where(Discipline.id == discipline_id)
        .scalar_subquery()
    )
    return (
        select(Slot, Person, hides)
        .join(Person, Person.id == Slot.teacher_id)
        .join(Teaching, teaches)
        .where(Person.state == PersonState.ACTIVE, Person.id != learner_id)
        .where(Person.id.in_(select(Conversation.person_id).where(Conversation.is_reachable)))
        .where(Teaching.discipline_id.in_(studied_by(learner_id)))
        .where(Slot.withdrawn_at.is_(None), Slot.starts_at > now)
        .where(or_(Slot.discipline_id.is_(None), Slot.discipline_id == discipline_id))
        .where(~is_taken())
    )


def is_taken() -> ColumnElement[bool]:
    """Whether a booking of the slot stands."""
    return (
        select(Booking.id)
        .where(Booking.slot_id == Slot.id, Booking.state.in_(TAKEN))
        .correlate(Slot)
        .exists()
    )


def _own(teacher_id: int, since: datetime, now: datetime) -> Select[Any]:
    waits = (
        select(Booking.id)
        .where(Booking.slot_id == Slot.id, Booking.state == BookingState.BOOKED)
        .correlate(Slot)
        .exists()
    )
    return select(Slot.id).where(
        Slot.teacher_id == teacher_id,
        Slot.withdrawn_at.is_(None),
        or_(Slot.ends_at > now, and_(Slot.ends_at > since, waits)),
    )


def _whole() -> Select[Slot, Booking, Person, Discipline]:
    stands = and_(Booking.slot_id == Slot.id, Booking.state.in_(TAKEN))
    return (
        select(Slot, Booking, Person, Discipline)
        .outerjoin(Booking, stands)
        .outerjoin(Person, Person.id == Booking.learner_id)
        .outerjoin(Discipline, Discipline.id == Booking.discipline_id)
    )
