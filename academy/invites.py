"""Personal one-time links: made for one person or for a group, bound to the roster row (row A3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from academy import audit, letters
from academy.errors.directory import PersonNotFound
from academy.errors.invites import GroupUnknown
from academy.errors.joining import InviteReplaced
from academy.errors.people import InviteExpired, InviteUnknown, InviteUsed
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import directory
from storage.queries import joining as ask
from storage.tables.disciplines import Group
from storage.tables.people import Invite, Person, PersonRole, Role


@dataclass(frozen=True)
class Ticket:
    """An invite on its way to its person; the code is nowhere else."""

    person_id: int
    name: str
    code: str
    expires_at: datetime


async def invite(session: Session, person: Person, *, life: timedelta, now: datetime) -> str:
    """A new personal link's code: 22 characters, once; only its hash is kept. Earlier ones of the
    person end."""
    return (await invite_all(session, [person], life=life, now=now))[0].code


async def invite_all(
    session: Session, people: Sequence[Person], *, life: timedelta, now: datetime
) -> list[Ticket]:
    """A new invite for each of these; their earlier ones end."""
    await ask.revoke_invites(session, [each.id for each in people], now)
    tickets = [Ticket(each.id, each.name, token_urlsafe(16), now + life) for each in people]
    session.add_all(
        Invite(person_id=each.person_id, code_hash=_hash(each.code), expires_at=each.expires_at)
        for each in tickets
    )
    await session.flush()
    return tickets


async def invited(session: Session, code: str, *, now: datetime) -> Invite:
    """The invite of this code, if it may still be used.

    Raises InviteUnknown, InviteUsed, InviteReplaced, InviteExpired.
    """
    found = await ask.invite(session, _hash(code))
    if found is None:
        raise InviteUnknown
    if found.used_at is not None:
        raise InviteUsed
    if found.revoked_at is not None:
        raise InviteReplaced
    if found.expires_at <= now:
        raise InviteExpired(expired_at=found.expires_at)
    return found


async def send(
    session: Session, actor_id: int | None, person_id: int, *, life: timedelta, now: datetime
) -> Ticket:
    """A new invite for one person, noted in the audit log. Raises PersonNotFound."""
    person = await directory.person(session, person_id)
    if person is None:
        raise PersonNotFound
    (ticket,) = await invite_all(session, [person], life=life, now=now)
    audit.note(session, actor_id, "invites-made", now=now, person=person_id, count=1)
    return ticket


async def send_all(
    session: Session, actor_id: int | None, group: Group, *, life: timedelta, now: datetime
) -> list[Ticket]:
    """A new invite for everybody of the group who has no phone, noted in the audit log."""
    waiting = await ask.unlinked(session, group.id)
    tickets = await invite_all(session, waiting, life=life, now=now)
    audit.note(session, actor_id, "invites-made", now=now, group=group.id, count=len(tickets))
    return tickets


@dataclass(frozen=True)
class GroupToInvite:
    """A group, and how many of it have no phone."""

    group: Group
    waiting: int


async def groups(session: Session, page: int) -> Page[GroupToInvite]:
    """A page of the groups that study now."""
    empty: Page[GroupToInvite] = place(page, await ask.count_groups(session))
    rows = await ask.groups(session, offset=empty.offset, limit=SIZE)
    return Page([GroupToInvite(*row) for row in rows], empty.number, empty.count)


async def group(session: Session, group_id: int) -> Group:
    """Raises GroupUnknown."""
    found = await ask.group(session, group_id)
    if found is None:
        raise GroupUnknown
    return found


async def group_named(session: Session, code: str) -> Group:
    """The group of this code. Raises GroupUnknown."""
    found = await ask.group_named(session, code)
    if found is None:
        raise GroupUnknown
    return found


async def to_invite(session: Session, group_id: int) -> GroupToInvite:
    """The group, and how many would be invited. Raises GroupUnknown."""
    found = await group(session, group_id)
    return GroupToInvite(found, len(await ask.unlinked(session, group_id)))


async def named(session: Session, roster_code: str) -> Person:
    """The person of this row of the roster. Raises PersonNotFound."""
    found = await ask.by_code(session, roster_code)
    if found is None:
        raise PersonNotFound
    return found


async def ask_for_one(session: Session, actor: Person, person_id: int, *, now: datetime) -> None:
    """A letter with a new invite of this person goes to the actor. Raises PersonNotFound."""
    if await directory.person(session, person_id) is None:
        raise PersonNotFound
    facts = {"person_id": person_id}
    key = f"invite:{actor.id}:{person_id}:{now.isoformat()}"
    await letters.queue(session, [Draft("invite", key, actor.id, facts=facts)], now=now)


async def ask_for_group(
    session: Session, actor: Person, group_id: int, *, now: datetime
) -> GroupToInvite:
    """A letter with the invites of this group goes to the actor, where anybody has no phone.

    Raises GroupUnknown.
    """
    found = await to_invite(session, group_id)
    if not found.waiting:
        return found
    facts = {"group_id": group_id}
    key = f"invite-sheet:{actor.id}:{group_id}:{now.isoformat()}"
    await letters.queue(session, [Draft("invite-sheet", key, actor.id, facts=facts)], now=now)
    return found


async def add_administrator(
    session: Session, family_name: str, given_name: str, *, life: timedelta, now: datetime
) -> tuple[Person, str]:
    """A new administrator in the roster, and the code of their invite."""
    person = Person(
        roster_code=f"ADMIN-{token_urlsafe(6)}",
        family_name=family_name,
        given_name=given_name,
        roles=[PersonRole(role=Role.ADMINISTRATOR)],
    )
    session.add(person)
    await session.flush()
    audit.note(session, None, "administrator-added", now=now, person=person.id)
    return person, await invite(session, person, life=life, now=now)


def link(bot: str, code: str) -> str:
    """What is opened or scanned; `bot` is the bot's name in Telegram."""
    return f"https://t.me/{bot}?start={code}"


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
