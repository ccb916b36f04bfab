"""Lessons as the calendar names them: a UID, an occurrence of it, and a growing sequence."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class LessonMode(StrEnum):
    ONLINE = "online"  # art. 11: in real time
    SELF_STUDY = "self_study"  # art. 12: at one's own pace
    CLASSROOM = "classroom"


class Lesson(Table):
    __tablename__ = "lesson"
    __table_args__ = (
        UniqueConstraint("group_id", "uid", "recurrence"),
        Index("lesson_of_group", "group_id", "starts_at"),
        Index("lesson_by_time", "starts_at"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id"))
    discipline_id: Mapped[int | None] = mapped_column(ForeignKey("discipline.id"))
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    uid: Mapped[str]
    recurrence: Mapped[str]  # the start this occurrence was planned for; "" for a single lesson
    sequence: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    mode: Mapped[LessonMode]
    location: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    is_cancelled: Mapped[bool] = mapped_column(default=False)
