"""Attempts: a drawn paper with its own deadline, what was answered, and the time given back."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Interval, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number
from storage.tables.quizzes import Quiz


class AttemptState(StrEnum):
    OPEN = "open"
    MARKING = "marking"  # submitted; an essay awaits its mark
    FINISHED = "finished"
    DISCARDED = "discarded"  # not submitted in time, and the quiz says so


class CreditReason(StrEnum):
    """Why an attempt was given time."""

    OUTAGE = "outage"  # the bot was down (row Q12)
    PROBLEM = "problem"  # a problem of the learner's was answered (row Q27)
    OVERRIDE = "override"  # other conditions were given while it was open (rows Q6, Q7)
    RECHECK = "recheck"  # the identity was checked again in the middle (row V11)


class Attempt(Table):
    """`paper` holds the question ids in their order, `worth` their points in the same order. The
    order of the options follows from the seed."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "learner_id", "number", name="attempt_number"),
        Index(
            "attempt_due",
            "deadline",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(default=1, server_default="1")
    state: Mapped[AttemptState] = mapped_column(default=AttemptState.OPEN)
    seed: Mapped[int] = mapped_column(Number)
    paper: Mapped[list[int]] = mapped_column(Document)
    worth: Mapped[list[float]] = mapped_column(Document, default=list, server_default=text("'[]'"))
    started_at: Mapped[datetime] = mapped_column(Moment)
    deadline: Mapped[datetime] = mapped_column(Moment)
    position: Mapped[int] = mapped_column(default=0, server_default="0")  # on the screen, from 0
    shown_at: Mapped[datetime | None] = mapped_column(Moment)  # since when
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    digest: Mapped[str | None]  # SHA-256 of the answers as they were submitted (row Q13)
    check_id: Mapped[int | None] = mapped_column(ForeignKey("identity_check.id"))
    quiz: Mapped[Quiz] = relationship(lazy="raise")


class Answer(Table):
    """What a learner has answered to a question, from the first tap.

    `response` by kind: `{"options": [id]}` a choice or an ordering (as tapped), `{"text": …}`
    a short answer, a number or an essay, `{"pairs": {option id: option id}}` matching. It stands
    when `answered_at` says so; before that it is a beginning. `points` is none for an essay.
    """

    __tablename__ = "answer"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    response: Mapped[dict[str, Any]] = mapped_column(
        Document, default=dict, server_default=text("'{}'")
    )
    points: Mapped[float | None]  # of those the paper gives for the question
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[float] = mapped_column(default=0.0, server_default="0")  # before this question


class AnswerChange(Table):
    """Every answer given with free navigation, the last one included: the history is kept."""

    __tablename__ = "answer_change"
    __table_args__ = (Index("answer_change_of", "attempt_id", "question_id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    response: Mapped[dict[str, Any]] = mapped_column(Document)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class Credit(Table):
    """Time given to an attempt, for the learner and the examiner to see."""

    __tablename__ = "credit"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    reason: Mapped[CreditReason]
    span: Mapped[timedelta] = mapped_column(Interval)
    given_at: Mapped[datetime] = mapped_column(Moment)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class Recheck(Table):
    """A look at the identity in the middle of an attempt, before the question at this place (from
    0) is shown; drawn when the attempt begins. The attempt stands still from `asked_at` to
    `ended_at`, and that time is given back (row V11). `check_id` is none until it is asked, and
    where it ended without a picture."""

    __tablename__ = "recheck"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    check_id: Mapped[int | None] = mapped_column(ForeignKey("identity_check.id"), index=True)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
