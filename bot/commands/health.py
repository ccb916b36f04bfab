"""`sabaq health`: how the bot is, for a person at the console and for a monitor."""

import typer
from sqlalchemy.exc import SQLAlchemyError

from academy import health
from academy.health import Health
from academy.settings import Settings
from bot import console
from bot.commands.options import Json, Language
from bot.console import tell
from bot.disks import disk
from bot.health_lines import words
from locales import Translator
from storage.database import Database


def show_health(as_json: Json = False, language: Language = "ru") -> None:
    """How the bot is and what to do next; ends with 1 when something is wrong."""
    found = console.run(_look(console.settings()))
    if as_json:
        console.tell_json(found.facts())
    else:
        t = Translator(language)
        tell("\n".join(words(t, line) for line in found.lines))
    if not found.is_well:
        raise typer.Exit(1)


async def _look(settings: Settings) -> Health:
    """Looks only: the tables are not upgraded, a missing database is not made."""
    db = Database(settings.database)
    now = console.now()
    try:
        if not db.is_there():
            return health.unreachable(now=now)
        async with db.read() as session:
            return await health.health(session, settings, now=now, disk=disk(settings.data_dir))
    except (SQLAlchemyError, OSError):
        return health.unreachable(now=now)
    finally:
        await db.close()
