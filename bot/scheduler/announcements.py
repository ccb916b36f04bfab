"""The report that comes by itself when an announcement is through."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import announcements
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def report_announcements(at: Moment) -> int:
    """Safe to run twice: the announcement's row says whether its report was queued."""
    return await announcements.queue_reports(at.session, now=at.now)
