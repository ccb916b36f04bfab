"""The night's backup: made with no transaction open, noted when it is on the disk."""

from datetime import datetime

from academy import backups, work
from bot.tools import Tools
from bot.workers.kinds import Worker
from storage.database import Session
from storage.tables.work import Work


async def make(tools: Tools, job: Work) -> None:
    """A backup in BACKUP_DIR; nothing where the setting was taken away meanwhile."""
    settings, now = tools.settings, tools.clock()
    folder, keep = settings.backup_dir, settings.backup_keep
    done = await backups.make(tools.db, settings, folder, keep, now=now) if folder else None
    now = tools.clock()
    async with tools.db.begin() as session:
        if await work.done(session, job, now=now) and done is not None:
            await backups.record(session, done, job.person_id, now=now)


async def give_up(session: Session, job: Work, now: datetime) -> None:
    """It failed twice: `sabaq health` says so; administrators hear when none is made for long."""
    await backups.record_failure(session, now=now)


WORKER = Worker(run=make, poisoned=give_up)
