"""Groups, disciplines, who studies and who teaches them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Number, Words


class Group(Table):
    __tablename__ = "study_group"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)


class Membership(Table):
    __tablename__ = "membership"

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Discipline(Table):
    __tablename__ = "discipline"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Bilingual] = mapped_column(Words)


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
