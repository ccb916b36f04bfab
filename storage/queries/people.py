"""Questions the database is asked about people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.clock import Ownership
from storage.tables.consultations import EntryCopy
from storage.tables.inbox import StoredUpdate
from storage.tables.letters import Letter, LetterState
from storage.tables.materials import TelegramFile
from storage.tables.people import Conversation, Person


async def conversation(session: Session, telegram_id: int) -> Conversation | None:
    """The chat with the person who speaks there and their roles, in one query."""
    statement = (
        select(Conversation)
        .where(Conversation.telegram_id == telegram_id)
        .options(joinedload(Conversation.person).joinedload(Person.roles))
    )
    return (await session.scalars(statement)).unique().one_or_none()


async def conversations(session: Session, telegram_ids: Sequence[int]) -> dict[int, Conversation]:
    """Those of these chats that are known, each with its person and roles."""
    statement = (
        select(Conversation)
        .where(Conversation.telegram_id.in_(telegram_ids))
        .options(joinedload(Conversation.person).joinedload(Person.roles))
    )
    return {each.telegram_id: each for each in (await session.scalars(statement)).unique()}


async def add_conversation(session: Session, telegram_id: int) -> None:
    """A row for the chat, unless there is one already."""
    row = {"telegram_id": telegram_id, "is_reachable": True}
    await session.execute(insert_new(session, Conversation), [row])


async def talk(session: Session, person_id: int) -> Conversation | None:
    """The chat a person is reached in, with the person and their roles."""
    statement = (
        select(Conversation)
        .where(Conversation.person_id == person_id)
        .options(joinedload(Conversation.person).joinedload(Person.roles))
    )
    return (await session.scalars(statement)).unique().one_or_none()


async def person(session: Session, person_id: int) -> Person | None:
    """The person with their roles."""
    statement = select(Person).where(Person.id == person_id).options(joinedload(Person.roles))
    return (await session.scalars(statement)).unique().one_or_none()


async def unlink(session: Session, person_id: int) -> int | None:
    """Take the person's former phone off them; say which chat it was."""
    return await session.scalar(
        update(Conversation)
        .where(Conversation.person_id == person_id)
        .values(person_id=None, awaits_kind=None, awaits_facts=None)
        .returning(Conversation.telegram_id)
    )


async def see(session: Session, telegram_ids: Sequence[int], now: datetime) -> None:
    await session.execute(
        update(Conversation)
        .where(Conversation.telegram_id.in_(telegram_ids))
        .values(seen_at=now)
        .execution_options(synchronize_session=False)
    )


async def set_reachable(session: Session, telegram_id: int, *, is_reachable: bool) -> None:
    await session.execute(
        update(Conversation)
        .where(Conversation.telegram_id == telegram_id)
        .values(is_reachable=is_reachable)
    )


async def anybody(session: Session) -> bool:
    return await session.scalar(select(Person.id).limit(1)) is not None


async def forget_bot(session: Session) -> int:
    """Clear what only the former bot could use."""
    for table in (TelegramFile, EntryCopy, StoredUpdate, Ownership):
        await session.execute(delete(table))
    waiting = (LetterState.WAITING, LetterState.SENDING)
    await session.execute(
        update(Letter)
        .where(Letter.state.in_(waiting))
        .values(state=LetterState.DROPPED, owner=None, reason="another bot")
    )
    unlinked = await session.scalars(delete(Conversation).returning(Conversation.person_id))
    return sum(person_id is not None for person_id in unlinked)
