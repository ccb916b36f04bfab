"""Questions the database is asked about cases for reviewers."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, cast, func, literal, select, union

from storage.database import Session
from storage.queries.announcements import reachable
from storage.tables.identity import Check, CheckState
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.quizzes import Quiz


def reviewers(check_id: int, roles: Collection[Role]) -> Select[int | None]:
    """The people who may decide this check and are reached in a chat: never whose check it is."""
    subject = select(Check.person_id).where(Check.id == check_id).scalar_subquery()
    return holders(roles).where(Conversation.person_id != subject)


async def count(session: Session, reviewer_id: int) -> int:
    """How many cases of others wait for a decision."""
    found = select(func.count()).select_from(Check).where(*_waiting_for(reviewer_id))
    return await session.scalar(found) or 0


async def queue(
    session: Session, reviewer_id: int, now: datetime, *, offset: int, limit: int
) -> Sequence[tuple[Check, Person, Quiz | None]]:
    """A part of what waits for this reviewer: by the beginning, else the close, of its quiz; then
    quizzes that have closed, and last the enrolments before no quiz."""
    statement = _queue(select(Check, Person, Quiz), reviewer_id, now)
    rows = await session.execute(statement.offset(offset).limit(limit))
    return [(check, person, quiz) for check, person, quiz in rows]


async def queue_of(session: Session, reviewer_id: int, now: datetime, most: int) -> Sequence[int]:
    """The numbers of the first checks of the queue, in its order."""
    return (await session.scalars(_queue(select(Check.id), reviewer_id, now).limit(most))).all()


def _queue(what: Any, reviewer_id: int, now: datetime) -> Select[Any]:
    rank = case((Check.quiz_id.is_(None), 2), (Quiz.closes_at <= now, 1), else_=0)
    next_moment = case((Quiz.opens_at > now, Quiz.opens_at), else_=Quiz.closes_at)
    queued: Select[Any] = (
        what.select_from(Check)
        .join(Person, Person.id == Check.person_id)
        .outerjoin(Quiz, Quiz.id == Check.quiz_id)
        .where(*_waiting_for(reviewer_id))
        .order_by(rank, next_moment, Check.received_at, Check.id)
    )
    return queued


def _waiting_for(reviewer_id: int) -> list[ColumnElement[bool]]:
    return [Check.state == CheckState.DOUBTFUL, Check.person_id != reviewer_id]


async def backlog(session: Session, since: datetime) -> tuple[int, datetime | None]:
    """How many cases nobody has decided since then, and since when the oldest waits."""
    found = await session.execute(
        select(func.count(), func.min(Check.received_at)).where(*_undecided(since))
    )
    count, oldest = found.one()
    return count, oldest


def holders(roles: Collection[Role]) -> Select[int | None]:
    """Who holds one of these roles and is reached in a chat."""
    holding = (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role.in_(roles), Person.state == PersonState.ACTIVE)
    )
    return reachable().where(Conversation.person_id.in_(holding))


def concerned(learner_id: int, about: str) -> Select[int | None]:
    """The learner, and every reviewer in whose chat a card of the check stands, once each."""
    cards = select(Letter.person_id).where(Letter.about == about, *_is_card())
    return select(union(select(literal(learner_id)), cards).subquery().c[0])


async def waiting(session: Session, since: datetime) -> Sequence[tuple[int, datetime]]:
    """Doubtful checks that nobody has decided since then, each with since when it waits."""
    found = await session.execute(
        select(Check.id, Check.received_at).where(*_undecided(since)).order_by(Check.id)
    )
    return [(number, since) for number, since in found if since is not None]


def _undecided(since: datetime) -> list[ColumnElement[bool]]:
    return [Check.state == CheckState.DOUBTFUL, Check.received_at <= since]


async def subject(session: Session, check_id: int) -> tuple[Person, Quiz | None] | None:
    """Whose check it is, and before which quiz."""
    statement = (
        select(Person, Quiz)
        .join(Check, Check.person_id == Person.id)
        .outerjoin(Quiz, Quiz.id == Check.quiz_id)
        .where(Check.id == check_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1]) if row else None


async def cards(session: Session, about: str, reviewer_id: int | None = None) -> Sequence[Letter]:
    """The reviewers' cards of a check that stand in their chats; of all, or in one's only."""
    found = _cards().where(Letter.about == about)
    if reviewer_id is not None:
        found = found.where(Letter.person_id == reviewer_id)
    return (await session.scalars(found)).all()


async def old_cards(session: Session, since: datetime, until: datetime) -> Sequence[Letter]:
    """The cards that came into a chat between these moments."""
    return (await session.scalars(_cards().where(Letter.closed_at.between(since, until)))).all()


async def open_cards(session: Session, person_id: int) -> Sequence[Letter]:
    """The reviewers' cards of every open case of this person."""
    about = literal("check:") + cast(Check.id, String)
    own = select(about).where(Check.person_id == person_id, Check.state == CheckState.DOUBTFUL)
    return (await session.scalars(_cards().where(Letter.about.in_(own)))).all()


def _cards() -> Select[Letter]:
    return select(Letter).where(*_is_card())


def _is_card() -> list[ColumnElement[bool]]:
    return [Letter.kind == "identity-review", Letter.state == LetterState.SENT]
