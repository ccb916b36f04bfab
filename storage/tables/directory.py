"""What the office wrote to one person; the words stand here, the letter holds only its number."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Moment, Number


class OfficeLetter(Table):
    __tablename__ = "office_letter"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Moment)
