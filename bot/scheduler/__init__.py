"""The clock. The database says what is due; a job only asks it at the right moment."""

from bot.scheduler import announcements, attempts, heartbeats, reminders
from bot.scheduler.jobs import Job

JOBS: list[Job] = [
    heartbeats.beat,
    attempts.finish_overdue,
    reminders.queue_lesson_reminders,
    announcements.report_announcements,
]

__all__ = ["JOBS"]
