"""Questions the database is asked about single messages of threads, and where they stand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, literal, or_, select, update

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.upserts import insert_new
from storage.queries.waits import held
from storage.tables.consultations import Entry, EntryCopy, EventKind, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role

_ALIVE = (LetterState.WAITING, LetterState.SENDING, LetterState.SENT)


class Carried(NamedTuple):
    """An entry with what its heading is made of."""

    entry: Entry
    thread: Thread
    discipline: Discipline
    author: Person
    hides_learner: bool | None


class Whereabouts(NamedTuple):
    """An entry, its thread, and its author's own message where that is known."""

    entry: Entry
    thread: Thread
    own: EntryCopy | None


class Recipient(NamedTuple):
    """Who was sent an entry, and in which lane."""

    person_id: int | None
    chat_id: int | None
    lane: str


async def carried(
    session: Session, entry_id: int, parcel: str | None = None, until: int = 0
) -> Sequence[Carried]:
    """An entry; of a parcel all from this one to the last one that is in it. A note of the staff is
    never carried, nor what is withheld."""
    which = Entry.id == entry_id
    if parcel is not None:
        which = and_(Entry.parcel == parcel, Entry.id.between(entry_id, until))
    rows = await session.execute(
        select(Entry, Thread, Discipline, Person, Department.hides_learner)
        .join(Thread, Thread.id == Entry.thread_id)
        .join(Discipline, Discipline.id == Thread.discipline_id)
        .join(Person, Person.id == Entry.author_id)
        .outerjoin(Department, Department.id == Discipline.department_id)
        .where(which, Entry.recalled_at.is_(None), Entry.side != Side.NOTE)
        .where(Entry.is_withheld.is_(False))
        .order_by(Entry.id)
    )
    return [Carried(*row) for row in rows]


async def parts(session: Session, entry: Entry) -> Sequence[Entry]:
    """This part of an album and all that came after it and may be carried."""
    statement = (
        select(Entry)
        .where(Entry.parcel == entry.parcel, Entry.id >= entry.id)
        .where(Entry.is_withheld.is_(False))
    )
    return (await session.scalars(statement.order_by(Entry.id))).all()


