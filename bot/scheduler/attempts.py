"""The end of attempts whose time is over."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import quizzes
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def finish_overdue(at: Moment) -> int:
    """Their learners get the result as a letter. Safe to run twice: the row knows its end."""
    return await quizzes.finish_overdue(at.session, now=at.now)
