"""Challenges that expire, pictures whose time is over, cases that wait too long."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import identity, reviews
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def expire_challenges(at: Moment) -> int:
    """Two minutes after the question its picture is no longer taken; what came leaves the chat."""
    return await identity.expire(at.session, now=at.now)


@job(IntervalTrigger(minutes=10, timezone="UTC"))
async def delete_old_pictures(at: Moment) -> int:
    """Pictures of decided cases, when the time to appeal is over."""
    return await reviews.delete_old_pictures(at.session, now=at.now)


@job(IntervalTrigger(minutes=5, timezone="UTC"))
async def remind_reviewers(at: Moment) -> int:
    """Of cases that wait for four hours, once: the letters' keys hold the check."""
    return await reviews.remind(at.session, now=at.now)
