"""Admissions: which check lets a learner begin, how long it counts, and when to try again (V6, V9,
V10). The rule, in one place: docs/identity.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Session
from storage.queries import quizzes as ask
from storage.queries.quizzes import Row
from storage.tables.identity import Check, CheckState
from storage.tables.quizzes import Policy, Quiz, Validity

MOST_TRIES = 3  # useless pictures, or challenges that nobody answered, before a pause
_ENOUGH = timedelta(seconds=30)  # to answer a challenge that was begun before
_UNFINISHED = (CheckState.AWAITED, CheckState.EXPIRED)


@dataclass(frozen=True)
class Admission:
    """The check the next attempt begins with, none where the quiz wants none; `until` when it ends
    to count, where that is a day."""

    check_id: int | None = None
    until: datetime | None = None


def admission(row: Row, now: datetime) -> Admission | None:
    """What lets this learner begin now; none: the identity check comes first.

    A check of this quiz's own admits once; an earlier one by a policy as strong counts for so many
    days or in the same term, where the quiz says so.
    """
    if row.quiz.policy == Policy.NONE:
        return Admission()
    used = row.attempt.check_id if row.attempt is not None else None
    until = _until(row)
    if row.lasting is not None and (until is None or now < until):
        return Admission(row.lasting.id, until)
    return Admission(row.admission) if row.admission not in (None, used) else None


async def ahead(
    session: Session, learner_id: int, quiz: Quiz, life: timedelta, at: datetime
) -> Admission | None:
    """What will let this learner begin at a moment to come, as far as it is known now; none: they
    are to be told that a check comes (row V10)."""
    row = await ask.standing(session, learner_id, quiz.id, at - life)
    return admission(row, at) if row is not None else Admission()


def is_own(row: Row) -> bool:
    """Whether a check was made for the next attempt at this very quiz."""
    used = row.attempt.check_id if row.attempt is not None else None
    return row.admission not in (None, used)


def _until(row: Row) -> datetime | None:
    check, quiz = row.lasting, row.quiz
    if check is None or quiz.validity != Validity.DAYS:
        return None
    since = check.decided_at or check.received_at or check.asked_at
    return since + timedelta(days=quiz.validity_days or 0)


def waits(row: Row) -> Check | None:
    """A check of this quiz that is being looked at, by the machine, or by a person where nobody
    begins before they decided."""
    check = row.newest
    used = row.attempt.check_id if row.attempt is not None else None
    if check is None or check.id == used:
        return None
    is_held = check.state == CheckState.DOUBTFUL and not row.quiz.is_conditional
    return check if check.state == CheckState.RECEIVED or is_held else None


def is_resumed(check: Check | None, now: datetime) -> bool:
    """Whether this very challenge goes on: it is awaited and there is time enough."""
    return (
        check is not None
        and check.state == CheckState.AWAITED
        and now <= check.expires_at - _ENOUGH
    )


def spent(check: Check | None, cool_down: timedelta, now: datetime) -> int:
    """How many tries were spent on this quiz's unfinished checks, this being the newest, whose
    challenge is not taken up any more; after a pause they are counted anew."""
    if check is None or check.state not in _UNFINISHED or now >= _paused(check, cool_down):
        return 0
    return check.tries + int(bool(check.challenge))


def again_at(check: Check | None, cool_down: timedelta, now: datetime) -> datetime | None:
    """When the next try may begin; none: now (row V6)."""
    if check is None or spent(check, cool_down, now) < MOST_TRIES:
        return None
    return _paused(check, cool_down)


def _paused(check: Check, cool_down: timedelta) -> datetime:
    return max(check.received_at or check.asked_at, check.asked_at) + cool_down
