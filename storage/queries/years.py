"""Questions the database is asked about terms, their disciplines, and copies of these."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, literal, select, true, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.columns import Moment
from storage.tables.disciplines import Discipline, Enrolment
from storage.tables.materials import Material
from storage.tables.questions import Option, Question, QuestionPicture
from storage.tables.quizzes import Quiz

_OPEN = Discipline.archived_at.is_(None)

_OF_AN_OPTION = ("position", "text", "weight", "match", "low", "high", "feedback")


async def terms(
    session: Session, *, offset: int, limit: int
) -> Sequence[tuple[int, str, int, int]]:
    """A part of the terms, newest first: one of its disciplines, its name, how many disciplines,
    how many of them are open."""
    statement = (
        select(
            func.min(Discipline.id),
            Discipline.term,
            func.count(),
            func.count().filter(_OPEN),
        )
        .group_by(Discipline.term)
        .order_by(Discipline.term.desc())
    )
    rows = await session.execute(statement.offset(offset).limit(limit))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


async def count_terms(session: Session) -> int:
    return await session.scalar(select(func.count(Discipline.term.distinct()))) or 0


async def discipline(session: Session, discipline_id: int) -> Discipline | None:
    """The discipline as it is now, closed or open."""
    return await session.get(Discipline, discipline_id, populate_existing=True)


async def disciplines(
    session: Session, term: str, *, offset: int, limit: int
) -> Sequence[Discipline]:
    """A part of the disciplines of a term."""
    found = select(Discipline).where(Discipline.term == term).order_by(Discipline.code)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def count(session: Session, term: str) -> tuple[int, int, datetime | None]:
    """How many disciplines the term has, how many are open, when it was closed last."""
    row = await session.execute(
        select(func.count(), func.count().filter(_OPEN), func.max(Discipline.archived_at)).where(
            Discipline.term == term
        )
    )
    total, open_, closed_at = row.one()
    return total, open_, closed_at


async def contents(session: Session, which: ColumnElement[bool]) -> tuple[int, int, int, int]:
    """Materials, questions in use, quizzes, groups of the disciplines this is true of."""
    chosen = select(Discipline.id).where(which)
    counts = [
        select(func.count()).where(Material.discipline_id.in_(chosen)),
        select(func.count()).where(
            Question.discipline_id.in_(chosen), Question.retired_at.is_(None)
        ),
        select(func.count()).where(Quiz.discipline_id.in_(chosen)),
        select(func.count(Enrolment.group_id.distinct())).where(
            Enrolment.discipline_id.in_(chosen)
        ),
    ]
    row = (await session.execute(select(*(each.scalar_subquery() for each in counts)))).one()
    return row[0], row[1], row[2], row[3]


def in_term(term: str) -> ColumnElement[bool]:
    """The open disciplines of this term."""
    return (Discipline.term == term) & _OPEN


def this(discipline_id: int) -> ColumnElement[bool]:
    """One discipline."""
    return Discipline.id == discipline_id


async def close(session: Session, term: str, now: datetime) -> Sequence[int]:
    """The disciplines of the term that were open and are closed now: the row picks one press."""
    return await _move(session, in_term(term), now)


async def reopen(session: Session, term: str, since: datetime) -> Sequence[int]:
    """The disciplines of the term that were closed since then and are open now."""
    return await _move(session, (Discipline.term == term) & (Discipline.archived_at >= since), None)


async def _move(
    session: Session, which: ColumnElement[bool], archived_at: datetime | None
) -> Sequence[int]:
    moved = await session.scalars(
        update(Discipline)
        .where(which)
        .values(archived_at=archived_at)
        .returning(Discipline.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(moved)


async def add(session: Session, source: Discipline, code: str, term: str) -> int | None:
    """A new discipline with title and department of another one; none when its code is taken."""
    fields = {"code": code, "term": term, "department_id": source.department_id}
    new = insert_new(session, Discipline).values(**fields, title=source.title)
    new = new.returning(Discipline.id)
    return (await session.execute(new)).scalar_one_or_none()


async def copy(session: Session, source_id: int, target_id: int, now: datetime) -> None:
    """Materials, every version of every question with its options, and quizzes as drafts – those
    that were asked live were for one lesson –: five statements, however much there is. No people,
    no dates."""
    target, at = literal(target_id), literal(now, Moment())
    await _copy_rows(
        session, Material, source_id, discipline_id=target, author_id=literal(None), added_at=at
    )
    await _copy_rows(session, Question, source_id, discipline_id=target)
    await _copy_rows(
        session,
        Quiz,
        source_id,
        discipline_id=target,
        author_id=literal(None),
        opens_at=at,
        closes_at=at,
        is_draft=true(),
    )
    old, new = aliased(Question), aliased(Question)
    options = (
        select(new.id, *(getattr(Option, name) for name in _OF_AN_OPTION))
        .join(old, old.id == Option.question_id)
        .join(new, (new.key == old.key) & (new.version == old.version))
        .where(old.discipline_id == source_id, new.discipline_id == target_id)
        .order_by(Option.id)
    )
    await session.execute(insert(Option).from_select(["question_id", *_OF_AN_OPTION], options))
    pictures = (
        select(new.id, QuestionPicture.number, QuestionPicture.file_key, QuestionPicture.file_name)
        .join(old, old.id == QuestionPicture.question_id)
        .join(new, (new.key == old.key) & (new.version == old.version))
        .where(old.discipline_id == source_id, new.discipline_id == target_id)
    )
    names = ["question_id", "number", "file_key", "file_name"]
    await session.execute(insert(QuestionPicture).from_select(names, pictures))


async def _copy_rows(
    session: Session, table: type[Material | Question | Quiz], source_id: int, **others: Any
) -> None:
    """The rows of the discipline once more, in their order, with these columns otherwise."""
    columns = [each for each in table.__table__.columns if each.name != "id"]
    chosen = [others.get(each.name, each) for each in columns]
    rows = select(*chosen).where(table.discipline_id == source_id).order_by(table.id)
    if table is Quiz:
        rows = rows.where(~Quiz.is_live)
    names = [each.name for each in columns]
    await session.execute(insert(table).from_select(names, rows))
