"""Office hours: the form in which a teacher, or the office for them, says when they answer (C9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit
from academy.errors.directory import PersonNotFound
from academy.errors.hours import NoHoursLeft, NotATeacher
from academy.people import Right, rights
from academy.workdays import ACADEMY_WEEK, Hours
from storage.database import Session
from storage.queries import hours as ask
from storage.queries import people
from storage.tables.hours import OfficeHours
from storage.tables.people import Person


@dataclass(frozen=True)
class Form:
    """The hours of a week; `is_own`: the teacher's, not the Academy's."""

    owner: Person
    week: Mapping[int, Sequence[Hours]]
    is_own: bool


async def owner(session: Session, actor: Person, person_id: int) -> Person:
    """Whose hours they are: one's own, 0 means so too, or a teacher's for who manages people.

    Raises PersonNotFound, NotATeacher.
    """
    held = rights(actor)
    if person_id in (0, actor.id) and Right.TEACH in held:
        return actor
    found = await people.person(session, person_id) if Right.MANAGE_PEOPLE in held else None
    if found is None:
        raise PersonNotFound
    if Right.TEACH not in rights(found):
        raise NotATeacher
    return found


async def form(session: Session, whose: Person) -> Form:
    """The teacher's week as it stands."""
    rows = await ask.own_hours(session, whose.id)
    week = _week(rows)
    return Form(whose, week or {day: list(each) for day, each in ACADEMY_WEEK.items()}, bool(rows))


async def keep_ordinary(session: Session, actor: Person, whose: Person, *, now: datetime) -> Form:
    """From now on the teacher keeps the Academy's own hours."""
    await ask.replace_hours(session, whose.id, [])
    _note(session, actor, whose, now)
    return await form(session, whose)


async def keep_day(
    session: Session,
    actor: Person,
    whose: Person,
    day: tuple[int, Sequence[Hours]],
    *,
    now: datetime,
) -> Form:
    """From now on these are the hours of this weekday; none of them: the teacher does not answer
    then. The other days stay as they are. Raises NoHoursLeft."""
    before = await form(session, whose)
    week = {**before.week, day[0]: list(day[1])}
    rows = [
        {"person_id": whose.id, "weekday": weekday, "begins": begins, "ends": ends}
        for weekday, spans in week.items()
        for begins, ends in spans
    ]
    if not rows:
        raise NoHoursLeft
    await ask.replace_hours(session, whose.id, rows)
    _note(session, actor, whose, now)
    return Form(whose, {number: spans for number, spans in week.items() if spans}, is_own=True)


def _note(session: Session, actor: Person, whose: Person, now: datetime) -> None:
    audit.note(session, actor.id, "office-hours-changed", now=now, person=whose.id)


def _week(rows: Sequence[OfficeHours]) -> dict[int, list[Hours]]:
    week: dict[int, list[Hours]] = {}
    for row in rows:
        week.setdefault(row.weekday, []).append((row.begins, row.ends))
    return week
