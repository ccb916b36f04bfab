"""Booked consultations: reminders of both, and the question what came of one, every minute."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import booking_letters
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def remind_of_bookings(at: Moment) -> int:
    """A day before and shortly before; safe to run twice."""
    return await booking_letters.remind(at.session, at.settings, now=at.now)


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def ask_what_came_of_bookings(at: Moment) -> int:
    """The teacher of one that is over, once."""
    return await booking_letters.ask_what_came(at.session, now=at.now)
