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
        Index("audit_by_act", "act", "id"),
        Index("audit_by_time", "at"),
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

    line_id: Mapped[int] = mapped_column(
        ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True
    )
    salt: Mapped[str]
    text: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    line: Mapped[AuditLine] = relationship(lazy="raise")


class AuditCheckpoint(Table):
    """A closed month whose lines were removed when their time was over; the chain goes on from its
    last hash. Never changed, never removed."""

    __tablename__ = "audit_checkpoint"

    last_number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    first_number: Mapped[int] = mapped_column(Number)
    month: Mapped[str]  # "2021-09", in Almaty
    last_hash: Mapped[str]
    removed_at: Mapped[datetime] = mapped_column(Moment)

    @property
    def count(self) -> int:
        return self.last_number - self.first_number + 1


class AuditHead(Table):
    """The newest sealed line: one row whose number only grows, so that lines cut off are missed."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Number)
    hash: Mapped[str]


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

_COVERED = (
    "EXISTS (SELECT 1 FROM audit_checkpoint WHERE OLD.number BETWEEN first_number AND last_number)"
)
_KEPT = "RAISE(ABORT, 'a checkpoint stays as it is')"
_GROWS = "RAISE(ABORT, 'the head of the chain only grows')"
# The guarded door: a sealed line goes only where a checkpoint stands for it.
SQLITE_DOOR = (
    "DROP TRIGGER audit_keeps_on_delete",
    "CREATE TRIGGER audit_keeps_on_delete BEFORE DELETE ON audit WHEN OLD.number IS NOT NULL "
    f"AND NOT {_COVERED} BEGIN SELECT RAISE(ABORT, 'a sealed line stays as it is'); END",
    *(
        f"CREATE TRIGGER audit_checkpoint_keeps_on_{act.lower()} BEFORE {act} ON audit_checkpoint "
        f"BEGIN SELECT {_KEPT}; END"
        for act in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head "
    f"WHEN NEW.number <= OLD.number BEGIN SELECT {_GROWS}; END",
    f"CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT {_GROWS}; END",
)
POSTGRESQL_DOOR = (
    "CREATE OR REPLACE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' AND {_COVERED} THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION 'a sealed line stays as it is'; END $$",
    "CREATE FUNCTION audit_checkpoint_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'a checkpoint stays as it is'; END $$",
    "CREATE TRIGGER audit_checkpoint_keeps BEFORE UPDATE OR DELETE ON audit_checkpoint "
    "FOR EACH ROW EXECUTE FUNCTION audit_checkpoint_keeps()",
    "CREATE FUNCTION audit_head_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_OP = 'UPDATE' AND NEW.number > OLD.number THEN RETURN NEW; END IF; "
    "RAISE EXCEPTION 'the head of the chain only grows'; END $$",
    "CREATE TRIGGER audit_head_grows BEFORE UPDATE OR DELETE ON audit_head "
    "FOR EACH ROW EXECUTE FUNCTION audit_head_grows()",
)

for _dialect, _guards in (
    ("sqlite", SQLITE_GUARDS + SQLITE_DOOR),
    ("postgresql", POSTGRESQL_GUARDS + POSTGRESQL_DOOR),
):
    for _guard in _guards:
        _ddl = DDL(_guard).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(Table.metadata, "after_create", _ddl)
