"""The audit log: decisions and acts of staff, in lines that hold no personal data."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class AuditLine(Table):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Number)  # none: the machine, or the console
    act: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
