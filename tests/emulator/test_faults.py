"""Troubles on demand, rate accounts, and the record of what a bot did."""

import time

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from emulator.server import Emulator
from tests.emulator.phone import Phone


async def order(phone: Phone, kind: str, **facts: object) -> None:
    answer = await phone.tell("faults", method="sendMessage", kind=kind, **facts)
    assert answer == {"ok": True}


async def send(bot: Bot, chat: int, times: int) -> None:
    for _ in range(times):
        await bot.send_message(chat, "x")


async def texts(phone: Phone) -> list[str]:
    return [each["text"] for each in await phone.answers()]


async def test_ordered_refusals_strike_so_often_and_no_more(bot: Bot, friend: Phone) -> None:
    await order(friend, "429", times=2, retry_after=7)
    await order(friend, "500")

    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(friend.id, "x")
        assert caught.value.retry_after == 7
    with pytest.raises(TelegramServerError):
        await bot.send_message(friend.id, "x")
    await bot.send_message(friend.id, "arrived")

    assert await texts(friend) == ["arrived"]


async def test_a_cut_comes_before_or_after_the_effect(bot: Bot, friend: Phone) -> None:
    await order(friend, "cut_before")
    await order(friend, "cut_after")

    for text in ("lost", "arrived"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(friend.id, text)

    assert await texts(friend) == ["arrived"]


async def test_latency_delays_and_a_cleared_fault_does_nothing(bot: Bot, friend: Phone) -> None:
    await order(friend, "latency", seconds=0.2)
    begun = time.monotonic()
    await bot.send_message(friend.id, "slow")
    assert time.monotonic() - begun >= 0.2

    await order(friend, "500", times=9)
    async with friend.session.delete(f"{friend.url}/client/faults") as response:
        assert response.status == 200
    await bot.send_message(friend.id, "free")

    assert await texts(friend) == ["slow", "free"]


async def test_an_unknown_fault_is_refused(bot: Bot, friend: Phone) -> None:
    answer = await friend.tell("faults", method="*", kind="flood")

    assert answer["error"].startswith("unknown kind of fault: flood")


async def test_the_31st_message_in_a_second_must_wait(
    bot: Bot, friend: Phone, emulator: Emulator
) -> None:
    with pytest.raises(TelegramRetryAfter) as caught:
        await send(bot, friend.id, 31)

    assert caught.value.retry_after == 1
    assert len(await friend.answers()) == 30
    await friend.tell("limits", messages_per_second=None, per_chat_per_second=1)
    with pytest.raises(TelegramRetryAfter):
        await send(bot, friend.id, 2)


async def test_a_group_takes_twenty_messages_a_minute(bot: Bot, friend: Phone) -> None:
    group = await friend.tell("groups", title="Staff", members=[friend.id])

    with pytest.raises(TelegramRetryAfter) as caught:
        await send(bot, group["id"], 21)

    assert 50 < caught.value.retry_after <= 60


async def test_the_record_shows_what_was_sent_and_what_was_refused(bot: Bot, friend: Phone) -> None:
    last = (await friend.ask("record"))[-1]["n"]
    await bot.send_message(friend.id, "x")
    await order(friend, "500")
    with pytest.raises(TelegramServerError):
        await bot.send_message(friend.id, "y")

    calls = await friend.ask("record", after=last)

    assert [(call["method"], call["params"]["text"], call["ok"]) for call in calls] == [
        ("sendMessage", "x", True),
        ("sendMessage", "y", False),
    ]
    assert calls[1]["error_code"] == 500
    assert calls[0]["params"]["chat_id"] == friend.id
