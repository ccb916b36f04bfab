"""The end of attempts whose time is over, and the warnings before it."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import expiries
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def end_overdue(at: Moment) -> int:
    """Their learners get the result as a letter. Safe to run twice: the row knows its end."""
    return await expiries.end_overdue(at.session, now=at.now)


@job(IntervalTrigger(seconds=30, timezone="UTC"))
async def queue_warnings(at: Moment) -> int:
    """The letters of the next minutes. Safe to run twice: the key holds attempt and deadline."""
    return await expiries.queue_warnings(at.session, now=at.now)
