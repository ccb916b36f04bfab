"""Questions the database is asked about the digital trace."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from storage.database import Session
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.materials import Material
from storage.tables.quizzes import Quiz
from storage.tables.timetable import Lesson
from storage.tables.trace import Thing, TraceLine

_CHUNK = 1000


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


async def names(session: Session, kind: Thing, numbers: Collection[int]) -> dict[int, Bilingual]:
    """How the things of this kind are called; things without a name of their own are left out."""
    columns = {
        Thing.MATERIAL: (Material.id, Material.title),
        Thing.QUIZ: (Quiz.id, Quiz.title),
        Thing.LESSON: (Lesson.id, Lesson.title),
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
