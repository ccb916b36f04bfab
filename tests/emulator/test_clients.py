"""Two independent libraries make the same round trips, by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import pytest
import telegram
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from emulator.server import Emulator
from tests.emulator import bots
from tests.emulator.conftest import TOKEN, aiogram_bot
from tests.emulator.phone import Json, Phone

SECRET = "a-secret_1"
KINDS = ["aiogram by polling", "aiogram by webhook", "telegram by polling", "telegram by webhook"]


@asynccontextmanager
async def serving(application: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@asynccontextmanager
async def aiogram_webhook(url: str) -> AsyncIterator[None]:
    async with aiogram_bot(url) as bot:
        application = web.Application()
        handler = SimpleRequestHandler(
            bots.aiogram_dispatcher(), bot, handle_in_background=False, secret_token=SECRET
        )
        handler.register(application, "/hook")
        async with serving(application) as own_url:
            await bot.set_webhook(f"{own_url}/hook", secret_token=SECRET)
            yield


@asynccontextmanager
async def telegram_webhook(url: str) -> AsyncIterator[None]:
    application = bots.telegram_application(url, TOKEN)

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        update = telegram.Update.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    own = web.Application()
    own.router.add_post("/hook", take)
    async with application, serving(own) as own_url:
        await application.start()
        await application.bot.set_webhook(f"{own_url}/hook", secret_token=SECRET)
        yield
        await application.stop()


@asynccontextmanager
async def little_bot(kind: str, url: str) -> AsyncIterator[None]:
    if kind == "aiogram by polling":
        async with aiogram_bot(url) as bot, bots.aiogram_polling(bot):
            yield
    elif kind == "telegram by polling":
        async with bots.telegram_polling(url, TOKEN):
            yield
    else:
        made = aiogram_webhook if kind == "aiogram by webhook" else telegram_webhook
        async with made(url):
            yield


@pytest.mark.parametrize("kind", KINDS)
async def test_echo_button_and_files_go_round(
    kind: str, emulator: Emulator, phone: Phone, session: aiohttp.ClientSession
) -> None:
    async with little_bot(kind, emulator.url):
        await until_known(emulator)

        for text in ("Сәлем", '{"a":1}', "123", "true", "<b>&ә 👍"):
            await phone.say(text)
            await phone.until(partial(ends_with, text))

        await phone.say("/button")
        asked = (await phone.until(lambda seen: seen[-1]["text"] == "Сұрақ?"))[-1]
        pressed = await phone.tell("press", message_id=asked["message_id"], row=0, column=1)
        assert pressed == {"answered": True, "text": "ok", "show_alert": True, "url": None}
        answered = (await phone.answers())[-1]
        assert answered["text"] == "Жауап: n"
        assert "reply_markup" not in answered

        await phone.say("/files")
        seen = await phone.until(lambda seen: seen[-1].get("text") in ("same", "different"))
        photo, again, document, second, verdict = seen[-5:]
        assert verdict["text"] == "same"
        assert photo["photo"] == again["photo"]
        assert photo["caption"] == "сурет"
        assert document["document"]["file_name"] == bots.NAME
        assert second["document"]["file_id"] == document["document"]["file_id"]
        file_id = document["document"]["file_id"]
        async with session.get(f"{emulator.url}/client/files/{file_id}") as response:
            assert await response.read() == bots.BLOB


def ends_with(text: str, seen: list[Json]) -> bool:
    return bool(seen) and seen[-1].get("text") == text


async def until_known(emulator: Emulator) -> None:
    while not emulator.world.bots.items:
        await asyncio.sleep(0.01)
