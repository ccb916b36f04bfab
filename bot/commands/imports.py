"""`sabaq import …`: files by others."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from academy import consent_imports, timetable
from academy.consent_imports import Import
from academy.importing.consents import consents
from academy.importing.timetable import calendar
from academy.vault import KeysUnusable, Vault
from bot import console
from bot.commands.options import DryRun, File, Json, Language
from bot.commands.questions import import_questions
from bot.commands.rosters import import_roster
from bot.console import How
from locales import Translator
from storage.database import Session

imports = typer.Typer(
    no_args_is_help=True, help="Take in files: rosters, timetables, question banks, consents"
)
imports.command("roster")(import_roster)
imports.command("questions")(import_questions)


@imports.command("timetable")
def import_timetable(
    file: File,
    group: Annotated[str, typer.Option(help="code of the group")] = "",
    dry_run: DryRun = False,
    as_json: Json = False,
    language: Language = "ru",
) -> None:
    """Take lessons from an .ics file; the same file again changes nothing."""
    now = console.now()
    read = calendar(console.read(file), now - timedelta(days=366), now + timedelta(days=366))

    how = How(dry_run, as_json)

    async def take(session: Session) -> timetable.TimetableReport:
        found = await timetable.group(session, read, group)
        if found is None:
            console.stop("Which group is it for? Say it: --group CODE")
        return await timetable.take_calendar(session, read, group=found, now=now)

    done = console.run(console.take(take, how)) if read.found else None
    effects = {"effect": asdict(done)} if done else {}
    console.tell_import(read, effects, Translator(language), how)
    if done is None:
        raise typer.Exit(1)


@imports.command("consents")
def import_consents(
    file: File, dry_run: DryRun = False, as_json: Json = False, language: Language = "ru"
) -> None:
    """Take consents given on paper or in the state service; the same file again changes nothing.

    Columns: code or IIN, purpose, number, date, and, where it is not paper, the origin.
    """
    read = consents(console.read(file), file.name)
    how = How(dry_run, as_json)

    async def take(session: Session) -> Import:
        return await consent_imports.take(
            session, None, read, await _vault(session), now=console.now()
        )

    done = console.run(console.take(take, how))
    console.tell_import(done.report, {"new": done.new}, Translator(language), how)
    if not done.report.taken:
        raise typer.Exit(1)


async def _vault(session: Session) -> Vault | None:
    """By its key people are found by their IIN; without one by their codes only."""
    try:
        found = Vault(console.settings().biometric_keys.get_secret_value())
        await found.prove(session)
    except KeysUnusable:
        return None
    return found
