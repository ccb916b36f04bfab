"""Learners, faculty and staff, the phones they speak from, and the invites that join the two."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class Role(StrEnum):
    LEARNER = "learner"
    LECTURER = "lecturer"
    REVIEWER = "reviewer"  # decides doubtful identity checks
    ADMINISTRATOR = "administrator"


class Person(Table):
    """A row of the roster. `roster_code` is the number the Academy's own list knows them by."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    roster_code: Mapped[str] = mapped_column(unique=True)
    family_name: Mapped[str]
    given_name: Mapped[str]
    patronymic: Mapped[str] = mapped_column(default="")
    roles: Mapped[list["PersonRole"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    talk: Mapped["Conversation | None"] = relationship(lazy="raise", back_populates="person")

    @property
    def name(self) -> str:
        """How the person is called in a list: family name first."""
        return " ".join(
            part for part in (self.family_name, self.given_name, self.patronymic) if part
        )


class PersonRole(Table):
    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class Conversation(Table):
    """One private chat with the bot: its language, who speaks there, what the bot awaits."""

    __tablename__ = "conversation"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), unique=True)
    locale: Mapped[str | None]
    awaits_kind: Mapped[str | None]
    awaits_facts: Mapped[dict[str, Any] | None] = mapped_column(Document)
    is_reachable: Mapped[bool] = mapped_column(default=True)
    linked_at: Mapped[datetime | None] = mapped_column(Moment)
    person: Mapped[Person | None] = relationship(lazy="raise", back_populates="talk")


class Invite(Table):
    """A personal one-time link; only the hash of its code is kept."""

    __tablename__ = "invite"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Consent(Table):
    """Who agreed to what, in which wording; `withdrawn_at` ends it."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("person_id", "purpose", "version"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str]
    version: Mapped[str]
    text_hash: Mapped[str]  # SHA-256 of the text as it was shown
    locale: Mapped[str]
    given_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
