"""Questions the database is asked about the digital trace."""

from collections import Counter
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, delete, func, insert, select

from storage.database import Session
from storage.queries.upserts import renew
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.erasures import TraceCount
from storage.tables.materials import Material
from storage.tables.quizzes import Quiz
from storage.tables.timetable import Lesson
from storage.tables.trace import Thing, TraceLine, Verb

_CHUNK = 1000
_ZONE = ZoneInfo("Asia/Almaty")


async def remove(session: Session, which: ColumnElement[bool], limit: int) -> int:
    """Delete some of these lines; how many there were of each kind stays, without people."""
    some = select(TraceLine.id).where(which).order_by(TraceLine.id).limit(limit)
    gone = await session.execute(
        delete(TraceLine)
        .where(TraceLine.id.in_(some))
        .returning(TraceLine.at, TraceLine.verb, TraceLine.discipline_id)
        .execution_options(synchronize_session=False)
    )
    counts = Counter(
        (f"{at.astimezone(_ZONE):%Y-%m}", verb, place or 0) for at, verb, place in gone
    )
    for (month, verb, place), lines in counts.items():
        await session.execute(_counted(session, month, verb, place, lines))
    return counts.total()


def _counted(session: Session, month: str, verb: Verb, place: int, lines: int) -> Any:
    key = {"month": month, "verb": verb, "discipline_id": place}
    return renew(session, TraceCount, key, {"lines": lines}, {"lines": TraceCount.lines + lines})


@dataclass(frozen=True)
class Named:
    """A line and the names of what it is about; at most one of the first three is there."""

    line: TraceLine
    material: Bilingual | None
    quiz: Bilingual | None
    lesson: str | None
    discipline: Bilingual | None


async def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New lines, in one query however many they are."""
    await session.execute(insert(TraceLine), list(rows))


async def chunks(session: Session) -> AsyncIterator[Sequence[TraceLine]]:
    """Every line, oldest first, a thousand at a time: memory does not grow with the trace."""
    last = 0
    while True:
        statement = (
            select(TraceLine).where(TraceLine.id > last).order_by(TraceLine.id).limit(_CHUNK)
        )
        lines = (await session.scalars(statement)).all()
        if not lines:
            return
        last = lines[-1].id
        yield lines
        session.expunge_all()


async def count_own(session: Session, person_id: int) -> int:
    """How many lines are about what this person did."""
    lines = select(func.count()).where(TraceLine.person_id == person_id)
    return await session.scalar(lines) or 0


async def own(session: Session, person_id: int, *, offset: int, limit: int) -> Sequence[Named]:
    """A part of the person's own lines, newest first."""
    newest = _named(person_id).order_by(TraceLine.at.desc(), TraceLine.id.desc())
    return [Named(*row) for row in await session.execute(newest.offset(offset).limit(limit))]


async def own_line(session: Session, person_id: int, line_id: int) -> Named | None:
    """A line of this person."""
    found = await session.execute(_named(person_id).where(TraceLine.id == line_id))
    row = found.first()
    return Named(*row) if row else None


def _named(person_id: int) -> Any:
    """The person's lines with what their things and disciplines are called; a question is known by
    its quiz."""
    kind, number = TraceLine.object_kind, TraceLine.object_id
    quiz = case(
        (kind == Thing.QUIZ, number),
        (kind == Thing.QUESTION, TraceLine.result["quiz"].as_integer()),
    )
    return (
        select(TraceLine, Material.title, Quiz.title, Lesson.title, Discipline.title)
        .outerjoin(Material, (kind == Thing.MATERIAL) & (Material.id == number))
        .outerjoin(Quiz, Quiz.id == quiz)
        .outerjoin(Lesson, (kind == Thing.LESSON) & (Lesson.id == number))
        .outerjoin(Discipline, Discipline.id == TraceLine.discipline_id)
        .where(TraceLine.person_id == person_id)
    )


async def names(session: Session, kind: Thing, numbers: Collection[int]) -> dict[int, Bilingual]:
    """How the things of this kind are called; things without a name of their own are left out."""
    columns = {
        Thing.MATERIAL: (Material.id, Material.title),
        Thing.QUIZ: (Quiz.id, Quiz.title),
        Thing.LESSON: (Lesson.id, Lesson.title),
        Thing.FORUM: (Discipline.id, Discipline.title),
    }.get(kind)
    if columns is None:
        return {}
    rows = await session.execute(select(*columns).where(columns[0].in_(numbers)))
    return {number: _bilingual(name) for number, name in rows}


async def disciplines(session: Session) -> dict[int, Bilingual]:
    rows = await session.execute(select(Discipline.id, Discipline.title))
    return {number: title for number, title in rows}


def _bilingual(name: object) -> Bilingual:
    return name if isinstance(name, Bilingual) else Bilingual(kk=str(name), ru=str(name))
