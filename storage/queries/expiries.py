"""The end of attempts: whose time is over, and what the row says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, literal, or_, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.queries.attempts import Sheet, sheets
from storage.queries.rechecks import is_standing
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.columns import Moment
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.people import Conversation
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class End:
    """What becomes of an attempt: submitted or not, when, and the digest of its answers."""

    state: AttemptState
    at: datetime
    digest: str | None


async def quizzes_over(session: Session, before: datetime) -> Sequence[Quiz]:
    """Quizzes with open attempts whose deadline lies before this moment."""
    over = select(Attempt.quiz_id).where(
        Attempt.state == AttemptState.OPEN, Attempt.deadline <= before
    )
    return (await session.scalars(select(Quiz).where(Quiz.id.in_(over)))).all()


async def sheets_over(
    session: Session, deadlines: Mapping[int, datetime], before: datetime, limit: int
) -> list[Sheet]:
    """Open attempts at these quizzes whose deadline lies before the moment of their quiz, with
    their answers; nobody else ends them meanwhile.

    A learner of whom something reached us before `before` and is not worked off yet is left alone:
    a press in time still counts. So is one whose attempt stands still for a recheck.
    """
    in_time = (
        select(StoredUpdate.update_id)
        .join(Conversation, Conversation.telegram_id == StoredUpdate.lane)
        .where(
            Conversation.person_id == Attempt.learner_id,
            StoredUpdate.is_answered == false(),
            StoredUpdate.state == UpdateState.WAITING,
            StoredUpdate.received_at <= before,
        )
        .exists()
    )
    over = [
        and_(Attempt.quiz_id == number, Attempt.deadline <= end)
        for number, end in deadlines.items()
    ]
    due = (
        select(Attempt.id)
        .where(Attempt.state == AttemptState.OPEN, or_(*over), ~in_time, ~is_standing())
        .order_by(Attempt.deadline)
        .limit(limit)
        .with_for_update()
    )
    numbers = (await session.scalars(due)).all()
    return await sheets(session, Attempt.id.in_(numbers)) if numbers else []


async def ending(
    session: Session, after: datetime, until: datetime
) -> Sequence[tuple[Attempt, Quiz]]:
    """Open attempts whose deadline lies between these moments."""
    statement = (
        select(Attempt, Quiz)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.state == AttemptState.OPEN, ~Quiz.is_live)
        .where(Attempt.deadline > after, Attempt.deadline <= until)
    )
    return [(row.Attempt, row.Quiz) for row in await session.execute(statement)]


async def end(session: Session, ends: Mapping[Attempt, End]) -> frozenset[Attempt]:
    """End open attempts; those that this ended: a second end changes nothing."""
    numbers = {attempt.id: each for attempt, each in ends.items()}
    kinds: dict[str, Any] = {"state": Attempt.state.type, "at": Moment, "digest": None}

    def chosen(name: str) -> ColumnElement[Any]:
        rows = {key: literal(getattr(each, name), kinds[name]) for key, each in numbers.items()}
        return case(rows, value=Attempt.id)

    ended = await session.scalars(
        update(Attempt)
        .where(Attempt.id.in_(numbers), Attempt.state == AttemptState.OPEN)
        .values(state=chosen("state"), finished_at=chosen("at"), digest=chosen("digest"))
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    done = frozenset(ended)
    for attempt, each in ends.items():
        if attempt.id in done:
            set_committed_value(attempt, "state", each.state)
            set_committed_value(attempt, "finished_at", each.at)
            set_committed_value(attempt, "digest", each.digest)
    return frozenset(attempt for attempt in ends if attempt.id in done)
