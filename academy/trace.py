"""The digital trace (art. 8.4): who did what with what. Lines hold no personal data."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy.pages import SIZE, Page, place
from academy.sealed_marks import Sealed, sealed
from academy.statements import Line, Place
from storage.database import Session
from storage.queries import trace as ask
from storage.queries.trace import Named
from storage.tables.columns import Bilingual
from storage.tables.people import Person
from storage.tables.trace import Thing, TraceLine, Verb


@dataclass(frozen=True)
class About:
    """The thing a line is about, and the discipline it belongs to."""

    kind: Thing
    number: int
    discipline_id: int | None = None


def record(
    session: Session, person_id: int, verb: Verb, about: About, *, now: datetime, **result: Any
) -> None:
    """Add a line in the act's own transaction; `result` takes codes and amounts only."""
    session.add(TraceLine(**_fields(person_id, verb, about, result, now)))


@dataclass(frozen=True)
class Act:
    """A line to be added together with others, where every query counts."""

    person_id: int
    verb: Verb
    about: About
    result: dict[str, Any]


async def record_all(session: Session, acts: Iterable[Act], *, now: datetime) -> None:
    """Add lines in one query."""
    rows = [_fields(act.person_id, act.verb, act.about, act.result, now) for act in acts]
    if rows:
        await ask.add(session, rows)


def _fields(
    person_id: int, verb: Verb, about: About, result: dict[str, Any], now: datetime
) -> dict[str, Any]:
    return {
        "at": now,
        "person_id": person_id,
        "verb": verb,
        "object_kind": about.kind,
        "object_id": about.number,
        "discipline_id": about.discipline_id,
        "result": result,
    }


async def lines(session: Session) -> AsyncIterator[Line]:
    """Every line of the trace, oldest first, with the names of its things (row D2)."""
    disciplines = await ask.disciplines(session)
    async for chunk in ask.chunks(session):
        names: dict[Thing, dict[int, Bilingual]] = {}
        for kind in {row.object_kind for row in chunk}:
            numbers = {row.object_id for row in chunk if row.object_kind == kind}
            names[kind] = await ask.names(session, kind, numbers)
        for row in chunk:
            yield _line(row, names[row.object_kind].get(row.object_id), disciplines)


@dataclass(frozen=True)
class Told:
    """A line as the person it is about reads it."""

    line: TraceLine
    name: Bilingual
    discipline: Bilingual
    is_sealed: bool = False  # its points wait for the review of the quiz


async def own_lines(session: Session, person: Person, page: int, *, now: datetime) -> Page[Told]:
    """A page of the person's own trace, newest first (row D12)."""
    empty: Page[Told] = place(page, await ask.count_own(session, person.id))
    found = await ask.own(session, person.id, offset=empty.offset, limit=SIZE)
    waiting = await sealed(session, person.id, now=now)
    return Page([_told(each, waiting) for each in found], empty.number, empty.count)


async def own_line(session: Session, person: Person, line_id: int, *, now: datetime) -> Told | None:
    """A line of the person's own trace; none when it is gone, or somebody else's."""
    found = await ask.own_line(session, person.id, line_id)
    return _told(found, await sealed(session, person.id, now=now)) if found else None


async def disputed(session: Session, person: Person, line_id: int) -> Told | None:
    """The same with its points, for who answers."""
    found = await ask.own_line(session, person.id, line_id)
    return _told(found, Sealed(frozenset(), frozenset())) if found else None


def _told(row: Named, waiting: Sealed) -> Told:
    lesson = Bilingual(row.lesson, row.lesson) if row.lesson else None
    name = row.material or row.quiz or lesson or Bilingual()
    line = row.line
    is_sealed = waiting.holds_line(line.object_kind, line.object_id, line.result)
    return Told(line, name, row.discipline or Bilingual(), is_sealed)


def _line(row: TraceLine, name: Bilingual | None, disciplines: dict[int, Bilingual]) -> Line:
    at = None
    if row.discipline_id is not None:
        at = Place(row.discipline_id, disciplines.get(row.discipline_id, Bilingual()))
    quiz = row.result.get("quiz")
    return Line(
        number=row.id,
        at=row.at,
        person=f"p-{row.person_id}",
        verb=row.verb,
        thing=row.object_kind,
        thing_number=row.object_id,
        name=name or Bilingual(),
        discipline=at,
        quiz_number=quiz if isinstance(quiz, int) else None,
        result={key: value for key, value in row.result.items() if key != "quiz"},
    )
