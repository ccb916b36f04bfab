"""The question bank: items in versions, their answers, and the pictures in them."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Bilingual, Document, Exact, Moment, Number, Words


class QuestionKind(StrEnum):
    ONE_CHOICE = "one_choice"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    SHORT = "short"
    NUMERIC = "numeric"
    MATCHING = "matching"
    ORDERING = "ordering"
    ESSAY = "essay"


class Question(Table):
    """One version of an item of the bank. A changed item is a new row; papers keep the old one.

    `text` is plain; `markup`, where the author's text has more to it, is the same in the few tags
    a messenger knows. An item is in use from `added_at` (none: from the beginning) to `retired_at`.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("discipline_id", "key", "version"),
        Index(
            "question_in_use",
            "discipline_id",
            "category",
            sqlite_where=sql("retired_at IS NULL"),
            postgresql_where=sql("retired_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"))
    key: Mapped[str]  # the item's own id or name in the file; with the version unique
    version: Mapped[int] = mapped_column(default=1)
    category: Mapped[str] = mapped_column(default="")
    kind: Mapped[QuestionKind]
    text: Mapped[Bilingual] = mapped_column(Words)
    markup: Mapped[Bilingual | None] = mapped_column(Words)
    feedback: Mapped[Bilingual | None] = mapped_column(Words)  # said to everybody afterwards
    points: Mapped[float] = mapped_column(default=1.0, server_default="1")
    level: Mapped[int | None]  # 1 easy, 2 middle, 3 hard
    tags: Mapped[list[str]] = mapped_column(Document, default=list, server_default=sql("'[]'"))
    is_folded: Mapped[bool] = mapped_column(default=False, server_default=false())  # short answers
    added_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    options: Mapped[list["Option"]] = relationship(lazy="raise", order_by="Option.position")
    pictures: Mapped[list["QuestionPicture"]] = relationship(
        lazy="raise", order_by="QuestionPicture.number"
    )


class Option(Table):
    """An answer of the author's; what it means depends on the question's kind.

    A choice: its text and `weight`, the share of the points in percent (100, 50, 0, -50 …). A short
    answer: a spelling that earns its weight, `*` for any letters. A number: from `low` to `high`,
    both included; without both any number. Matching: `text` belongs to `match`; an empty text makes
    `match` a choice that fits nothing. Ordering: `position` is the right order.
    """

    __tablename__ = "option"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    position: Mapped[int]
    text: Mapped[Bilingual] = mapped_column(Words)
    weight: Mapped[float]
    match: Mapped[Bilingual | None] = mapped_column(Words)
    low: Mapped[Decimal | None] = mapped_column(Exact)
    high: Mapped[Decimal | None] = mapped_column(Exact)
    feedback: Mapped[Bilingual | None] = mapped_column(Words)


class QuestionPicture(Table):
    """A picture of a question; its bytes lie in `stored_file`, once however often it is shown."""

    __tablename__ = "question_picture"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  # from 0
    file_key: Mapped[str] = mapped_column(ForeignKey("stored_file.file_key"))
    file_name: Mapped[str]
