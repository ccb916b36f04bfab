"""Announcements; who gets them is a letter for each person."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Bilingual, Moment, Number, Words


class AnnouncementState(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"  # no letter of it is under way any more
    CANCELLED = "cancelled"


class Announcement(Table):
    __tablename__ = "announcement"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[AnnouncementState] = mapped_column(default=AnnouncementState.DRAFT)
    text: Mapped[Bilingual] = mapped_column(Words)
    written_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)  # while it was being sent
    panel_id: Mapped[int | None] = mapped_column(BigInteger)  # the message that tells how it goes
