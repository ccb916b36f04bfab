"""Questions the database is asked about other conditions of a quiz, and who is at it now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.directory import BY_NAME, named
from storage.queries.disciplines import taught_by
from storage.queries.quiz_building import learners
from storage.queries.upserts import renew
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.people import Person
from storage.tables.quizzes import Quiz, QuizOverride

Target = tuple[str, int]  # "learner_id" or "group_id", and the number


@dataclass
class Running:
    """An open attempt with the overrides its learner has, the own and the groups'."""

    attempt: Attempt
    overrides: list[QuizOverride] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """A quiz, a learner or a group, the override they have there, and their open attempts."""

    quiz: Quiz
    who: Person | Group
    override: QuizOverride | None
    running: list[Running]


async def running(
    session: Session, lecturer_id: int, quiz_id: int
) -> tuple[Quiz, list[Running]] | None:
    """The lecturer's quiz, held, with every open attempt at it, in one query."""
    is_at_it = _is_running()
    statement = _around(lecturer_id, quiz_id, is_at_it).add_columns(Attempt, QuizOverride)
    rows = (await session.execute(statement)).all()
    return (rows[0][0], _gathered(rows)) if rows else None


async def given(session: Session, lecturer_id: int, quiz_id: int, target: Target) -> Given | None:
    """The same for one learner or one group; none also where they do not study its discipline."""
    column, number = target
    own, who = aliased(QuizOverride), Person if column == "learner_id" else Group
    members = select(Membership.person_id).where(
        Membership.group_id == number, Membership.ended_at.is_(None)
    )
    is_theirs = Attempt.learner_id == number if who is Person else Attempt.learner_id.in_(members)
    statement = (
        _around(lecturer_id, quiz_id, _is_running() & is_theirs)
        .join(who, (who.id == number) & who.id.in_(_studying(who)))
        .outerjoin(own, (own.quiz_id == Quiz.id) & (getattr(own, column) == number))
        .add_columns(who, own, Attempt, QuizOverride)
    )
    rows = (await session.execute(statement)).all()
    return Given(rows[0][0], rows[0][1], rows[0][2], _gathered(rows)) if rows else None


def _around(lecturer_id: int, quiz_id: int, is_at_it: ColumnElement[bool]) -> Select[Any]:
    groups = select(Membership.group_id).where(
        Membership.person_id == Attempt.learner_id, Membership.ended_at.is_(None)
    )
    holds = or_(QuizOverride.learner_id == Attempt.learner_id, QuizOverride.group_id.in_(groups))
    disciplines = taught_by(lecturer_id).with_only_columns(Discipline.id)
    return (
        select(Quiz)
        .select_from(Quiz)
        .outerjoin(Attempt, is_at_it)
        .outerjoin(QuizOverride, (QuizOverride.quiz_id == Quiz.id) & holds)
        .where(Quiz.id == quiz_id, Quiz.discipline_id.in_(disciplines))
        .with_for_update(of=Quiz)
        .execution_options(populate_existing=True)
    )


def _is_running() -> ColumnElement[bool]:
    return (Attempt.quiz_id == Quiz.id) & (Attempt.state == AttemptState.OPEN)


def _studying(who: type[Person | Group]) -> Select[int]:
    """The numbers of the people, or the groups, that study the quiz's discipline."""
    there = Enrolment.discipline_id == Quiz.discipline_id
    if who is Group:
        return select(Enrolment.group_id).where(there).correlate(Quiz)
    return (
        select(Membership.person_id)
        .join(Enrolment, Enrolment.group_id == Membership.group_id)
        .where(there, Membership.ended_at.is_(None))
        .correlate(Quiz)
    )


def _gathered(rows: Sequence[Any]) -> list[Running]:
    found: dict[int, Running] = {}
    for *_, attempt, override in rows:
        if attempt is not None:
            each = found.setdefault(attempt.id, Running(attempt))
            each.overrides += [override] if override is not None else []
    return list(found.values())


async def own_overrides(session: Session, quiz_id: int, learner_id: int) -> Sequence[QuizOverride]:
    """What is other for this learner in this quiz: by name, and by the groups of now."""
    groups = select(Membership.group_id).where(
        Membership.person_id == learner_id, Membership.ended_at.is_(None)
    )
    whose = (QuizOverride.learner_id == learner_id) | QuizOverride.group_id.in_(groups)
    statement = select(QuizOverride).where(QuizOverride.quiz_id == quiz_id, whose)
    return (await session.scalars(statement)).all()


async def put(
    session: Session, quiz_id: int, target: Target, fields: dict[str, Any]
) -> QuizOverride:
    """The override of this learner or group, new or with these fields."""
    keys = {"quiz_id": quiz_id, target[0]: target[1]}
    statement = renew(session, QuizOverride, keys, fields).returning(QuizOverride)
    kept: QuizOverride = (
        await session.scalars(statement.execution_options(populate_existing=True))
    ).one()
    return kept


async def remove(session: Session, quiz_id: int, target: Target) -> bool:
    """Whether there was one: of two presses the row picks one."""
    gone = await session.execute(
        delete(QuizOverride)
        .where(QuizOverride.quiz_id == quiz_id, getattr(QuizOverride, target[0]) == target[1])
        .returning(QuizOverride.id)
    )
    return gone.first() is not None


Line = tuple[QuizOverride, Person | None, Group | None]


async def count(session: Session, quiz_id: int) -> int:
    """How many overrides the quiz has."""
    rows = select(func.count()).where(QuizOverride.quiz_id == quiz_id)
    return await session.scalar(rows) or 0


async def overrides(session: Session, quiz_id: int, *, offset: int, limit: int) -> Sequence[Line]:
    """A part of them with whom they are for, the newest first."""
    statement = (
        select(QuizOverride, Person, Group)
        .outerjoin(Person, Person.id == QuizOverride.learner_id)
        .outerjoin(Group, Group.id == QuizOverride.group_id)
        .where(QuizOverride.quiz_id == quiz_id)
        .order_by(QuizOverride.given_at.desc(), QuizOverride.id)
    )
    rows = await session.execute(statement.offset(offset).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows]


async def count_people(session: Session, quiz: Quiz, text: str) -> int:
    """How many of the quiz's learners are meant by this text; all where it is empty."""
    people = _people(quiz, text).with_only_columns(func.count())
    return await session.scalar(people) or 0


async def people(
    session: Session, quiz: Quiz, text: str, *, offset: int, limit: int
) -> Sequence[Person]:
    """A part of them by name."""
    part = _people(quiz, text).order_by(*BY_NAME).offset(offset).limit(limit)
    return (await session.scalars(part)).all()


def _people(quiz: Quiz, text: str) -> Select[Person]:
    found = select(Person).where(Person.id.in_(learners(quiz)))
    return found.where(named(text)) if text else found


async def is_among(session: Session, people: Select[int], person_id: int) -> bool:
    """Whether these people's numbers hold this one."""
    return bool(await session.scalar(people.where(Membership.person_id == person_id).limit(1)))


async def closing(session: Session, after: datetime, before: datetime) -> Sequence[Quiz]:
    """The quizzes that close in this time and are open already."""
    statement = select(Quiz).where(
        ~Quiz.is_draft, Quiz.closes_at > after, Quiz.closes_at <= before, Quiz.opens_at <= after
    )
    return (await session.scalars(statement)).all()
