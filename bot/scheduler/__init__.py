"""The clock. The database says what is due; a job only asks it at the right moment."""

from bot.scheduler import heartbeats
from bot.scheduler.jobs import Job

JOBS: list[Job] = [heartbeats.beat]

__all__ = ["JOBS"]
