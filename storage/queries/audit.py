"""Questions the database is asked about the audit log."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.audit import AuditCheckpoint, AuditHead, AuditLine, AuditReason
from storage.tables.people import Person, PersonRole, PersonState, Role


async def head(session: Session) -> AuditHead | None:
    """The newest sealed line, as its own row says it now."""
    return await session.get(AuditHead, 1, populate_existing=True)


async def move_head(session: Session, was: AuditHead | None, number: int, digest: str) -> bool:
    """Put the head forward; false when another process was faster."""
    if was is None:
        first = insert_new(session, AuditHead).values(id=1, number=number, hash=digest)
        return (await session.execute(first.returning(AuditHead.id))).first() is not None
    moved = await session.execute(
        update(AuditHead)
        .where(AuditHead.id == 1, AuditHead.number == was.number)
        .values(number=number, hash=digest)
        .returning(AuditHead.id)
        .execution_options(synchronize_session=False)
    )
    return moved.first() is not None


async def unsealed(session: Session, limit: int) -> Sequence[AuditLine]:
    """Lines that are in no chain yet, oldest first."""
    waiting = select(AuditLine).where(AuditLine.number.is_(None)).order_by(AuditLine.id)
    return (await session.scalars(waiting.limit(limit))).all()


async def seal(session: Session, sealed: list[dict[str, Any]]) -> None:
    """Put these lines into the chain: {id, number, hash} each."""
    await session.execute(update(AuditLine), sealed)


async def sealed_after(session: Session, number: int, limit: int) -> Sequence[AuditLine]:
    """The next lines of the chain."""
    following = select(AuditLine).where(AuditLine.number > number).order_by(AuditLine.number)
    return (await session.scalars(following.limit(limit))).all()


async def to_export(
    session: Session, span: tuple[datetime | None, datetime | None], number: int, limit: int
) -> Sequence[tuple[AuditLine, AuditReason | None]]:
    """The next lines of the chain in this span of time, with their reasons."""
    start, end = span
    statement = (
        select(AuditLine, AuditReason)
        .outerjoin(AuditReason, AuditReason.line_id == AuditLine.id)
        .where(AuditLine.number > number)
        .order_by(AuditLine.number)
        .limit(limit)
    )
    if start is not None:
        statement = statement.where(AuditLine.at >= start)
    if end is not None:
        statement = statement.where(AuditLine.at < end)
    return [(line, reason) for line, reason in await session.execute(statement)]


async def length(session: Session, span: tuple[datetime | None, datetime | None]) -> int:
    """How many sealed lines there are in this span of time."""
    start, end = span
    statement = select(func.count()).where(AuditLine.number.is_not(None))
    if start is not None:
        statement = statement.where(AuditLine.at >= start)
    if end is not None:
        statement = statement.where(AuditLine.at < end)
    return await session.scalar(statement) or 0


async def tail(session: Session) -> tuple[int, datetime | None]:
    """How many lines are not sealed yet, and the oldest of them."""
    found = select(func.count(), func.min(AuditLine.at)).where(AuditLine.number.is_(None))
    row = (await session.execute(found)).one()
    return row[0], row[1]


async def lines(
    session: Session, act: str, span: tuple[datetime, datetime] | None, before: int, limit: int
) -> Sequence[tuple[AuditLine, Person | None, AuditReason | None]]:
    """The newest lines older than this one, of an act and a span of time: with who did it and why.

    Any act, any time, the newest of all where none is said.
    """
    statement = (
        select(AuditLine, Person, AuditReason)
        .outerjoin(Person, Person.id == AuditLine.actor_id)
        .outerjoin(AuditReason, AuditReason.line_id == AuditLine.id)
        .order_by(AuditLine.id.desc())
        .limit(limit)
    )
    if act:
        statement = statement.where(AuditLine.act == act)
    if span is not None:
        statement = statement.where(AuditLine.at >= span[0], AuditLine.at < span[1])
    if before:
        statement = statement.where(AuditLine.id < before)
    return [(line, person, why) for line, person, why in await session.execute(statement)]


async def acts(session: Session) -> Sequence[str]:
    """Every act there is a line of."""
    return (await session.scalars(select(AuditLine.act).distinct().order_by(AuditLine.act))).all()


async def begin(session: Session) -> datetime | None:
    """When the oldest line was written."""
    return await session.scalar(select(func.min(AuditLine.at)))


async def last_of(session: Session, act: str) -> AuditLine | None:
    """The newest line of this act."""
    newest = select(AuditLine).where(AuditLine.act == act).order_by(AuditLine.id.desc())
    return await session.scalar(newest.limit(1))


async def holders(session: Session, roles: Iterable[Role]) -> Sequence[int]:
    """The numbers of active people who have one of these roles."""
    found = select(Person.id).join(PersonRole, PersonRole.person_id == Person.id).distinct()
    is_one = PersonRole.role.in_(list(roles)), Person.state == PersonState.ACTIVE
    return (await session.scalars(found.where(*is_one))).all()


async def checkpoints(session: Session) -> Sequence[AuditCheckpoint]:
    """What stands for the months that were removed, oldest first: twelve a year."""
    found = select(AuditCheckpoint).order_by(AuditCheckpoint.last_number)
    return (await session.scalars(found)).all()


async def last_removed(session: Session) -> int:
    """The last number that a checkpoint stands for."""
    return await session.scalar(select(func.max(AuditCheckpoint.last_number))) or 0


async def first_after(session: Session, number: int) -> AuditLine | None:
    """The first line of the chain behind this one."""
    found = await sealed_after(session, number, 1)
    return found[0] if found else None


async def last_before(session: Session, end: datetime, number: int) -> Any:
    """Number and hash of the last line, behind this one, before the first of a later month."""
    later = select(AuditLine.number).where(AuditLine.at >= end, AuditLine.number > number)
    border = await session.scalar(later.order_by(AuditLine.number).limit(1))
    lines = select(AuditLine.number, AuditLine.hash).where(AuditLine.number > number)
    if border is not None:
        lines = lines.where(AuditLine.number < border)
    return (await session.execute(lines.order_by(AuditLine.number.desc()).limit(1))).one()


async def remove(session: Session, last: int, limit: int) -> int:
    """Delete the oldest lines up to this one, at most so many; say how many they were."""
    first = await session.scalar(select(func.min(AuditLine.number)))
    upto = min(last, (first or last) + limit - 1)
    gone = await session.execute(
        delete(AuditLine)
        .where(AuditLine.number <= upto)
        .returning(AuditLine.id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def forget_reasons(session: Session, person_id: int) -> int:
    """Delete the words about this person; say how many."""
    gone = await session.execute(
        delete(AuditReason).where(AuditReason.person_id == person_id).returning(AuditReason.line_id)
    )
    return len(gone.all())
