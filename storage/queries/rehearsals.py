"""Questions the database is asked about rehearsals, and what it remembers of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.directory import BY_NAME
from storage.queries.upserts import renew
from storage.tables.disciplines import Enrolment, Membership, Teaching
from storage.tables.people import Conversation, Person, PersonState
from storage.tables.quizzes import Policy, Quiz, QuizGroup
from storage.tables.rehearsals import Rehearsal


@dataclass(frozen=True)
class Counts:
    """How many take the quiz, have not rehearsed it, and can still be reminded."""

    learners: int
    missing: int
    to_nudge: int


async def quiz_of_learner(session: Session, learner_id: int, quiz_id: int) -> Quiz | None:
    """The quiz, if it is for a group of the learner's."""
    mine = _memberships(Quiz.id, Quiz.discipline_id).where(Membership.person_id == learner_id)
    which = (Quiz.id == quiz_id, ~Quiz.is_draft, mine.exists())
    return await session.scalar(select(Quiz).where(*which))


async def quiz_of_lecturer(session: Session, lecturer_id: int, quiz_id: int) -> Quiz | None:
    """The quiz, if the person teaches its discipline."""
    taught = select(Teaching.discipline_id).where(Teaching.person_id == lecturer_id)
    which = (Quiz.id == quiz_id, Quiz.discipline_id.in_(taught))
    return await session.scalar(select(Quiz).where(*which))


async def stamp(session: Session, quiz_id: int, learner_id: int, what: str, now: datetime) -> None:
    """The first time this was done; done again it stays as it is."""
    keys = {"quiz_id": quiz_id, "learner_id": learner_id}
    column: ColumnElement[Any] = Rehearsal.__table__.c[what]
    await session.execute(renew(session, Rehearsal, keys, {what: now}, where=column.is_(None)))


async def is_done(session: Session, quiz_id: int, learner_id: int) -> bool:
    """Whether the learner has tried everything this quiz asks for."""
    own = (Rehearsal.quiz_id == quiz_id, Rehearsal.learner_id == learner_id)
    found = select(Rehearsal.quiz_id).join(Quiz, Quiz.id == Rehearsal.quiz_id).where(*own, _done())
    return await session.scalar(found) is not None


async def counts(session: Session, quiz: Quiz) -> Counts:
    """In one query."""
    missing = func.count().filter(_missing())
    waiting = func.count().filter(_missing(), Rehearsal.nudged_at.is_(None))
    row = (await session.execute(_learners(quiz, func.count(), missing, waiting))).one()
    return Counts(*row)


async def missing(
    session: Session, quiz: Quiz, *, offset: int, limit: int
) -> Sequence[tuple[Person, bool]]:
    """A part of those who have not, by name, and whether each was reminded."""
    found = _learners(quiz, Person, Rehearsal.nudged_at.is_not(None)).where(_missing())
    rows = await session.execute(found.order_by(*BY_NAME).offset(offset).limit(limit))
    return [(person, bool(is_nudged)) for person, is_nudged in rows]


def to_nudge(quiz: Quiz) -> Select[int | None]:
    """The numbers of those who have not, were not reminded, and are reached in a chat."""
    return reachable().where(Conversation.person_id.in_(_waiting(quiz, Person.id)))


async def mark_nudged(session: Session, quiz: Quiz, now: datetime) -> None:
    """Each of them was reminded: once."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    at = literal(now, Rehearsal.__table__.c.nudged_at.type)
    people = _waiting(quiz, literal(quiz.id), Person.id, at).where(
        Person.id.in_(select(Conversation.person_id).where(Conversation.is_reachable))
    )
    new = insert(Rehearsal).from_select(["quiz_id", "learner_id", "nudged_at"], people)
    renewed = new.on_conflict_do_update(
        index_elements=["quiz_id", "learner_id"], set_={"nudged_at": now}
    )
    await session.execute(renewed)


def _waiting(quiz: Quiz, *shown: Any) -> Select[Any]:
    return _learners(quiz, *shown).where(_missing(), Rehearsal.nudged_at.is_(None))


def _learners(quiz: Quiz, *shown: Any) -> Select[Any]:
    """Everybody who takes the quiz, beside what they have rehearsed."""
    members = _memberships(literal(quiz.id), literal(quiz.discipline_id))
    own = (Rehearsal.quiz_id == quiz.id) & (Rehearsal.learner_id == Person.id)
    return (
        select(*shown)
        .select_from(Person)
        .outerjoin(Rehearsal, own)
        .join(Quiz, Quiz.id == quiz.id)
        .where(Person.id.in_(members), Person.state == PersonState.ACTIVE)
    )


def _memberships(quiz_id: Any, discipline_id: Any) -> Select[int]:
    """Who is now in a group the quiz is for: its own ones, or all that study its discipline."""
    chosen = select(QuizGroup.group_id).where(QuizGroup.quiz_id == quiz_id)
    mine = chosen.where(QuizGroup.group_id == Membership.group_id)
    return (
        select(Membership.person_id)
        .join(Enrolment, Enrolment.group_id == Membership.group_id)
        .where(Membership.ended_at.is_(None), Enrolment.discipline_id == discipline_id)
        .where(~chosen.exists() | mine.exists())
    )


def _done() -> ColumnElement[bool]:
    questions = Rehearsal.questions_done_at.is_not(None)
    return questions & ((Quiz.policy == Policy.NONE) | Rehearsal.identity_done_at.is_not(None))


def _missing() -> ColumnElement[bool]:
    return Rehearsal.quiz_id.is_(None) | ~_done()
