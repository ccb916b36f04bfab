"""Programmes, groups, disciplines, who studies and who teaches them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class LearnerKind(StrEnum):
    MASTER = "master"  # a master's student: credits
    LISTENER = "listener"  # a judge or court staff on a course: hours and a certificate


class Programme(Table):
    """What a group of learners is here for; credits or hours, by its kind."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Bilingual] = mapped_column(Words)
    kind: Mapped[LearnerKind]
    credits: Mapped[int | None]
    hours: Mapped[int | None]


class Group(Table):
    __tablename__ = "study_group"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("programme.id", name="study_group_programme")
    )
    archived_at: Mapped[datetime | None] = mapped_column(Moment)


class Membership(Table):
    __tablename__ = "membership"

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    certificate: Mapped[str | None]  # its number, of a listener who finished the course
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Discipline(Table):
    __tablename__ = "discipline"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Bilingual] = mapped_column(Words)
    term: Mapped[str] = mapped_column(default="", server_default="")  # "2026/27-1"
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id", name="discipline_department"), index=True
    )
    archived_at: Mapped[datetime | None] = mapped_column(Moment)


class Enrolment(Table):
    """A group studies a discipline."""

    __tablename__ = "enrolment"

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id"), primary_key=True)
    discipline_id: Mapped[int] = mapped_column(
        ForeignKey("discipline.id"), primary_key=True, index=True
    )


class Teaching(Table):
    """A lecturer teaches a discipline."""

    __tablename__ = "teaching"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    discipline_id: Mapped[int] = mapped_column(
        ForeignKey("discipline.id"), primary_key=True, index=True
    )
