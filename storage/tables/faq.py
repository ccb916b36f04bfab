"""Answers that are worth keeping: offered to whoever begins to ask the same (row C15)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class FaqEntry(Table):
    """A question of a discipline and its answer, in one or both languages."""

    __tablename__ = "faq_entry"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    question: Mapped[Bilingual] = mapped_column(Words)
    answer: Mapped[Bilingual] = mapped_column(Words)
    entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("entry.id"), index=True
    )  # the answer it was made of
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    archived_at: Mapped[datetime | None] = mapped_column(Moment)
    times_shown: Mapped[int] = mapped_column(default=0)
    times_enough: Mapped[int] = mapped_column(default=0)  # "thank you, that is enough"


class FaqWord(Table):
    """A folded word stem of an entry: what a new question is compared with, by an index."""

    __tablename__ = "faq_word"
    __table_args__ = (Index("faq_word_stem", "discipline_id", "stem"),)

    faq_id: Mapped[int] = mapped_column(ForeignKey("faq_entry.id"), primary_key=True)
    stem: Mapped[str] = mapped_column(primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"))
