"""A backup is put in the place of the database, and whoever was erased since is erased again."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from academy import audit, erased, erasures
from academy.backups import KIND
from academy.erased import Erased
from academy.settings import Settings
from storage.archives import ArchiveBroken, Manifest, drafts, manifest, unpack
from storage.database import Database, Session
from storage.loading import holds_people, loaded
from storage.migrating import is_known
from storage.processes import DatabaseInUse, Process
from storage.queries import backups as ask
from storage.queries import health as ask_health
from storage.tables.letters import Delivery, LetterState


class DatabaseInhabited(Exception):
    """There are people in the database that would be overwritten."""


@dataclass(frozen=True)
class Restored:
    """What was put back, and what was set right in it."""

    manifest: Manifest
    erased: int
    letters_dropped: int
    letters_doubt: int


async def restore(
    db: Database, settings: Settings, source: Path, *, is_forced: bool, now: datetime
) -> Restored:
    """Put this backup in the place of the database: whole or, whatever happens, not at all.

    Raises ArchiveBroken, DatabaseInhabited, DatabaseInUse, OSError.
    """
    found = await asyncio.to_thread(manifest, source)
    _check(found, db)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    beside = Path(db.url.database or "").parent if db.is_sqlite else settings.data_dir
    beside.mkdir(parents=True, exist_ok=True)
    async with Process(db) as process:
        if len(await process.alive()) > 1:
            raise DatabaseInUse(db.url.database)
        if not is_forced and await holds_people(db):
            raise DatabaseInhabited
        with drafts(beside) as folder:
            await asyncio.to_thread(unpack, source, folder)
            async with loaded(db, folder, found.copied) as session:
                gone = erased.known(_lists(settings, source))
                return await _set_right(session, found, gone, now)


def _lists(settings: Settings, source: Path) -> list[Path]:
    return [folder / erased.FILE for folder in (settings.data_dir, source.absolute().parent)]


def _check(found: Manifest, db: Database) -> None:
    if found.database != db.engine.dialect.name:
        raise ArchiveBroken(
            f"a backup of {found.database}, and the database is {db.engine.dialect.name}:"
            " set DATABASE_URL"
        )
    if not is_known(found.copied.revision):
        raise ArchiveBroken("a backup of a newer Sabaq: update first")


async def _set_right(
    session: Session, found: Manifest, gone: list[Erased], now: datetime
) -> Restored:
    """Nobody gets twice, or hours late, what was on its way when the backup was made."""
    dropped = await ask.close_letters(session, Delivery.RESEND, LetterState.DROPPED, now)
    doubt = await ask.close_letters(session, Delivery.DOUBT, LetterState.DOUBT, now)
    await ask.close_answers(session)
    await ask.close_jobs(session, KIND, now)
    await ask.forget_signs(session)
    made_at = found.made_at.isoformat()
    await ask_health.put_sign(session, KIND, now, {"made_at": made_at, "size": None})
    codes = await ask.roster_codes(session, {each.person for each in gone})
    back = [x.person for x in gone if x.person in codes and erased.is_of(x, codes[x.person])]
    count = await erasures.replay(session, back, now=now)
    audit.note(
        session,
        None,
        "database-restored",
        now=now,
        made_at=made_at,
        letters=dropped + doubt,
        erased=count,
    )
    return Restored(found, count, dropped, doubt)
