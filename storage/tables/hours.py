"""When teachers answer: hours of the week, days off with a stand-in, and the country's holidays."""

from datetime import date, time

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Number, Words


class OfficeHours(Table):
    """A span of a weekday (0 is Monday), Academy's time. Without any: the Academy's own hours."""

    __tablename__ = "office_hours"
    __table_args__ = (UniqueConstraint("person_id", "weekday", "begins"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    weekday: Mapped[int]
    begins: Mapped[time]
    ends: Mapped[time]


class DayOff(Table):
    """Days on which a teacher does not answer, both ends included; who stands in, if anybody."""

    __tablename__ = "day_off"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date] = mapped_column(index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class Holiday(Table):
    """A day of the calendar that is not what its weekday says: a public holiday, or a weekend day
    people work on instead of another."""

    __tablename__ = "holiday"

    day: Mapped[date] = mapped_column(primary_key=True)
    title: Mapped[Bilingual] = mapped_column(Words)
    is_working: Mapped[bool] = mapped_column(default=False)
