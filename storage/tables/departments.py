"""Departments: who answers where the teacher of a discipline does not, and how."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Interval
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class StaffSide(StrEnum):
    PRIVATE = "private"  # each teacher's own chat with the bot
    GROUP = "group"  # the department's group


class Department(Table):
    """`remind_after` and `escalate_after` are working time, `follow_up_for` is not."""

    __tablename__ = "department"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Bilingual] = mapped_column(Words)
    head_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    side: Mapped[StaffSide] = mapped_column(default=StaffSide.PRIVATE)
    hides_learner: Mapped[bool] = mapped_column(default=False)  # the staff do not see who asks
    remind_after: Mapped[timedelta] = mapped_column(Interval, default=timedelta(hours=4))
    escalate_after: Mapped[timedelta] = mapped_column(Interval, default=timedelta(hours=16))
    follow_up_for: Mapped[timedelta] = mapped_column(Interval, default=timedelta(days=3))
    archived_at: Mapped[datetime | None] = mapped_column(Moment)
