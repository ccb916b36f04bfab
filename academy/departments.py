"""Departments: who answers where the teacher does not, where and how soon, and whether the staff
see who asks (art. 6.2, rows C2, C10, C12)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit
from academy.errors.departments import (
    DepartmentNotFound,
    DepartmentTaken,
    DepartmentTitleUnclear,
    DepartmentUnclear,
    NoGroupYet,
    NotALecturerHere,
    TimesUnclear,
)
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import departments as ask
from storage.tables.chats import BoundChat
from storage.tables.columns import Bilingual
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

TITLE_LENGTH = 150
_CODE = re.compile(r"[\w.+-]{1,32}")
_TIMES = re.compile(r"(\d{1,3})\D+(\d{1,3})\D+(\d{1,2})")
_LONGEST = 400  # hours of work a reminder or the head may wait for
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Described:
    """A department as its page shows it; `chat` is the group it answers in, or could."""

    department: Department
    head: Person | None
    chat: BoundChat | None
    disciplines: int


@dataclass(frozen=True)
class Times:
    """Working time until the teacher is reminded and the head is told; how long what is written
    after a close still belongs to the thread."""

    remind_after: timedelta
    escalate_after: timedelta
    follow_up_for: timedelta


async def departments(session: Session, page: int) -> Page[Department]:
    """A page of the departments, by code."""
    empty: Page[Department] = place(page, await ask.count(session))
    rows = await ask.departments(session, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def department(session: Session, department_id: int) -> Described:
    """A department that is not archived. Raises DepartmentNotFound."""
    found = await ask.department(session, department_id)
    if found is None:
        raise DepartmentNotFound
    return Described(*found)


async def make(session: Session, admin: Person, text: str, *, now: datetime) -> int:
    """Make a department from lines: a code, its title in Kazakh, and in Russian; its number.

    Raises DepartmentUnclear, DepartmentTitleUnclear, DepartmentTaken.
    """
    code, *titles = _lines(text) or [""]
    if not _CODE.fullmatch(code) or not titles:
        raise DepartmentUnclear
    number = await ask.add(session, {"code": code, "title": _title(titles)})
    if number is None:
        raise DepartmentTaken(code=code)
    audit.note(session, admin.id, "department-made", now=now, department=number)
    return number


async def rename(
    session: Session, admin: Person, department_id: int, text: str, *, now: datetime
) -> None:
    """Another title, in one line or in two: Kazakh, Russian.

    Raises DepartmentTitleUnclear, DepartmentNotFound.
    """
    await _change(session, admin, department_id, {"title": _title(_lines(text))}, now, "title")


async def appoint(
    session: Session, admin: Person, department_id: int, person_id: int | None, *, now: datetime
) -> None:
    """A lecturer heads the department from now on, or nobody.

    Raises NotALecturerHere, DepartmentNotFound.
    """
    if person_id is not None and not await ask.is_lecturer(session, person_id):
        raise NotALecturerHere
    fields = {"head_id": person_id}
    await _change(session, admin, department_id, fields, now, "head", head=person_id)


async def move(
    session: Session, admin: Person, department_id: int, side: StaffSide, *, now: datetime
) -> None:
    """Answer in teachers' own chats, or in the group that is bound to the department.

    Raises DepartmentNotFound, NoGroupYet.
    """
    at = await department(session, department_id)
    if side == StaffSide.GROUP and at.chat is None:
        raise NoGroupYet
    await _change(session, admin, department_id, {"side": side}, now, "side", side=side.value)


async def hide(
    session: Session, admin: Person, department_id: int, *, is_hidden: bool, now: datetime
) -> None:
    """Whether the staff see who asks, from now on. Raises DepartmentNotFound."""
    fields, hidden = {"hides_learner": is_hidden}, int(is_hidden)
    await _change(session, admin, department_id, fields, now, "privacy", hidden=hidden)


async def time(
    session: Session, admin: Person, department_id: int, text: str, *, now: datetime
) -> None:
    """Other times, as they are written. Raises TimesUnclear, DepartmentNotFound."""
    own = vars(times(text))
    minutes = {name: span // timedelta(minutes=1) for name, span in own.items()}
    await _change(session, admin, department_id, own, now, "times", **minutes)


async def archive(session: Session, admin: Person, department_id: int, *, now: datetime) -> None:
    """Take the department out of use; its disciplines belong to none, its group is free. A second
    press changes nothing."""
    if await ask.archive(session, department_id, now):
        audit.note(session, admin.id, "department-archived", now=now, department=department_id)


async def disciplines(
    session: Session, department_id: int, page: int
) -> tuple[Described, Page[Discipline]]:
    """A page of the disciplines of now, whosever they are. Raises DepartmentNotFound."""
    at = await department(session, department_id)
    empty: Page[Discipline] = place(page, await ask.count_disciplines(session))
    rows: Sequence[Discipline] = await ask.disciplines(session, offset=empty.offset, limit=SIZE)
    return at, Page(rows, empty.number, empty.count)


async def assign(
    session: Session,
    admin: Person,
    department_id: int,
    discipline_id: int,
    *,
    is_in: bool,
    now: datetime,
) -> None:
    """Put a discipline into the department, out of any other, or take it out. Pressing twice is
    harmless."""
    if await ask.place(session, department_id, discipline_id, is_in=is_in):
        about: dict[str, Any] = {"department": department_id, "discipline": discipline_id}
        what = "discipline-in" if is_in else "discipline-out"
        audit.note(session, admin.id, "department-changed", now=now, what=what, **about)


async def lecturers(session: Session, text: str, page: int) -> Page[Person]:
    """A page of those who can head a department; a name shortens the list."""
    empty: Page[Person] = place(page, await ask.count_lecturers(session, text))
    rows = await ask.lecturers(session, text, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


def times(text: str) -> Times:
    """Working hours, working hours, days, as three whole numbers. Raises TimesUnclear."""
    found = _TIMES.fullmatch(text.strip())
    if found is None:
        raise TimesUnclear
    remind, escalate, days = map(int, found.groups())
    if not 0 < remind < escalate <= _LONGEST or not days:
        raise TimesUnclear
    return Times(remind * _HOUR, escalate * _HOUR, days * _DAY)


async def _change(
    session: Session,
    admin: Person,
    department_id: int,
    fields: dict[str, Any],
    now: datetime,
    what: str,
    **facts: Any,
) -> None:
    if not await ask.change(session, department_id, **fields):
        raise DepartmentNotFound
    about: dict[str, Any] = {"department": department_id, "what": what, **facts}
    audit.note(session, admin.id, "department-changed", now=now, **about)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in text.splitlines()) if line]


def _title(lines: Sequence[str]) -> Bilingual:
    is_clear = len(lines) in (1, 2) and all(len(line) <= TITLE_LENGTH for line in lines)
    if not is_clear:
        raise DepartmentTitleUnclear(limit=TITLE_LENGTH)
    return Bilingual(*lines)
