"""The Academy's calendar: a year that nobody has entered gets the law's holidays."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import holidays
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(hours=6, timezone="UTC"))
async def seed_holidays(at: Moment) -> int:
    """At the first start, and when a new year comes near; days changed by hand stay."""
    return await holidays.seed(at.session, now=at.now)
