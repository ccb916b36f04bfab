"""What the parts of the bot last said about themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment


class Sign(Table):
    """A sign of life with its facts: one row for each part, renewed in place."""

    __tablename__ = "sign"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
