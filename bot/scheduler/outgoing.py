"""Files that nobody took do not stay."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import outgoing
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(hours=1, timezone="UTC"))
async def remove_old_files(at: Moment) -> int:
    """Made for somebody who could not be reached for a day."""
    return await outgoing.remove_old(at.session, now=at.now)
