"""Questions, quizzes, and the attempts learners make at them."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Interval, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Bilingual, Document, Moment, Number, Words


class QuestionKind(StrEnum):
    ONE_CHOICE = "one_choice"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"


class QuizKind(StrEnum):
    TRAINING = "training"
    CURRENT = "current"  # current control of progress
    ATTESTATION = "attestation"  # intermediate attestation


class Policy(StrEnum):
    """What identity check comes before an attempt (art. 7.5, 14)."""

    NONE = "none"
    FACE = "face"


class AttemptState(StrEnum):
    OPEN = "open"
    FINISHED = "finished"


class Question(Table):
    """One version of an item of the bank. A changed item is a new row; papers keep the old one."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("discipline_id", "key", "version"),
        Index(
            "question_in_use",
            "discipline_id",
            "category",
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"))
    key: Mapped[str]  # the item's own id or name in the file; with the version unique
    version: Mapped[int] = mapped_column(default=1)
    category: Mapped[str] = mapped_column(default="")
    kind: Mapped[QuestionKind]
    text: Mapped[Bilingual] = mapped_column(Words)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    options: Mapped[list["Option"]] = relationship(lazy="raise", order_by="Option.position")


class Option(Table):
    """`weight` is the share of the point in percent, as GIFT has it: 100, 50, 0, -50 …"""

    __tablename__ = "option"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    position: Mapped[int]
    text: Mapped[Bilingual] = mapped_column(Words)
    weight: Mapped[float]


class Quiz(Table):
    __tablename__ = "quiz"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    kind: Mapped[QuizKind]
    title: Mapped[Bilingual] = mapped_column(Words)
    category: Mapped[str | None]  # none: the whole bank of the discipline
    length: Mapped[int]  # how many questions are drawn
    opens_at: Mapped[datetime] = mapped_column(Moment)
    closes_at: Mapped[datetime] = mapped_column(Moment)
    time_limit: Mapped[timedelta | None] = mapped_column(Interval)
    policy: Mapped[Policy] = mapped_column(default=Policy.NONE)
    is_draft: Mapped[bool] = mapped_column(default=False, server_default=false())  # nobody's yet


class Attempt(Table):
    """A drawn paper with its own deadline; `paper` holds the question ids in their order."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "learner_id"),
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
    state: Mapped[AttemptState] = mapped_column(default=AttemptState.OPEN)
    seed: Mapped[int] = mapped_column(Number)
    paper: Mapped[list[int]] = mapped_column(Document)
    started_at: Mapped[datetime] = mapped_column(Moment)
    deadline: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    check_id: Mapped[int | None] = mapped_column(ForeignKey("identity_check.id"))
    quiz: Mapped[Quiz] = relationship(lazy="raise")


class Choice(Table):
    """An option the learner has tapped, from the moment of the tap."""

    __tablename__ = "choice"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    option_id: Mapped[int] = mapped_column(ForeignKey("option.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))


class Answer(Table):
    """A question that is answered for good: the first answer stays."""

    __tablename__ = "answer"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    points: Mapped[float]  # 0 to 1
    answered_at: Mapped[datetime] = mapped_column(Moment)
