"""Quizzes: what is drawn, when and how it is taken, by whom, and who is an exception."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, Interval, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Document, Moment, Number, Words


class QuizKind(StrEnum):
    TRAINING = "training"
    CURRENT = "current"  # current control of progress
    MIDTERM = "midterm"  # midterm control
    ATTESTATION = "attestation"  # intermediate attestation


class Policy(StrEnum):
    """What identity check comes before an attempt (art. 7.5, 14)."""

    NONE = "none"
    FACE = "face"
    DOCUMENT = "document"  # the identity card
    FACE_AND_DOCUMENT = "face_and_document"
    VIDEO_NOTE = "video_note"  # with turns of the head in a drawn order


class Validity(StrEnum):
    """How long a confirmed identity counts (row V10)."""

    EACH = "each"  # every attempt has a check of its own
    DAYS = "days"  # a check not older than `validity_days`, before whichever quiz
    TERM = "term"  # a check since the learner's term began


class Grading(StrEnum):
    """Which of several attempts counts (row Q5)."""

    HIGHEST = "highest"
    AVERAGE = "average"
    FIRST = "first"
    LAST = "last"


class Navigation(StrEnum):
    SEQUENTIAL = "sequential"  # the first answer stays
    FREE = "free"  # an overview; an answer may be changed until the attempt is submitted


class Expiry(StrEnum):
    """What becomes of an attempt whose time is over (row Q3)."""

    SUBMIT = "submit"  # what was answered counts
    GRACE = "grace"  # submitted by the learner within the grace period, without new answers
    DISCARD = "discard"  # not submitted in time: it does not count


class Quiz(Table):
    """`draws` are rules `{"category": str | None, "count": int, "points": float | None}`: none
    stands for the whole bank, and for the item's own points; no rules: `length` of the whole bank.
    `bands` are `{"from": percent, "kk": str, "ru": str}`, highest first. `review` says at which
    moment (`after`, `later`, `closed`) a learner sees what (`marks`, `answers`, `right`,
    `feedback`); empty: the marks at once, as a receipt.
    """

    __tablename__ = "quiz"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", name="quiz_author"), index=True
    )
    kind: Mapped[QuizKind]
    title: Mapped[Bilingual] = mapped_column(Words)
    draws: Mapped[list[dict[str, Any]]] = mapped_column(
        Document, default=list, server_default=text("'[]'")
    )
    length: Mapped[int]  # how many questions are drawn, of all rules together
    opens_at: Mapped[datetime] = mapped_column(Moment)
    closes_at: Mapped[datetime] = mapped_column(Moment)
    time_limit: Mapped[timedelta | None] = mapped_column(Interval)
    question_limit: Mapped[timedelta | None] = mapped_column(Interval)  # only if sequential
    attempts_allowed: Mapped[int | None] = mapped_column(
        Integer().evaluates_none(), default=1, server_default="1"
    )  # none: any number
    first_delay: Mapped[timedelta | None] = mapped_column(Interval)  # after the first attempt
    later_delay: Mapped[timedelta | None] = mapped_column(Interval)  # after each later one
    grading: Mapped[Grading] = mapped_column(
        default=Grading.HIGHEST, server_default=Grading.HIGHEST.value
    )
    navigation: Mapped[Navigation] = mapped_column(
        default=Navigation.SEQUENTIAL, server_default=Navigation.SEQUENTIAL.value
    )
    shuffles_questions: Mapped[bool] = mapped_column(default=True, server_default=true())
    shuffles_options: Mapped[bool] = mapped_column(default=False, server_default=false())
    expiry: Mapped[Expiry] = mapped_column(
        default=Expiry.SUBMIT, server_default=Expiry.SUBMIT.value
    )
    grace: Mapped[timedelta | None] = mapped_column(Interval)
    bands: Mapped[list[dict[str, Any]]] = mapped_column(
        Document, default=list, server_default=text("'[]'")
    )
    review: Mapped[dict[str, list[str]]] = mapped_column(
        Document, default=dict, server_default=text("'{}'")
    )
    policy: Mapped[Policy] = mapped_column(default=Policy.NONE)
    validity: Mapped[Validity] = mapped_column(
        default=Validity.EACH, server_default=Validity.EACH.value
    )
    validity_days: Mapped[int | None]
    rechecks: Mapped[int] = mapped_column(default=0, server_default="0")  # inside an attempt (V11)
    wants_code: Mapped[bool] = mapped_column(default=False, server_default=false())  # on paper
    is_conditional: Mapped[bool] = mapped_column(default=True, server_default=true())
    """A doubtful check lets the attempt begin; its result is provisional (row V9)."""
    is_live: Mapped[bool] = mapped_column(default=False, server_default=false())  # row Q25
    is_draft: Mapped[bool] = mapped_column(default=False, server_default=false())  # nobody's yet


class QuizGroup(Table):
    """A quiz for this group; a quiz without any is for every group of its discipline."""

    __tablename__ = "quiz_group"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_group.id"), primary_key=True, index=True
    )


class QuizOverride(Table):
    """Other conditions for one learner or one group (row Q6); what is none stays the quiz's own.
    A learner's goes before a group's."""

    __tablename__ = "quiz_override"
    __table_args__ = (
        UniqueConstraint("quiz_id", "learner_id"),
        UniqueConstraint("quiz_id", "group_id"),
        Index("quiz_override_of_learner", "learner_id"),
        Index("quiz_override_of_group", "group_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    learner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("study_group.id"))
    opens_at: Mapped[datetime | None] = mapped_column(Moment)
    closes_at: Mapped[datetime | None] = mapped_column(Moment)
    time_limit: Mapped[timedelta | None] = mapped_column(Interval)
    attempts_allowed: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    given_at: Mapped[datetime] = mapped_column(Moment)
