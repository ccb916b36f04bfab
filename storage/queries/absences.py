"""Questions the database is asked about days off and stand-ins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, delete, insert, literal, or_, select, update

from storage.database import Session
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Person, PersonRole, PersonState, Role


@dataclass(frozen=True)
class Absence:
    """A leave, and who stands in, if anybody."""

    row: DayOff
    stand_in: Person | None


async def ahead(session: Session, person_id: int, today: date) -> Sequence[Absence]:
    """The person's leaves that are not over."""
    statement = (
        select(DayOff, Person)
        .outerjoin(Person, Person.id == DayOff.stand_in_id)
        .where(DayOff.person_id == person_id, DayOff.last_day >= today)
        .order_by(DayOff.first_day, DayOff.id)
    )
    return [Absence(row, stand_in) for row, stand_in in await session.execute(statement)]


async def is_taken(session: Session, person_id: int, first: date, last: date) -> bool:
    """Whether a leave of the person lies over these days."""
    return await session.scalar(_over(person_id, first, last).limit(1)) is not None


async def add(session: Session, person_id: int, first: date, last: date) -> int | None:
    """The number of the new leave; none where one lies over these days already."""
    days = literal(first, DayOff.first_day.type), literal(last, DayOff.last_day.type)
    row = select(literal(person_id, DayOff.person_id.type), *days)
    row = row.where(~_over(person_id, first, last).exists())
    statement = insert(DayOff).from_select(["person_id", "first_day", "last_day"], row)
    number: int | None = await session.scalar(statement.returning(DayOff.id))
    return number


async def remove(session: Session, person_id: int, absence_id: int) -> bool:
    """Whether there was such a leave."""
    gone = await session.execute(
        delete(DayOff)
        .where(DayOff.id == absence_id, DayOff.person_id == person_id)
        .returning(DayOff.id)
    )
    return gone.first() is not None


async def set_stand_in(
    session: Session, person_id: int, absence_id: int, stand_in_id: int | None
) -> bool:
    """Whether there is such a leave."""
    changed = await session.execute(
        update(DayOff)
        .where(DayOff.id == absence_id, DayOff.person_id == person_id)
        .values(stand_in_id=stand_in_id)
        .returning(DayOff.id)
    )
    return changed.first() is not None


def _over(person_id: int, first: date, last: date) -> Select[int]:
    return select(DayOff.id).where(
        DayOff.person_id == person_id, DayOff.first_day <= last, DayOff.last_day >= first
    )


async def colleagues(session: Session, person_id: int) -> Sequence[Person]:
    """Active lecturers of the same disciplines or departments."""
    own = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    departments = select(Discipline.department_id).where(
        Discipline.id.in_(own), Discipline.department_id.is_not(None)
    )
    beside = (
        select(Teaching.person_id)
        .join(Discipline, Discipline.id == Teaching.discipline_id)
        .where(or_(Discipline.id.in_(own), Discipline.department_id.in_(departments)))
    )
    teachers = select(PersonRole.person_id).where(PersonRole.role == Role.LECTURER)
    statement = (
        select(Person)
        .where(Person.id.in_(beside), Person.id.in_(teachers), Person.id != person_id)
        .where(Person.state == PersonState.ACTIVE)
        .order_by(Person.folded, Person.id)
    )
    return (await session.scalars(statement)).all()
