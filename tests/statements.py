"""What the database was asked, counted: a press may cost eight statements (DESIGN.md 3.1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.database import Database


@contextmanager
def counted(db: Database) -> Iterator[list[str]]:
    """The statements of every transaction meanwhile."""
    statements: list[str] = []

    def note(_c: Any, _x: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)


def in_the_handler(statements: list[str]) -> list[str]:
    """From the conversation to the mark on the inbox row."""
    first = next(i for i, each in enumerate(statements) if "FROM conversation" in each)
    marks = [i for i, each in enumerate(statements) if each.startswith("UPDATE inbox")]
    return statements[first : next(i for i in marks if i > first) + 1]
