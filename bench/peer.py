"""The bare peer: the smallest aiogram bot, no database, no words, no rules.

`/start` is answered with a message; a press edits its message, which keeps its buttons, and is
answered: the same two calls as a tapped answer of ours. Any other text is sent on to the chat
RELAY_TO, as a question is to its teacher. Run as a process: python -m bench.peer.
"""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, Message

_PADDING = "·" * 60  # about as long as a question


async def greet(message: Message) -> None:
    await message.answer("ready")


async def echo(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    await query.answer()
    await query.message.edit_text(
        f"{query.data} {_PADDING}", reply_markup=query.message.reply_markup
    )


async def relay(message: Message, bot: Bot) -> None:
    await bot.send_message(int(os.environ["RELAY_TO"]), message.text or "")


async def serve() -> None:
    """Poll the emulator until the process is ended."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["API_URL"]))
    bot = Bot(os.environ["BOT_TOKEN"], session=session)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(greet, CommandStart())
    dispatcher.message.register(relay)
    dispatcher.callback_query.register(echo)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(serve())
