"""Joining a phone with the person an invite is bound to, by a second factor (rows A3, A4).

Order No 25, para 7(5). A learner shows the number the roster knows, or says a code; staff always
say a code. The invite is used up when the phone is linked, not before.
"""

from datetime import datetime
from enum import StrEnum

from academy import audit, codes, invites, letters, people, trace
from academy.errors.joining import InviteReplaced
from academy.errors.people import AlreadyLinked, InviteUsed
from academy.importing.roster_phones import phones
from storage.database import Session
from storage.queries import joining as ask
from storage.queries import people as ask_people
from storage.tables.people import Conversation, Invite, Person
from storage.tables.trace import Thing, Verb


class Factor(StrEnum):
    """What proves that the phone is the person's."""

    CONTACT = "contact"  # their own number, which the roster knows
    CODE = "code"  # six digits that an administrator reads out


async def welcome(session: Session, talk: Conversation, code: str, *, now: datetime) -> Invite:
    """The invite, if this chat may use it.

    Raises InviteUnknown, InviteUsed, InviteReplaced, InviteExpired, AlreadyLinked.
    """
    found = await invites.invited(session, code, now=now)
    if talk.person is not None and talk.person_id != found.person_id:
        raise AlreadyLinked(name=talk.person.name)
    return found


async def factor(session: Session, talk: Conversation, code: str, *, now: datetime) -> Factor:
    """What is asked for first. Raises as `welcome` does."""
    found = await welcome(session, talk, code, now=now)
    person = await ask_people.person(session, found.person_id)
    return Factor.CONTACT if person and _may_show_number(person) else Factor.CODE


async def link_by_contact(
    session: Session,
    talk: Conversation,
    code: str,
    owner_id: int | None,
    number: str,
    *,
    now: datetime,
) -> bool:
    """Link the phone whose own number is the roster's; say whether it is. `owner_id` is whom the
    shown contact belongs to. Raises as `welcome` does."""
    found = await welcome(session, talk, code, now=now)
    person = await ask_people.person(session, found.person_id)
    if person is None or not _may_show_number(person) or owner_id != talk.telegram_id:
        return False
    if not set(phones(f"+{number.lstrip('+')}")) & set(phones(person.phone or "")):
        return False
    await _link(session, talk, found, person, now=now)
    return True


async def link_by_code(
    session: Session, talk: Conversation, code: str, typed: str, *, now: datetime
) -> None:
    """Link the phone into which the digits were typed that the administrator reads out.

    Raises as `welcome` does, and CodeUnreadable, CodesClosed, CodeWrong.
    """
    found = await welcome(session, talk, code, now=now)
    await codes.check(session, found.person_id, talk.telegram_id, typed, now=now)
    person = await ask_people.person(session, found.person_id)
    await _link(session, talk, found, person, now=now)


async def invited_person(
    session: Session, talk: Conversation, code: str, *, now: datetime
) -> Person:
    """Whom the invite is for. Raises as `welcome` does."""
    found = await welcome(session, talk, code, now=now)
    person = await ask_people.person(session, found.person_id)
    if person is None:
        raise InviteReplaced
    return person


def _may_show_number(person: Person) -> bool:
    """A learner with a number in the roster. Staff hold rights that a lost phone must not give."""
    return bool(person.phone) and not people.is_staff(person)


async def _link(
    session: Session,
    talk: Conversation,
    invite: Invite,
    person: Person | None,
    *,
    now: datetime,
) -> None:
    """The invite is used up; the person's former phone is told that it lost the link."""
    if not await ask.use_invite(session, invite.id, now):
        raise InviteUsed
    former = await ask_people.unlink(session, invite.person_id)
    talk.person = person
    talk.linked_at, talk.seen_at, talk.is_reachable = now, now, True
    await session.flush()
    is_new = former is not None and former != talk.telegram_id
    parting = people.parting(former, "unlinked", now) if former and is_new else []
    await letters.queue(session, [*parting, people.menu(talk.telegram_id, now)], now=now)
    audit.note(session, invite.person_id, "phone-linked", now=now, invite=invite.id)
    about = trace.About(Thing.ACADEMY, 1)
    trace.record(session, invite.person_id, Verb.REGISTERED, about, now=now)
