"""The audit log: decisions and acts of staff, in lines that hold no personal data.

A line is inserted unsealed in the act's own transaction; the clock seals it into a chain of hashes,
and from then on triggers refuse to change or delete it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.database import Table
from storage.tables.columns import Document, Moment, Number


class AuditLine(Table):
    __tablename__ = "audit"
    __table_args__ = (
        Index(
            "audit_unsealed",
            "id",
            sqlite_where=text("number IS NULL"),
            postgresql_where=text("number IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Number)  # none: the machine, or the console
    act: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    number: Mapped[int | None] = mapped_column(Number, index=True, unique=True)  # in the chain
    hash: Mapped[str | None]  # SHA-256 over the hash before it and the line, in hexadecimals


class AuditReason(Table):
    """Why somebody did it, in their own words, which may name people: erased without breaking the
    chain, because the line holds only a salted hash of it."""

    __tablename__ = "audit_reason"

    line_id: Mapped[int] = mapped_column(ForeignKey("audit.id"), primary_key=True)
    salt: Mapped[str]
    text: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    line: Mapped[AuditLine] = relationship(lazy="raise")


SQLITE_GUARDS = tuple(
    f"CREATE TRIGGER audit_keeps_on_{act.lower()} BEFORE {act} ON audit "
    "WHEN OLD.number IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sealed line stays as it is'); END"
    for act in ("UPDATE", "DELETE")
)
POSTGRESQL_GUARDS = (
    "CREATE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'a sealed line stays as it is'; END $$",
    "CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION audit_keeps()",
)

for _dialect, _guards in (("sqlite", SQLITE_GUARDS), ("postgresql", POSTGRESQL_GUARDS)):
    for _guard in _guards:
        _ddl = DDL(_guard).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(AuditLine.__table__, "after_create", _ddl)
