"""Bans: a learner who may not write to the staff, told or not, of one department or everywhere
(row C13). Everything else stays open to them, and so does a request to the administrators."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from academy import audit, letters, requests, staffing
from academy.errors.bans import Banned, BannedUntil, BanNotFound, NoDepartment
from academy.errors.consultations import TextTooLong
from academy.errors.directory import PersonNotFound
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.people import Right, rights
from academy.staffing import Staffed
from storage.database import Session
from storage.queries import bans as ask
from storage.queries import people
from storage.tables.consultations import Ban
from storage.tables.departments import Department
from storage.tables.people import Person, Role
from storage.tables.requests import RequestKind

GIVEN, LIFTED = "ban-given", "ban-lifted"
REASON_LENGTH = 500


class Term(StrEnum):
    """How long a ban lasts."""

    DAY = "day"
    WEEK = "week"
    OPEN = "open"  # until it is lifted


_LENGTHS = {Term.DAY: timedelta(days=1), Term.WEEK: timedelta(days=7), Term.OPEN: None}


@dataclass(frozen=True)
class Order:
    """What kind of ban: for how long, told or not, and why ("" says nothing)."""

    term: Term
    is_silent: bool
    reason: str = ""


@dataclass(frozen=True)
class Told:
    """A ban with what its words need; no department: of the whole Academy."""

    ban: Ban
    department: Department | None
    learner: Person

    def stands(self, now: datetime) -> bool:
        """Whether it is neither lifted nor over."""
        ends_at = self.ban.ends_at
        return self.ban.lifted_at is None and (ends_at is None or ends_at > now)


async def look(
    session: Session, learner_id: int, department_id: int | None, *, now: datetime
) -> Ban | None:
    """What keeps the learner from writing to this department; one that was told goes first."""
    return await ask.standing(session, learner_id, department_id, now)


async def admit(
    session: Session, learner_id: int, department_id: int | None, *, now: datetime
) -> bool:
    """Whether what the learner writes there is kept and not relayed: the ban is silent.

    Raises Banned, BannedUntil where the learner was told.
    """
    return _is_kept(await look(session, learner_id, department_id, now=now))


async def admit_change(session: Session, learner_id: int, thread_id: int, *, now: datetime) -> bool:
    """The same, of a change of what the learner wrote into this thread."""
    return _is_kept(await ask.standing_in(session, learner_id, thread_id, now))


def _is_kept(found: Ban | None) -> bool:
    if found is None or found.is_silent:
        return found is not None
    if found.ends_at is None:
        raise Banned
    raise BannedUntil(until=found.ends_at)


async def ban_from_department(
    session: Session, author: Person, thread_id: int, order: Order, *, now: datetime
) -> Ban:
    """Ban the learner of this thread from its department. It takes the place of a ban that stands.

    Raises ThreadNotFound, NoDepartment, TextTooLong.
    """
    at = await staffing.staffed(session, author, thread_id, now=now)
    if at.department is None:
        raise NoDepartment
    return await _ban(session, author, (at.learner.id, at.department.id), order, now)


async def ban_everywhere(
    session: Session, author: Person, learner_id: int, order: Order, *, now: datetime
) -> Ban:
    """Ban the learner from writing to any staff; the author manages people.

    Raises PersonNotFound, TextTooLong.
    """
    learner = await people.person(session, learner_id)
    if learner is None or not any(held.role == Role.LEARNER for held in learner.roles):
        raise PersonNotFound
    return await _ban(session, author, (learner_id, None), order, now)


async def lift(session: Session, author: Person, ban_id: int, *, now: datetime) -> Told:
    """Lift a ban and all others of the same learner in the same place; an administrator any, staff
    those of a department they teach or head. Raises BanNotFound, also for one that does not stand
    any more: another one may have taken its place."""
    found = await told(session, ban_id)
    if found is None or not found.stands(now):
        raise BanNotFound
    if not await _may_lift(session, author, found):
        raise BanNotFound
    await _end(session, author, found.ban, now=now, is_told=True)
    return found


async def appeal(session: Session, learner: Person, ban_id: int, *, now: datetime) -> None:
    """Ask the administrators to look at a ban that stands; asking twice is asking once.

    Raises BanNotFound.
    """
    found = await told(session, ban_id)
    if found is None or found.learner.id != learner.id or not found.stands(now):
        raise BanNotFound
    facts = {"subject": "ban", "ban": ban_id}
    await requests.ask(session, learner, RequestKind.HELP, facts=facts, now=now)


async def told(session: Session, ban_id: int) -> Told | None:
    """A ban as it is now."""
    found = await ask.ban(session, ban_id)
    return Told(*found) if found else None


async def of_thread(session: Session, at: Staffed, *, now: datetime) -> Told | None:
    """What keeps the learner of this thread from writing into it."""
    department_id = at.department.id if at.department else None
    found = await look(session, at.learner.id, department_id, now=now)
    is_here = found is not None and found.department_id is not None
    return Told(found, at.department if is_here else None, at.learner) if found else None


async def bans(
    session: Session, page: int, *, now: datetime
) -> tuple[Page[tuple[Ban, Person]], int]:
    """A page of the bans that stand, the newest first, and how many there are."""
    total = await ask.count(session, now)
    empty: Page[tuple[Ban, Person]] = place(page, total)
    rows = await ask.bans(session, now, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count), total


def check_reason(reason: str) -> None:
    """Raises TextTooLong when a reason does not fit into the letter."""
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))


async def _ban(
    session: Session, author: Person, whom: tuple[int, int | None], order: Order, now: datetime
) -> Ban:
    check_reason(order.reason)
    length = _LENGTHS[order.term]
    row = Ban(
        learner_id=whom[0],
        department_id=whom[1],
        author_id=author.id,
        reason=order.reason,
        is_silent=order.is_silent,
        began_at=now,
        ends_at=now + length if length else None,
    )
    await _end(session, author, row, now=now, is_told=False)
    session.add(row)
    await session.flush()
    facts: dict[str, Any] = {"person": row.learner_id, "ban": row.id}
    facts |= {"silent": int(row.is_silent)}
    facts |= {"department": whom[1]} if whom[1] else {}
    reason = order.reason or None
    audit.note(session, author.id, "learner-banned", now=now, reason=reason, **facts)
    if not row.is_silent:
        await letters.queue(session, [_draft(GIVEN, row)], now=now)
    return row


async def _end(session: Session, author: Person, ban: Ban, *, now: datetime, is_told: bool) -> None:
    for number, is_silent in await ask.end(session, ban, author.id, now):
        whom = ban.learner_id
        audit.note(session, author.id, "learner-unbanned", now=now, person=whom, ban=number)
        if is_told and not is_silent and number == ban.id:
            await letters.queue(session, [_draft(LIFTED, ban)], now=now)


async def _may_lift(session: Session, author: Person, found: Told) -> bool:
    held = rights(author)
    if Right.MANAGE_PEOPLE in held or found.department is None:
        return Right.MANAGE_PEOPLE in held
    return Right.TEACH in held and await ask.is_of(session, author.id, found.department.id)


def _draft(kind: str, ban: Ban) -> Draft:
    return Draft(kind, f"{kind}:{ban.id}", ban.learner_id, facts={"ban_id": ban.id})
