"""Threads between a learner and those who answer for a discipline, and what is written there."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Bilingual, Document, Moment, Number, Words


class ThreadState(StrEnum):
    OPEN = "open"  # waits for the staff
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"  # was closed, waits again


class Side(StrEnum):
    """Who wrote an entry; a note is the staff's own and never reaches the learner."""

    LEARNER = "learner"
    STAFF = "staff"
    NOTE = "note"


class EntryKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    VIDEO = "video"
    AUDIO = "audio"
    ANIMATION = "animation"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"


class EventKind(StrEnum):
    """What happens to a thread beside messages."""

    OPENED = "opened"
    CLOSED = "closed"
    REOPENED = "reopened"
    TAKEN = "taken"  # by who answered first
    HANDED_OVER = "handed_over"
    HANDED_BACK = "handed_back"  # the colleague could not be told
    REMINDED = "reminded"
    ESCALATED = "escalated"
    TOPIC_MADE = "topic_made"
    TOPIC_LOST = "topic_lost"
    RATED = "rated"


_WAITING = sql("waiting_since IS NOT NULL")


class Thread(Table):
    """The one conversation of one learner about one discipline."""

    __tablename__ = "thread"
    __table_args__ = (
        Index("thread_of_learner", "learner_id", "discipline_id", unique=True),
        Index("thread_topic", "chat_id", "topic_id"),
        Index("thread_waiting", "waiting_since", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index(
            "thread_reminder",
            "remind_at",
            sqlite_where=sql("remind_at IS NOT NULL"),
            postgresql_where=sql("remind_at IS NOT NULL"),
        ),
        Index(
            "thread_escalation",
            "escalate_at",
            sqlite_where=sql("escalate_at IS NOT NULL"),
            postgresql_where=sql("escalate_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    state: Mapped[ThreadState] = mapped_column(
        default=ThreadState.OPEN, server_default=ThreadState.OPEN.value
    )
    opened_at: Mapped[datetime] = mapped_column(Moment)
    written_at: Mapped[datetime | None] = mapped_column(Moment)  # the newest entry of either side
    replied_at: Mapped[datetime | None] = mapped_column(Moment)  # the newest of the staff
    answered_at: Mapped[datetime | None] = mapped_column(Moment)  # none while it waits
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    waiting_since: Mapped[datetime | None] = mapped_column(Moment)  # the oldest unanswered entry
    remind_at: Mapped[datetime | None] = mapped_column(Moment)
    escalate_at: Mapped[datetime | None] = mapped_column(Moment)
    teacher_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", name="thread_teacher"), index=True
    )  # who answered first or was handed it
    chat_id: Mapped[int | None] = mapped_column(BigInteger)  # of the staff group it went to
    topic_id: Mapped[int | None] = mapped_column(BigInteger)  # none: no topic (yet)
    topics_made: Mapped[int] = mapped_column(default=0, server_default="0")
    rating: Mapped[int | None]  # 1–5, the newest
    rated_at: Mapped[datetime | None] = mapped_column(Moment)


class Entry(Table):
    """One message. Files are kept by Telegram's id for this bot and never downloaded; the parts of
    an album are an entry each and share `album` and `parcel`, the letter that carries them."""

    __tablename__ = "entry"
    __table_args__ = (Index("entry_album", "thread_id", "album"), Index("entry_parcel", "parcel"))

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    side: Mapped[Side] = mapped_column(default=Side.LEARNER, server_default=Side.LEARNER.value)
    kind: Mapped[EntryKind]
    text: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="", server_default="")  # "" where plain says it all
    file_id: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(
        Document, default=dict, server_default=sql("'{}'")
    )  # file name, duration, place, contact
    album: Mapped[str | None]
    parcel: Mapped[str | None]
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", name="entry_quote"))
    written_at: Mapped[datetime] = mapped_column(Moment)
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    recalled_at: Mapped[datetime | None] = mapped_column(Moment)
    is_withheld: Mapped[bool] = mapped_column(default=False, server_default=false())
    thread: Mapped[Thread] = relationship(lazy="raise")


class EntryCopy(Table):
    """Where an entry stands in a chat: a reply to it finds its thread, an edit finds its copies."""

    __tablename__ = "entry_copy"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    piece: Mapped[dict[str, Any] | None] = mapped_column(Document)  # none: the author's own message
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class ThreadEvent(Table):
    """What happened to a thread beside messages: for its page, transcript and statistics."""

    __tablename__ = "thread_event"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), index=True)
    kind: Mapped[EventKind]
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)  # who did it
    to_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int | None] = mapped_column(BigInteger)  # a rating, a topic
    text: Mapped[str] = mapped_column(default="")  # the note of a hand-over


class AnswerTemplate(Table):
    """A ready answer: its author's own, or of a whole department."""

    __tablename__ = "answer_template"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    title: Mapped[str]
    text: Mapped[Bilingual] = mapped_column(Words)
    made_at: Mapped[datetime] = mapped_column(Moment)
    archived_at: Mapped[datetime | None] = mapped_column(Moment)


class Ban(Table):
    """A learner may not write to the staff: of one department, or of all where none is named."""

    __tablename__ = "ban"
    __table_args__ = (
        Index(
            "ban_of_learner",
            "learner_id",
            sqlite_where=sql("lifted_at IS NULL"),
            postgresql_where=sql("lifted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    is_silent: Mapped[bool] = mapped_column(default=False)  # the learner is not told
    began_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)  # none: until it is lifted
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
