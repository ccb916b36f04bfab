"""Questions the database is asked about long work."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select, update

from storage.database import Session
from storage.tables.work import Work, WorkState

_WAITING: ColumnElement[str] = literal_column("'waiting'")


async def due(session: Session, now: datetime, limit: int) -> Sequence[Work]:
    """Free jobs, oldest first; on PostgreSQL no two processes see the same."""
    statement = (
        select(Work)
        .where(Work.state == _WAITING, Work.owner.is_(None), Work.not_before <= now)
        .order_by(Work.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(statement)).all()


async def claim(session: Session, work_ids: Sequence[int], owner: int) -> None:
    await session.execute(update(Work).where(Work.id.in_(work_ids)).values(owner=owner))


async def ahead(session: Session, work_id: int) -> int:
    """How many unfinished jobs are before this one."""
    statement = select(func.count()).where(Work.state == _WAITING, Work.id < work_id)
    return await session.scalar(statement) or 0


async def finish(session: Session, work_id: int, state: WorkState, now: datetime) -> bool:
    """End a job and forget what it was about; say whether it was still unfinished."""
    ended = await session.execute(
        update(Work)
        .where(Work.id == work_id, Work.state == _WAITING)
        .values(state=state, owner=None, finished_at=now, facts={})
        .returning(Work.id)
    )
    return ended.first() is not None


async def keep_facts(session: Session, work_id: int, facts: dict[str, Any]) -> None:
    """The job, ended or not, is about this from now on."""
    await session.execute(update(Work).where(Work.id == work_id).values(facts=facts))


async def put_back(session: Session, work_id: int, not_before: datetime) -> None:
    await session.execute(
        update(Work).where(Work.id == work_id).values(owner=None, not_before=not_before)
    )


async def count_death(session: Session, work_id: int) -> int:
    """The job ended its worker once more; say how often by now."""
    deaths = await session.scalar(
        update(Work)
        .where(Work.id == work_id)
        .values(deaths=Work.deaths + 1, owner=None)
        .returning(Work.deaths)
    )
    return deaths or 0


async def release(session: Session, alive: Sequence[int]) -> Sequence[int]:
    """Jobs of a process that died are free again; each death counts."""
    freed = await session.scalars(
        update(Work)
        .where(Work.state == _WAITING, Work.owner.is_not(None), Work.owner.not_in(alive))
        .values(owner=None, deaths=Work.deaths + 1)
        .returning(Work.id)
    )
    return freed.all()


async def waiting(session: Session, kind: str) -> Sequence[dict[str, Any]]:
    """What the unfinished jobs of this kind are about."""
    found = select(Work.facts).where(Work.state == _WAITING, Work.kind == kind)
    return (await session.scalars(found)).all()


async def has_given_up(session: Session, kind: str, since: datetime) -> bool:
    """Whether a job of this kind was given up since then."""
    is_poisoned = Work.state == literal_column("'poisoned'")
    found = select(Work.id).where(is_poisoned, Work.finished_at > since, Work.kind == kind)
    return await session.scalar(found.limit(1)) is not None


async def job(session: Session, work_id: int) -> Work | None:
    """The job as it is now."""
    return await session.get(Work, work_id, populate_existing=True)


async def keep_progress(session: Session, work_id: int, progress: dict[str, Any]) -> bool:
    """Write down how far it is; say whether its person wishes it to end."""
    cancel_at = await session.scalar(
        update(Work)
        .where(Work.id == work_id)
        .values(progress=progress)
        .returning(Work.cancel_at)
        .execution_options(synchronize_session=False)
    )
    return cancel_at is not None


async def wish_end(session: Session, person_id: int, work_id: int, now: datetime) -> bool:
    """Mark this person's unfinished job as to be ended; false when there is none."""
    marked = await session.execute(
        update(Work)
        .where(Work.id == work_id, Work.person_id == person_id, Work.state == _WAITING)
        .values(cancel_at=func.coalesce(Work.cancel_at, now))
        .returning(Work.id)
        .execution_options(synchronize_session=False)
    )
    return marked.first() is not None
