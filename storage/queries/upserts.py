"""INSERT that leaves rows already there alone: both databases word it in their own dialect."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session, Table


def insert_new(session: Session, table: type[Table]) -> Any:
    """`INSERT … ON CONFLICT DO NOTHING`: of two that race the row picks one."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    return insert(table).on_conflict_do_nothing()
