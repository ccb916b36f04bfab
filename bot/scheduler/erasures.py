"""The chats of people who were erased and told so; erasures that stopped on their way."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import erasures
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=20, timezone="UTC"))
async def forget_erased_chats(at: Moment) -> int:
    """Safe to run twice: a chat that is forgotten is asked for no more."""
    return await erasures.forget_chats(at.session)


@job(IntervalTrigger(seconds=20, timezone="UTC"))
async def go_on_erasing(at: Moment) -> int:
    """Safe to run twice: what waits is queued no second time."""
    return await erasures.go_on(at.session, now=at.now)
