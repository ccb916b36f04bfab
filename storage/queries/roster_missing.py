"""Questions about the missing: learners of a roster's groups who are not in its file."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, func, select, update

from storage.database import Session
from storage.tables.rosters import LineChange, RosterLine


async def count_open(session: Session, import_id: int) -> int:
    """How many missing nobody has decided about."""
    found = select(func.count()).select_from(RosterLine).where(*_undecided(import_id))
    return await session.scalar(found) or 0


async def undecided(
    session: Session, import_id: int, *, offset: int, limit: int
) -> Sequence[RosterLine]:
    """A part of the missing about whom nobody has decided, by name."""
    found = select(RosterLine).where(*_undecided(import_id))
    found = found.order_by(RosterLine.family_name, RosterLine.given_name, RosterLine.id)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def decide(session: Session, import_id: int, numbers: Collection[int]) -> Sequence[int]:
    """Mark these missing as decided; the people whose line this was the first to mark."""
    marked = await session.scalars(
        update(RosterLine)
        .where(*_undecided(import_id), RosterLine.id.in_(numbers))
        .values(is_done=True)
        .returning(RosterLine.person_id)
        .execution_options(synchronize_session=False)
    )
    return [number for number in marked if number is not None]


async def undecided_line(session: Session, import_id: int, line_id: int) -> RosterLine | None:
    """The line of one missing person about whom nobody has decided."""
    found = select(RosterLine).where(*_undecided(import_id), RosterLine.id == line_id)
    return await session.scalar(found)


async def open_numbers(
    session: Session, import_id: int, but: int | None, limit: int
) -> Sequence[int]:
    """The lines of some about whom nobody has decided, without this person."""
    found = select(RosterLine.id).where(*_undecided(import_id))
    if but is not None:
        found = found.where(RosterLine.person_id != but)
    return (await session.scalars(found.order_by(RosterLine.id).limit(limit))).all()


def _undecided(import_id: int) -> list[ColumnElement[bool]]:
    return [
        RosterLine.import_id == import_id,
        RosterLine.change == LineChange.MISSING,
        RosterLine.is_done.is_(False),
        RosterLine.person_id.is_not(None),
    ]
