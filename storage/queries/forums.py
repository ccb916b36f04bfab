"""Questions the database is asked about learners' forums: topics, and who wrote there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, and_, cast, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new, renew
from storage.tables.chats import ForumPost, ForumTopic
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person, PersonRole, Role

Choices = Select[Discipline, bool]  # of disciplines, each with whether it has a topic


class Heard(NamedTuple):
    """A message of a bound topic: its discipline, and whose message it replies to, if that is
    somebody's; whether that is a learner."""

    discipline_id: int
    replied_to: int | None
    is_learners: bool


class Tally(NamedTuple):
    """How many questions and answers there are of a person, or about a discipline."""

    who: Any
    asked: int
    answered: int


async def heard(session: Session, chat_id: int, topic_id: int, quoted: int) -> Heard | None:
    """What a message is about that was written in this topic; none where it is bound to nothing."""
    learner = exists().where(
        PersonRole.person_id == ForumPost.person_id, PersonRole.role == Role.LEARNER
    )
    statement = (
        select(ForumTopic.discipline_id, ForumPost.person_id, learner)
        .outerjoin(ForumPost, and_(ForumPost.chat_id == chat_id, ForumPost.message_id == quoted))
        .where(
            ForumTopic.chat_id == chat_id,
            ForumTopic.topic_id == topic_id,
            ForumTopic.closed_at.is_(None),
        )
    )
    row = (await session.execute(statement)).one_or_none()
    return Heard(row[0], row[1], bool(row[2])) if row else None


async def keep(session: Session, row: Mapping[str, Any]) -> bool:
    """Whether the post is new."""
    statement = insert_new(session, ForumPost).values(**row).returning(ForumPost.message_id)
    return (await session.execute(statement)).first() is not None


async def topic(
    session: Session, chat_id: int, topic_id: int
) -> tuple[ForumTopic, Discipline] | None:
    """A topic that is bound, with its discipline."""
    rows = await session.execute(
        select(ForumTopic, Discipline)
        .join(Discipline, Discipline.id == ForumTopic.discipline_id)
        .where(
            ForumTopic.chat_id == chat_id,
            ForumTopic.topic_id == topic_id,
            ForumTopic.closed_at.is_(None),
        )
        .execution_options(populate_existing=True)
    )
    row = rows.one_or_none()
    return (row[0], row[1]) if row else None


async def bind(
    session: Session, chat_id: int, topic_id: int, discipline_id: int, by: int, now: datetime
) -> None:
    """The topic is about this discipline; its rules are pinned anew."""
    keys = {"chat_id": chat_id, "topic_id": topic_id}
    fields = {"discipline_id": discipline_id, "bound_by": by, "bound_at": now}
    changes = fields | {"closed_at": None}
    await session.execute(renew(session, ForumTopic, keys, fields, changes))


async def change(session: Session, chat_id: int, topic_id: int, **fields: Any) -> bool:
    changed = await session.execute(
        update(ForumTopic)
        .where(
            ForumTopic.chat_id == chat_id,
            ForumTopic.topic_id == topic_id,
            ForumTopic.closed_at.is_(None),
        )
        .values(**fields)
        .returning(ForumTopic.topic_id)
        .execution_options(synchronize_session=False)
    )
    return changed.first() is not None


def bindable(person_id: int, chat_id: int, *, everything: bool) -> Choices:
    """Open disciplines a person may bind – those they teach, or all – and whether each has a topic
    in this group."""
    bound = exists().where(
        ForumTopic.chat_id == chat_id,
        ForumTopic.discipline_id == Discipline.id,
        ForumTopic.closed_at.is_(None),
    )
    found = select(Discipline, bound).where(Discipline.archived_at.is_(None))
    taught = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    return found if everything else found.where(Discipline.id.in_(taught))


async def choices(
    session: Session, found: Choices, *, offset: int, limit: int
) -> Sequence[tuple[Discipline, bool]]:
    rows = await session.execute(found.order_by(Discipline.code).offset(offset).limit(limit))
    return [(row[0], bool(row[1])) for row in rows]


async def count(session: Session, found: Choices | Select[int, int, int]) -> int:
    return await session.scalar(select(func.count()).select_from(found.subquery())) or 0


async def choice(session: Session, found: Choices, discipline_id: int) -> Discipline | None:
    """One of them."""
    statement = found.where(Discipline.id == discipline_id)
    row = (await session.execute(statement)).first()
    return row[0] if row else None


_ANSWERED = func.sum(cast(ForumPost.is_answer, Integer))


async def by_discipline(session: Session, person_id: int, since: datetime) -> Sequence[Tally]:
    """The disciplines the person teaches that have a forum, with what was written since then."""
    lately = and_(ForumPost.discipline_id == Discipline.id, ForumPost.at >= since)
    taught = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    has_topic = exists().where(ForumTopic.discipline_id == Discipline.id)
    statement = (
        select(Discipline, func.count(ForumPost.message_id), func.coalesce(_ANSWERED, 0))
        .outerjoin(ForumPost, lately)
        .where(Discipline.id.in_(taught), Discipline.archived_at.is_(None))
        .where(or_(has_topic, ForumPost.message_id.is_not(None)))
        .group_by(Discipline.id)
        .order_by(Discipline.code)
    )
    return [Tally(row[0], row[1] - row[2], row[2]) for row in await session.execute(statement)]


def _writers(discipline_id: int, since: datetime) -> Select[int, int, int]:
    return (
        select(ForumPost.person_id, func.count(), func.coalesce(_ANSWERED, 0))
        .where(ForumPost.discipline_id == discipline_id, ForumPost.at >= since)
        .group_by(ForumPost.person_id)
    )


async def count_people(session: Session, discipline_id: int, since: datetime) -> int:
    return await count(session, _writers(discipline_id, since))


async def by_person(
    session: Session, discipline_id: int, since: datetime, *, offset: int, limit: int
) -> Sequence[Tally]:
    """Who wrote about a discipline, the busiest first."""
    found = _writers(discipline_id, since).subquery()
    number, total, answered = found.c
    someone = aliased(Person)
    statement = (
        select(someone, total, answered)
        .join(someone, someone.id == number)
        .order_by(total.desc(), someone.folded)
        .offset(offset)
        .limit(limit)
    )
    return [Tally(row[0], row[1] - row[2], row[2]) for row in await session.execute(statement)]
