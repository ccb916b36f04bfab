"""Questions the database is asked about problems that were reported during an attempt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, true, update
from sqlalchemy import case as when
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.upserts import renew
from storage.tables.attempts import Answer, Attempt, Credit, CreditReason
from storage.tables.decisions import Decision
from storage.tables.disciplines import Teaching
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.problems import Problem, ProblemState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz, QuizOverride

Reach = int | None  # the number of who teaches; none: every discipline


@dataclass(frozen=True)
class Surroundings:
    """What is around a press: the problem that is open at this question already, when the last
    answer was given, and the time that was given back for outages."""

    problem: Problem | None
    answered_at: datetime | None
    outage: timedelta


async def surroundings(session: Session, attempt_id: int, question_id: int) -> Surroundings:
    """In one query: a press has few."""
    answered = select(func.max(Answer.answered_at)).where(Answer.attempt_id == attempt_id)
    same = (
        (Problem.attempt_id == Attempt.id)
        & (Problem.question_id == question_id)
        & (Problem.state == ProblemState.OPEN)
    )
    outages = (Credit.attempt_id == Attempt.id) & (Credit.reason == CreditReason.OUTAGE)
    rows = await session.execute(
        select(Problem, answered.scalar_subquery(), Credit.span)
        .select_from(Attempt)
        .outerjoin(Problem, same)
        .outerjoin(Credit, outages)
        .where(Attempt.id == attempt_id)
    )
    found = rows.all()
    spans = [span for _, _, span in found if span is not None]
    return Surroundings(found[0][0], found[0][1], sum(spans, timedelta()))


async def own(session: Session, learner_id: int, problem_id: int) -> tuple[Problem, int] | None:
    """The learner's own problem, and the discipline of its quiz."""
    found = await session.execute(
        select(Problem, Quiz.discipline_id)
        .join(Attempt, Attempt.id == Problem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Problem.id == problem_id, Attempt.learner_id == learner_id)
    )
    row = found.first()
    return (row[0], row[1]) if row else None


async def count(session: Session, reach: Reach) -> int:
    """How many there are within reach."""
    rows = _rows(reach).subquery()
    return await session.scalar(select(func.count()).select_from(rows)) or 0


async def problems(
    session: Session, reach: Reach, *, offset: int, limit: int
) -> Sequence[Sequence[Any]]:
    """A part of them: open ones first, oldest first; then the closed ones, newest first."""
    is_open = Problem.state == ProblemState.OPEN
    rank = when((is_open, 0), else_=1)
    oldest = when((is_open, Problem.reported_at))
    order = (rank, oldest, Problem.decided_at.desc(), Problem.id)
    found = _rows(reach, Problem, Attempt, Quiz, Person).order_by(*order)
    rows = await session.execute(found.offset(offset).limit(limit))
    return [tuple(row) for row in rows]


async def case(session: Session, reach: Reach, problem_id: int) -> Sequence[Any] | None:
    """Problem, attempt, quiz, learner, question, who answered, number of the decision."""
    decider = aliased(Person)
    found = (
        _rows(reach, Problem, Attempt, Quiz, Person, Question, decider, Decision.number)
        .outerjoin(Question, Question.id == Problem.question_id)
        .outerjoin(decider, decider.id == Problem.decided_by)
        .outerjoin(Decision, Decision.id == Problem.decision_id)
        .where(Problem.id == problem_id)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(found)).first()
    return tuple(row) if row else None


async def decide(
    session: Session, reach: Reach, problem_id: int, fields: Mapping[str, Any]
) -> Problem | None:
    """The open problem as it was answered; none when another was faster: the row decides."""
    return await _set(session, reach, problem_id, Problem.state == ProblemState.OPEN, fields)


async def link(session: Session, reach: Reach, problem_id: int, decision_id: int) -> Problem | None:
    """The problem hangs on this decision from now on."""
    return await _set(session, reach, problem_id, true(), {"decision_id": decision_id})


async def _set(
    session: Session,
    reach: Reach,
    problem_id: int,
    which: ColumnElement[bool],
    fields: Mapping[str, Any],
) -> Problem | None:
    within = _rows(reach, Problem.id).where(Problem.id == problem_id)
    changed: Problem | None = await session.scalar(
        update(Problem)
        .where(Problem.id.in_(within), which)
        .values(**fields)
        .returning(Problem)
        .execution_options(populate_existing=True)
    )
    return changed


def lecturers(discipline_id: int) -> Select[int | None]:
    """The numbers of who teaches the discipline now and is reached in a chat."""
    teaching = (
        select(Teaching.person_id)
        .join(Person, Person.id == Teaching.person_id)
        .join(PersonRole, PersonRole.person_id == Teaching.person_id)
        .where(
            Teaching.discipline_id == discipline_id,
            Person.state == PersonState.ACTIVE,
            PersonRole.role == Role.LECTURER,
        )
    )
    return reachable().where(Conversation.person_id.in_(teaching))


def holders(roles: Collection[Role]) -> Select[int | None]:
    """The numbers of who holds one of these roles now and is reached in a chat."""
    holding = (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role.in_(roles), Person.state == PersonState.ACTIVE)
    )
    return reachable().where(Conversation.person_id.in_(holding))


def _rows(reach: Reach, *shown: Any) -> Select[Any]:
    """Problems with their attempt, quiz and learner, of the disciplines within reach."""
    found = (
        select(*(shown or (Problem.id,)))
        .select_from(Problem)
        .join(Attempt, Attempt.id == Problem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Person, Person.id == Attempt.learner_id)
    )
    if reach is None:
        return found
    taught = select(Teaching.discipline_id).where(Teaching.person_id == reach)
    return found.where(Quiz.discipline_id.in_(taught))


async def allow_attempts(
    session: Session, quiz_id: int, learner_id: int, allowed: int, **why: Any
) -> None:
    """The learner may try so often; what else was other for them stays."""
    keys = {"quiz_id": quiz_id, "learner_id": learner_id}
    await session.execute(renew(session, QuizOverride, keys, {"attempts_allowed": allowed, **why}))
