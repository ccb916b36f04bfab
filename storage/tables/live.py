"""Live class quizzes: native polls in a group or in each learner's chat (row Q25)."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, Interval, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class LiveState(StrEnum):
    READY = "ready"
    RUNNING = "running"
    ENDED = "ended"


class LiveQuiz(Table):
    """A quiz asked question by question, of everybody at once. Its answers lie in attempts."""

    __tablename__ = "live_quiz"
    __table_args__ = (
        Index(
            "live_running",
            "ends_at",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    group_chat: Mapped[int | None] = mapped_column(BigInteger)  # none: each learner's own chat
    paper: Mapped[list[int]] = mapped_column(Document)
    position: Mapped[int] = mapped_column(default=-1)  # of the question that is asked, from 0
    open_for: Mapped[timedelta] = mapped_column(Interval)  # each question
    state: Mapped[LiveState] = mapped_column(default=LiveState.READY)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)  # of the question that is asked


class LivePoll(Table):
    """A poll Telegram shows for a question of a live quiz; `options` are our ids in its order."""

    __tablename__ = "live_poll"

    poll_id: Mapped[str] = mapped_column(primary_key=True)  # Telegram's
    quiz_id: Mapped[int] = mapped_column(ForeignKey("live_quiz.quiz_id"), index=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(Number)
    options: Mapped[list[int]] = mapped_column(Document)
    asked_at: Mapped[datetime] = mapped_column(Moment)
