"""Reminders of lessons."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import timetable
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=15, timezone="UTC"))
async def queue_lesson_reminders(at: Moment) -> int:
    """The letters of the next 15 minutes. Safe to run twice: the key holds lesson, sequence, person
    and offset."""
    before = at.settings.remind_before
    return await timetable.queue_reminders(at.session, before=before, now=at.now)
