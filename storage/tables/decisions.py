"""The register of managerial decisions (order No 25, art. 6.5), and whom each of them concerns."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class DecisionState(StrEnum):
    """A registered decision is never edited: it is revoked, and another one takes its place."""

    DRAFT = "draft"
    REGISTERED = "registered"
    REVOKED = "revoked"


class DecisionKind(StrEnum):
    """What is granted, for the functions that act on it."""

    DEADLINE = "deadline"  # more time
    ATTEMPT = "attempt"  # another attempt
    FORMAT = "format"  # another form of taking part
    IDENTITY = "identity"  # identity confirmed without a picture
    OTHER = "other"


class Decision(Table):
    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("year", "number", name="decision_number"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    year: Mapped[int]
    number: Mapped[str]  # as on paper, unique in its year
    decided_on: Mapped[date]
    signatory: Mapped[str]
    kind: Mapped[DecisionKind]
    circumstance: Mapped[Bilingual] = mapped_column(Words)
    granted: Mapped[Bilingual] = mapped_column(Words)
    state: Mapped[DecisionState] = mapped_column(default=DecisionState.DRAFT)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime] = mapped_column(Moment)
    registered_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    revocation: Mapped[str | None]  # why


class DecisionGroup(Table):
    """A group as it was chosen; who was in it is in `DecisionPerson` from the registration on."""

    __tablename__ = "decision_group"

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id"), primary_key=True)


class DecisionPerson(Table):
    __tablename__ = "decision_person"
    __table_args__ = (Index("decision_of_person", "person_id"),)

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
