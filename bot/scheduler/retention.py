"""What is older than its time goes at night."""

from apscheduler.triggers.cron import CronTrigger

from academy import retention
from academy.timetable import ACADEMY_ZONE
from bot.scheduler.jobs import Moment, job


@job(CronTrigger(hour="2-4", minute="*", timezone=ACADEMY_ZONE))
async def remove_expired_data(at: Moment) -> int:
    """A portion each minute of three hours; what is left goes the next night."""
    gone = await retention.remove(at.session, at.settings, now=at.now)
    return sum(each.count for each in gone)
