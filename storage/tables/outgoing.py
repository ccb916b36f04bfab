"""Files made for somebody, until they have left."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class OutgoingFile(Table):
    """Deleted when Telegram took it, or after a day."""

    __tablename__ = "outgoing_file"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    content: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(Moment, index=True)
