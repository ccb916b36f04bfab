"""Questions the database is asked about letters, and the marks it keeps on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    String,
    Tuple,
    case,
    cast,
    func,
    literal,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.letters import Delivery, Letter, LetterState

Audience = Select[int | None]  # of people's numbers

# Literals, not parameters: a generic plan could not use the partial indexes otherwise.
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_SENDING: ColumnElement[str] = literal_column("'sending'")
_HOLDING: tuple[ColumnElement[str], ...] = (_SENDING, literal_column("'doubt'"))
_OPEN = (_WAITING, *_HOLDING)  # in this order, as the index of lanes has it: SQLite compares words


async def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New letters in one statement; a key that is there already stays as it is."""
    options = {"render_nulls": True}  # letters to people and to chats are one batch
    await session.execute(insert_new(session, Letter), list(rows), execution_options=options)


async def add_for(session: Session, row: Mapping[str, Any], people: Audience) -> int:
    """A letter like this for each of these people, in one statement; how many are new.

    The person's number ends the key and is the lane.
    """
    number = people.subquery().c[0]
    columns = Letter.__table__.c
    fields: dict[str, ColumnElement[Any]] = {
        name: literal(value, columns[name].type) for name, value in row.items()
    }
    fields["person_id"] = number
    fields["key"] = literal(row["key"]) + cast(number, String)
    fields["lane"] = literal("person:") + cast(number, String)
    chosen = select(*fields.values()).where(number.is_not(None))
    added = await session.execute(insert_new(session, Letter).from_select(list(fields), chosen))
    assert isinstance(added, CursorResult)  # noqa: S101 - an INSERT answers with a cursor
    return added.rowcount


def _age(letter: type[Letter]) -> Tuple:
    return tuple_(func.coalesce(letter.place, letter.id), letter.id)


@cache
def _lane_is_free() -> ColumnElement[bool]:
    """Nothing of the lane is in flight, in doubt, or older and tried again; where the lane keeps
    its order, nothing older waits at all. Who is more urgent than what waits goes before it. A
    letter that stands for another is as old as that one."""
    other = aliased(Letter)
    in_the_way = (
        select(other.id)
        .where(other.lane == Letter.lane, other.id != Letter.id, other.state.in_(_OPEN))
        .where(
            other.state.in_(_HOLDING)
            | (
                (other.state == _WAITING)
                & (_age(other) < _age(Letter))
                & (other.priority <= Letter.priority)
                & ((other.tries > 0) | other.in_order)
            )
        )
    )
    return ~in_the_way.exists()


async def due(session: Session, priority: int, now: datetime, limit: int) -> Sequence[Letter]:
    """The oldest due letters whose lane is free."""
    statement = (
        select(Letter)
        .where(Letter.state == _WAITING, Letter.priority == priority, Letter.not_before <= now)
        .where(_lane_is_free())
        .order_by(Letter.not_before, Letter.id)
        .limit(limit)
    )
    return (await session.scalars(statement)).all()


async def claim(session: Session, letter_ids: Sequence[int], owner: int) -> Sequence[Letter]:
    """Those of them that still wait, now this process's own."""
    claimed = await session.scalars(
        update(Letter)
        .where(Letter.id.in_(letter_ids), Letter.state == _WAITING)
        .values(state=LetterState.SENDING, owner=owner)
        .returning(Letter)
        .execution_options(populate_existing=True)
    )
    return claimed.all()


async def mark(session: Session, letter: Letter, state: LetterState, **marks: Any) -> bool:
    """Move a letter on from its flight; false when another process took it over meanwhile."""
    closed = await session.execute(
        update(Letter)
        .where(Letter.id == letter.id, Letter.state == _SENDING, Letter.owner == letter.owner)
        .values(state=state, owner=None, **marks)
        .returning(Letter.id)
    )
    return closed.first() is not None


async def release(session: Session, alive: Sequence[int]) -> int:
    """Letters in flight of a process that died: sent again or put in doubt, each by its class."""
    lost = (Letter.state == _SENDING, Letter.owner.not_in(alive))
    doubt = await session.execute(
        update(Letter)
        .where(*lost, Letter.delivery == Delivery.DOUBT)
        .values(state=LetterState.DOUBT, owner=None, reason="cut off")
        .returning(Letter.id)
    )
    again = await session.execute(
        update(Letter)
        .where(*lost, Letter.delivery == Delivery.RESEND)
        .values(state=LetterState.WAITING, owner=None, was_resent=True)
        .returning(Letter.id)
    )
    return len(doubt.all()) + len(again.all())


async def tally(session: Session, about: str) -> dict[LetterState, int]:
    """How many letters about this thing stand in which state."""
    rows = await session.execute(
        select(Letter.state, func.count()).where(Letter.about == about).group_by(Letter.state)
    )
    return {state: count for state, count in rows}


async def resent(session: Session, about: str) -> int:
    """How many of them may have come twice, because a process died while they were in flight."""
    statement = select(func.count()).where(Letter.about == about, Letter.was_resent)
    return await session.scalar(statement) or 0


async def next_due(session: Session, priorities: Iterable[int], after: datetime) -> datetime | None:
    """When the next waiting letter of these priorities becomes due: a step into the index each."""
    firsts = [
        select(func.min(Letter.not_before))
        .where(Letter.state == _WAITING, Letter.priority == priority, Letter.not_before > after)
        .scalar_subquery()
        for priority in priorities
    ]
    row = (await session.execute(select(*firsts))).one()
    return min((first for first in row if first is not None), default=None)


async def change_facts(session: Session, letter_id: int, facts: Mapping[str, Any]) -> None:
    """From now on the letter is about this."""
    await session.execute(update(Letter).where(Letter.id == letter_id).values(facts=dict(facts)))


async def postpone(session: Session, about: str, not_before: datetime) -> Sequence[Letter]:
    """The letters about this that still wait and were never tried: until then at least."""
    later = case((Letter.not_before < not_before, not_before), else_=Letter.not_before)
    return (
        await session.scalars(
            update(Letter)
            .where(Letter.about == about, Letter.state == _WAITING, Letter.tries == 0)
            .values(not_before=later)
            .returning(Letter)
            .execution_options(populate_existing=True)
        )
    ).all()


async def hasten(session: Session, about: str, now: datetime, until: datetime) -> None:
    """The letters about this that would leave until then may go now. Who was tried, or is held for
    longer, waits for something else."""
    await session.execute(
        update(Letter)
        .where(Letter.about == about, Letter.state == _WAITING, Letter.tries == 0)
        .where(Letter.not_before > now, Letter.not_before <= until)
        .values(not_before=now)
        .execution_options(synchronize_session=False)
    )


async def change_all_facts(session: Session, facts: Mapping[int, Mapping[str, Any]]) -> None:
    """From now on the letters of these numbers are about this."""
    rows = [{"id": number, "facts": dict(each)} for number, each in facts.items()]
    await session.execute(update(Letter), rows)
