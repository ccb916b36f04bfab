"""Sealing the audit log."""

from apscheduler.triggers.interval import IntervalTrigger

from academy import audit
from bot.scheduler.jobs import Moment, job


@job(IntervalTrigger(seconds=1, timezone="UTC"))
async def seal_audit_lines(at: Moment) -> int:
    """What was written since the last second joins the chain."""
    return await audit.seal(at.session)
