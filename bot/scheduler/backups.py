"""The backup of every night."""

from apscheduler.triggers.cron import CronTrigger

from academy import backups
from academy.timetable import ACADEMY_ZONE
from bot.scheduler.jobs import Moment, job


@job(CronTrigger(hour=2, minute=30, timezone=ACADEMY_ZONE))
async def queue_backup(at: Moment) -> int:
    """Before the audit chain is verified, and at a start when the last one is older than a night.
    Safe to run twice: none is queued while one is under way or just made."""
    return await backups.queue_due(at.session, at.settings, now=at.now)
