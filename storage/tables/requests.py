"""What people ask of the administrators, one row each, until somebody answers."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class RequestKind(StrEnum):
    HELP = "help"  # somebody cannot go on: a consent refused, a phone that is not the roster's
    DISPUTE = "dispute"  # a line of the person's own trace is not true (row D12)
    ERASURE = "erasure"  # the person wants their data erased (row A10)


class RequestState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"  # by the person


class Request(Table):
    __tablename__ = "request"
    __table_args__ = (
        Index(
            "request_open",
            "opened_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "request_once",
            "person_id",
            "kind",
            "subject",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[RequestKind]
    subject: Mapped[str] = mapped_column(default="")  # a code: what it is about; open once of each
    text: Mapped[str] = mapped_column(default="")  # in the person's own words
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # codes and numbers
    state: Mapped[RequestState] = mapped_column(default=RequestState.OPEN)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(default="")  # what the person was told
