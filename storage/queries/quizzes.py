"""Questions the database is asked about quizzes: where they stand, and what may be drawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries import admissions
from storage.queries.confirmations import of_attempt
from storage.queries.disciplines import studied_by
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.disciplines import Discipline, Membership
from storage.tables.identity import Check, CheckState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz, QuizGroup, QuizOverride


@dataclass(frozen=True)
class Row:
    """A quiz as one learner stands in it, with the newest attempt; `admission` is a recent check of
    this quiz that lets them start, `newest` the last one of it however it stands, `lasting` an
    earlier one that may still count."""

    quiz: Quiz
    attempt: Attempt | None
    answered: int
    points: float
    awaiting: int  # essays
    check: CheckState | None
    admission: int | None
    newest: Check | None
    lasting: Check | None
    overrides: list[QuizOverride]  # of the learner and of their groups


@dataclass(frozen=True)
class Item:
    """A question of the bank as far as a draw is concerned."""

    id: int
    category: str
    points: float


async def standings(session: Session, learner_id: int, since: datetime, limit: int) -> list[Row]:
    """The learner's quizzes, those that close last first; checks older than that admit nobody."""
    chosen = (
        select(Quiz.id)
        .select_from(Quiz)
        .outerjoin(Attempt, _newest_of(learner_id))
        .where(*_seen_by(learner_id))
        .order_by(Quiz.closes_at.desc(), Quiz.id)
        .limit(limit)
        .correlate(None)
    )
    statement = _standings(learner_id, since).where(Quiz.id.in_(chosen))
    return await _rows(session, statement.order_by(Quiz.closes_at.desc(), Quiz.id))


async def standing(session: Session, learner_id: int, quiz_id: int, since: datetime) -> Row | None:
    """One quiz of the learner's disciplines, with everything its card shows, in one query."""
    statement = _standings(learner_id, since).where(Quiz.id == quiz_id, *_seen_by(learner_id))
    found = await _rows(session, statement)
    return found[0] if found else None


async def _rows(session: Session, statement: Select[Any]) -> list[Row]:
    """A quiz comes once for each of its overrides."""
    found: dict[int, Row] = {}
    for *facts, override in await session.execute(statement):
        row = found.setdefault(facts[0].id, Row(*[*facts, []]))
        row.overrides.extend([override] if override is not None else [])
    return list(found.values())


def _standings(learner_id: int, since: datetime) -> Select[Any]:
    answers = (Answer.attempt_id == Attempt.id) & Answer.answered_at.is_not(None)
    own = (QuizOverride.learner_id == learner_id) | QuizOverride.group_id.in_(_groups(learner_id))
    newest, lasting = aliased(Check), aliased(Check)
    return (
        select(
            Quiz,
            Attempt,
            _single(select(func.count()).where(answers)),
            _single(select(func.coalesce(func.sum(Answer.points), 0.0)).where(answers)),
            _single(select(func.count()).where(answers, Answer.points.is_(None))),
            of_attempt(),
            admissions.own(learner_id, since),
            newest,
            lasting,
            QuizOverride,
        )
        .select_from(Quiz)
        .outerjoin(Attempt, _newest_of(learner_id))
        .outerjoin(Check, Check.id == Attempt.check_id)
        .outerjoin(newest, newest.id == admissions.newest(learner_id))
        .outerjoin(lasting, lasting.id == admissions.lasting(learner_id))
        .outerjoin(QuizOverride, (QuizOverride.quiz_id == Quiz.id) & own)
    )


def _groups(learner_id: int) -> Select[int]:
    return select(Membership.group_id).where(
        Membership.person_id == learner_id, Membership.ended_at.is_(None)
    )


def _newest_of(learner_id: int) -> ColumnElement[bool]:
    """The learner's attempt with the highest number."""
    other = Attempt.__table__.alias()
    mine = (other.c.quiz_id == Quiz.id, other.c.learner_id == learner_id)
    last = select(func.max(other.c.number)).where(*mine).correlate(Quiz).scalar_subquery()
    return and_(
        Attempt.quiz_id == Quiz.id, Attempt.learner_id == learner_id, Attempt.number == last
    )


def _seen_by(learner_id: int) -> list[ColumnElement[bool]]:
    """Quizzes of the learner's disciplines and groups; of a closed discipline, of another group and
    of a live quiz only what was taken already."""
    invited = select(QuizGroup.quiz_id).where(QuizGroup.quiz_id == Quiz.id).correlate(Quiz)
    mine = invited.where(QuizGroup.group_id.in_(_groups(learner_id)))
    archived = select(Discipline.id).where(Discipline.archived_at.is_not(None))
    is_new = and_(
        ~invited.exists() | mine.exists(),
        Quiz.discipline_id.not_in(archived),
        ~Quiz.is_live,
    )
    is_taken = Attempt.id.is_not(None) & (~Quiz.is_live | (Attempt.state != AttemptState.OPEN))
    own = Quiz.discipline_id.in_(studied_by(learner_id))
    return [own, ~Quiz.is_draft, is_new | is_taken]


def _single(statement: Select[Any]) -> ScalarSelect[Any]:
    return statement.correlate(Quiz, Attempt).scalar_subquery()


async def items(session: Session, discipline_id: int, at: datetime) -> list[Item]:
    """What could be drawn at this moment: the versions in use then, in the order of the bank."""
    is_there = Question.added_at.is_(None) | (Question.added_at <= at)
    statement = (
        select(Question.id, Question.category, Question.points)
        .where(Question.discipline_id == discipline_id, is_there)
        .where(Question.retired_at.is_(None) | (Question.retired_at > at))
        .order_by(Question.id)
    )
    return [Item(*row) for row in await session.execute(statement)]
