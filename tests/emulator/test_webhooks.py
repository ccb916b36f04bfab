"""Webhooks: the secret, order, persistence in knocking, and calls inside a reply."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import web

from emulator.server import Emulator
from tests.emulator.conftest import NewPerson
from tests.emulator.phone import Json, Phone, picture
from tests.emulator.test_clients import serving
from tests.emulator.test_messages import refusal

Answer = Callable[[Json], web.Response]


class Listener:
    """A webhook that writes down what it heard and answers as told."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.heard: list[Json] = []
        self.secrets: list[str | None] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.heard.append(update)
        return self.answer(update)

    async def until(self, count: int) -> list[str]:
        last = time.monotonic() + 5
        while len(self.heard) < count:
            assert time.monotonic() < last, self.heard
            await asyncio.sleep(0.01)
        return [each["message"]["text"] for each in self.heard]


@asynccontextmanager
async def listening(answer: Answer) -> AsyncIterator[Listener]:
    listener = Listener(answer)
    application = web.Application()
    application.router.add_post("/hook", listener.take)
    async with serving(application) as url:
        listener.url = f"{url}/hook"
        yield listener


def fine(update: Json) -> web.Response:
    return web.Response()


async def test_what_waited_is_delivered_with_the_secret(bot: Bot, phone: Phone) -> None:
    await phone.say("before")
    async with listening(fine) as listener:
        await bot.set_webhook(listener.url, secret_token="s3cret")
        await phone.say("after")

        assert await listener.until(2) == ["before", "after"]

    assert listener.secrets == ["s3cret", "s3cret"]


async def test_a_failing_webhook_is_tried_again_in_order(
    bot: Bot, phone: Phone, new_person: NewPerson
) -> None:
    failures = iter([500, 404, 302])

    def stubborn(update: Json) -> web.Response:
        if update["message"]["text"] == "first":
            return web.Response(status=next(failures, 200))
        return web.Response()

    other = await new_person(first_name="Ержан")
    async with listening(stubborn) as listener:
        await bot.set_webhook(listener.url)
        await phone.say("first")
        await phone.say("second")
        await listener.until(1)
        await other.say("not held up")

        texts = await listener.until(6)

    assert [text for text in texts if text != "not held up"] == ["first"] * 4 + ["second"]
    assert texts.index("not held up") < texts.index("second")


async def test_a_webhook_set_anew_is_knocked_at_once(
    bot: Bot, phone: Phone, emulator: Emulator
) -> None:
    emulator.courier.first_pause = 60
    async with listening(lambda update: web.Response(status=500)) as dead:
        await bot.set_webhook(dead.url)
        await phone.say("x")
        await dead.until(1)
        await asyncio.sleep(0.02)

    async with listening(fine) as reborn:
        await bot.set_webhook(reborn.url)

        assert await reborn.until(1) == ["x"]


async def test_trouble_is_told_by_the_info(bot: Bot, phone: Phone) -> None:
    async with listening(lambda update: web.Response(status=503)) as listener:
        await bot.set_webhook(listener.url, allowed_updates=["message"])
        await phone.say("x")
        await listener.until(1)
        await asyncio.sleep(0.02)

        info = await bot.get_webhook_info()

    assert info.url == listener.url
    assert info.pending_update_count == 1
    assert info.allowed_updates == ["message"]
    assert info.last_error_message
    assert info.last_error_message.endswith("503 Service Unavailable")
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0
    assert await bot.get_updates() == []


async def test_a_call_in_the_reply_is_done(bot: Bot, phone: Phone) -> None:
    def obedient(update: Json) -> web.Response:
        chat = update["message"]["chat"]["id"]
        call: dict[str, Any] = {"method": "sendMessage", "chat_id": chat, "text": "as JSON"}
        if update["message"]["text"] == "json":
            return web.json_response(call)
        form = aiohttp.FormData(default_to_multipart=True)
        form.add_field("method", "sendPhoto")
        form.add_field("chat_id", str(chat))
        form.add_field("photo", "attach://part")
        form.add_field("part", picture(), filename="a.jpg", content_type="image/jpeg")
        return web.Response(body=form())

    async with listening(obedient) as listener:
        await bot.set_webhook(listener.url)
        await phone.say("json")
        await phone.until(lambda seen: len(seen) == 1)
        await phone.say("multipart")

        seen = await phone.until(lambda seen: len(seen) == 2)

    assert seen[0]["text"] == "as JSON"
    assert seen[1]["photo"]


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, phone: Phone) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    async with listening(fine) as listener:
        await bot.set_webhook(listener.url)

        with pytest.raises(TelegramConflictError, match="webhook"):
            await waiting
        with pytest.raises(TelegramConflictError, match="use deleteWebhook"):
            await bot.get_updates()

    assert "bad webhook" in await refusal(bot.set_webhook("ftp://x"))
    bad_secret = bot.set_webhook(listener.url, secret_token="ә")
    assert "unallowed characters" in await refusal(bad_secret)
