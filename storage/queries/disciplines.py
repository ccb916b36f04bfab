"""Questions the database is asked about disciplines."""

from collections.abc import Sequence

from sqlalchemy import Select, select, union

from storage.database import Session
from storage.tables.disciplines import Discipline, Enrolment, Membership, Teaching

_OPEN = Discipline.archived_at.is_(None)


def studied_by(person_id: int) -> Select[int]:
    """The numbers of the disciplines the person's groups of now study, closed ones among them."""
    return (
        select(Enrolment.discipline_id)
        .join(Membership, Membership.group_id == Enrolment.group_id)
        .where(Membership.person_id == person_id, Membership.ended_at.is_(None))
    )


def numbers_of(person_id: int) -> Select[int]:
    """The numbers of the disciplines a person studies or teaches: the door of every query. A
    closed one is among them: what is in it can still be read."""
    taught = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    return select(union(studied_by(person_id), taught).subquery().c.discipline_id)


async def of_person(session: Session, person_id: int) -> Sequence[Discipline]:
    """What the person studies or teaches now."""
    statement = select(Discipline).where(Discipline.id.in_(numbers_of(person_id)), _OPEN)
    return (await session.scalars(statement.order_by(Discipline.id))).all()


async def taught(session: Session, person_id: int) -> frozenset[int]:
    """The numbers of the disciplines the person teaches."""
    statement = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    return frozenset(await session.scalars(statement))


def taught_by(person_id: int) -> Select[Discipline]:
    """The disciplines the person teaches whose terms are not closed."""
    return select(Discipline).join(Teaching).where(Teaching.person_id == person_id, _OPEN)


async def taught_one(session: Session, person_id: int, discipline_id: int) -> Discipline | None:
    """The discipline, if the person teaches it and its term is not closed."""
    return await session.scalar(taught_by(person_id).where(Discipline.id == discipline_id))
