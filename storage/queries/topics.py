"""Questions the database is asked about the topics threads have in groups of the staff."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.chats import BoundChat
from storage.tables.consultations import Entry, EntryCopy, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person


class Found(NamedTuple):
    """A thread with what its topic is called by, and the group it went to."""

    thread: Thread
    discipline: Discipline
    learner: Person
    chat: BoundChat | None
    department: Department | None


async def thread(session: Session, thread_id: int) -> Found | None:
    statement = (
        select(Thread, Discipline, Person, BoundChat, Department)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Person, Person.id == Thread.learner_id)
        .outerjoin(
            BoundChat, and_(BoundChat.chat_id == Thread.chat_id, BoundChat.left_at.is_(None))
        )
        .outerjoin(Department, Department.id == Discipline.department_id)
        .where(Thread.id == thread_id)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(statement)).one_or_none()
    return Found(*row) if row else None


async def groups(session: Session, thread: Thread) -> Sequence[str]:
    """The codes of the learner's groups that study the discipline."""
    statement = (
        select(Group.code)
        .join(Membership, Membership.group_id == Group.id)
        .join(Enrolment, Enrolment.group_id == Group.id)
        .where(
            Membership.person_id == thread.learner_id,
            Membership.ended_at.is_(None),
            Enrolment.discipline_id == thread.discipline_id,
        )
        .order_by(Group.id)
    )
    return (await session.scalars(statement)).all()


async def last_entries(session: Session, thread_id: int, count: int) -> Sequence[Entry]:
    """The newest entries that were carried, oldest first."""
    statement = (
        select(Entry)
        .where(
            Entry.thread_id == thread_id,
            Entry.side != Side.NOTE,
            Entry.recalled_at.is_(None),
            Entry.is_withheld.is_(False),
        )
        .order_by(Entry.id.desc())
        .limit(count)
    )
    return list(reversed((await session.scalars(statement)).all()))


async def newest_entry(session: Session, thread_id: int) -> int | None:
    return await session.scalar(select(func.max(Entry.id)).where(Entry.thread_id == thread_id))


async def last_copy(session: Session, thread_id: int, chat_id: int) -> int | None:
    """The newest message of the thread in this chat."""
    return await session.scalar(
        select(EntryCopy.message_id)
        .join(Entry, Entry.id == EntryCopy.entry_id)
        .where(Entry.thread_id == thread_id, EntryCopy.chat_id == chat_id)
        .order_by(EntryCopy.message_id.desc())
        .limit(1)
    )


async def keep(session: Session, thread_id: int, chat_id: int, topic_id: int) -> bool:
    """The thread has this topic now; false where it has another one already."""
    kept = await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.chat_id == chat_id, Thread.topic_id.is_(None))
        .values(topic_id=topic_id, topics_made=Thread.topics_made + 1)
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return kept.first() is not None


async def forget(session: Session, thread_id: int, topic_id: int) -> bool:
    """This topic of the thread is gone; of two who say so the row picks one."""
    gone = await session.execute(
        update(Thread)
        .where(Thread.id == thread_id, Thread.topic_id == topic_id)
        .values(topic_id=None)
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return gone.first() is not None


async def hasten(session: Session, lane: str, now: datetime) -> None:
    """What waits in this lane may go at once."""
    await session.execute(
        update(Letter)
        .where(Letter.lane == lane, Letter.state == LetterState.WAITING, Letter.not_before > now)
        .values(not_before=now)
        .execution_options(synchronize_session=False)
    )


async def set_pause(session: Session, chat_id: int, until: datetime) -> None:
    """No topics are made in this group until then."""
    await session.execute(
        update(BoundChat).where(BoundChat.chat_id == chat_id).values(no_topics_until=until)
    )


async def keep_heading(
    session: Session, entry_id: int, chat_id: int, message_id: int, now: datetime
) -> None:
    """A heading without a topic belongs to the entry it stands before."""
    piece = {"heading": True, "text": False, "file": False, "last": False}
    row = {"chat_id": chat_id, "message_id": message_id, "entry_id": entry_id}
    await session.execute(insert_new(session, EntryCopy), [{**row, "piece": piece, "sent_at": now}])
