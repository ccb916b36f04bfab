"""Questions the database is asked about lessons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, cast, or_, select, union
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person, PersonState
from storage.tables.timetable import Lesson


@dataclass(frozen=True)
class Due:
    """A lesson somebody is to be reminded of, and the key of that reminder."""

    lesson_id: int
    sequence: int
    discipline_id: int | None
    starts_at: datetime
    person_id: int
    key: str


async def lessons_of(
    session: Session, person_id: int, since: datetime, until: datetime
) -> Sequence[tuple[Lesson, str]]:
    """Lessons of the person's groups and those the person teaches, with the group's code."""
    groups = select(Membership.group_id).where(
        Membership.person_id == person_id, Membership.ended_at.is_(None)
    )
    statement = (
        select(Lesson, Group.code)
        .join(Group, Group.id == Lesson.group_id)
        .where(Lesson.starts_at >= since, Lesson.starts_at < until)
        .where(or_(Lesson.group_id.in_(groups), Lesson.teacher_id == person_id))
        .order_by(Lesson.starts_at, Lesson.id)
    )
    return [(lesson, code) for lesson, code in await session.execute(statement)]


async def lesson(session: Session, lesson_id: int) -> Lesson | None:
    """The lesson, unless the term of its discipline is closed."""
    return await session.scalar(
        select(Lesson)
        .outerjoin(Discipline, Discipline.id == Lesson.discipline_id)
        .where(Lesson.id == lesson_id, Discipline.archived_at.is_(None))
    )


async def due(session: Session, since: datetime, until: datetime, minutes: int) -> Sequence[Due]:
    """Who is to be reminded of the lessons that begin in this time and has no letter yet. Learners
    only while they have not withdrawn their consent to study data."""
    listeners = select(Membership.group_id, Lesson.id.label("lesson_id"), Membership.person_id)
    listeners = listeners.join(Lesson, Lesson.group_id == Membership.group_id)
    listeners = listeners.join(Person, Person.id == Membership.person_id)
    listeners = listeners.where(Person.study_consent.is_not(None))
    teachers = select(Lesson.group_id, Lesson.id, Lesson.teacher_id)
    everybody = union(
        listeners.where(*_begins(since, until), Membership.ended_at.is_(None)),
        teachers.where(*_begins(since, until), Lesson.teacher_id.is_not(None)),
    ).subquery()
    key = _key(everybody.c.person_id, minutes)
    letter = aliased(Letter)
    statement = (
        select(
            Lesson.id,
            Lesson.sequence,
            Lesson.discipline_id,
            Lesson.starts_at,
            everybody.c.person_id,
            key,
        )
        .join(everybody, everybody.c.lesson_id == Lesson.id)
        .outerjoin(Discipline, Discipline.id == Lesson.discipline_id)
        .join(Conversation, Conversation.person_id == everybody.c.person_id)
        .join(Person, Person.id == everybody.c.person_id)
        .where(Conversation.is_reachable, Person.state == PersonState.ACTIVE)
        .where(Discipline.archived_at.is_(None))
        .where(~select(letter.id).where(letter.key == key).exists())
        .order_by(Lesson.starts_at, Lesson.id, everybody.c.person_id)
    )
    return [Due(*row) for row in await session.execute(statement)]


def _begins(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return (~Lesson.is_cancelled, Lesson.starts_at > since, Lesson.starts_at <= until)


def _key(person_id: ColumnElement[int], minutes: int) -> ColumnElement[str]:
    """`lesson:<uid>:<recurrence>:<sequence>:<person>:<minutes>`: a moved lesson makes a new one."""
    parts = (
        "lesson:" + Lesson.uid,
        Lesson.recurrence,
        cast(Lesson.sequence, String),
        cast(person_id, String),
    )
    key: ColumnElement[str] = parts[0]
    for part in parts[1:]:
        key = key + ":" + part
    return key + f":{minutes}"


async def groups(session: Session) -> Sequence[Group]:
    return (await session.scalars(select(Group).order_by(Group.id))).all()


async def of_group(session: Session, group_id: int) -> Sequence[Lesson]:
    """Every lesson the group ever had or will have."""
    return (await session.scalars(select(Lesson).where(Lesson.group_id == group_id))).all()


def _studied_by(group_id: int) -> Select[int]:
    return select(Enrolment.discipline_id).where(Enrolment.group_id == group_id)


async def disciplines_of_group(session: Session, group_id: int) -> Sequence[Discipline]:
    statement = select(Discipline).where(Discipline.id.in_(_studied_by(group_id)))
    return (await session.scalars(statement)).all()


async def teachers_of_group(session: Session, group_id: int) -> Sequence[tuple[int, Person]]:
    """Who teaches what of the group's disciplines: (discipline, lecturer)."""
    statement = (
        select(Teaching.discipline_id, Person)
        .join(Person, Person.id == Teaching.person_id)
        .where(Teaching.discipline_id.in_(_studied_by(group_id)))
    )
    return [(discipline_id, person) for discipline_id, person in await session.execute(statement)]
