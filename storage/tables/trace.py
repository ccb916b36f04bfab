"""The digital trace: who did what with what, in lines that hold no personal data."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class Verb(StrEnum):
    """What people do here; docs/trace.md tells what each one means."""

    REGISTERED = "registered"  # a person of the roster was joined with a chat
    OPENED = "opened"  # a material
    REMINDED = "reminded"  # of a lesson
    ATTEMPTED = "attempted"  # a quiz was begun
    ANSWERED = "answered"  # a question of a quiz
    COMPLETED = "completed"  # a quiz
    ENROLLED = "enrolled"  # a reference picture was taken
    IDENTIFIED = "identified"  # an identity check ended, by the rule or by a person
    ASKED = "asked"  # in a consultation or a forum
    REPLIED = "replied"  # in a consultation, as its lecturer; in a forum to what a learner wrote
    CONSULTED = "consulted"  # a booked consultation was held
    ANNOUNCED = "announced"
    RECEIVED = "received"  # an announcement


class Thing(StrEnum):
    """What a line is about."""

    ACADEMY = "academy"
    MATERIAL = "material"
    LESSON = "lesson"
    QUIZ = "quiz"
    QUESTION = "question"
    CHECK = "check"
    THREAD = "thread"
    BOOKING = "booking"
    ANNOUNCEMENT = "announcement"
    FORUM = "forum"  # of a discipline, by whose number it goes


class TraceLine(Table):
    __tablename__ = "trace"
    __table_args__ = (Index("trace_of_person", "person_id", "at"), Index("trace_by_time", "at"))

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    verb: Mapped[Verb]
    object_kind: Mapped[Thing]
    object_id: Mapped[int] = mapped_column(Number)
    discipline_id: Mapped[int | None] = mapped_column(Number)
    result: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
