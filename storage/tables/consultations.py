"""Threads between a learner and the lecturers of a discipline."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Moment, Number


class EntryKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"


class Thread(Table):
    """One conversation of one learner about one discipline."""

    __tablename__ = "thread"
    __table_args__ = (Index("thread_of_learner", "learner_id", "discipline_id", unique=True),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class Entry(Table):
    """What one side wrote. A photo or a document is kept by Telegram's id for this bot."""

    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[EntryKind]
    text: Mapped[str] = mapped_column(default="")
    file_id: Mapped[str | None]
    written_at: Mapped[datetime] = mapped_column(Moment)
    thread: Mapped[Thread] = relationship(lazy="raise")


class EntryCopy(Table):
    """Where an entry stands in a chat, so that a reply to it finds its thread."""

    __tablename__ = "entry_copy"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
