"""Erasures, and what is left of a trace that was deleted: counts without people."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number
from storage.tables.trace import Verb


class ErasureState(StrEnum):
    OPEN = "open"  # under way: a crash goes on where it stopped
    DONE = "done"


class Erasure(Table):
    """That a person was erased; holds nothing by which they could be found again."""

    __tablename__ = "erasure"
    __table_args__ = (
        Index(
            "erasure_to_export",
            "id",
            sqlite_where=text("is_exported = 0"),
            postgresql_where=text("is_exported = false"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"))
    admin_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # none: after a restore
    code_hash: Mapped[str]  # of the roster code they had: "salt:SHA-256"
    state: Mapped[ErasureState] = mapped_column(default=ErasureState.OPEN)
    step: Mapped[int] = mapped_column(default=0)  # how far it is
    counts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # rows, by their part
    began_at: Mapped[datetime] = mapped_column(Moment)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)  # until the person is told
    locale: Mapped[str | None]
    certificate: Mapped[str | None]  # SHA-256 of the document
    is_exported: Mapped[bool] = mapped_column(default=False, server_default=false())


class TraceCount(Table):
    """How many lines of the trace were deleted: nobody is named, no number of a person is kept."""

    __tablename__ = "trace_count"

    month: Mapped[str] = mapped_column(primary_key=True)  # "2026-09", in Almaty
    verb: Mapped[Verb] = mapped_column(primary_key=True)
    discipline_id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    lines: Mapped[int]
