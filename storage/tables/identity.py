"""Face templates, identity checks and the sealed pictures of the cases that are still open."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class CheckState(StrEnum):
    AWAITED = "awaited"  # the person is asked for a picture
    RECEIVED = "received"  # a picture is being looked at by the machine
    ACCEPTED = "accepted"  # by the rule of likeness
    DOUBTFUL = "doubtful"  # a person must look; the attempt goes on
    CONFIRMED = "confirmed"  # by a person
    REJECTED = "rejected"  # by a person
    EXPIRED = "expired"  # no usable picture came


class Template(Table):
    """A learner's reference: the sealed embedding and the sealed aligned face for the reviewer."""

    __tablename__ = "face_template"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    model_id: Mapped[str]
    embedding: Mapped[bytes]  # sealed: 128 float32, little-endian
    chip: Mapped[bytes]  # sealed JPEG
    enrolled_at: Mapped[datetime] = mapped_column(Moment)


class Check(Table):
    """One question "is it this learner?": for an enrolment (no quiz) or before an attempt."""

    __tablename__ = "identity_check"
    __table_args__ = (
        Index(
            "check_to_review",
            "received_at",
            sqlite_where=text("state = 'doubtful'"),
            postgresql_where=text("state = 'doubtful'"),
        ),
        Index("check_of_person", "person_id", "quiz_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quiz.id"))
    state: Mapped[CheckState] = mapped_column(default=CheckState.AWAITED)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    received_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)  # distance, z, quality …
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    evidence: Mapped["Evidence | None"] = relationship(lazy="raise")


class Evidence(Table):
    """The sealed picture of a check, until the case is over."""

    __tablename__ = "evidence"

    check_id: Mapped[int] = mapped_column(ForeignKey("identity_check.id"), primary_key=True)
    picture: Mapped[bytes]  # sealed
    stored_at: Mapped[datetime] = mapped_column(Moment)
    delete_after: Mapped[datetime | None] = mapped_column(Moment, index=True)


class SeenPicture(Table):
    """Hashes of pictures that were sent before, so that none is accepted twice."""

    __tablename__ = "seen_picture"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    file_unique_id: Mapped[str] = mapped_column(index=True)
    whole: Mapped[bytes | None]  # 256-bit dHash
    chip: Mapped[bytes | None]
    seen_at: Mapped[datetime] = mapped_column(Moment)


class KeyCanary(Table):
    """A known word sealed with each key: tells a wrong key from a right one at the start."""

    __tablename__ = "key_canary"

    key_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes]
