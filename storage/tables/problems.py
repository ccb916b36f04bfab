"""Problems learners report during an attempt, and what the examiner answered (row Q27)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Interval
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class ProblemState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"  # in words only
    TIME_GIVEN = "time_given"
    ATTEMPT_GIVEN = "attempt_given"


class Problem(Table):
    """`facts` are kept at the press: the time left, what was answered, outages. No words of people
    but in `text` and `answer`."""

    __tablename__ = "problem"
    __table_args__ = (
        Index(
            "problem_open",
            "reported_at",
            sqlite_where=sql("state = 'open'"),
            postgresql_where=sql("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    state: Mapped[ProblemState] = mapped_column(default=ProblemState.OPEN)
    reported_at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    answer: Mapped[str] = mapped_column(default="")
    span: Mapped[timedelta | None] = mapped_column(Interval)  # the time that was given
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))  # row A15
