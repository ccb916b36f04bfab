"""Removing rows, or the words in them, a portion at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy import Table as SqlTable

from storage.database import Session, Table
from storage.queries.holdings import Holding, Subject
from storage.queries.trace import remove as remove_trace
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.trace import TraceLine


@dataclass(frozen=True)
class Sweep:
    """What goes: rows of a table, or, where there is something to `blank`, the words in them."""

    table: type[Table]
    which: ColumnElement[bool]
    blank: Mapping[str, Any]

    @property
    def due(self) -> ColumnElement[bool]:
        """The rows that are not swept yet."""
        columns = cast(SqlTable, self.table.__table__).c
        worded = [
            columns[name].is_distinct_from(bindparam(None, value, type_=columns[name].type))
            for name, value in self.blank.items()
        ]
        return and_(self.which, or_(*worded)) if worded else self.which


async def sweep(session: Session, what: Sweep, limit: int) -> int:
    """Carry a portion of it out; say how many rows it was. Of the trace counts are left."""
    if what.table is TraceLine:
        return await remove_trace(session, what.which, limit)
    key = cast(SqlTable, what.table.__table__).primary_key.columns
    some = tuple_(*key).in_(select(*key).where(what.due).limit(limit))
    order = update(what.table).values(**what.blank) if what.blank else delete(what.table)
    done = await session.execute(order.where(some).execution_options(synchronize_session=False))
    return cast(CursorResult[Any], done).rowcount


async def remove(session: Session, holding: Holding, whose: Subject, limit: int) -> int:
    """Carry out what becomes of this part of what is held about a person, a portion of it."""
    return await sweep(session, Sweep(holding.table, holding.mine(whose), holding.blank), limit)


async def counts(session: Session, sweeps: Sequence[Sweep]) -> Sequence[int]:
    """How many rows each would take, in one query."""
    rows = (select(func.count()).select_from(each.table).where(each.due) for each in sweeps)
    found = await session.execute(select(*(each.scalar_subquery() for each in rows)))
    return list(found.one())


async def forget_words(session: Session) -> None:
    """What others said in their chats may name the person: of answered updates nothing is left."""
    await session.execute(
        update(StoredUpdate)
        .where(StoredUpdate.is_answered, StoredUpdate.body != "")
        .where(StoredUpdate.state.in_((UpdateState.REFUSED, UpdateState.FAILED)))
        .values(body="", replies=None)
        .execution_options(synchronize_session=False)
    )
