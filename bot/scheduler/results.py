"""How a quiz goes, for the lecturers who watch it."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import panels, quiz_progress
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=panels.EVERY.total_seconds(), timezone="UTC"))
async def renew_quiz_panels(at: Moment) -> int:
    """A panel is drawn again when something has changed; not counted in the log."""
    await quiz_progress.renew(at.session, now=at.now)
    return 0
