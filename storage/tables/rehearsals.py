"""Rehearsals before an attestation: who has tried, and who was reminded (row Q26)."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment


class Rehearsal(Table):
    """That a learner rehearsed a quiz, never how well: there is no record of the answers."""

    __tablename__ = "rehearsal"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    began_at: Mapped[datetime | None] = mapped_column(Moment)
    questions_done_at: Mapped[datetime | None] = mapped_column(Moment)
    identity_done_at: Mapped[datetime | None] = mapped_column(Moment)
    nudged_at: Mapped[datetime | None] = mapped_column(Moment)
