"""Quiz polls as Telegram has them, by an independent client: named votes, an end of their own."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest

from emulator.server import Emulator
from tests.emulator.conftest import TOKEN, NewPerson
from tests.emulator.phone import Phone

OPEN = 5  # seconds: the least Telegram allows


@pytest.fixture
async def other(emulator: Emulator) -> AsyncIterator[telegram.Bot]:
    """A bot by python-telegram-bot, that asks for news of polls only."""
    async with telegram.Bot(TOKEN, base_url=f"{emulator.url}/bot") as bot:
        await bot.get_updates(allowed_updates=["poll_answer", "poll"], timeout=0)
        yield bot


async def asked(bot: telegram.Bot, chat: int) -> telegram.Message:
    """A named quiz poll in this chat, open for five seconds."""
    kind: dict[str, Any] = {"type": "quiz", "correct_option_ids": [1], "is_anonymous": False}
    return await bot.send_poll(chat, "2 + 2?", ["3", "4"], open_period=OPEN, **kind)


async def test_a_named_quiz_in_a_group_tells_who_voted(
    other: telegram.Bot, phone: Phone, new_person: NewPerson
) -> None:
    friend = await new_person(first_name="Ерлан")
    group = await phone.tell("groups", title="М-26-1", members=[phone.id, friend.id])
    sent = await asked(other, group["id"])
    place = {"message_id": sent.message_id, "chat": group["id"]}

    voted = await friend.tell("vote", options=[1], **place)
    again = await friend.tell("vote", options=[0], **place)

    news = await other.get_updates(timeout=0)
    (answer,) = [each.poll_answer for each in news if each.poll_answer]
    assert voted["total_voter_count"] == 1
    assert again == {"error": "a vote in this poll cannot be changed"}
    assert answer.user is not None
    assert sent.poll is not None
    assert (answer.poll_id, answer.user.id) == (sent.poll.id, friend.id)
    assert list(answer.option_ids) == [1]


async def test_a_poll_closes_by_itself_and_takes_no_vote_then(
    other: telegram.Bot, phone: Phone
) -> None:
    await phone.say("/start")
    sent = await asked(other, phone.id)

    until = time.monotonic() + OPEN + 5
    while time.monotonic() < until and not await is_closed(phone):
        await asyncio.sleep(0.1)
    late = await phone.tell("vote", message_id=sent.message_id, options=[1])

    states = [each.poll for each in await other.get_updates(timeout=0) if each.poll]
    assert await is_closed(phone)
    assert late == {"error": "the poll is closed"}
    assert states[-1].is_closed
    with pytest.raises(BadRequest, match="already been closed"):
        await other.stop_poll(phone.id, sent.message_id)


async def is_closed(phone: Phone) -> bool:
    """Whether the newest poll on this phone has ended."""
    seen = await phone.messages()
    return bool(seen[-1]["poll"]["is_closed"])


async def test_a_poll_that_ends_too_soon_is_refused(other: telegram.Bot, phone: Phone) -> None:
    await phone.say("/start")

    with pytest.raises(BadRequest, match="from 5 to"):
        await other.send_poll(phone.id, "?", ["a", "b"], open_period=4)
