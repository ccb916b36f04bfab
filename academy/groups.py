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
from storage.queries import standing as ask_standing
from storage.queries.roles import discipline as open_discipline
from storage.tables.disciplines import Discipline, Group, LearnerKind, Programme
from storage.tables.people import Person, PersonState

Line = tuple[Group, Programme | None, int]  # how many study in it now
_NUMBER = re.compile(r"(\S{0,30}?)([0-9]{1,9})", re.ASCII)


@dataclass(frozen=True)
class Room:
    """A group that may be finished; `certificates` says whether it is one of listeners. Who goes on
    in another group is `elsewhere`."""

    group: Group
    programme: Programme | None
    members: Sequence[int]
    elsewhere: frozenset[int]

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
    members = await ask.members(session, group_id)
    elsewhere = frozenset(number for number, is_elsewhere in members if is_elsewhere)
    return Room(*found, [number for number, _ in members], elsewhere)


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
    """Everybody who studies in the group has finished it; say how many. Who studies in another
    group goes on there, the others have finished altogether. Listeners get certificates with
    numbers that follow `first`, by name. The group is over with its last learner.

    Two groups never finish at the same moment, so no certificate is given twice.
    Raises GroupNotFound, OwnStanding, LastAdministrator, TextTooLong, CertificateUnclear,
    CertificateTaken.
    """
    await ask_standing.hold_administrators(session)
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
    leaving = [number for number in room.members if number not in room.elsewhere]
    finished = await standing.change(session, admin, leaving, state, reason=reason, now=now)
    ended = await _end(session, admin, room, reason=reason, now=now)
    rows = [row for row in rows if row["person_id"] in {*finished, *ended}]
    if rows:
        await ask.keep_certificates(session, rows)
    count = len(finished) + len(ended)
    about: dict[str, Any] = {"group": group_id, "people": count, "certificates": len(rows)}
    audit.note(session, admin.id, "group-finished", now=now, **about)
    return count


async def _end(
    session: Session, admin: Person, room: Room, *, reason: str, now: datetime
) -> Sequence[int]:
    """Those who go on in another group are in this one no more."""
    if not room.elsewhere:
        return []
    group_id = room.group.id
    ended = await ask.end(session, group_id, room.elsewhere, now)
    await ask.archive_one(session, group_id, now)
    for number in ended:
        about: dict[str, Any] = {"person": number, "group": group_id}
        audit.note(session, admin.id, "group-left", now=now, reason=reason, **about)
    return ended


async def check_certificates(session: Session, numbers: Sequence[str]) -> None:
    """Raises CertificateTaken for the first number that somebody has already."""
    taken = await ask.taken_certificates(session, numbers)
    if taken:
        raise CertificateTaken(number=min(taken))
