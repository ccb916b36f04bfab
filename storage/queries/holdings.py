"""How it is said what a table holds about a person: which rows, what the person is shown of them,
what becomes of them when the person is erased. The list itself is in storage/queries/held.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, select

from storage.database import Table


class Fate(StrEnum):
    """What becomes of rows when their person is erased."""

    GONE = "gone"  # deleted
    BLANK = "blank"  # the words in them go, the row stays as a count
    KEPT = "kept"  # under the person's number: the law keeps it, or it is other people's record
    LAST = "last"  # deleted when the person was told


@dataclass(frozen=True)
class Subject:
    """Whose data: the number, and the chat, if there is one."""

    person_id: int
    chat_id: int | None


Mine = Callable[[Subject], ColumnElement[bool]]


@dataclass(frozen=True)
class Holding:
    """A part of what is held. `covers` is the column that points at the person, none where rows
    belong to another row of theirs; `shown` are the columns the person gets; `blank` is put in
    place of words that go."""

    part: str
    table: type[Table]
    mine: Mine
    covers: Any
    fate: Fate
    shown: tuple[str, ...]
    blank: Mapping[str, Any] = field(default_factory=dict)


def own(part: str, column: Any, fate: Fate, shown: str, **blank: Any) -> Holding:
    """Rows whose column holds the person's number."""

    def mine(whose: Subject) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column == whose.person_id
        return found

    return Holding(part, column.class_, mine, column, fate, tuple(shown.split()), blank)


def of_chat(part: str, column: Any, fate: Fate, shown: str) -> Holding:
    """Rows of the person's chat; none where there is no chat."""

    def mine(whose: Subject) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column == (0 if whose.chat_id is None else whose.chat_id)
        return found

    return replace(own(part, column, fate, shown), mine=mine)


def within(column: Any, parent: Any, to: Holding) -> Holding:
    """Rows that belong to rows of the person's: `to` names these by `parent`."""

    def mine(whose: Subject) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column.in_(select(parent).where(to.mine(whose)))
        return found

    return replace(to, table=column.class_, mine=mine, covers=None)
