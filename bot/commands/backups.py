"""`sabaq backup` and `sabaq restore`: the whole database in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from academy import backups, restores
from academy.backups import Backup, BackupRunning
from academy.restores import DatabaseInhabited, Restored
from academy.settings import Settings
from bot import console
from bot.commands.options import Json
from bot.console import tell
from storage.archives import ArchiveBroken, Manifest
from storage.copies import NotOurs
from storage.database import Database
from storage.migrating import is_newest


def make_backup(
    folder: Annotated[Path | None, typer.Argument(help="where to; else BACKUP_DIR")] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="the newest stay; else BACKUP_KEEP")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the whole database into one file of a folder, while the bot runs; the oldest go."""
    settings = console.settings()
    target = folder or settings.backup_dir
    if target is None:
        console.stop("Where to? Say it: sabaq backup FOLDER, or set BACKUP_DIR")
    try:
        done = console.run(_make(settings, target, keep or settings.backup_keep))
    except BackupRunning as busy:
        console.stop(f"{busy}. Wait for it.")
    except NotOurs:
        console.stop(f"There is no academy in {settings.database}.")
    if as_json:
        console.tell_json({"file": str(done.path), "bytes": done.size, **_facts(done.manifest)})
    else:
        tell(f"{done.path}: {done.manifest.rows} rows, {done.size / (1 << 20):.1f} MB")


async def _make(settings: Settings, folder: Path, keep: int) -> Backup:
    """Tables of an older version are copied as they are: before an update is the best moment."""
    db = Database(settings.database)
    now = console.now()
    try:
        done = await backups.make(db, settings, folder, keep, now=now)
        if is_newest(done.manifest.copied.revision):
            async with db.begin() as session:
                await backups.record(session, done, None, now=now)
        return done
    finally:
        await db.close()


def restore_backup(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="sabaq-….zip")],
    force: Annotated[bool, typer.Option("--force", help="also over people who are there")] = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the database; whoever was erased since is erased again."""
    try:
        done = console.run(_restore(console.settings(), file, force))
    except ArchiveBroken as error:
        console.stop(f"Not restored, nothing was changed: {error}")
    except DatabaseInhabited:
        console.stop("There are people in this database. To put the backup in its place: --force")
    facts = {
        **_facts(done.manifest),
        "erased_again": done.erased,
        "letters_dropped": done.letters_dropped,
        "letters_doubt": done.letters_doubt,
    }
    if as_json:
        console.tell_json(facts)
        return
    tell("\n".join(f"{name:<16} {value}" for name, value in facts.items()))
    tell("Restored. What was written after made_at is lost; letters that were due are not sent.")


async def _restore(settings: Settings, file: Path, force: bool) -> Restored:
    db = Database(settings.database)
    try:
        return await restores.restore(db, settings, file, is_forced=force, now=console.now())
    finally:
        await db.close()


def _facts(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at.isoformat(),
        "database": manifest.database,
        "revision": manifest.copied.revision,
        "rows": manifest.rows,
        "audit_head": manifest.copied.audit_head,
    }
