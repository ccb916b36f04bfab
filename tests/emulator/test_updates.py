"""Long polling: order, offset, kinds, and which of two who poll is heard."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from tests.emulator.phone import Phone


async def test_updates_come_in_order_until_they_are_confirmed(bot: Bot, phone: Phone) -> None:
    for text in ("1", "2", "3"):
        await phone.say(text)

    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(limit=2)
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    none = await bot.get_updates(offset=rest[-1].update_id + 1)

    assert [each.message.text for each in first if each.message] == ["1", "2"]
    assert again == first
    assert [each.message.text for each in rest if each.message] == ["3"]
    assert none == []


async def test_a_long_poll_ends_with_the_first_news(bot: Bot, phone: Phone) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)

    await phone.say("hello")

    (update,) = await asyncio.wait_for(waiting, 2)
    assert update.message
    assert update.message.text == "hello"


async def test_of_two_who_poll_the_newer_wins(bot: Bot, phone: Phone) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.create_task(bot.get_updates(timeout=20))

    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await older
    await phone.say("hello")

    assert len(await newer) == 1


async def test_only_wanted_kinds_are_queued(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, "x")
    await friend.tell("react", message_id=sent.message_id, emoji="👍")
    assert all(each.message_reaction is None for each in await bot.get_updates())

    await bot.get_updates(offset=-1, allowed_updates=["message_reaction"])
    await friend.say("unheard")
    await friend.tell("react", message_id=sent.message_id, emoji="👌")

    updates = await bot.get_updates(offset=-1)
    assert [each.event_type for each in updates] == ["message_reaction"]
    reaction = updates[0].message_reaction
    assert reaction
    assert [each.emoji for each in reaction.new_reaction] == ["👌"]  # type: ignore[union-attr]
    assert [each.emoji for each in reaction.old_reaction] == ["👍"]  # type: ignore[union-attr]


async def test_phones_hear_of_everything(bot: Bot, friend: Phone) -> None:
    before = (await friend.ask("messages"))["revision"]
    waiting = asyncio.create_task(friend.ask("events", after=before))
    await asyncio.sleep(0.05)

    sent = await bot.send_message(friend.id, "x")
    await waiting
    await bot.edit_message_text("y", chat_id=friend.id, message_id=sent.message_id)
    await bot.set_message_reaction(friend.id, sent.message_id, reaction=[])
    await bot.send_chat_action(friend.id, "typing")
    await bot.delete_message(friend.id, sent.message_id)

    news = await friend.ask("events", after=before, timeout=0)
    kinds = [event["kind"] for event in news["events"]]
    assert kinds == ["message", "edit", "reaction", "action", "delete"]
    assert (await waiting)["events"][0]["message"]["text"] == "x"
    assert (await friend.ask("events", after=before + 999, timeout=5))["reload"] is True
