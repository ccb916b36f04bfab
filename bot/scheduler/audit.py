"""Sealing the audit log, writing down its head, removing the months whose time is over."""

import logging

from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from academy import audit, audits, checkpoints
from academy.timetable import ACADEMY_ZONE
from bot.scheduler.jobs import Moment, job

log = logging.getLogger(__name__)


@job(IntervalTrigger(seconds=1, timezone="UTC"))
async def seal_audit_lines(at: Moment) -> int:
    """What was written since the last second joins the chain."""
    return await audit.seal(at.session)


@job(IntervalTrigger(minutes=10, timezone="UTC"))
async def retain_audit_months(at: Moment) -> int:
    """A checkpoint for each month whose time is over; its lines go in portions."""
    await checkpoints.retain(at.session, at.settings.audit_keep_months, now=at.now)
    return await checkpoints.remove(at.session)


@job(CronTrigger(hour=0, minute=1, timezone=ACADEMY_ZONE))
async def write_down_audit_head(at: Moment) -> int:
    """Once a day, and at each start, the application's log says how far the chain is: outside the
    database, for `sabaq audit verify --head`."""
    head = await audit.head(at.session)
    if head is not None:
        log.info("audit head %d:%s", head.number, head.hash)
    return 0


@job(CronTrigger(hour=3, timezone=ACADEMY_ZONE))
async def verify_audit_chain(at: Moment) -> int:
    """Every night, and at each start; of a chain that is not whole people are told."""
    await audits.queue_verification(at.session, None, now=at.now)
    return 1
