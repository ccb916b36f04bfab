"""Learners, faculty and staff, the phones they speak from, and the invites that join the two."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number
from storage.tables.folding import folded


def _folded(context: Any) -> str:
    row = context.get_current_parameters()
    names = (row["family_name"], row["given_name"], row.get("patronymic") or "")
    return folded(" ".join(names))


class Role(StrEnum):
    LEARNER = "learner"
    LECTURER = "lecturer"
    REVIEWER = "reviewer"  # decides doubtful identity checks
    DISPATCHER = "dispatcher"  # keeps the timetable, finds people
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"  # reads the records, changes nothing


class PersonState(StrEnum):
    """Only who is active holds any right; everybody's record is kept (row A16)."""

    ACTIVE = "active"
    SUSPENDED = "suspended"  # academic leave, may come back
    LEFT = "left"
    FINISHED = "finished"
    ERASED = "erased"


class Person(Table):
    """A row of the roster. `roster_code` is the number the Academy's own list knows them by; it
    never changes, and what is sealed about the person is bound to it."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    roster_code: Mapped[str] = mapped_column(unique=True)
    family_name: Mapped[str]
    given_name: Mapped[str]
    patronymic: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = mapped_column(default=_folded, server_default="")  # the name, to find by
    position: Mapped[str] = mapped_column(default="", server_default="")
    email: Mapped[str | None]
    phone: Mapped[str | None]  # "+77010000000"
    iin_sealed: Mapped[bytes | None]  # AES-GCM, bound to the roster code
    iin_hash: Mapped[str | None] = mapped_column(
        unique=True, index=True
    )  # keyed: found, never read
    locale: Mapped[str | None]  # as the roster says; the chat's own choice goes first
    state: Mapped[PersonState] = mapped_column(
        default=PersonState.ACTIVE, server_default=PersonState.ACTIVE.value
    )
    state_at: Mapped[datetime | None] = mapped_column(Moment)
    study_consent: Mapped[str | None]  # the version in force, a copy of the register's
    roles: Mapped[list["PersonRole"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    talk: Mapped["Conversation | None"] = relationship(lazy="raise", back_populates="person")

    @property
    def is_active(self) -> bool:
        return self.state == PersonState.ACTIVE

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
    seen_at: Mapped[datetime | None] = mapped_column(Moment)  # to ten minutes
    person: Mapped[Person | None] = relationship(lazy="raise", back_populates="talk")


class Invite(Table):
    """A personal one-time link; only the hash of its code is kept."""

    __tablename__ = "invite"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)  # a newer one took its place
