"""Updates as they came, stored before Telegram is told that they arrived."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment


class UpdateState(StrEnum):
    WAITING = "waiting"
    HANDLED = "handled"  # the rules have spoken; the replies are on their way
    REFUSED = "refused"  # a rule said no; the refusal is on its way
    FAILED = "failed"  # something unexpected; the apology is on its way


UNFINISHED = text("is_answered = false")


class StoredUpdate(Table):
    """`is_answered` says that the replies have left; `state` says how the rules spoke."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "inbox_lane",
            "lane",
            "update_id",
            sqlite_where=text("is_answered = 0"),
            postgresql_where=UNFINISHED,
        ),
        Index(
            "inbox_open",
            "update_id",
            sqlite_where=text("is_answered = 0"),
            postgresql_where=UNFINISHED,
        ),
        Index("inbox_by_time", "received_at"),
        Index(
            "inbox_failed",
            "received_at",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
        ),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[UpdateState] = mapped_column(default=UpdateState.WAITING)
    is_answered: Mapped[bool] = mapped_column(default=False)
    owner: Mapped[int | None] = mapped_column(BigInteger)  # the process that works on it
    tries: Mapped[int] = mapped_column(default=0)
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(Document)
    code: Mapped[str | None]  # the reference a person was told when it failed
