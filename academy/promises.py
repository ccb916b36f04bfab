"""Promises: by when a person will have looked at a check that waits (row V8)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import workdays
from academy.workdays import Calendar, Schedule
from storage.tables.identity import Check, CheckState
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class Promise:
    """Since when a check waits for a person, and until when one will have looked; `is_late`: that
    moment has passed."""

    since: datetime
    until: datetime
    is_late: bool


def promise(
    check: Check, quiz: Quiz | None, within: timedelta, calendar: Calendar, *, now: datetime
) -> Promise | None:
    """`within` is working time of the Academy. Where the quiz begins before it is over, it is until
    then; where nobody may begin undecided, until it closes. None for a check that waits for no
    person."""
    if check.state != CheckState.DOUBTFUL:
        return None
    since = check.received_at or check.asked_at
    until = workdays.after_hours(since, within, [Schedule(calendar)])
    if quiz is not None:
        bounds = [quiz.opens_at, *([] if quiz.is_conditional else [quiz.closes_at])]
        until = min([until, *(each for each in bounds if since < each)])
    return Promise(since, until, until < now)
