"""Stages: where a quiz or an attempt stands for its learner at a moment; pure rules of time."""

from datetime import datetime, timedelta
from enum import StrEnum

from academy.conditions import Conditions
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.quizzes import Expiry, Quiz

RIGHT_AFTER = timedelta(minutes=2)  # Moodle's IMMEDIATELY_AFTER_PERIOD


class Moment(StrEnum):
    """When an attempt is looked at."""

    AFTER = "after"
    LATER = "later"
    CLOSED = "closed"


class Item(StrEnum):
    """What of it may be seen. The words of a grade's band are feedback."""

    MARKS = "marks"
    ANSWERS = "answers"
    RIGHT = "right"
    FEEDBACK = "feedback"


class Stage(StrEnum):
    """Where a quiz stands for one learner, with the newest attempt."""

    GRACE = "grace"  # the time is over, it can be submitted still
    RUNNING = "running"
    OPEN = "open"
    AHEAD = "ahead"
    MARKING = "marking"
    FINISHED = "finished"
    DISCARDED = "discarded"
    MISSED = "missed"  # closed without an attempt


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Ended, or past its deadline: nothing is answered any more."""
    return attempt.state != AttemptState.OPEN or now >= attempt.deadline


def is_in_grace(attempt: Attempt, quiz: Quiz, now: datetime) -> bool:
    """Past its deadline, and still to be submitted by the learner (row Q3)."""
    if attempt.state != AttemptState.OPEN or quiz.expiry != Expiry.GRACE:
        return False
    return attempt.deadline <= now < attempt.deadline + (quiz.grace or timedelta())


def stage(quiz: Quiz, attempt: Attempt | None, within: Conditions, now: datetime) -> Stage:
    """Where the quiz stands for the learner with this attempt, or with none."""
    if attempt is None:
        if now < within.opens_at:
            return Stage.AHEAD
        return Stage.OPEN if now < within.closes_at else Stage.MISSED
    return of_attempt(attempt, quiz, now)


def of_attempt(attempt: Attempt, quiz: Quiz, now: datetime) -> Stage:
    """Where an attempt stands."""
    if not is_over(attempt, now):
        return Stage.RUNNING
    if is_in_grace(attempt, quiz, now):
        return Stage.GRACE
    is_open = attempt.state == AttemptState.OPEN  # about to be ended by the clock
    is_lost = attempt.state == AttemptState.DISCARDED or (is_open and quiz.expiry != Expiry.SUBMIT)
    if is_lost:
        return Stage.DISCARDED
    return Stage.MARKING if attempt.state == AttemptState.MARKING else Stage.FINISHED


def has_more(attempt: Attempt, within: Conditions) -> bool:
    """Whether one more is allowed after this one, whenever."""
    return within.attempts_allowed is None or attempt.number < within.attempts_allowed


def again_at(quiz: Quiz, attempt: Attempt | None, within: Conditions) -> datetime | None:
    """When the attempt after this one may begin: after the delay, if one is allowed and the quiz is
    open then (row Q5); none where none may."""
    if attempt is None or attempt.finished_at is None:
        return None
    if not has_more(attempt, within):
        return None
    delay = quiz.first_delay if attempt.number == 1 else quiz.later_delay
    begins_at = max(attempt.finished_at + (delay or timedelta()), within.opens_at)
    return begins_at if begins_at < within.closes_at else None


def moment(submitted_at: datetime, closes_at: datetime, now: datetime) -> Moment:
    """Where this moment stands to an attempt submitted then; the moments are those of Moodle."""
    if now >= closes_at:
        return Moment.CLOSED
    return Moment.AFTER if now < submitted_at + RIGHT_AFTER else Moment.LATER


def seen(quiz: Quiz, at: Moment) -> frozenset[Item]:
    """What the matrix opens at this moment (row Q10); of a quiz without one, the marks at once and
    always."""
    if not quiz.review:
        return frozenset({Item.MARKS})
    known = {each.value for each in Item}
    return frozenset(Item(each) for each in quiz.review.get(at, ()) if each in known)


def shows_marks(quiz: Quiz, submitted_at: datetime, closes_at: datetime, now: datetime) -> bool:
    """Whether the learner sees the points now."""
    return Item.MARKS in seen(quiz, moment(submitted_at, closes_at, now))
