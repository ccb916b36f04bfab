"""Questions the database is asked about panels."""

from sqlalchemy import or_, select

from storage.database import Session
from storage.tables.letters import Letter
from storage.tables.people import Conversation


async def message(session: Session, key: str, chat_id: int) -> int | None:
    """The message the letter of this key became in this chat, since its person speaks there."""
    statement = (
        select(Letter.message_ids)
        .join(Conversation, Conversation.person_id == Letter.person_id)
        .where(Letter.key == key, Conversation.telegram_id == chat_id)
        .where(
            or_(Conversation.linked_at.is_(None), Conversation.linked_at <= Letter.closed_at),
        )
    )
    ids = await session.scalar(statement)
    return ids[0] if ids else None
