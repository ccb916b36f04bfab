"""Individual consultations by appointment: what teachers offer, what learners book (row C14)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Moment, Number
from storage.tables.timetable import LessonMode


class Slot(Table):
    """A time a teacher offers; the slots of one recurring offer share `series_id`, the number of
    its first. A slot without a discipline is for every discipline of the teacher."""

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("teacher_id", "starts_at"),
        Index("slot_by_time", "starts_at"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    teacher_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    discipline_id: Mapped[int | None] = mapped_column(ForeignKey("discipline.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("slot.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    mode: Mapped[LessonMode]
    place: Mapped[str] = mapped_column(default="")  # a room, or the address of a call
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class BookingState(StrEnum):
    BOOKED = "booked"
    HELD = "held"  # counts as hours of consultation
    MISSED = "missed"  # the learner did not come
    CANCELLED = "cancelled"


_TAKEN = text("state IN ('booked', 'held', 'missed')")


class Booking(Table):
    """A learner in a slot. Of a slot at most one booking stands; the row decides who was first."""

    __tablename__ = "booking"
    __table_args__ = (
        Index(
            "booking_of_slot",
            "slot_id",
            unique=True,
            sqlite_where=_TAKEN,
            postgresql_where=_TAKEN,
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slot.id"), index=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    state: Mapped[BookingState] = mapped_column(default=BookingState.BOOKED)
    purpose: Mapped[str] = mapped_column(default="")  # what the learner wants to ask
    sequence: Mapped[int] = mapped_column(default=0)  # of the calendar entry
    booked_at: Mapped[datetime] = mapped_column(Moment)  # or moved into this slot
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # held, missed or cancelled
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    slot: Mapped[Slot] = relationship(lazy="raise")
