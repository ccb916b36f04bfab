"""Questions the database is asked about invites, codes and wrong tries."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, case, delete, func, select, update

from storage.database import Session
from storage.queries.upserts import insert_new, renew
from storage.tables.disciplines import Group, Membership
from storage.tables.joining import LinkCode, WrongCodes
from storage.tables.people import Conversation, Invite, Person, PersonState


async def invite(session: Session, code_hash: str) -> Invite | None:
    """The invite of this hash; none of who was erased meanwhile."""
    own = select(Invite).join(Person, Person.id == Invite.person_id)
    return await session.scalar(
        own.where(Invite.code_hash == code_hash, Person.state != PersonState.ERASED)
    )


async def use_invite(session: Session, invite_id: int, now: datetime) -> bool:
    """Whether this use was the first: of two in the same second the row picks one."""
    used = await session.execute(
        update(Invite)
        .where(Invite.id == invite_id, Invite.used_at.is_(None), Invite.revoked_at.is_(None))
        .values(used_at=now)
        .returning(Invite.id)
    )
    return used.first() is not None


async def revoke_invites(session: Session, person_ids: Sequence[int], now: datetime) -> None:
    """What these people were sent before opens nothing any more."""
    is_open = Invite.used_at.is_(None), Invite.revoked_at.is_(None)
    await session.execute(
        update(Invite).where(Invite.person_id.in_(person_ids), *is_open).values(revoked_at=now)
    )


async def by_code(session: Session, roster_code: str) -> Person | None:
    """The person of this row of the roster."""
    return await session.scalar(
        select(Person).where(Person.roster_code == roster_code, Person.state != PersonState.ERASED)
    )


async def keep_code(session: Session, person_id: int, fields: dict[str, object]) -> None:
    """The person's code; an earlier one ends."""
    await session.execute(renew(session, LinkCode, {"person_id": person_id}, fields))


async def code(session: Session, person_id: int, now: datetime) -> LinkCode | None:
    """The person's code, while it holds."""
    return await session.scalar(
        select(LinkCode).where(LinkCode.person_id == person_id, LinkCode.expires_at > now)
    )


async def use_code(session: Session, person_id: int, code_hash: str) -> bool:
    """Whether this use was the first."""
    used = await session.execute(
        delete(LinkCode)
        .where(LinkCode.person_id == person_id, LinkCode.code_hash == code_hash)
        .returning(LinkCode.person_id)
    )
    return used.first() is not None


async def wrong(session: Session, subjects: Sequence[str]) -> Sequence[WrongCodes]:
    """What went wrong before for these."""
    found = select(WrongCodes).where(WrongCodes.subject.in_(subjects))
    return (await session.scalars(found)).all()


async def count_wrong(
    session: Session, subjects: Sequence[str], now: datetime, *, since: datetime
) -> dict[str, int]:
    """One more for each; how many by now. What is older than `since` is forgotten."""
    first = [{"subject": each, "count": 0, "last_at": now} for each in subjects]
    await session.execute(insert_new(session, WrongCodes), first)
    is_old = WrongCodes.last_at < since
    counted = await session.execute(
        update(WrongCodes)
        .where(WrongCodes.subject.in_(subjects))
        .values(count=case((is_old, 1), else_=WrongCodes.count + 1), last_at=now)
        .returning(WrongCodes.subject, WrongCodes.count)
    )
    return {subject: count for subject, count in counted}


async def close_until(session: Session, subject: str, until: datetime) -> None:
    """Until then no code is looked at."""
    await session.execute(
        update(WrongCodes).where(WrongCodes.subject == subject).values(closed_until=until)
    )


async def forget_wrong(session: Session, subjects: Sequence[str]) -> None:
    await session.execute(delete(WrongCodes).where(WrongCodes.subject.in_(subjects)))


async def unlinked(session: Session, group_id: int) -> Sequence[Person]:
    """Who is in the group now, may enter, and has no phone; by name."""
    found = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group_id, *_unlinked())
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    return (await session.scalars(found)).all()


async def group(session: Session, group_id: int) -> Group | None:
    return await session.get(Group, group_id)


async def group_named(session: Session, code: str) -> Group | None:
    return await session.scalar(select(Group).where(Group.code == code))


async def count_groups(session: Session) -> int:
    """How many groups study now."""
    found = select(func.count()).select_from(Group).where(Group.archived_at.is_(None))
    return await session.scalar(found) or 0


async def groups(session: Session, *, offset: int, limit: int) -> Sequence[tuple[Group, int]]:
    """A part of the groups that study now, and how many of each have no phone."""
    waiting = (
        select(func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id == Group.id, *_unlinked())
        .correlate(Group)
        .scalar_subquery()
    )
    found = select(Group, waiting).where(Group.archived_at.is_(None)).order_by(Group.code)
    return [(row[0], row[1]) for row in await session.execute(found.offset(offset).limit(limit))]


def _unlinked() -> tuple[ColumnElement[bool], ...]:
    has_phone = select(Conversation.person_id).where(Conversation.person_id == Person.id).exists()
    return Membership.ended_at.is_(None), Person.state == PersonState.ACTIVE, ~has_phone
