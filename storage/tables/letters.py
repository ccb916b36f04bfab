"""Everything the bot says that is not the direct answer to an update."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class LetterState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"  # it no longer held, or came too late
    UNREACHED = "unreached"  # blocked, deactivated, chat not found
    FAILED = "failed"  # Telegram said no for good
    DOUBT = "doubt"  # cut off after it left: a person decides


class Delivery(StrEnum):
    """What to do when a send was cut off and nobody knows whether it arrived."""

    RESEND = "resend"
    DOUBT = "doubt"


class Letter(Table):
    """Kind and facts, never text: the words are chosen when it is sent."""

    __tablename__ = "letter"
    __table_args__ = (
        Index(
            "letter_due",
            "priority",
            "not_before",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "letter_lane",
            "lane",
            "id",
            sqlite_where=text("state IN ('waiting', 'sending', 'doubt')"),
            postgresql_where=text("state IN ('waiting', 'sending', 'doubt')"),
        ),
        Index("letter_about", "about", "state"),
        Index(
            "letter_to_chat",
            "chat_id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "letter_failed",
            "closed_at",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
        ),
        Index(
            "letter_doubt",
            "id",
            sqlite_where=text("state = 'doubt'"),
            postgresql_where=text("state = 'doubt'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # the same letter is never queued twice
    kind: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)  # where no person is known
    lane: Mapped[str]
    in_order: Mapped[bool] = mapped_column(default=False, server_default=false())
    place: Mapped[int | None] = mapped_column(Number)  # the letter it stands for in its lane
    about: Mapped[str | None]  # what a report counts by: "announcement:7"
    priority: Mapped[int]
    delivery: Mapped[Delivery] = mapped_column(default=Delivery.RESEND)
    not_before: Mapped[datetime] = mapped_column(Moment)
    too_late: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[LetterState] = mapped_column(default=LetterState.WAITING)
    owner: Mapped[int | None] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(default=0)
    was_resent: Mapped[bool] = mapped_column(default=False)
    message_ids: Mapped[list[int] | None] = mapped_column(Document)
    reason: Mapped[str | None]
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
