"""Questions the database is asked about groups: who is in them, what they study, their end."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.disciplines import Enrolment, Group, Membership, Programme
from storage.tables.people import Person, PersonState

_HERE = (PersonState.ACTIVE, PersonState.SUSPENDED)


async def groups(
    session: Session, *, offset: int, limit: int
) -> Sequence[tuple[Group, Programme | None, int]]:
    """A part of the groups that study now, with their programmes and how many are in each."""
    members = (
        select(func.count())
        .where(Membership.group_id == Group.id, Membership.ended_at.is_(None))
        .scalar_subquery()
    )
    found = (
        select(Group, Programme, members)
        .outerjoin(Programme, Programme.id == Group.programme_id)
        .where(Group.archived_at.is_(None))
        .order_by(Programme.code, Group.code)
    )
    part = found.offset(offset).limit(limit)
    return [(row[0], row[1], row[2]) for row in await session.execute(part)]


async def count(session: Session) -> int:
    """How many groups study now."""
    found = select(func.count()).select_from(Group).where(Group.archived_at.is_(None))
    return await session.scalar(found) or 0


async def group(session: Session, group_id: int) -> tuple[Group, Programme | None] | None:
    """The group as it is now, with its programme."""
    found = await session.execute(
        select(Group, Programme)
        .outerjoin(Programme, Programme.id == Group.programme_id)
        .where(Group.id == group_id)
        .execution_options(populate_existing=True)
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def members(session: Session, group_id: int) -> Sequence[tuple[int, bool]]:
    """The numbers of those who study in the group now, by name, and whether they study in another
    group, too."""
    rows = await session.execute(_members(group_id))
    return [(row[0], row[1]) for row in rows]


def _members(group_id: int) -> Select[int, bool]:
    other = aliased(Membership)
    studies_elsewhere = exists().where(
        other.person_id == Person.id,
        other.group_id != group_id,
        other.ended_at.is_(None),
        Group.id == other.group_id,
        Group.archived_at.is_(None),
    )
    return (
        select(Person.id, studies_elsewhere)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group_id, Membership.ended_at.is_(None))
        .where(Person.state.in_(_HERE))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )


async def choices(
    session: Session, discipline_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Group, bool]]:
    """A part of the groups that study now, and whether each studies this discipline."""
    is_it = exists().where(Enrolment.group_id == Group.id, Enrolment.discipline_id == discipline_id)
    found = select(Group, is_it).where(Group.archived_at.is_(None)).order_by(Group.code)
    part = found.offset(offset).limit(limit)
    return [(row[0], row[1]) for row in await session.execute(part)]


async def enrol(session: Session, group_id: int, discipline_id: int) -> bool:
    """Whether the discipline is new to the group."""
    new = insert_new(session, Enrolment).values(group_id=group_id, discipline_id=discipline_id)
    return (await session.execute(new.returning(Enrolment.group_id))).first() is not None


async def withdraw(session: Session, group_id: int, discipline_id: int) -> bool:
    """Whether the group studied it until now."""
    gone = await session.execute(
        delete(Enrolment)
        .where(Enrolment.group_id == group_id, Enrolment.discipline_id == discipline_id)
        .returning(Enrolment.group_id)
        .execution_options(synchronize_session=False)
    )
    return gone.first() is not None


async def taken_certificates(session: Session, numbers: Collection[str]) -> Sequence[str]:
    """Those of these numbers that somebody has already."""
    found = select(Membership.certificate).where(Membership.certificate.in_(numbers))
    return [number for number in await session.scalars(found) if number is not None]


async def keep_certificates(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """The numbers of their certificates: rows of group, person and number."""
    await session.execute(update(Membership), list(rows))


async def end(
    session: Session, group_id: int, person_ids: Collection[int], now: datetime
) -> Sequence[int]:
    """These people are in the group no more; those who were until now."""
    ended = await session.scalars(
        update(Membership)
        .where(Membership.group_id == group_id, Membership.person_id.in_(person_ids))
        .where(Membership.ended_at.is_(None))
        .values(ended_at=now)
        .returning(Membership.person_id)
        .execution_options(synchronize_session=False)
    )
    return ended.all()


async def archive(session: Session, person_ids: Collection[int], now: datetime) -> Sequence[int]:
    """The groups of these people that nobody studies in any more are over."""
    theirs = select(Membership.group_id).where(Membership.person_id.in_(person_ids))
    return await _archive(session, Group.id.in_(theirs), now)


async def archive_one(session: Session, group_id: int, now: datetime) -> None:
    """The group is over, if nobody studies in it any more."""
    await _archive(session, Group.id == group_id, now)


async def _archive(session: Session, which: ColumnElement[bool], now: datetime) -> Sequence[int]:
    left = exists().where(Membership.group_id == Group.id, Membership.ended_at.is_(None))
    over = await session.scalars(
        update(Group)
        .where(which, Group.archived_at.is_(None), ~left)
        .values(archived_at=now)
        .returning(Group.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(over)


async def reopen(session: Session, person_ids: Collection[int]) -> None:
    """The groups that were over with these people's finishing study again."""
    ended = (
        select(Membership.group_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.id.in_(person_ids), Person.state == PersonState.FINISHED)
        .where(Membership.group_id == Group.id, Membership.ended_at == Group.archived_at)
        .where(Person.state_at == Group.archived_at)
    )
    await session.execute(
        update(Group)
        .where(ended.exists())
        .values(archived_at=None)
        .execution_options(synchronize_session=False)
    )
