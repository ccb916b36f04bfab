"""Questions the database is asked about the results of a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.queries.confirmations import of_attempt
from storage.tables.attempts import Answer, AnswerChange, Attempt, AttemptState, Credit
from storage.tables.disciplines import Enrolment, Group, Membership, Teaching
from storage.tables.identity import Check, CheckState
from storage.tables.people import Person, PersonState
from storage.tables.problems import Problem, ProblemState
from storage.tables.quizzes import Quiz, QuizGroup


@dataclass(frozen=True)
class Summary:
    """An attempt in short. `points` and `answered` are of the answers that stand."""

    attempt_id: int
    learner_id: int
    number: int
    state: AttemptState
    started_at: datetime
    finished_at: datetime | None
    deadline: datetime
    position: int
    paper: list[int]
    worth: list[float]
    check: CheckState | None
    points: float
    answered: int


@dataclass(frozen=True)
class Expected:
    """A learner whose result is looked at: who studies in a group of the quiz, or took it."""

    id: int
    name: str
    folded: str
    code: str


async def taught_quiz(session: Session, lecturer_id: int, quiz_id: int) -> Quiz | None:
    """The quiz, if the lecturer teaches its discipline; a closed term's can still be read."""
    return await session.scalar(
        select(Quiz)
        .join(Teaching, Teaching.discipline_id == Quiz.discipline_id)
        .where(Quiz.id == quiz_id, Teaching.person_id == lecturer_id)
    )


async def summaries(session: Session, quiz_id: int, *which: ColumnElement[bool]) -> list[Summary]:
    """The attempts at the quiz, in the order of their learners and numbers."""
    mine = select(Attempt.id).where(Attempt.quiz_id == quiz_id, *which)
    sums = (
        select(
            Answer.attempt_id,
            func.coalesce(func.sum(Answer.points), 0.0).label("points"),
            func.count().label("answered"),
        )
        .where(Answer.attempt_id.in_(mine), Answer.answered_at.is_not(None))
        .group_by(Answer.attempt_id)
        .subquery()
    )
    statement = (
        select(
            Attempt.id,
            Attempt.learner_id,
            Attempt.number,
            Attempt.state,
            Attempt.started_at,
            Attempt.finished_at,
            Attempt.deadline,
            Attempt.position,
            Attempt.paper,
            Attempt.worth,
            of_attempt(),
            func.coalesce(sums.c.points, 0.0),
            func.coalesce(sums.c.answered, 0),
        )
        .outerjoin(sums, sums.c.attempt_id == Attempt.id)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(Attempt.quiz_id == quiz_id, *which)
        .order_by(Attempt.learner_id, Attempt.number)
    )
    rows: Sequence[Any] = (await session.execute(statement)).all()
    return [Summary(*row) for row in rows]


async def of_learner(session: Session, quiz_id: int, learner_id: int) -> list[Summary]:
    """The attempts of one learner at the quiz, in their order."""
    return await summaries(session, quiz_id, Attempt.learner_id == learner_id)


async def expected(session: Session, quiz: Quiz) -> list[Expected]:
    """Who studies the quiz now, and who took it."""
    own = select(QuizGroup.group_id).where(QuizGroup.quiz_id == quiz.id)
    of_discipline = select(Enrolment.group_id).where(
        Enrolment.discipline_id == quiz.discipline_id, ~own.exists()
    )
    groups = select(union(own, of_discipline).subquery().c.group_id)
    studying = (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id.in_(groups), Membership.ended_at.is_(None))
        .where(Person.state == PersonState.ACTIVE)
    )
    took = select(Attempt.learner_id).where(Attempt.quiz_id == quiz.id)
    wanted = select(union(studying, took).subquery().c.person_id)
    statement = select(
        Person.id,
        Person.family_name,
        Person.given_name,
        Person.patronymic,
        Person.folded,
        Person.roster_code,
    ).where(Person.id.in_(wanted))
    return [
        Expected(row.id, _name(*row[1:4]), row.folded, row.roster_code)
        for row in await session.execute(statement)
    ]


def _name(*parts: str) -> str:
    return " ".join(part for part in parts if part)


async def learner(session: Session, person_id: int) -> Person | None:
    """Whose attempt it is."""
    return await session.get(Person, person_id)


async def groups_of(session: Session, discipline_id: int) -> dict[int, str]:
    """The codes of the groups that study the discipline, by learner; of those who ended too."""
    statement = (
        select(Membership.person_id, Group.code)
        .join(Group, Group.id == Membership.group_id)
        .join(Enrolment, Enrolment.group_id == Group.id)
        .where(Enrolment.discipline_id == discipline_id)
        .order_by(Membership.ended_at.is_not(None), Group.code)
    )
    rows = (await session.execute(statement)).all()
    return {person_id: code for person_id, code in reversed(rows)}


async def credits_of(session: Session, attempt_id: int) -> Sequence[Credit]:
    """The time that was given to the attempt."""
    statement = select(Credit).where(Credit.attempt_id == attempt_id).order_by(Credit.id)
    return (await session.scalars(statement)).all()


async def problems_of(session: Session, attempt_id: int) -> Sequence[Problem]:
    """What the learner reported during the attempt."""
    statement = select(Problem).where(Problem.attempt_id == attempt_id).order_by(Problem.id)
    return (await session.scalars(statement)).all()


async def changes_of(session: Session, attempt_id: int, question_id: int) -> Sequence[AnswerChange]:
    """How the answer came to be, with free navigation."""
    statement = (
        select(AnswerChange)
        .where(AnswerChange.attempt_id == attempt_id, AnswerChange.question_id == question_id)
        .order_by(AnswerChange.id)
    )
    return (await session.scalars(statement)).all()


async def open_problems(session: Session, quiz_id: int) -> dict[int, int]:
    """How many problems of each attempt at the quiz wait for an answer."""
    statement = (
        select(Problem.attempt_id, func.count())
        .join(Attempt, Attempt.id == Problem.attempt_id)
        .where(Attempt.quiz_id == quiz_id, Problem.state == ProblemState.OPEN)
        .group_by(Problem.attempt_id)
    )
    return {row[0]: row[1] for row in await session.execute(statement)}


async def attempts(session: Session, attempt_ids: Sequence[int]) -> Sequence[Attempt]:
    """These attempts with their quiz."""
    statement = select(Attempt).where(Attempt.id.in_(attempt_ids)).options(joinedload(Attempt.quiz))
    return (await session.scalars(statement)).all()
