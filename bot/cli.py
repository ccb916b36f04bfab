"""`sabaq …`: what is done from the console. Imports no aiogram: `run` alone does, when it runs."""

import asyncio
import json
import signal
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from academy import demo, health, people, questions, statements, timetable, trace
from academy.importing.gift import bank
from academy.importing.timetable import calendar
from academy.settings import Settings, load
from bot import console, playground
from bot.console import How, in_transaction, tell
from locales import Translator
from storage.database import Session

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Sabaq, the learning assistant")
imports = typer.Typer(no_args_is_help=True, help="Take in files: timetables, question banks")
exports = typer.Typer(no_args_is_help=True, help="Give out data: the digital trace")
checks = typer.Typer(no_args_is_help=True, help="Try the identity check on files")
databases = typer.Typer(no_args_is_help=True, help="The database: upgrade, rebind, first people")
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
app.add_typer(checks, name="verify")
app.add_typer(databases, name="db")

File = Annotated[Path, typer.Argument(help="the file")]
Json = Annotated[bool, typer.Option("--json", help="facts for another program")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="report only, change nothing")]
Language = Annotated[str, typer.Option(help="language of the report: kk or ru")]


@app.command()
def run() -> None:
    """Run the bot: against Telegram with BOT_TOKEN, else a demonstration in the browser."""
    settings = console.settings()
    console.log_to_stderr()
    try:
        if settings.is_demo:
            _run_demonstration(settings)
        else:
            console.run(_serve(settings, settings.bot_token.get_secret_value()))
    except playground.PortTaken as taken:
        console.stop(f"Port {taken} is taken. Choose another one: PORT=8090 make run")
    except playground.EmulatorFailed as error:
        console.stop(f"The emulator did not start: {error}")


@app.command(name="demo")
def show_demonstration() -> None:
    """Put the demonstration academy into the database and print its invite links."""

    async def found(session: Session) -> list[demo.Guest]:
        await _demonstration(session, console.now())
        return await demo.guests(session, now=console.now())

    for guest in console.run(in_transaction(found)):
        code = f"/start {guest.code}" if guest.code else "linked"
        tell(f"{guest.family_name} {guest.given_name} ({guest.role}): {code}")


async def _demonstration(session: Session, now: datetime) -> None:
    """The demonstration in a database of its own; somebody's real academy is left alone."""
    if await demo.is_empty(session):
        await demo.found(session, now=now)
    if not await demo.is_there(session):
        console.stop("This database holds another academy; the demonstration wants its own.")
    await demo.refresh(session, now=now)


def _run_demonstration(settings: Settings) -> None:
    key = playground.demonstration_key(settings.data_dir / "demo.key")
    with playground.telegram(settings.port, settings.data_dir / "emulator") as url:
        keys = settings.biometric_keys.get_secret_value() or key
        here = settings.model_copy(update={"api_url": url, "biometric_keys": SecretStr(keys)})
        console.run(_prepare_demonstration(here, url))
        tell(f"\n  The chat page:  {url}\n  Data and a demonstration key: {settings.data_dir}/")
        tell("  Ctrl-C ends it; the next `make run` finds everything as it was.\n")
        console.run(_serve(here, playground.TOKEN))


async def _prepare_demonstration(settings: Settings, url: str) -> None:
    now = console.now()
    async with console.database(settings) as db:
        async with db.begin() as session:
            await _demonstration(session, now)
        if not playground.has_phones(url):
            async with db.begin() as session:
                guests = await demo.guests(session, now=now)
            playground.hand_out_phones(url, guests)


async def _serve(settings: Settings, token: str) -> None:
    # The one allowed place: aiogram is needed, and takes its time, only where the bot runs.
    from bot.schemas import import_lazily

    import_lazily()
    from bot.app import CannotServe, serve

    async with console.database(settings) as db, db.begin() as session:
        if await people.nobody(session):
            tell("Nobody is in the roster yet. First: sabaq db administrator FAMILY GIVEN")
    task = asyncio.current_task()
    if task is not None:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        with suppress(asyncio.CancelledError):
            await serve(settings, token)
    except* CannotServe as errors:
        console.stop("\n".join(str(error) for error in console.single(errors)))


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


@imports.command("questions")
def import_questions(
    file: File,
    discipline: Annotated[str, typer.Option(help="code of the discipline")],
    locale: Annotated[str, typer.Option("--locale", help="kk or ru; else by the letters")] = "",
    dry_run: DryRun = False,
    as_json: Json = False,
    language: Language = "ru",
) -> None:
    """Take questions from a GIFT file into the bank of a discipline."""
    read = bank(console.read(file))

    how = How(dry_run, as_json)

    async def take(session: Session) -> questions.BankReport:
        found = await questions.discipline(session, discipline)
        if found is None:
            console.stop(f"There is no discipline {discipline}.")
        return await questions.take_bank(
            session, read, discipline=found, locale=locale or None, now=console.now()
        )

    done = console.run(console.take(take, how))
    effects = {"kinds": read.kinds, "categories": list(read.categories)}
    console.tell_import(done, effects, Translator(language), how)
    if not done.taken:
        raise typer.Exit(1)


@exports.command("trace")
def export_trace(file: File) -> None:
    """Write the digital trace as xAPI 1.0.3 statements, one a line."""

    async def write() -> int:
        count = 0
        async with console.database() as db, db.read() as session:
            with file.open("w", encoding="utf-8") as out:
                async for line in trace.lines(session):
                    statement = statements.statement(line, load().home_page)
                    out.write(json.dumps(statement, ensure_ascii=False) + "\n")
                    count += 1
        return count

    tell(f"{console.run(write())} statements: {file}")


@checks.command("faces")
def verify_faces(pictures: Annotated[list[Path], typer.Argument()], as_json: Json = False) -> None:
    """Compare two pictures as the identity check does."""
    from bot.verification import faces_report, models

    report = faces_report(pictures, models(load().face_models))
    if as_json:
        console.tell_json(report)
    else:
        tell(f"{report['recommendation']}: distance {report['distance']}, {report['reasons']}")


@app.command(name="health")
def show_health(as_json: Json = False) -> None:
    """Database, clock, courier, inbox: what waits, what failed, since when."""

    async def look(session: Session) -> health.Health:
        return await health.health(session, now=console.now())

    found = console.run(in_transaction(look))
    console.tell_json(found.facts()) if as_json else tell(found.table())
    if not found.is_well:
        raise typer.Exit(1)


@databases.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the tables of this version; `run` does it, too."""

    async def upgrade() -> None:
        async with console.database():
            tell(f"{load().database} is up to date.")

    console.run(upgrade())


@databases.command("rebind")
def rebind_database() -> None:
    """Give the database to another bot: clears Telegram links, file ids and waiting letters."""
    tell(f"{console.run(in_transaction(people.rebind))} chats were unlinked: hand out new invites.")


@databases.command("administrator")
def add_administrator(family_name: str, given_name: str) -> None:
    """Put the first administrator into the roster and print their invite link's code."""

    async def add(session: Session) -> str:
        life = load().invite_life
        return await people.add_administrator(
            session, family_name, given_name, life=life, now=console.now()
        )

    tell(f"Open the bot with: /start {console.run(in_transaction(add))}")
