"""Questions about people whom the lines of a roster may mean."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select

from storage.database import Session
from storage.tables.disciplines import Discipline, Group, Membership, Programme, Teaching
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.rosters import FACTS


@dataclass(frozen=True)
class Marks:
    """What some lines say about who is meant."""

    iin_hashes: Collection[str]
    codes: Collection[str]
    emails: Collection[str]  # in small letters
    phones: Collection[str]
    people: Collection[int]  # who has a name like one of theirs


async def candidates(session: Session, by: Marks) -> Sequence[Row[Any]]:
    """Everybody who shares at least one of these marks: id, roster code, state, facts."""
    columns = [getattr(Person, name) for name in FACTS]
    found = select(Person.id, Person.roster_code, Person.state, *columns).where(
        Person.state != PersonState.ERASED,
        or_(
            Person.iin_hash.in_(by.iin_hashes),
            Person.roster_code.in_(by.codes),
            func.lower(Person.email).in_(by.emails),
            Person.phone.in_(by.phones),
            Person.id.in_(by.people),
        ),
    )
    return (await session.execute(found)).all()


async def names(session: Session) -> Sequence[tuple[str, int]]:
    """Everybody's folded name and number."""
    found = select(Person.folded, Person.id).where(Person.state != PersonState.ERASED)
    return [(row[0], row[1]) for row in await session.execute(found)]


async def roles(session: Session, person_ids: Collection[int]) -> Sequence[tuple[int, Role]]:
    """Which roles these people hold."""
    found = select(PersonRole.person_id, PersonRole.role)
    rows = await session.execute(found.where(PersonRole.person_id.in_(person_ids)))
    return [(row[0], row[1]) for row in rows]


async def memberships(
    session: Session, person_ids: Collection[int]
) -> Sequence[tuple[int, str, str | None, datetime | None]]:
    """In which groups they are or were: (person, group code, certificate, end)."""
    found = (
        select(Membership.person_id, Group.code, Membership.certificate, Membership.ended_at)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.person_id.in_(person_ids))
    )
    return [(row[0], row[1], row[2], row[3]) for row in await session.execute(found)]


async def teachings(session: Session, person_ids: Collection[int]) -> Sequence[tuple[int, str]]:
    """Which disciplines they teach: (person, discipline code)."""
    found = (
        select(Teaching.person_id, Discipline.code)
        .join(Discipline, Discipline.id == Teaching.discipline_id)
        .where(Teaching.person_id.in_(person_ids))
    )
    return [(row[0], row[1]) for row in await session.execute(found)]


async def groups(session: Session) -> Sequence[tuple[str, str | None]]:
    """Every group's code and its programme's."""
    found = select(Group.code, Programme.code).outerjoin(
        Programme, Programme.id == Group.programme_id
    )
    return [(row[0], row[1]) for row in await session.execute(found.order_by(Group.id))]


async def programmes(session: Session) -> Sequence[Programme]:
    """Every programme."""
    return (await session.scalars(select(Programme).order_by(Programme.id))).all()


async def disciplines(session: Session) -> Sequence[Discipline]:
    """Every discipline, those of former terms last."""
    found = select(Discipline).order_by(Discipline.archived_at.is_not(None), Discipline.id)
    return (await session.scalars(found)).all()
