"""A running emulator, its phones, and bots of two independent libraries."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from emulator.server import Emulator, running
from tests.emulator.phone import Phone

TOKEN = "111:" + "A" * 35
OTHER_TOKEN = "222:" + "B" * 35
NewPerson = Callable[..., Awaitable[Phone]]


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(query_seconds=2, first_pause=0.02) as started:
        yield started


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def new_person(emulator: Emulator, session: aiohttp.ClientSession) -> NewPerson:
    async def make(**facts: Any) -> Phone:
        return await person_at(session, emulator.url, **facts)

    return make


async def person_at(session: aiohttp.ClientSession, url: str, **facts: Any) -> Phone:
    facts = {"first_name": "Айгүл", "language_code": "kk", **facts}
    async with session.post(f"{url}/client/people", json=facts) as response:
        return Phone(session, url, await response.json())


@pytest.fixture
async def phone(new_person: NewPerson) -> Phone:
    return await new_person()


class PlainSession(AiohttpSession):
    """aiogram waits a quarter of a second for TLS to close; there is none here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def aiogram_bot(url: str, token: str = TOKEN) -> AsyncIterator[Bot]:
    api = PlainSession(api=TelegramAPIServer.from_base(url))
    async with Bot(token, session=api) as made:
        yield made


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """A bot the emulator has already met."""
    async with aiogram_bot(emulator.url) as made:
        await made.get_me()
        yield made


@pytest.fixture
async def friend(phone: Phone, bot: Bot) -> Phone:
    """A person who has started the bot."""
    await phone.say("/start")
    return phone
