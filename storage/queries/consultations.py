"""Questions the database is asked about consultations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.consultations import Entry, EntryCopy, Thread
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.people import Person, PersonRole, PersonState, Role


def _studied_by(learner_id: int) -> Select[int]:
    return (
        select(Enrolment.discipline_id)
        .join(Membership, Membership.group_id == Enrolment.group_id)
        .join(Discipline, Discipline.id == Enrolment.discipline_id)
        .where(Membership.person_id == learner_id, Membership.ended_at.is_(None))
        .where(Discipline.archived_at.is_(None))
    )


async def disciplines(session: Session, learner_id: int) -> Sequence[Discipline]:
    """What the learner's groups study."""
    statement = select(Discipline).where(Discipline.id.in_(_studied_by(learner_id)))
    return (await session.scalars(statement.order_by(Discipline.id))).all()


async def discipline(
    session: Session, learner_id: int, discipline_id: int
) -> tuple[Discipline, list[int]] | None:
    """A discipline of the learner's groups, and the numbers of those who teach it now."""
    teaching = (
        select(Teaching.discipline_id, Teaching.person_id)
        .join(Person, Person.id == Teaching.person_id)
        .join(PersonRole, PersonRole.person_id == Teaching.person_id)
        .where(Person.state == PersonState.ACTIVE, PersonRole.role == Role.LECTURER)
        .subquery()
    )
    rows = await session.execute(
        select(Discipline, teaching.c.person_id)
        .outerjoin(teaching, teaching.c.discipline_id == Discipline.id)
        .where(Discipline.id == discipline_id, Discipline.id.in_(_studied_by(learner_id)))
        .order_by(teaching.c.person_id)
    )
    found = rows.all()
    if not found:
        return None
    return found[0][0], [teacher_id for _, teacher_id in found if teacher_id is not None]


async def open_thread(session: Session, learner_id: int, discipline_id: int, now: datetime) -> int:
    """The number of the learner's one thread in this discipline; it waits for an answer again."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    opened = await session.execute(
        insert(Thread)
        .values(learner_id=learner_id, discipline_id=discipline_id, opened_at=now)
        .on_conflict_do_update(
            index_elements=["learner_id", "discipline_id"], set_={"answered_at": None}
        )
        .returning(Thread.id)
    )
    number: int = opened.scalar_one()
    return number


async def thread_of_learner(
    session: Session, learner_id: int, chat_id: int, message_id: int
) -> Thread | None:
    """The learner's own thread to which this message of the bot belongs."""
    statement = _thread_at(chat_id, message_id).where(Thread.learner_id == learner_id)
    return await session.scalar(statement)


async def thread_of_lecturer(
    session: Session, person_id: int, chat_id: int, message_id: int
) -> Thread | None:
    """The thread of a discipline the person teaches to which this message of the bot belongs."""
    return await session.scalar(_taught(_thread_at(chat_id, message_id), person_id))


async def taught_thread(session: Session, person_id: int, thread_id: int) -> Thread | None:
    """The thread, if the person teaches its discipline."""
    return await session.scalar(_taught(select(Thread).where(Thread.id == thread_id), person_id))


def _thread_at(chat_id: int, message_id: int) -> Select[Thread]:
    return (
        select(Thread)
        .join(Entry, Entry.thread_id == Thread.id)
        .join(EntryCopy, EntryCopy.entry_id == Entry.id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id)
    )


def _taught(threads: Select[Thread], person_id: int) -> Select[Thread]:
    return threads.join(Teaching, Teaching.discipline_id == Thread.discipline_id).where(
        Teaching.person_id == person_id
    )


async def mark_answered(session: Session, thread_id: int, now: datetime) -> None:
    await session.execute(
        update(Thread)
        .where(Thread.id == thread_id)
        .values(answered_at=now)
        .execution_options(synchronize_session=False)
    )


async def entry(session: Session, entry_id: int) -> tuple[Entry, Thread, Discipline, Person] | None:
    """What was written, in which thread and discipline, and by whom."""
    rows = await session.execute(
        select(Entry, Thread, Discipline, Person)
        .join(Thread, Thread.id == Entry.thread_id)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Person, Person.id == Entry.author_id)
        .where(Entry.id == entry_id)
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2], found[3]) if found else None


async def groups(session: Session, learner_id: int, discipline_id: int) -> Sequence[str]:
    """The codes of the learner's groups that study the discipline."""
    statement = (
        select(Group.code)
        .join(Membership, Membership.group_id == Group.id)
        .join(Enrolment, Enrolment.group_id == Group.id)
        .where(Membership.person_id == learner_id, Enrolment.discipline_id == discipline_id)
        .order_by(Group.id)
    )
    return (await session.scalars(statement)).all()


async def keep_copies(
    session: Session, entry_id: int, chat_id: int, message_ids: Sequence[int]
) -> None:
    """Where the entry stands now; a copy known already stays as it is."""
    rows = [
        {"chat_id": chat_id, "message_id": number, "entry_id": entry_id} for number in message_ids
    ]
    await session.execute(insert_new(session, EntryCopy), rows)
