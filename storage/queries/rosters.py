"""Questions the database is asked about imports of rosters and their staged lines."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from storage.database import Session
from storage.tables.disciplines import Group, Membership
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.rosters import (
    LINES,
    ImportState,
    LineChange,
    RosterBefore,
    RosterImport,
    RosterLine,
    RosterTie,
)

OPEN = (ImportState.STAGING, ImportState.READY, ImportState.APPLIED)


async def roster_import(session: Session, import_id: int) -> RosterImport | None:
    """The import as it is now."""
    return await session.get(RosterImport, import_id, populate_existing=True)


async def newest_turn(session: Session) -> int:
    """How often a roster was applied or undone so far."""
    return await session.scalar(select(func.max(RosterImport.turn))) or 0


async def hold_all(session: Session) -> None:
    """Whoever applies or undoes an import next waits until this transaction is over."""
    waiting = select(RosterImport.id).where(
        RosterImport.state.in_((ImportState.READY, ImportState.APPLIED))
    )
    await session.execute(waiting.order_by(RosterImport.id).with_for_update())


async def move(
    session: Session, import_id: int, was: Collection[ImportState], **fields: Any
) -> RosterImport | None:
    """The import with these fields, if it stood in one of these states: the row decides."""
    return await session.scalar(
        update(RosterImport)
        .where(RosterImport.id == import_id, RosterImport.state.in_(was))
        .values(**fields)
        .returning(RosterImport)
        .execution_options(populate_existing=True)
    )


async def add_lines(
    session: Session, import_id: int, after: int, lines: Sequence[Mapping[str, Any]]
) -> Sequence[int]:
    """Put staged lines in, after so many that are there; their numbers."""
    numbers = [import_id * LINES + after + at for at in range(len(lines))]
    rows = [
        {**_BLANK, **line, "id": number, "import_id": import_id}
        for number, line in zip(numbers, lines, strict=True)
    ]
    await session.execute(insert(RosterLine), rows)
    return numbers


async def add_befores(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        await session.execute(insert(RosterBefore), list(rows))


async def add_ties(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        await session.execute(insert(RosterTie), list(rows))


async def add_missing(
    session: Session, import_id: int, after: int, groups: Collection[str], but: Collection[int]
) -> None:
    """A line for each active learner of these groups of whom the file says nothing."""
    named = select(RosterLine.person_id).where(
        RosterLine.import_id == import_id, RosterLine.person_id.is_not(None)
    )
    missing = (
        select(Person.id, Person.roster_code, *(getattr(Person, name) for name in _NAMES))
        .distinct()
        .join(Membership, Membership.person_id == Person.id)
        .join(Group, Group.id == Membership.group_id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(
            Group.code.in_(groups),
            Membership.ended_at.is_(None),
            PersonRole.role == Role.LEARNER,
            Person.state == PersonState.ACTIVE,
            Person.id.not_in(named),
            Person.id.not_in(but),
        )
        .subquery()
    )
    blank = {name: literal(value, getattr(RosterLine, name).type) for name, value in _BLANK.items()}
    columns = {
        **blank,
        "id": import_id * LINES + after - 1 + func.row_number().over(order_by=missing.c.id),
        "import_id": literal(import_id),
        "change": literal(LineChange.MISSING, RosterLine.change.type),
        "person_id": missing.c.id,
        "roster_code": missing.c.roster_code,
        **{name: missing.c[name] for name in _NAMES},
    }
    await session.execute(insert(RosterLine).from_select(list(columns), select(*columns.values())))


_NAMES = ("family_name", "given_name", "patronymic")
_BLANK: dict[str, Any] = {
    "line": 0,
    "reason": "",
    "is_done": False,
    "notes": {},
    "family_name": "",
    "given_name": "",
    "patronymic": "",
    "folded": "",
    "position": "",
    "email": None,
    "phone": None,
    "iin_sealed": None,
    "iin_hash": None,
    "locale": None,
}


async def counts(session: Session, import_id: int) -> dict[LineChange, int]:
    """How many lines would do what."""
    found = (
        select(RosterLine.change, func.count())
        .where(RosterLine.import_id == import_id)
        .group_by(RosterLine.change)
    )
    return {row[0]: row[1] for row in await session.execute(found)}


async def done(session: Session, import_id: int) -> dict[LineChange, int]:
    """How many lines did it."""
    found = (
        select(RosterLine.change, func.count())
        .where(RosterLine.import_id == import_id, RosterLine.is_done)
        .group_by(RosterLine.change)
    )
    return {row[0]: row[1] for row in await session.execute(found)}


async def lines(
    session: Session,
    import_id: int,
    change: LineChange,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Sequence[RosterLine]:
    """A part of the lines of this kind, in the file's order."""
    found = select(RosterLine).where(RosterLine.import_id == import_id, RosterLine.change == change)
    found = found.order_by(RosterLine.line, RosterLine.id)
    return (await session.scalars(found.offset(offset).limit(limit))).all()


async def remove_lines(
    session: Session, import_id: int, limit: int, but: LineChange | None = None
) -> int:
    """Delete some of the staged lines with all that hangs on them; how many."""
    some = select(RosterLine.id).where(RosterLine.import_id == import_id)
    if but is not None:
        some = some.where(RosterLine.change != but)
    gone = await session.scalars(
        delete(RosterLine).where(RosterLine.id.in_(some.limit(limit))).returning(RosterLine.id)
    )
    return len(gone.all())


async def forgettable(
    session: Session, closed_before: datetime, ready_before: datetime, undecided_before: datetime
) -> Sequence[int]:
    """Imports with lines that nobody needs any more: over, too old to be undone, or forgotten.

    The missing of an applied one stay longer, until somebody decides.
    """
    state, own = RosterImport.state, RosterLine.import_id == RosterImport.id
    is_old = exists().where(own, RosterLine.change != LineChange.MISSING)
    is_applied = and_(
        state == ImportState.APPLIED,
        or_(
            and_(RosterImport.applied_at < closed_before, is_old),
            RosterImport.applied_at < undecided_before,
        ),
    )
    found = select(RosterImport.id).where(
        exists().where(own),
        or_(
            state == ImportState.DROPPED,
            and_(state == ImportState.STAGING, RosterImport.began_at < ready_before),
            and_(state == ImportState.UNDONE, RosterImport.closed_at < closed_before),
            is_applied,
            and_(state == ImportState.READY, RosterImport.ready_at < ready_before),
        ),
    )
    return (await session.scalars(found.order_by(RosterImport.id))).all()


async def last_open(session: Session, since: datetime) -> RosterImport | None:
    """The newest import that waits for somebody's word, or was applied since then."""
    found = select(RosterImport).where(
        or_(
            RosterImport.state == ImportState.READY,
            and_(RosterImport.state == ImportState.APPLIED, RosterImport.applied_at >= since),
        )
    )
    return await session.scalar(found.order_by(RosterImport.id.desc()).limit(1))
