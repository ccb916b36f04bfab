"""The register of consents: who answered what to which text; nothing of it is ever overwritten."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class Purpose(StrEnum):
    """What data are asked for; each purpose has a text of its own."""

    STUDY = "study"  # the learner's study data
    FACE = "face"  # pictures of the face and their template
    CARD = "card"  # the identity card


class Origin(StrEnum):
    CHAT = "chat"
    PAPER = "paper"
    STATE = "state"  # the state service for consents


class Answer(StrEnum):
    GIVEN = "given"  # in force while its version is the present one and it is not withdrawn
    DECLARED = "declared"  # said in the chat where the chat is not enough
    REFUSED = "refused"


class Consent(Table):
    """One answer of a person. `withdrawn_at` ends it; a new answer is a new row."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "consent_open",
            "person_id",
            "purpose",
            "version",
            "origin",
            "answer",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index("consent_of_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[Purpose]
    version: Mapped[str]  # of the text
    text_hash: Mapped[str]  # SHA-256 of the text as it was shown; empty where a paper is the proof
    locale: Mapped[str]  # of the text; empty where a paper is the proof
    given_at: Mapped[datetime] = mapped_column(Moment)  # answered in the chat, or entered
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    origin: Mapped[Origin] = mapped_column(default=Origin.CHAT, server_default=Origin.CHAT.value)
    answer: Mapped[Answer] = mapped_column(default=Answer.GIVEN, server_default=Answer.GIVEN.value)
    number: Mapped[str] = mapped_column(default="", server_default="")  # of the paper
    given_on: Mapped[date | None]  # the date on the paper
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ConsentText(Table):
    """A text that people were shown, under its hash: with it a consent is proved years later."""

    __tablename__ = "consent_text"

    hash: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[Purpose]
    version: Mapped[str]
    locale: Mapped[str]
    text: Mapped[str]
    shown_at: Mapped[datetime] = mapped_column(Moment)  # for the first time
