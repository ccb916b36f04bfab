"""Personal one-time links: made for one person or for a group, bound to the roster row (row A3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from academy import audit
from academy.errors.directory import PersonNotFound
from academy.errors.joining import InviteReplaced
from academy.errors.people import InviteExpired, InviteUnknown, InviteUsed
from storage.database import Session
from storage.queries import joining as ask
from storage.queries import people
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
    person = await people.person(session, person_id)
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
