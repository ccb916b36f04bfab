"""The sign of life that tells later how long the bot was down."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import clock
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=clock.BEAT.total_seconds(), timezone="UTC"))
async def beat(at: Moment) -> int:
    """Every second: a standby gives up a clock that is silent for four."""
    await clock.beat(at.session, now=at.now)
    return 0
