"""`sabaq import roster`: people of the Academy's own list; a dry run, the import, its undoing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from academy import roster_applying, roster_reports, roster_undoing, rosters
from academy.errors import AcademyError
from academy.importing.rosters import Roster, roster
from academy.roster_applying import Applied
from academy.roster_undoing import Undone
from academy.rosters import Sheet
from academy.vault import Vault
from bot import console, roster_words
from bot.commands.options import DryRun, Json, Language
from bot.console import How, tell
from bot.staging import Means, stage
from locales import Translator
from storage.database import Database
from storage.tables.rosters import LineChange, RosterLine

Taken = tuple[Sheet, dict[LineChange, Sequence[RosterLine]], Applied | None]


def import_roster(
    file: Annotated[Path | None, typer.Argument(help="the file")] = None,
    undo: Annotated[int, typer.Option(help="number of an import of the last hour")] = 0,
    dry_run: DryRun = False,
    as_json: Json = False,
    language: Language = "ru",
) -> None:
    """Take people from XLSX, CSV or OneRoster; the same file again changes nothing."""
    t, how = Translator(language), How(dry_run, as_json)
    if undo:
        _tell_undone(t, _refusable(t, undo), how)
    elif file is None:
        console.stop("Which file? Or which import is to be undone: --undo NUMBER")
    else:
        _take(t, roster(console.read(file), file.name), file.name, how)


def _take(t: Translator, read: Roster, name: str, how: How) -> None:
    if not read.found:
        _tell_refusal(t, read, how)
        raise typer.Exit(1)
    sheet, lines, applied = console.run(_import(read, name, how))
    if how.as_json:
        facts: dict[str, Any] = {"dry_run": how.is_dry_run}
        if applied is not None:
            facts |= {"import": applied.import_id, "overtaken": applied.overtaken}
        console.tell_json({**roster_reports.summary(sheet, lines), **facts})
    else:
        _tell(t, sheet, lines, applied)
    if sheet.found == sheet.counts.get(LineChange.REFUSED, 0):
        raise typer.Exit(1)


async def _import(read: Roster, name: str, how: How) -> Taken:
    """Stage the file, look at it; then drop it again, or take it over."""
    async with console.database() as db:
        vault = await console.vault(db)
        async with db.begin() as session:
            new = await rosters.begin(session, None, name, now=console.now())
        compared = await stage(_means(db, vault), new.id, read)
        async with db.begin() as session:
            sheet = await rosters.finish_staging(session, new.id, compared, read, now=console.now())
        async with db.read() as session:
            lines = {each: await rosters.all_lines(session, new.id, each) for each in LineChange}
        async with db.begin() as session:
            if not how.is_dry_run:
                applied = await roster_applying.apply(session, None, new.id, now=console.now())
                return sheet, lines, applied
            await rosters.drop(session, None, new.id, now=console.now())
        await _sweep(db, new.id)
        return sheet, lines, None


def _means(db: Database, vault: Vault | None) -> Means:
    """Nobody presses buttons in this process."""
    return Means(db, vault, console.now, _in_silence, portion=200, rest=0)


async def _in_silence(done: int, total: int) -> None:
    """The console shows no progress: a file of 5,000 lines takes seconds."""


async def _sweep(db: Database, import_id: int) -> None:
    """A dry run leaves no staged line behind."""
    is_left = True
    while is_left:
        async with db.begin() as session:
            is_left = await rosters.sweep(session, import_id) > 0


def _refusable(t: Translator, import_id: int) -> Undone:
    try:
        return console.run(_undo(import_id))
    except AcademyError as error:
        console.stop(t.plain(error.key(), **error.params()))


async def _undo(import_id: int) -> Undone:
    async with console.database() as db:
        async with db.begin() as session:
            await roster_undoing.undo(session, None, import_id, now=console.now())
        is_left = True
        while is_left:
            async with db.begin() as session:
                is_left = await roster_undoing.remove(session, import_id) > 0
        async with db.begin() as session:
            return await roster_undoing.finish(session, import_id, now=console.now())


def _tell_undone(t: Translator, done: Undone, how: How) -> None:
    if how.as_json:
        facts = {"import": done.import_id, "removed": done.removed, "restored": done.restored}
        console.tell_json({**facts, "kept": dict(done.kept)})
        return
    words: dict[str, Any] = {
        "number": str(done.import_id),
        "removed": done.removed,
        "restored": done.restored,
    }
    tell(t.plain("roster-undone-plain", **words))
    for reason, count in done.kept.items():
        tell(t.plain(f"roster-kept-{reason}", people=count))


def _tell_refusal(t: Translator, read: Roster, how: How) -> None:
    if how.as_json:
        console.tell_json({**roster_reports.refusal(read), "dry_run": how.is_dry_run})
    elif read.refusal is not None:
        words = t.plain(f"import-refused-{read.refusal.reason}", **read.refusal.facts)
        tell(roster_words.at_line(t, 0, words))


def _tell(
    t: Translator,
    sheet: Sheet,
    lines: dict[LineChange, Sequence[RosterLine]],
    applied: Applied | None,
) -> None:
    for words in roster_words.file_notices(t, sheet.roster):
        tell(words)
    for line in (line for each in lines.values() for line in each):
        if any(roster_words.line_words(t, line)) or line.change == LineChange.MISSING:
            tell(roster_words.sentence(t, line))
    for words in roster_words.places(t, sheet.roster):
        tell(words)
    tell(t.plain("roster-counts", **roster_words.counts(sheet)))
    if applied is None:
        tell(t.plain("import-dry-run"))
    else:
        tell(t.plain("roster-applied-plain", number=str(applied.import_id)))
