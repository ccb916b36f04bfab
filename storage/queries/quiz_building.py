"""Questions the database is asked about quizzes by those who build them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, exists, func, select

from storage.database import Session
from storage.queries.disciplines import taught_by
from storage.queries.upserts import insert_new
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.people import Person, PersonState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz, QuizGroup, QuizKind, QuizOverride


@dataclass(frozen=True)
class Built:
    """A quiz with its discipline, how many attempts were begun, and how many of them go on."""

    quiz: Quiz
    discipline: Discipline
    attempts: int
    running: int


@dataclass(frozen=True)
class Category:
    """A category of the bank: its questions in use, itself only, and one of them to find it by."""

    name: str
    count: int
    question_id: int


async def disciplines(session: Session, lecturer_id: int) -> Sequence[Discipline]:
    """What the lecturer teaches now."""
    statement = taught_by(lecturer_id).order_by(Discipline.code)
    return (await session.scalars(statement)).all()


async def count(session: Session, lecturer_id: int) -> int:
    """How many quizzes stand in the lecturer's disciplines."""
    rows = _built(lecturer_id).with_only_columns(func.count())
    return await session.scalar(rows) or 0


async def quizzes(
    session: Session, lecturer_id: int, *, offset: int, limit: int
) -> Sequence[Built]:
    """A part of them: drafts, then those that close last."""
    order = (Quiz.is_draft.desc(), Quiz.closes_at.desc(), Quiz.id.desc())
    part = _built(lecturer_id).order_by(*order).offset(offset).limit(limit)
    return [Built(*row) for row in await session.execute(part)]


async def quiz(
    session: Session, lecturer_id: int, quiz_id: int, *, is_held: bool = False
) -> Built | None:
    """A quiz of a discipline that this lecturer teaches; held, it stays as it is until the end."""
    statement = _built(lecturer_id).where(Quiz.id == quiz_id)
    if is_held:
        statement = statement.with_for_update(of=Quiz)
    row = (
        await session.execute(statement.execution_options(populate_existing=is_held))
    ).one_or_none()
    return Built(*row) if row else None


def _built(lecturer_id: int) -> Select[Any]:
    taken = select(func.count()).where(Attempt.quiz_id == Quiz.id).correlate(Quiz)
    return (
        select(
            Quiz,
            Discipline,
            taken.scalar_subquery(),
            taken.where(Attempt.state == AttemptState.OPEN).scalar_subquery(),
        )
        .join(Discipline, Discipline.id == Quiz.discipline_id)
        .where(Discipline.id.in_(taught_by(lecturer_id).with_only_columns(Discipline.id)))
        .where(~Quiz.is_live)
    )


async def untitled(
    session: Session, lecturer_id: int, discipline_id: int, kind: QuizKind
) -> Quiz | None:
    """The lecturer's draft of this kind that has no questions yet: the step was pressed twice."""
    return await session.scalar(
        select(Quiz)
        .where(Quiz.author_id == lecturer_id, Quiz.discipline_id == discipline_id)
        .where(Quiz.kind == kind, Quiz.is_draft, Quiz.length == 0)
        .order_by(Quiz.id.desc())
        .limit(1)
    )


async def groups(session: Session, quiz: Quiz) -> Sequence[tuple[Group, bool]]:
    """The groups that study its discipline, and whether the quiz is for each by name."""
    is_chosen = exists().where(QuizGroup.quiz_id == quiz.id, QuizGroup.group_id == Group.id)
    statement = (
        select(Group, is_chosen)
        .join(Enrolment, Enrolment.group_id == Group.id)
        .where(Enrolment.discipline_id == quiz.discipline_id, Group.archived_at.is_(None))
        .order_by(Group.code)
    )
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def choose_group(session: Session, quiz_id: int, group_id: int) -> None:
    """The quiz is for this group."""
    new = insert_new(session, QuizGroup).values(quiz_id=quiz_id, group_id=group_id)
    await session.execute(new)


async def leave_group(session: Session, quiz_id: int, group_id: int) -> None:
    """The quiz is not for this group by name."""
    await session.execute(
        delete(QuizGroup).where(QuizGroup.quiz_id == quiz_id, QuizGroup.group_id == group_id)
    )


async def categories(session: Session, discipline_id: int) -> Sequence[Category]:
    """The categories of the bank, by name."""
    statement = (
        select(Question.category, func.count(), func.min(Question.id))
        .where(Question.discipline_id == discipline_id, Question.retired_at.is_(None))
        .group_by(Question.category)
        .order_by(Question.category)
    )
    return [Category(*row) for row in await session.execute(statement)]


async def category(session: Session, discipline_id: int, question_id: int) -> str | None:
    """The category of a question of the discipline, in use or not."""
    return await session.scalar(
        select(Question.category).where(
            Question.id == question_id, Question.discipline_id == discipline_id
        )
    )


async def discard(session: Session, quiz_id: int) -> None:
    """Delete a draft with everything that hangs on it."""
    for table in (QuizGroup, QuizOverride):
        await session.execute(delete(table).where(table.quiz_id == quiz_id))
    await session.execute(delete(Quiz).where(Quiz.id == quiz_id))


def learners(quiz: Quiz) -> Select[int]:
    """The numbers of the active people this quiz is for."""
    chosen = select(QuizGroup.group_id).where(QuizGroup.quiz_id == quiz.id)
    is_for = Membership.group_id.in_(chosen) | ~chosen.exists()
    return (
        select(Membership.person_id)
        .join(Enrolment, Enrolment.group_id == Membership.group_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Enrolment.discipline_id == quiz.discipline_id, Membership.ended_at.is_(None))
        .where(Person.state == PersonState.ACTIVE, is_for)
        .distinct()
    )


def not_begun(quiz: Quiz) -> Select[int]:
    """Those of them who have not begun an attempt."""
    begun = select(Attempt.learner_id).where(Attempt.quiz_id == quiz.id)
    return learners(quiz).where(Membership.person_id.not_in(begun))
