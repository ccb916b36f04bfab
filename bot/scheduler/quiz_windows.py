"""Reminders of quizzes that close soon."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import quiz_windows
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(minutes=1, timezone="UTC"))
async def remind_of_closing_quizzes(at: Moment) -> int:
    """To who has not begun, an hour before. Safe to run twice: the key holds quiz and closing."""
    return await quiz_windows.queue_closing(at.session, now=at.now)
