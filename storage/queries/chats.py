"""Questions the database is asked about groups of Telegram the bot is a member of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new, renew
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.consultations import Entry, EntryCopy, Thread
from storage.tables.departments import Department, StaffSide
from storage.tables.letters import Letter, LetterState
from storage.tables.live import LiveQuiz, LiveState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role

_WAITING: ColumnElement[str] = literal_column("'waiting'")  # as the index has it


async def chat(session: Session, chat_id: int) -> BoundChat | None:
    """The group, whatever it is for, while the bot is a member."""
    return await session.scalar(
        select(BoundChat).where(BoundChat.chat_id == chat_id, BoundChat.left_at.is_(None))
    )


async def entered(
    session: Session, chat_id: int, topic_id: int, quoted: int
) -> tuple[BoundChat, Thread | None] | None:
    """The group while the bot is a member, and the thread somebody writes in there: by its topic,
    or by the message of the group that is quoted; 0 stands for none."""
    at = (
        select(Entry.thread_id)
        .join(EntryCopy, EntryCopy.entry_id == Entry.id)
        .where(EntryCopy.chat_id == chat_id, EntryCopy.message_id == quoted)
        .scalar_subquery()
    )
    is_topics = and_(Thread.chat_id == chat_id, Thread.topic_id == topic_id)
    rows = await session.execute(
        select(BoundChat, Thread)
        .outerjoin(Thread, or_(is_topics, Thread.id == at))
        .where(BoundChat.chat_id == chat_id, BoundChat.left_at.is_(None))
        .order_by(case((is_topics, 0), else_=1))
        .limit(1)
    )
    row = rows.one_or_none()
    return (row[0], row[1]) if row else None


async def waiting(session: Session, chat_id: int) -> int:
    """How many letters wait for this group."""
    statement = select(func.count()).where(Letter.chat_id == chat_id, Letter.state == _WAITING)
    return await session.scalar(statement) or 0


async def see(
    session: Session, chat_id: int, now: datetime, added_by: int | None, marks: Mapping[str, Any]
) -> BoundChat:
    """The group as it is now; letters reach it, and it is asked for topics. One the bot had been
    removed from is back: where its department has another group by now, it is for nothing."""
    other = aliased(BoundChat)
    taken = exists().where(
        other.chat_id != chat_id,
        other.department_id == BoundChat.department_id,
        other.use == ChatUse.STAFF,
        other.left_at.is_(None),
    )
    was_left = BoundChat.left_at.is_not(None)
    changes = {
        **marks,
        "left_at": None,
        "no_topics_until": case((was_left, now), else_=_asked_from(now)),
        "use": case((was_left & taken, null()), else_=BoundChat.use),
        "department_id": case((was_left & taken, null()), else_=BoundChat.department_id),
        "added_by": case((was_left, added_by), else_=BoundChat.added_by),
        "added_at": case((was_left, now), else_=BoundChat.added_at),
    }
    fields = {**marks, "added_by": added_by, "added_at": now}
    statement = renew(session, BoundChat, {"chat_id": chat_id}, fields, changes)
    seen = statement.returning(BoundChat).execution_options(populate_existing=True)
    found: BoundChat = (await session.scalars(seen)).one()
    talk = update(Conversation).where(Conversation.telegram_id == chat_id)
    await session.execute(talk.values(is_reachable=True))
    return found


async def know(session: Session, chat_id: int, now: datetime, marks: Mapping[str, Any]) -> None:
    """What was looked up about the group, which is asked for topics."""
    await change(session, chat_id, **marks, no_topics_until=_asked_from(now))


def _asked_from(now: datetime) -> ColumnElement[Any]:
    """The end of the pause after a refusal: now at the latest. It is kept: by it the letters that
    ask again differ from those that were refused."""
    return case((BoundChat.no_topics_until > now, now), else_=BoundChat.no_topics_until)


async def change(session: Session, chat_id: int, **fields: Any) -> BoundChat | None:
    """The group of which the bot is a member, changed."""
    return await session.scalar(
        update(BoundChat)
        .where(BoundChat.chat_id == chat_id, BoundChat.left_at.is_(None))
        .values(**fields)
        .returning(BoundChat)
        .execution_options(populate_existing=True)
    )


async def staff_chat(session: Session, department_id: int) -> BoundChat | None:
    """The group in which a department answers."""
    return await session.scalar(
        select(BoundChat).where(
            BoundChat.department_id == department_id,
            BoundChat.use == ChatUse.STAFF,
            BoundChat.left_at.is_(None),
        )
    )


async def free(session: Session, department_id: int, but: int) -> Sequence[int]:
    """The department's other group is for nothing from now on."""
    found = await session.scalars(
        update(BoundChat)
        .where(
            BoundChat.department_id == department_id,
            BoundChat.use == ChatUse.STAFF,
            BoundChat.left_at.is_(None),
            BoundChat.chat_id != but,
        )
        .values(use=None, department_id=None, bound_by=None)
        .returning(BoundChat.chat_id)
    )
    return found.all()


