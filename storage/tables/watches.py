"""Who watches a quiz while it goes on."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment


class QuizWatch(Table):
    """A lecturer's panel about a quiz; `shown` are the counts it was last drawn for."""

    __tablename__ = "quiz_watch"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    panel: Mapped[str]  # the key of its letter
    shown: Mapped[list[int]] = mapped_column(Document)
    began_at: Mapped[datetime] = mapped_column(Moment)
