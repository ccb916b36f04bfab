"""Questions that wait too long, every minute."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import overdue
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def remind_of_waiting_threads(at: Moment) -> int:
    """Those who are asked are reminded, once for each time somebody waits."""
    return await overdue.remind(at.session, at.settings, now=at.now)


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def escalate_waiting_threads(at: Moment) -> int:
    """The head of the department is told, once for each time somebody waits."""
    return await overdue.escalate(at.session, at.settings, now=at.now)
