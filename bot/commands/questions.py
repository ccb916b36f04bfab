"""`sabaq import questions`, `sabaq export questions`: the bank of a discipline."""

from pathlib import Path
from random import SystemRandom
from typing import Annotated

import typer

from academy import bank_exports, bank_files, questions
from academy.bank_exports import Format, Written
from academy.bank_files import Items
from academy.errors.questions import BankChanged
from academy.importing.question_files import AUTO, FORMATS
from academy.questions import BankReport
from bot import bank_staging, console
from bot.bank_staging import Means
from bot.commands.options import DryRun, File, Json, Language
from bot.console import How
from locales import LOCALES, Translator
from storage.database import Database
from storage.tables.disciplines import Discipline

Code = Annotated[str, typer.Option("--discipline", help="code of the discipline")]
_TRIES = 3  # where somebody else changes the bank meanwhile
_MARKS = 2**30, 2**31 - 2  # above the numbers of the bot's own jobs


def import_questions(  # noqa: PLR0913 - options of the console
    file: File,
    discipline: Code,
    format: Annotated[str, typer.Option(help=", ".join(FORMATS))] = AUTO,
    locale: Annotated[str, typer.Option("--locale", help="kk or ru; else by the letters")] = "",
    dry_run: DryRun = False,
    as_json: Json = False,
    language: Language = "ru",
) -> None:
    """Take questions of any known format into the bank of a discipline; the same file again
    changes nothing."""
    if locale and locale not in LOCALES:
        console.stop("Which language? --locale kk or --locale ru")
    if format not in FORMATS:
        console.stop(f"There is no format {format}. Choose one: {', '.join(FORMATS)}")
    read = bank_files.read(console.read(file), file.name, format, locale or None)
    how = How(dry_run, as_json)
    done = console.run(_import(read, discipline, how))
    counts = {} if as_json else {"kinds": done.kinds, "categories": list(done.categories)}
    console.tell_import(done, counts, Translator(language), how)
    if not done.taken:
        raise typer.Exit(1)


def export_questions(
    discipline: Code,
    format: Annotated[Format, typer.Option(help="gift or moodle-xml")] = Format.GIFT,
    out: Annotated[Path | None, typer.Option("--out", help="the file; else the screen")] = None,
) -> None:
    """Write the bank of a discipline as GIFT or Moodle XML."""
    file = console.run(_export(discipline, format))
    if out is None:
        typer.echo(file.content, nl=False)
        return
    out.write_bytes(file.content)
    console.tell(f"{file.count} questions: {out}")
    if file.without_pictures:
        console.tell(f"{file.without_pictures} of them lose their pictures: Moodle XML keeps them")


async def _import(read: Items, code: str, how: How) -> BankReport:
    async with console.database() as db:
        found = await _discipline(db, code)
        means = Means(db, console.now, _in_silence, rest=0)
        if how.is_dry_run:
            return await bank_staging.compare(means, found.id, read)
        return await _take(means, found.id, read)


async def _take(means: Means, discipline_id: int, read: Items) -> BankReport:
    for _ in range(_TRIES):
        mark = SystemRandom().randint(*_MARKS)
        intake = await bank_staging.stage(means, discipline_id, mark, read)
        try:
            async with means.db.begin() as session:
                await questions.switch(session, None, intake, now=console.now())
        except BankChanged:
            await bank_staging.clear(means, intake)
        else:
            return intake.report()
    raise OSError("Somebody else changes this bank just now. Try again.")


async def _export(code: str, format: Format) -> Written:
    async with console.database() as db:
        found = await _discipline(db, code)
        async with db.read() as session:
            items = await bank_exports.items(session, found.id)
        async with db.begin() as session:
            bank_exports.note(session, None, found.id, len(items), now=console.now())
    return bank_exports.written(items, format)


async def _discipline(db: Database, code: str) -> Discipline:
    async with db.read() as session:
        found = await questions.discipline(session, code)
    if found is None:
        console.stop(f"There is no discipline {code}.")
    return found


async def _in_silence(done: int, total: int) -> None:
    """The console shows no progress: 2,000 questions take seconds."""
