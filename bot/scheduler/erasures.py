"""The chats of people who were erased and told so."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import erasures
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=20, timezone="UTC"))
async def forget_erased_chats(at: Moment) -> int:
    """Safe to run twice: a chat that is forgotten is asked for no more."""
    return await erasures.forget_chats(at.session)
