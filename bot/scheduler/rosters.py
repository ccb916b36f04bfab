"""The end of staged rosters: an undoing that was cut off, lines that nobody needs any more."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import roster_undoing, rosters
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def go_on_undoing_rosters(at: Moment) -> int:
    """A portion of whom a roster brought that is being taken back; safe beside its worker."""
    return await roster_undoing.go_on(at.session, now=at.now)


@job(IntervalTrigger(seconds=20, timezone="UTC"))
async def forget_staged_rosters(at: Moment) -> int:
    """A portion of the staged lines whose time is over."""
    return await rosters.forget(at.session, now=at.now)
