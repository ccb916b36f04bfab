"""INSERT that leaves rows already there alone: both databases word it in their own dialect."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Session, Table


def insert_new(session: Session, table: type[Table]) -> Any:
    """`INSERT … ON CONFLICT DO NOTHING`: of two that race the row picks one."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    return insert(table).on_conflict_do_nothing()


def renew(
    session: Session,
    table: type[Table],
    keys: Mapping[str, Any],
    fields: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
    where: ColumnElement[bool] | None = None,
) -> Any:
    """`INSERT … ON CONFLICT DO UPDATE`: the row of these keys, new or renewed, has these fields;
    one that is there takes the `changes` where they are others, and only `where` that holds."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    statement = insert(table).values(**keys, **fields)
    return statement.on_conflict_do_update(
        index_elements=list(keys), set_=dict(changes or fields), where=where
    )


def renew_all(
    session: Session,
    table: type[Table],
    keys: Collection[str],
    rows: Sequence[Mapping[str, Any]],
    where: ColumnElement[bool] | None = None,
) -> Any:
    """The same for many rows in one statement; every row names the same fields."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if is_sqlite else postgresql.insert
    statement = insert(table).values(list(rows))
    fields = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=fields, where=where)
