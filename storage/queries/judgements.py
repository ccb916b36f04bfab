"""What the database keeps of people's decisions about checks, and the history they leave."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckState,
    CheckStep,
    StepKind,
)
from storage.tables.people import Person

Which = ColumnElement[bool]
_LIVE = (CheckState.ACCEPTED, CheckState.DOUBTFUL, CheckState.CONFIRMED)


def waits() -> Which:
    """A person is to decide it."""
    return Check.state == CheckState.DOUBTFUL


def is_unconfirmed() -> Which:
    """Neither the rule nor a person has confirmed it."""
    return Check.state.not_in((CheckState.ACCEPTED, CheckState.CONFIRMED))


def may_be_overruled(after: CheckState) -> Which:
    """Decided otherwise, or not at all; a reference once refused comes by a new enrolment only."""
    other = (Check.state != after) & (Check.state != CheckState.DOUBTFUL)
    if after == CheckState.CONFIRMED:
        return other & (Check.kind != CheckKind.ENROLMENT) & (Check.state != CheckState.ACCEPTED)
    return other


def may_be_changed(now: datetime) -> Which:
    """Whatever no person decided; a person's decision while it may be appealed against."""
    by_person = (CheckState.CONFIRMED, CheckState.REJECTED)
    return Check.state.not_in(by_person) | (Check.appeal_until > now)


async def rule(
    session: Session, check_id: int, reviewer_id: int, which: Which, **fields: Any
) -> Check | None:
    """The check as this reviewer decided it; none when it is their own, or not one of `which`."""
    ruled: Check | None = await session.scalar(
        update(Check)
        .where(Check.id == check_id, Check.person_id != reviewer_id, which)
        .values(decided_by=reviewer_id, **fields)
        .returning(Check)
        .execution_options(populate_existing=True)
    )
    return ruled


async def move_own(
    session: Session, person_id: int, check_id: int, before: CheckState, **fields: Any
) -> Check | None:
    """The learner's own check with these fields; none when it was in another state than thought."""
    moved: Check | None = await session.scalar(
        update(Check)
        .where(Check.id == check_id, Check.person_id == person_id, Check.state == before)
        .values(**fields)
        .returning(Check)
        .execution_options(populate_existing=True)
    )
    return moved


async def add_word(
    session: Session, check_id: int, person_id: int, kind: StepKind, text: str, at: datetime
) -> bool:
    """The learner's word; false when there is one of this kind: of two the row picks one."""
    row = {"check_id": check_id, "person_id": person_id, "kind": kind, "text": text, "at": at}
    added = insert_new(session, CheckStep).values(**row).returning(CheckStep.id)
    return await session.scalar(added) is not None


async def has_spoken(session: Session, check: Check) -> bool:
    """Whether the learner has said their word to how the check stands now."""
    kind = StepKind.HEARD if check.state == CheckState.DOUBTFUL else StepKind.APPEALED
    found = select(CheckStep.id).where(CheckStep.check_id == check.id, CheckStep.kind == kind)
    return await session.scalar(found.limit(1)) is not None


async def steps(session: Session, check_id: int) -> Sequence[tuple[CheckStep, Person | None]]:
    """The history of a check, oldest first, each step with who made it."""
    statement = (
        select(CheckStep, Person)
        .outerjoin(Person, Person.id == CheckStep.person_id)
        .where(CheckStep.check_id == check_id)
        .order_by(CheckStep.id)
    )
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def return_unanswered(session: Session, before: datetime) -> Sequence[int]:
    """The checks that were asked again before that moment wait for a person once more."""
    returned = await session.scalars(
        update(Check)
        .where(Check.state == CheckState.ASKED_AGAIN, Check.decided_at <= before)
        .values(state=CheckState.DOUBTFUL)
        .returning(Check.id)
    )
    return returned.all()