async def department(session: Session, department_id: int) -> Department | None:
    return await session.scalar(
        select(Department).where(Department.id == department_id, Department.archived_at.is_(None))
    )


async def set_side(session: Session, department_id: int, side: StaffSide) -> None:
    await session.execute(
        update(Department).where(Department.id == department_id).values(side=side)
    )


async def speak(session: Session, chat_id: int, locale: str) -> None:
    """The language of a group."""
    fields = {"locale": locale, "is_reachable": True}
    await session.execute(renew(session, Conversation, {"telegram_id": chat_id}, fields))


async def leave(session: Session, chat_id: int, now: datetime) -> BoundChat | None:
    """The bot is a member no more; none where that is known already."""
    return await session.scalar(
        update(BoundChat)
        .where(BoundChat.chat_id == chat_id, BoundChat.left_at.is_(None))
        .values(left_at=now, is_admin=False, can_manage_topics=False)
        .returning(BoundChat)
    )


def administrators() -> Select[int | None]:
    """The numbers of the administrators who are reached in a chat."""
    holding = (
        select(PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role == Role.ADMINISTRATOR, Person.state == PersonState.ACTIVE)
    )
    return select(Conversation.person_id).where(
        Conversation.person_id.in_(holding), Conversation.is_reachable
    )


async def give_up(session: Session, chat_id: int, now: datetime) -> BoundChat | None:
    """A group that became another one: what it was, once."""
    before = await session.scalar(
        select(BoundChat).where(BoundChat.chat_id == chat_id).with_for_update()
    )
    if before is None or before.use is None:
        return None
    session.expunge(before)
    await session.execute(
        update(BoundChat)
        .where(BoundChat.chat_id == chat_id)
        .values(use=None, department_id=None, left_at=now)
        .execution_options(synchronize_session=False)
    )
    return before


async def take_over(session: Session, new: int, old: BoundChat, now: datetime) -> None:
    """The new number of a group has what it was."""
    binding = {
        "title": old.title,
        "use": old.use,
        "department_id": old.department_id,
        "bound_by": old.bound_by,
    }
    fields = {**binding, "added_by": old.added_by, "added_at": old.added_at}
    changes = {**binding, "left_at": None}
    await session.execute(renew(session, BoundChat, {"chat_id": new}, fields, changes))


async def move(session: Session, old: int, new: int) -> None:
    """What is kept or waits under the old number of a group goes under the new one. Messages count
    anew there: where a copy stands in the old group is not where it stands in the new one."""
    language = select(Conversation.locale).where(Conversation.telegram_id == old)
    locale: ColumnElement[str | None] = language.scalar_subquery()
    talk = {"locale": func.coalesce(Conversation.locale, locale), "is_reachable": True}
    statements = (
        update(Thread).where(Thread.chat_id == old).values(chat_id=new, topic_id=None),
        update(Letter)
        .where(Letter.chat_id == old, Letter.state.in_((LetterState.WAITING, LetterState.SENDING)))
        .values(
            chat_id=new, lane=case((Letter.lane == f"chat:{old}", f"chat:{new}"), else_=Letter.lane)
        ),
        update(LiveQuiz)
        .where(LiveQuiz.group_chat == old, LiveQuiz.state != LiveState.ENDED)
        .values(group_chat=new),
        insert_new(session, Conversation).values(telegram_id=new, is_reachable=True),
        update(Conversation).where(Conversation.telegram_id == new).values(**talk),
    )
    for statement in statements:
        await session.execute(statement.execution_options(synchronize_session=False))


async def former(session: Session, chat_id: int) -> BoundChat | None:
    """The group of which the bot is a member no more."""
    return await session.scalar(
        select(BoundChat).where(BoundChat.chat_id == chat_id, BoundChat.left_at.is_not(None))
    )
