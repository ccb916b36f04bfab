"""Which roles a person has: given and taken by an administrator, told to the person (row A5)."""

from datetime import datetime
from typing import Any

from academy import audit, letters
from academy.directory import person
from academy.errors.people import LastAdministrator, OwnRole, ReasonMissing
from academy.letters import Draft
from academy.standing import check_reason
from storage.database import Session
from storage.queries import people as ask_people
from storage.queries import roles as ask
from storage.queries import standing
from storage.tables.people import Person, Role

LETTER = "role-letter"
STAFF = frozenset(Role) - {Role.LEARNER, Role.LECTURER}  # given and taken for a stated reason


async def give(
    session: Session,
    admin: Person | None,
    person_id: int,
    role: Role,
    *,
    reason: str = "",
    now: datetime,
) -> Person:
    """Give the person a role, beside those they have; they are told, their menu follows. Pressing
    twice is harmless.

    Raises PersonNotFound, ReasonMissing, TextTooLong.
    """
    _check(role, reason)
    await person(session, person_id)
    if await ask.add(session, person_id, role):
        about: dict[str, Any] = {"person": person_id, "role": role}
        audit.note(session, _id(admin), "role-given", now=now, reason=reason, **about)
        await _tell(session, person_id, role, now, is_given=True)
    return await person(session, person_id)


async def take(
    session: Session,
    admin: Person | None,
    person_id: int,
    role: Role,
    *,
    reason: str = "",
    now: datetime,
) -> Person:
    """Take a role from the person; it ends with this transaction, and with a lecturer's role the
    disciplines they teach. The person is told. Pressing twice is harmless.

    Nobody takes the role of an administrator from themself, and the last one keeps it: of two who
    take it from each other the rows pick one. Raises PersonNotFound, ReasonMissing, TextTooLong,
    OwnRole, LastAdministrator.
    """
    _check(role, reason)
    await person(session, person_id)
    if role == Role.ADMINISTRATOR:
        await _keep_an_administrator(session, admin, person_id)
    if await ask.remove(session, person_id, role):
        taught = await ask.end_teaching(session, person_id) if role == Role.LECTURER else ()
        about: dict[str, Any] = {"person": person_id, "role": role, "disciplines": list(taught)}
        audit.note(session, _id(admin), "role-taken", now=now, reason=reason, **about)
        await _tell(session, person_id, role, now, is_given=False)
    return await person(session, person_id)


async def number_of(session: Session, code: str) -> int | None:
    """The number of the person with this code of the roster."""
    return await ask.number_of(session, code)


async def told(session: Session, person_id: int, role: Role, *, is_given: bool) -> bool:
    """Whether it stands as the person is about to be told."""
    found = await ask_people.person(session, person_id)
    return found is not None and (role in {held.role for held in found.roles}) == is_given


async def _keep_an_administrator(session: Session, admin: Person | None, person_id: int) -> None:
    if admin is not None and admin.id == person_id:
        raise OwnRole
    if await standing.hold_administrators(session) <= {person_id}:
        raise LastAdministrator


def _check(role: Role, reason: str) -> None:
    if role in STAFF and not reason.strip():
        raise ReasonMissing
    check_reason(reason)


def _id(admin: Person | None) -> int | None:
    return admin.id if admin is not None else None


async def _tell(
    session: Session, person_id: int, role: Role, now: datetime, *, is_given: bool
) -> None:
    """What happened, and the commands that go with it."""
    what = f"{role}:{is_given}:{now.isoformat()}:{person_id}"
    facts = {"role": role.value, "is_given": is_given}
    letter = Draft(kind=LETTER, key=f"{LETTER}:{what}", person_id=person_id, facts=facts)
    menu = Draft(kind="menu", key=f"menu:{what}", person_id=person_id)
    await letters.queue(session, [letter, menu], now=now)