async def keep_copies(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Where an entry stands now; a copy known already stays as it is."""
    await session.execute(insert_new(session, EntryCopy), list(rows))


async def whereabouts(session: Session, entry_id: int) -> Whereabouts | None:
    """An entry, its thread, and where its author sees it."""
    own = and_(EntryCopy.entry_id == Entry.id, EntryCopy.piece.is_(None))
    rows = await session.execute(
        select(Entry, Thread, EntryCopy)
        .join(Thread, Thread.id == Entry.thread_id)
        .outerjoin(EntryCopy, own)
        .where(Entry.id == entry_id)
        .limit(1)
    )
    found = rows.one_or_none()
    return Whereabouts(*found) if found else None


async def copies(session: Session, entry_id: int, chat_id: int) -> Sequence[EntryCopy]:
    """Where an entry stands in this chat, in the order of sending."""
    statement = (
        select(EntryCopy)
        .where(EntryCopy.entry_id == entry_id, EntryCopy.chat_id == chat_id)
        .order_by(EntryCopy.message_id)
    )
    return (await session.scalars(statement)).all()


async def written_at_spot(
    session: Session, person_id: int, chat_id: int, message_id: int
) -> Entry | None:
    """The person's own entry that they wrote there."""
    return await session.scalar(
        select(Entry)
        .join(EntryCopy, EntryCopy.entry_id == Entry.id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id)
        .where(EntryCopy.piece.is_(None), Entry.author_id == person_id)
    )


async def own_answers(
    session: Session, author_id: int, entry_id: int
) -> Sequence[tuple[Entry, datetime | None]]:
    """The author's answer with the other parts of its album, if it was not taken back; and when the
    first copy of each left, none where none did."""
    parcel = select(Entry.parcel).where(Entry.id == entry_id).scalar_subquery()
    sent_at = (
        select(func.min(EntryCopy.sent_at))
        .where(EntryCopy.entry_id == Entry.id, EntryCopy.piece.is_not(None))
        .scalar_subquery()
    )
    statement = (
        select(Entry, sent_at)
        .where(or_(Entry.id == entry_id, Entry.parcel == parcel))
        .where(Entry.author_id == author_id, Entry.side == Side.STAFF)
        .where(Entry.recalled_at.is_(None))
        .order_by(Entry.id)
    )
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def has_note(session: Session, thread_id: int, album: str) -> bool:
    """Whether a note of the thread was written below a file of this album."""
    statement = select(Entry.id).where(
        Entry.thread_id == thread_id, Entry.album == album, Entry.side == Side.NOTE
    )
    return await session.scalar(statement.limit(1)) is not None


async def recall_album(
    session: Session, author_id: int, thread_id: int, album: str, now: datetime
) -> Sequence[Entry]:
    """Mark the author's answers that are parts of this album as taken back; those that were not
    yet. Whoever else answers in the thread, or takes back, waits for this transaction."""
    recalled = await session.scalars(
        update(Entry)
        .where(Entry.thread_id == held(thread_id), Entry.album == album, Entry.side == Side.STAFF)
        .where(Entry.author_id == author_id, Entry.recalled_at.is_(None))
        .values(recalled_at=now)
        .returning(Entry)
        .execution_options(synchronize_session=False)
    )
    return sorted(recalled, key=lambda each: each.id)


async def recall(
    session: Session, thread_id: int, entry_ids: Sequence[int], now: datetime
) -> Mapping[int, int]:
    """Mark these of the thread as taken back; those that were not yet, and whose it is."""
    learner = select(Thread.learner_id).where(Thread.id == thread_id).scalar_subquery()
    recalled = await session.execute(
        update(Entry)
        .where(Entry.thread_id == held(thread_id))
        .where(Entry.id.in_(entry_ids), Entry.recalled_at.is_(None))
        .values(recalled_at=now)
        .returning(Entry.id, learner)
        .execution_options(synchronize_session=False)
    )
    return {row[0]: row[1] for row in recalled}


async def recipients(session: Session, abouts: Sequence[str]) -> Sequence[Recipient]:
    """To whom letters about these went, or are about to go."""
    rows = await session.execute(
        select(Letter.person_id, Letter.chat_id, Letter.lane)
        .where(Letter.about.in_(abouts), Letter.state.in_(_ALIVE))
        .distinct()
    )
    return [Recipient(*row) for row in rows]


async def has_another_reader(session: Session, abouts: Sequence[str]) -> bool:
    """Whether somebody got all letters about these, or still may: of theirs none was given up."""
    given_up = func.count(case((Letter.state.not_in(_ALIVE), 1)))
    whole = select(literal(1)).where(Letter.about.in_(abouts)).having(given_up == 0)
    found = await session.scalar(whole.group_by(Letter.person_id, Letter.chat_id).limit(1))
    return found is not None


async def asked_elsewhere(
    session: Session, thread_id: int, but: int, limit: int
) -> Sequence[EntryCopy]:
    """Where the newest of the learner's messages stand in private chats of the staff other than
    this one."""
    statement = (
        select(EntryCopy)
        .join(Entry, Entry.id == EntryCopy.entry_id)
        .where(Entry.thread_id == thread_id, Entry.side == Side.LEARNER)
        .where(EntryCopy.piece.is_not(None), EntryCopy.chat_id > 0, EntryCopy.chat_id != but)
        .order_by(EntryCopy.entry_id.desc(), EntryCopy.message_id.desc())
        .limit(limit)
    )
    return (await session.scalars(statement)).all()


async def asked(session: Session, abouts: Sequence[str]) -> set[tuple[int | None, int | None]]:
    """To whom letters about these were ever addressed."""
    rows = await session.execute(
        select(Letter.person_id, Letter.chat_id).where(Letter.about.in_(abouts)).distinct()
    )
    return {(row[0], row[1]) for row in rows}


async def is_on_its_way(session: Session, abouts: Sequence[str]) -> bool:
    """Whether a letter about these arrived, or still may."""
    return bool(await recipients(session, abouts))


async def has_owner_event(session: Session, thread_id: int) -> bool:
    """Whether the thread was ever taken or handed over."""
    kinds = (EventKind.TAKEN, EventKind.HANDED_OVER)
    statement = select(ThreadEvent.id).where(
        ThreadEvent.thread_id == thread_id, ThreadEvent.kind.in_(kinds)
    )
    return await session.scalar(statement.limit(1)) is not None


async def is_reached(session: Session, person_id: int) -> bool | None:
    """Whether letters reach the person; none where no phone is linked."""
    statement = select(Conversation.is_reachable).where(Conversation.person_id == person_id)
    return await session.scalar(statement)


def holders(roles: Collection[Role]) -> Select[int | None]:
    """The numbers of those who hold one of these roles and are reached in a chat."""
    holding = (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role.in_(roles), Person.state == PersonState.ACTIVE)
    )
    return reachable().where(Conversation.person_id.in_(holding))
