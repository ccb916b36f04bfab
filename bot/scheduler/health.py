"""Telling administrators that a part of the bot turned wrong, or is well again."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import alarms, health
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def sound_alarms(at: Moment) -> int:
    """Once each time, and not for the demonstration. Safe to run twice: a row of each part says
    what was told."""
    if at.settings.is_demo:
        return 0
    found = await health.health(at.session, at.settings, now=at.now)
    return await alarms.sound(at.session, found, now=at.now)
