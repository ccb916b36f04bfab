"""The second factor at linking: six digits that are read out, and the tries that failed."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class LinkCode(Table):
    """One code of a person at a time; only its salted hash is kept."""

    __tablename__ = "link_code"

    person_id: Mapped[int] = mapped_column(
        Number, ForeignKey("person.id"), primary_key=True, autoincrement=False
    )
    salt: Mapped[str]
    code_hash: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(Moment)


class WrongCodes(Table):
    """How often a wrong code was written for a person, or from a chat; while it is closed no code
    is looked at."""

    __tablename__ = "wrong_codes"

    subject: Mapped[str] = mapped_column(primary_key=True)  # "person:7", "chat:700"
    count: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(Moment)
    closed_until: Mapped[datetime | None] = mapped_column(Moment)
