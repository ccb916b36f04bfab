"""Deadlines of open attempts are moved, and never in silence: a credit stands in the row, the
learner is told, the warning moves along (rows Q2, Q6, Q7, Q27)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import letters
from academy.letters import Draft, Priority
from storage.database import Session
from storage.queries import deadlines as ask
from storage.tables.attempts import Attempt, Credit, CreditReason
from storage.tables.people import Person

MOVED = "quiz-deadline"
WARNING = timedelta(minutes=5)  # before the deadline (row Q2)


@dataclass(frozen=True)
class Move:
    """The attempt ends at another moment than it would."""

    attempt: Attempt
    deadline: datetime


async def move(
    session: Session,
    attempt: Attempt,
    deadline: datetime,
    reason: CreditReason,
    author: Person | None,
    *,
    now: datetime,
) -> bool:
    """End the open attempt at another moment; false when it is over already.

    Writes the credit (its span is negative where the end comes earlier), tells the learner, warns
    anew. What was done is the caller's to note in the audit.
    """
    return bool(await move_all(session, [Move(attempt, deadline)], reason, author, now=now))


async def move_all(
    session: Session,
    moves: Sequence[Move],
    reason: CreditReason,
    author: Person | None,
    *,
    now: datetime,
) -> int:
    """The same for many attempts in a handful of statements; how many were open and moved. The
    attempts in hand still say when they would have ended."""
    wanted = {
        each.attempt.id: each.deadline for each in moves if each.deadline != each.attempt.deadline
    }
    moved = await ask.move(session, wanted) if wanted else frozenset()
    drafts: list[Draft] = []
    for each in moves:
        if each.attempt.id in moved:
            session.add(_credit(each, reason, author, now))
            drafts += _told(each, reason, now)
    await letters.queue(session, drafts, now=now)
    return len(moved)


def key(attempt_id: int, deadline: datetime, *, now: datetime) -> str:
    """Of the letter that tells this end, moved now: one of this key that is queued before stands
    for it. Moved away and back again, an end is told again."""
    return f"{MOVED}:{attempt_id}:{deadline.isoformat()}:{now.isoformat()}"


def _credit(at: Move, reason: CreditReason, author: Person | None, now: datetime) -> Credit:
    return Credit(
        attempt_id=at.attempt.id,
        reason=reason,
        span=at.deadline - at.attempt.deadline,
        given_at=now,
        author_id=author.id if author else None,
    )


def _told(at: Move, reason: CreditReason, now: datetime) -> list[Draft]:
    """Whose time is over this very moment is told the result by the clock, and nothing here. The
    warning queued before finds another deadline and is dropped."""
    number, learner, end = at.attempt.id, at.attempt.learner_id, at.deadline
    span = round((end - at.attempt.deadline).total_seconds())
    facts = {"attempt_id": number, "reason": reason.value, "seconds": span}
    told = Draft(MOVED, key(number, end, now=now), learner, facts=facts, too_late=end)
    return [told] * (end > now) + [warning(number, learner, end)] * (end - now > WARNING)


def warning(attempt_id: int, learner_id: int, deadline: datetime) -> Draft:
    """Five minutes before the end (row Q2), once for each deadline the attempt has had."""
    return Draft(
        kind="quiz-warning",
        key=f"quiz-warning:{attempt_id}:{deadline.isoformat()}",
        person_id=learner_id,
        facts={"attempt_id": attempt_id},
        priority=Priority.REMINDER,
        not_before=deadline - WARNING,
        too_late=deadline,
    )
