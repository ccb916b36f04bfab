"""Checks in the middle of attempts: when an attempt stands still, and when it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, insert, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.tables.attempts import Attempt, AttemptState, Recheck
from storage.tables.identity import Check


@dataclass(frozen=True)
class Standing:
    """An attempt that stands still, and the check it stands for, once that was begun."""

    recheck: Recheck
    attempt: Attempt
    check: Check | None


def is_standing() -> ColumnElement[bool]:
    """Whether an attempt stands still, in a statement about attempts."""
    stands = select(Recheck.attempt_id).where(
        Recheck.attempt_id == Attempt.id,
        Recheck.asked_at.is_not(None),
        Recheck.ended_at.is_(None),
    )
    return stands.correlate(Attempt).exists()


async def add(session: Session, attempt_id: int, places: Sequence[int]) -> None:
    rows = [{"attempt_id": attempt_id, "place": place} for place in places]
    await session.execute(insert(Recheck), rows)


async def stand(session: Session, recheck: Recheck, now: datetime) -> None:
    """The attempt stands still from now on; pressing twice changes nothing."""
    await session.execute(
        update(Recheck)
        .where(*_this(recheck), Recheck.asked_at.is_(None), Recheck.ended_at.is_(None))
        .values(asked_at=now)
    )


async def skip(session: Session, recheck: Recheck, now: datetime) -> None:
    """It is not asked at all."""
    await session.execute(update(Recheck).where(*_this(recheck)).values(ended_at=now))


async def keep_check(session: Session, recheck: Recheck, check_id: int) -> None:
    """This check was begun for it."""
    await session.execute(update(Recheck).where(*_this(recheck)).values(check_id=check_id))


async def end(session: Session, recheck: Recheck, at: datetime) -> bool:
    """It is over; false when it was before."""
    ended = await session.scalar(
        update(Recheck)
        .where(*_this(recheck), Recheck.asked_at.is_not(None), Recheck.ended_at.is_(None))
        .values(ended_at=at)
        .returning(Recheck.place)
    )
    return ended is not None


async def go_on(session: Session, attempt: Attempt, deadline: datetime, shown_at: datetime) -> bool:
    """The open attempt ends at another moment, its question is on the screen since another; the one
    in hand knows it. False when it is over."""
    moved = await session.scalar(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.state == AttemptState.OPEN)
        .values(deadline=deadline, shown_at=shown_at)
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    if moved is not None:
        set_committed_value(attempt, "deadline", deadline)
        set_committed_value(attempt, "shown_at", shown_at)
    return moved is not None


async def stand_again(session: Session, recheck: Recheck, now: datetime) -> None:
    """Another picture is wanted: the attempt stands still once more."""
    await session.execute(
        update(Recheck).where(*_this(recheck)).values(asked_at=now, ended_at=None)
    )


async def own(session: Session, learner_id: int, attempt_id: int) -> Standing | None:
    """The learner's attempt, if it stands still."""
    found = await _standing(session, Attempt.id == attempt_id, Attempt.learner_id == learner_id)
    return found[0] if found else None


async def all_standing(session: Session) -> list[Standing]:
    """Every attempt that stands still."""
    return await _standing(session)


async def of_check(session: Session, check_id: int) -> Standing | None:
    """The attempt in whose middle this check is, standing or not."""
    statement = _rows().where(Recheck.check_id == check_id)
    row = (await session.execute(statement)).first()
    return Standing(*row) if row else None


async def _standing(session: Session, *which: ColumnElement[bool]) -> list[Standing]:
    stands = (Recheck.asked_at.is_not(None), Recheck.ended_at.is_(None))
    rows = await session.execute(_rows().where(*stands, *which))
    return [Standing(*row) for row in rows]


def _rows() -> Select[Recheck, Attempt, Check]:
    return (
        select(Recheck, Attempt, Check)
        .join(Attempt, Attempt.id == Recheck.attempt_id)
        .outerjoin(Check, Check.id == Recheck.check_id)
        .options(joinedload(Attempt.quiz))
        .order_by(Recheck.attempt_id, Recheck.place)
    )


def _this(recheck: Recheck) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Recheck.attempt_id == recheck.attempt_id, Recheck.place == recheck.place
