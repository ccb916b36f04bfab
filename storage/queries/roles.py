"""Questions the database is asked about roles and about who teaches what."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, select

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person, PersonRole, PersonState, Role


async def add(session: Session, person_id: int, role: Role) -> bool:
    """Whether the role is new to the person."""
    new = insert_new(session, PersonRole).values(person_id=person_id, role=role)
    return (await session.execute(new.returning(PersonRole.role))).first() is not None


async def remove(session: Session, person_id: int, role: Role) -> bool:
    """Whether the person had the role: the row picks one of two presses."""
    gone = await session.execute(
        delete(PersonRole)
        .where(PersonRole.person_id == person_id, PersonRole.role == role)
        .returning(PersonRole.role)
        .execution_options(synchronize_session=False)
    )
    return gone.first() is not None


async def number_of(session: Session, code: str) -> int | None:
    """The number of the person with this code; nobody who was erased."""
    return await session.scalar(
        select(Person.id).where(Person.roster_code == code, Person.state != PersonState.ERASED)
    )


async def end_teaching(session: Session, person_id: int) -> Sequence[int]:
    """The numbers of the disciplines the person teaches no more."""
    gone = await session.scalars(
        delete(Teaching)
        .where(Teaching.person_id == person_id)
        .returning(Teaching.discipline_id)
        .execution_options(synchronize_session=False)
    )
    return sorted(gone)


async def disciplines(
    session: Session, person_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Discipline, bool]]:
    """A part of the disciplines taught now, and whether this person teaches each."""
    mine = exists().where(Teaching.person_id == person_id, Teaching.discipline_id == Discipline.id)
    found = select(Discipline, mine).where(Discipline.archived_at.is_(None))
    part = found.order_by(Discipline.code).offset(offset).limit(limit)
    return [(row[0], row[1]) for row in await session.execute(part)]


async def count_disciplines(session: Session) -> int:
    """How many are taught now."""
    found = select(func.count()).select_from(Discipline).where(Discipline.archived_at.is_(None))
    return await session.scalar(found) or 0


async def discipline(session: Session, discipline_id: int) -> Discipline | None:
    """The discipline, if it is taught now."""
    return await session.scalar(
        select(Discipline).where(Discipline.id == discipline_id, Discipline.archived_at.is_(None))
    )


async def teach(session: Session, person_id: int, discipline_id: int) -> bool:
    """Whether the discipline is new to the lecturer."""
    new = insert_new(session, Teaching).values(person_id=person_id, discipline_id=discipline_id)
    return (await session.execute(new.returning(Teaching.person_id))).first() is not None


async def stop_teaching(session: Session, person_id: int, discipline_id: int) -> bool:
    """Whether the lecturer taught it until now."""
    gone = await session.execute(
        delete(Teaching)
        .where(Teaching.person_id == person_id, Teaching.discipline_id == discipline_id)
        .returning(Teaching.person_id)
        .execution_options(synchronize_session=False)
    )
    return gone.first() is not None
