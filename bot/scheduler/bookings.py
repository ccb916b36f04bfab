"""Booked consultations, every minute: reminders, the question what came of one, and leavers."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import booking_letters, withdrawals
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def remind_of_bookings(at: Moment) -> int:
    """A day before and shortly before; safe to run twice."""
    return await booking_letters.remind(at.session, at.settings, now=at.now)


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def ask_what_came_of_bookings(at: Moment) -> int:
    """The teacher of one that is over, once."""
    return await booking_letters.ask_what_came(at.session, now=at.now)


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def call_off_bookings_of_leavers(at: Moment) -> int:
    """Whoever left keeps no consultation ahead; safe to run twice."""
    return await withdrawals.follow_leavers(at.session, now=at.now)
