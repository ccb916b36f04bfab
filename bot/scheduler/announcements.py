"""How an announcement goes, and the report that comes by itself when it is through."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import announcements, panels
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def report_announcements(at: Moment) -> int:
    """Safe to run twice: the announcement's row says whether its report was queued."""
    return await announcements.queue_reports(at.session, now=at.now)


@job(IntervalTrigger(seconds=panels.EVERY.total_seconds(), timezone="UTC"))
async def renew_announcement_panels(at: Moment) -> int:
    """The authors' messages say how far it is; not counted in the log."""
    await announcements.renew_panels(at.session, now=at.now)
    return 0
