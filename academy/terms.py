"""The academic year: terms are closed and opened again, disciplines are copied to a new intake
(row A16)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit
from academy.errors.years import CodeTaken, IntakeUnclear, TermNotFound, TermStaysClosed
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import years as ask
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

UNDO = timedelta(days=1)  # how long a closing by mistake can be taken back
_INTAKE = re.compile(r"([\w.+-]{1,32})\s+([\w./+-]{1,20})")
_CODES = 64  # of disciplines in one line of the audit log


@dataclass(frozen=True)
class Term:
    """A term as the list shows it; `discipline_id` is one of its disciplines, to find it by."""

    discipline_id: int
    name: str
    total: int
    open: int
    closed_at: datetime | None = None

    def may_reopen(self, now: datetime) -> bool:
        """Whether it was closed within a day."""
        return self.closed_at is not None and now - self.closed_at <= UNDO


@dataclass(frozen=True)
class Contents:
    """How much there is in a discipline, or in the open disciplines of a term."""

    materials: int
    questions: int
    quizzes: int
    groups: int


@dataclass(frozen=True)
class Intake:
    """What a copy is called: its code, and the term it is for."""

    code: str
    term: str


async def terms(session: Session, page: int) -> Page[Term]:
    """A page of the terms, newest first."""
    empty: Page[Term] = place(page, await ask.count_terms(session))
    rows = await ask.terms(session, offset=empty.offset, limit=SIZE)
    return Page(
        [Term(first, name, total, open_) for first, name, total, open_ in rows],
        empty.number,
        empty.count,
    )


async def discipline(session: Session, discipline_id: int) -> tuple[Discipline, Contents]:
    """A discipline, closed or open, and how much there is in it. Raises TermNotFound."""
    found = await _discipline(session, discipline_id)
    return found, Contents(*await ask.contents(session, ask.this(discipline_id)))


async def term(
    session: Session, discipline_id: int, page: int
) -> tuple[Term, Page[Discipline], Contents]:
    """The term of this discipline, a page of its disciplines, how much there is in the open ones.

    Raises TermNotFound.
    """
    name = (await _discipline(session, discipline_id)).term
    total, open_, closed_at = await ask.count(session, name)
    empty: Page[Discipline] = place(page, total)
    rows = await ask.disciplines(session, name, offset=empty.offset, limit=SIZE)
    contents = Contents(*await ask.contents(session, ask.in_term(name)))
    at = Term(discipline_id, name, total, open_, closed_at)
    return at, Page(rows, empty.number, empty.count), contents


async def close(session: Session, person: Person, discipline_id: int, *, now: datetime) -> int:
    """Close every discipline of this one's term; say how many. They leave the lists, nobody begins
    a quiz of theirs, their lessons are not reminded of; the record stays. A second press closes
    nothing more. Raises TermNotFound.
    """
    name = (await _discipline(session, discipline_id)).term
    closed = await ask.close(session, name, now)
    for part in _parts(closed):
        audit.note(session, person.id, "term-closed", now=now, disciplines=part)
    return len(closed)


async def reopen(session: Session, person: Person, discipline_id: int, *, now: datetime) -> int:
    """Take a closing back within a day; say how many disciplines are open again.

    Raises TermNotFound, TermStaysClosed.
    """
    name = (await _discipline(session, discipline_id)).term
    opened = await ask.reopen(session, name, now - UNDO)
    if not opened:
        raise TermStaysClosed(term=name)
    for part in _parts(opened):
        audit.note(session, person.id, "term-reopened", now=now, disciplines=part)
    return len(opened)


def intake(text: str) -> Intake:
    """Code and term as they are written in one line: CIVIL-27 2027/28-1. Raises IntakeUnclear."""
    found = _INTAKE.fullmatch(" ".join(text.split()))
    if found is None:
        raise IntakeUnclear
    return Intake(*found.groups())


async def copy(
    session: Session, person: Person, discipline_id: int, to: Intake, *, now: datetime
) -> Discipline:
    """Copy materials, the bank with its versions and both languages, and quizzes as drafts into a
    new discipline; no people, no dates, no upload. Of two presses the code picks one.

    Raises TermNotFound, CodeTaken.
    """
    source = await _discipline(session, discipline_id)
    number = await ask.add(session, source, to.code, to.term)
    if number is None:
        raise CodeTaken(code=to.code)
    await ask.copy(session, source.id, number, now)
    about: dict[str, Any] = {"source": source.id, "discipline": number}
    audit.note(session, person.id, "discipline-copied", now=now, **about)
    return await _discipline(session, number)


async def _discipline(session: Session, discipline_id: int) -> Discipline:
    found = await ask.discipline(session, discipline_id)
    if found is None:
        raise TermNotFound
    return found


def _parts(numbers: Sequence[int]) -> list[list[int]]:
    return [list(numbers[at : at + _CODES]) for at in range(0, len(numbers), _CODES)]
