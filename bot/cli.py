"""`sabaq …`: what is done from the console. Imports no aiogram: `run` alone does, when it runs."""

import asyncio
import signal
from contextlib import suppress
from datetime import datetime

import typer
from pydantic import SecretStr

from academy import demo, people
from academy.settings import Settings
from bot import console, playground
from bot.commands import invites
from bot.commands.audits import audits
from bot.commands.backups import make_backup, restore_backup
from bot.commands.databases import databases
from bot.commands.documents import verify_document
from bot.commands.exports import exports
from bot.commands.faces import faces
from bot.commands.health import show_health
from bot.commands.imports import imports
from bot.commands.keys import keys
from bot.commands.retention import retain
from bot.commands.roles import roles
from bot.commands.verify import verify
from bot.console import in_transaction, tell
from storage.database import Session

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Sabaq, the learning assistant")
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
app.add_typer(faces, name="faces")
app.add_typer(verify, name="verify")
verify.command("document")(verify_document)
app.add_typer(audits, name="audit")
app.add_typer(databases, name="db")
app.add_typer(roles, name="role")
app.add_typer(keys, name="keys")
invites.register(app)
app.command(name="health")(show_health)
app.command(name="backup")(make_backup)
app.command(name="restore")(restore_backup)
app.command(name="retention")(retain)


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
        digits = f", then the code {guest.digits}" if guest.digits else ""
        tell(f"{guest.family_name} {guest.given_name} ({guest.role}): {code}{digits}")


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
            playground.open_chats(url, demo.chats())


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
