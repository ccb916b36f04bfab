"""Challenges that expire, pictures whose time is over, cases that wait too long."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import escalations, evidence, identity, rechecks
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=10, timezone="UTC"))
async def expire_challenges(at: Moment) -> int:
    """Two minutes after the question its picture is no longer taken; what came leaves the chat."""
    return await identity.expire(at.session, now=at.now)


@job(IntervalTrigger(seconds=5, timezone="UTC"))
async def end_rechecks(at: Moment) -> int:
    """Attempts that stood still go on: who answered, and who did not in time."""
    return await rechecks.end_overdue(at.session, now=at.now)


@job(IntervalTrigger(minutes=10, timezone="UTC"))
async def delete_old_pictures(at: Moment) -> int:
    """Pictures of decided cases, when the time to appeal is over."""
    return await evidence.delete_old(at.session, now=at.now)


@job(IntervalTrigger(minutes=5, timezone="UTC"))
async def remind_reviewers(at: Moment) -> int:
    """Of cases that wait for four hours, once: the letters' keys hold the check."""
    return await escalations.remind(at.session, now=at.now)


@job(IntervalTrigger(minutes=15, timezone="UTC"))
async def escalate_cases(at: Moment) -> int:
    """Of cases that wait for a day administrators hear once a day."""
    return await escalations.escalate(at.session, now=at.now)


@job(IntervalTrigger(minutes=15, timezone="UTC"))
async def return_unanswered_checks(at: Moment) -> int:
    """A picture that was asked for again and did not come in a day: a person looks once more."""
    return await escalations.return_unanswered(at.session, now=at.now)


@job(IntervalTrigger(minutes=15, timezone="UTC"))
async def take_old_cards_back(at: Moment) -> int:
    """Cards leave the chats before Telegram forbids it; the letters' keys hold the card."""
    return await escalations.take_old_cards_back(at.session, now=at.now)
