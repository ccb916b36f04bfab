"""The same calls made with two independent libraries: aiogram and python-telegram-bot."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import aiogram
import telegram
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat
from telegram.error import ChatMigrated, TelegramError

from tests.emulator.conftest import TOKEN, aiogram_bot

NAMES = ("aiogram", "telegram")


class Library:
    """A bot of one of the libraries; both name methods and classes alike."""

    def __init__(self, bot: Any, types: Any) -> None:
        self.bot = bot
        self.types = types

    async def refusal(self, call: Awaitable[object]) -> str:
        """What Telegram said against the call, in small letters: the libraries change the first."""
        try:
            await call
        except (TelegramAPIError, TelegramError) as error:
            return str(error).lower()
        raise AssertionError("it was not refused")

    async def new_home(self, call: Awaitable[object]) -> int:
        """Where the group of this call has moved."""
        try:
            await call
        except TelegramMigrateToChat as moved:
            return moved.migrate_to_chat_id
        except ChatMigrated as moved:
            return moved.new_chat_id
        raise AssertionError("it has not moved")

    def reply(self, message_id: int, **more: Any) -> Any:
        return self.types.ReplyParameters(message_id=message_id, **more)

    def photo(self, file_id: str, **more: Any) -> Any:
        return self.types.InputMediaPhoto(media=file_id, **more)

    def document(self, file_id: str) -> Any:
        return self.types.InputMediaDocument(media=file_id)

    def thumb(self, emoji: str) -> list[Any]:
        return [self.types.ReactionTypeEmoji(emoji=emoji)]


@asynccontextmanager
async def opened(name: str, url: str) -> AsyncIterator[Library]:
    if name == "aiogram":
        async with aiogram_bot(url) as bot:
            yield Library(bot, aiogram.types)
    else:
        async with telegram.Bot(TOKEN, base_url=f"{url}/bot") as other:
            yield Library(other, telegram)
