"""The same little bot written with aiogram and with python-telegram-bot: echo, button, files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import telegram
from aiogram import Bot, Dispatcher
from aiogram.filters import Command
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.emulator.phone import picture

BLOB = bytes(range(256)) * 300
NAME = "құжат.pdf"
Update = telegram.Update
Context = ContextTypes.DEFAULT_TYPE


def aiogram_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()

    async def button(message: Message) -> None:
        buttons = [
            InlineKeyboardButton(text="Иә", callback_data="y"),
            InlineKeyboardButton(text="Жоқ", callback_data="n"),
        ]
        await message.answer("Сұрақ?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[buttons]))

    async def files(message: Message, bot: Bot) -> None:
        sent = await message.answer_photo(BufferedInputFile(picture(), "p.jpg"), caption="сурет")
        assert sent.photo
        await message.answer_photo(sent.photo[-1].file_id)
        sent = await message.answer_document(BufferedInputFile(BLOB, NAME), caption="құжат")
        assert sent.document
        await message.answer_document(sent.document.file_id)
        data = await bot.download(sent.document)
        assert data
        await message.answer("same" if data.read() == BLOB else "different")

    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Жауап: {query.data}")
        await query.answer("ok", show_alert=True)

    async def echo(message: Message) -> None:
        await message.answer(message.text or "?")

    dispatcher.message.register(button, Command("button"))
    dispatcher.message.register(files, Command("files"))
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(pressed)
    return dispatcher


@asynccontextmanager
async def aiogram_polling(bot: Bot) -> AsyncIterator[None]:
    dispatcher = aiogram_dispatcher()
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    try:
        yield
    finally:
        while not running.done():
            await asyncio.sleep(0.01)
            try:
                await dispatcher.stop_polling()
                break
            except RuntimeError:
                continue
        await running


def telegram_application(url: str, token: str) -> "Application[Any, Any, Any, Any, Any, Any]":
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .job_queue(None)
        .build()
    )
    application.add_handlers(
        [
            CommandHandler("button", button),
            CommandHandler("files", files),
            CallbackQueryHandler(pressed),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    return application


async def button(update: Update, context: Context) -> None:
    assert update.message
    buttons = [
        telegram.InlineKeyboardButton("Иә", callback_data="y"),
        telegram.InlineKeyboardButton("Жоқ", callback_data="n"),
    ]
    await update.message.reply_text("Сұрақ?", reply_markup=telegram.InlineKeyboardMarkup([buttons]))


async def files(update: Update, context: Context) -> None:
    message = update.message
    assert message
    sent = await message.reply_photo(picture(), caption="сурет")
    await message.reply_photo(sent.photo[-1].file_id)
    sent = await message.reply_document(BLOB, filename=NAME, caption="құжат")
    assert sent.document
    await message.reply_document(sent.document.file_id)
    data = await (await sent.document.get_file()).download_as_bytearray()
    await message.reply_text("same" if bytes(data) == BLOB else "different")


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query
    await query.edit_message_text(f"Жауап: {query.data}")
    await query.answer("ok", show_alert=True)


async def echo(update: Update, context: Context) -> None:
    assert update.message
    await update.message.reply_text(update.message.text or "?")


@asynccontextmanager
async def telegram_polling(url: str, token: str) -> AsyncIterator[None]:
    application = telegram_application(url, token)
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(timeout=5)
        yield
        await application.updater.stop()
        await application.stop()
