"""Backups: one file each, made while the bot runs; the oldest go (row A13, docs/operations.md).

Keys are never in them: what is sealed in the database stays sealed in the file.
"""

import asyncio
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from academy import audit, erased, work
from academy.settings import Settings
from storage.archives import Manifest, drafts, pack
from storage.copies import Copied, copy
from storage.database import Database, Session
from storage.queries import backups as ask
from storage.queries import health as ask_health

KIND = "backup"
_NAMES = "sabaq-*.zip"
_EACH = timedelta(hours=20)  # a start soon after the night's backup makes no second one


class BackupRunning(Exception):
    """Another process is making a backup in this folder."""


@dataclass(frozen=True)
class Backup:
    """A finished backup."""

    path: Path
    size: int
    manifest: Manifest


async def make(
    db: Database, settings: Settings, folder: Path, keep: int, *, now: datetime
) -> Backup:
    """Make a backup in this folder and remove all but the newest `keep`; no transaction is open.

    The numbers of who was erased so far stand beside it. Raises BackupRunning, NotOurs, OSError.
    """
    with _workplace(folder) as draft:
        copied = await copy(db, draft)
        kind = db.engine.dialect.name
        done = await asyncio.to_thread(_packed, draft, folder, (kind, copied, now))
        await asyncio.to_thread(_tidy, settings, folder, keep)
        return done


def _packed(draft: Path, folder: Path, facts: tuple[str, Copied, datetime]) -> Backup:
    target = folder / f"sabaq-{facts[2].astimezone(UTC):%Y%m%dT%H%M%SZ}.zip"
    manifest = pack(draft, target, *facts)
    return Backup(target, target.stat().st_size, manifest)


def _tidy(settings: Settings, folder: Path, keep: int) -> None:
    gone = erased.known([settings.data_dir / erased.FILE])
    erased.append(folder / erased.FILE, gone)
    for old in sorted(folder.glob(_NAMES))[: -max(keep, 1)]:
        old.unlink()


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A place for drafts in the folder, which is ours until the block or the process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with drafts(folder) as draft:
            yield draft
    except BlockingIOError as busy:
        raise BackupRunning(f"another backup is being made in {folder}") from busy
    finally:
        os.close(descriptor)


async def record(session: Session, done: Backup, actor_id: int | None, *, now: datetime) -> None:
    """Note it for `sabaq health` and in the audit log."""
    manifest = done.manifest
    facts = {"made_at": manifest.made_at.isoformat(), "size": done.size}
    await ask_health.put_sign(session, KIND, now, facts)
    head = manifest.copied.audit_head
    line = head.partition(":")[0] if head else None
    audit.note(session, actor_id, "backup-made", now=now, rows=manifest.rows, audit_line=line)


async def record_failure(session: Session, *, now: datetime) -> None:
    """The last try failed; when the last good one was stays known."""
    known = (await ask_health.signs(session)).get(KIND)
    facts = dict(known.facts) if known else {}
    await ask_health.put_sign(session, KIND, now, facts | {"failed_at": now.isoformat()})


async def queue_due(session: Session, settings: Settings, *, now: datetime) -> int:
    """Queue today's backup where a folder is set; none while one is under way or just made."""
    if settings.backup_dir is None or await ask.is_under_way(session, KIND):
        return 0
    known = (await ask_health.signs(session)).get(KIND)
    made_at = known.facts.get("made_at") if known else None
    if made_at and now - datetime.fromisoformat(made_at) < _EACH:
        return 0
    await work.queue(session, KIND, {}, person_id=None, now=now)
    return 1
