"""The menu of commands Telegram shows to whoever has none of their own: once for each language."""

import logging
from collections.abc import Iterator
from hashlib import sha256

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeDefault

from academy import clock
from bot.screens.joining import commands
from bot.tools import Tools
from locales import Translator
from storage.tables.clock import Ownership

log = logging.getLogger(__name__)
DEFAULT_LOCALE = "kk"


async def set_commands(tools: Tools, owner: Ownership) -> None:
    """Ask Telegram to show them, unless it shows these already. A start never waits for it: what
    Telegram refuses now is asked for at the next one."""
    calls = list(_calls(tools))
    mark = sha256("".join(call.model_dump_json() for call in calls).encode()).hexdigest()
    if owner.commands == mark:
        return
    try:
        for call in calls:
            await tools.bot(call)
    except TelegramAPIError as error:
        log.warning("the menu of strangers waits for the next start: %s", type(error).__name__)
        return
    async with tools.db.begin() as session:
        await clock.keep_commands(session, mark)


def _calls(tools: Tools) -> Iterator[SetMyCommands]:
    """For each language of ours, and for everybody else."""
    for locale, t in tools.words.items():
        yield _call(t, locale)
    yield _call(tools.words[DEFAULT_LOCALE], None)


def _call(t: Translator, language: str | None) -> SetMyCommands:
    own = [
        BotCommand(command=name, description=t.plain(f"command-{name}")) for name in commands(None)
    ]
    return SetMyCommands(commands=own, scope=BotCommandScopeDefault(), language_code=language)
