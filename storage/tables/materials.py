"""What learners read and watch, and the ids under which Telegram already holds the files."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class MaterialKind(StrEnum):
    FILE = "file"
    PHOTO = "photo"
    VIDEO = "video"
    LINK = "link"
    TEXT = "text"


class Material(Table):
    """`body` is the text or the address; a file has `file_name` and is found by `file_key`."""

    __tablename__ = "material"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    discipline_id: Mapped[int] = mapped_column(ForeignKey("discipline.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[MaterialKind]
    title: Mapped[Bilingual] = mapped_column(Words)
    body: Mapped[Bilingual | None] = mapped_column(Words)
    file_key: Mapped[str | None]  # SHA-256 of our own file, or "telegram:<file_unique_id>"
    file_name: Mapped[str | None]
    is_protected: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime] = mapped_column(Moment)


class TelegramFile(Table):
    """What Telegram holds already: an id is good for one bot only."""

    __tablename__ = "telegram_file"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    file_key: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]


class StoredFile(Table):
    """A file of our own: bytes are kept once, under their SHA-256."""

    __tablename__ = "stored_file"

    file_key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]
