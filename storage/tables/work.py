"""Long work: jobs that download and compute, outside every transaction."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class WorkState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    POISONED = "poisoned"  # it ended its worker twice


class Work(Table):
    __tablename__ = "work"
    __table_args__ = (
        Index(
            "work_due",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "work_poisoned",
            "finished_at",
            sqlite_where=text("state = 'poisoned'"),
            postgresql_where=text("state = 'poisoned'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    kind: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[WorkState] = mapped_column(default=WorkState.WAITING)
    owner: Mapped[int | None] = mapped_column(BigInteger)
    deaths: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime] = mapped_column(Moment)
    queued_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    has_panel: Mapped[bool] = mapped_column(default=False, server_default=false())
    progress: Mapped[dict[str, Any] | None] = mapped_column(Document)  # stage, done, total
    cancel_at: Mapped[datetime | None] = mapped_column(Moment)  # when its person wished it to end
