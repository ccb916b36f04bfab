"""Groups: what they are here for, what they study, and their end all at once (row A16)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import audit, standing
from academy.errors.materials import DisciplineNotFound
from academy.errors.years import CertificateTaken, CertificateUnclear, GroupNotFound
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import groups as ask
from storage.queries.roles import discipline as open_discipline
from storage.tables.disciplines import Discipline, Group, LearnerKind, Programme
from storage.tables.people import Person, PersonState

Line = tuple[Group, Programme | None, int]  # how many study in it now
_NUMBER = re.compile(r"(\S{0,30}?)([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class Room:
    """A group that may be finished; `certificates` says whether it is one of listeners."""

    group: Group
    programme: Programme | None
    members: Sequence[int]

    @property
    def certificates(self) -> bool:
        return self.programme is not None and self.programme.kind == LearnerKind.LISTENER


async def groups(session: Session, page: int) -> Page[Line]:
    """A page of the groups that study now, by programme."""
    empty: Page[Line] = place(page, await ask.count(session))
    rows = await ask.groups(session, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def group(session: Session, group_id: int) -> Room:
    """A group and who studies in it, by name. Raises GroupNotFound."""
    found = await ask.group(session, group_id)
    if found is None:
        raise GroupNotFound
    return Room(*found, await ask.members(session, group_id))


async def choices(
    session: Session, discipline_id: int, page: int
) -> tuple[Discipline, Page[tuple[Group, bool]]]:
    """A page of the groups, and whether each studies the discipline. Raises DisciplineNotFound."""
    discipline = await open_discipline(session, discipline_id)
    if discipline is None:
        raise DisciplineNotFound
    empty: Page[tuple[Group, bool]] = place(page, await ask.count(session))
    rows = await ask.choices(session, discipline_id, offset=empty.offset, limit=SIZE)
    return discipline, Page(rows, empty.number, empty.count)


async def enrol(
    session: Session,
    person: Person,
    group_id: int,
    discipline_id: int,
    *,
    is_given: bool,
    now: datetime,
) -> None:
    """Let the group study the discipline, or no more. Pressing twice is harmless.

    Raises GroupNotFound, DisciplineNotFound.
    """
    if await ask.group(session, group_id) is None:
        raise GroupNotFound
    if await open_discipline(session, discipline_id) is None:
        raise DisciplineNotFound
    change = ask.enrol if is_given else ask.withdraw
    if await change(session, group_id, discipline_id):
        about: dict[str, Any] = {"group": group_id, "discipline": discipline_id}
        audit.note(
            session,
            person.id,
            "group-enrolled" if is_given else "group-withdrawn",
            now=now,
            **about,
        )


def certificates(first: str, count: int) -> list[str]:
    """Numbers that follow one another: "СП-2026-099" and two more are "СП-2026-100", "…-101".

    Raises CertificateUnclear where the first one does not end in a number.
    """
    found = _NUMBER.fullmatch(first.strip())
    if found is None:
        raise CertificateUnclear
    prefix, digits = found.groups()
    return [f"{prefix}{int(digits) + at:0{len(digits)}}" for at in range(count)]


async def finish(
    session: Session,
    admin: Person,
    group_id: int,
    *,
    reason: str,
    first: str = "",
    now: datetime,
) -> int:
    """Everybody who studies in the group has finished; say how many. Listeners get certificates
    with numbers that follow `first`, by name. The group is over with its last learner.

    Raises GroupNotFound, OwnStanding, LastAdministrator, TextTooLong, CertificateUnclear,
    CertificateTaken.
    """
    room = await group(session, group_id)
    rows: list[dict[str, Any]] = []
    if first:
        numbers = certificates(first, len(room.members))
        await check_certificates(session, numbers)
        rows = [
            {"group_id": group_id, "person_id": person_id, "certificate": number}
            for person_id, number in zip(room.members, numbers, strict=True)
        ]
    state = PersonState.FINISHED
    finished = await standing.change(session, admin, room.members, state, reason=reason, now=now)
    rows = [row for row in rows if row["person_id"] in set(finished)]
    if rows:
        await ask.keep_certificates(session, rows)
    about: dict[str, Any] = {"group": group_id, "people": len(finished), "certificates": len(rows)}
    audit.note(session, admin.id, "group-finished", now=now, **about)
    return len(finished)


async def check_certificates(session: Session, numbers: Sequence[str]) -> None:
    """Raises CertificateTaken for the first number that somebody has already."""
    taken = await ask.taken_certificates(session, numbers)
    if taken:
        raise CertificateTaken(number=min(taken))
