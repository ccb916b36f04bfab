"""Words: sent, changed, deleted and pressed within Telegram's limits, and refused in its words."""

import asyncio
from collections.abc import Awaitable

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.methods import SendDice
from aiogram.types import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardRemove,
)

from emulator.server import Emulator
from tests.emulator.conftest import TOKEN, NewPerson
from tests.emulator.phone import Phone


async def refusal(call: Awaitable[object]) -> str:
    with pytest.raises((TelegramBadRequest, TelegramForbiddenError)) as caught:
        await call
    return caught.value.message


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    buttons = [[InlineKeyboardButton(text="b", callback_data=data) for data in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=buttons)


async def test_text_may_have_4096_utf16_units_after_its_marks(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, f"<b>{'я' * 4096}</b>", parse_mode="HTML")

    assert len(sent.text or "") == 4096
    assert "message is too long" in await refusal(bot.send_message(friend.id, "я" * 4097))
    assert "message is too long" in await refusal(bot.send_message(friend.id, "👍" * 2049))
    assert "message text is empty" in await refusal(bot.send_message(friend.id, ""))
    assert "text must be non-empty" in await refusal(bot.send_message(friend.id, " \n"))


async def test_buttons_are_bounded(bot: Bot, friend: Phone) -> None:
    async def with_keyboard(markup: InlineKeyboardMarkup) -> object:
        return await bot.send_message(friend.id, "x", reply_markup=markup)

    assert await with_keyboard(keyboard(["я" * 32]))
    assert await with_keyboard(keyboard(*[["x"] * 8] * 12))
    assert "BUTTON_DATA_INVALID" in await refusal(with_keyboard(keyboard(["я" * 33])))
    assert "reply markup is too long" in await refusal(with_keyboard(keyboard(["x"] * 9)))
    assert "reply markup is too long" in await refusal(with_keyboard(keyboard(*[["x"]] * 101)))
    bare = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="b")]])
    assert "Text buttons are unallowed" in await refusal(with_keyboard(bare))


async def test_only_own_messages_with_text_can_be_changed_and_only_to_something_else(
    bot: Bot, friend: Phone
) -> None:
    sent = await bot.send_message(friend.id, "one", reply_markup=keyboard(["x"]))
    heard = (await friend.messages())[0]

    changed = await bot.edit_message_text("two", chat_id=friend.id, message_id=sent.message_id)

    assert changed.text == "two"  # type: ignore[union-attr]
    assert changed.reply_markup is None  # type: ignore[union-attr]

    async def edit(number: int, text: str = "two") -> object:
        return await bot.edit_message_text(text, chat_id=friend.id, message_id=number)

    assert "message is not modified" in await refusal(edit(sent.message_id))
    assert "MESSAGE_TOO_LONG" in await refusal(edit(sent.message_id, "я" * 4097))
    assert "message to edit not found" in await refusal(edit(999))
    assert "message can't be edited" in await refusal(edit(heard["message_id"]))
    below = await bot.send_message(friend.id, "x", reply_markup=ReplyKeyboardRemove())
    assert "message can't be edited" in await refusal(edit(below.message_id))
    place = await bot.send_location(friend.id, 51.1, 71.4)
    assert "there is no text in the message to edit" in await refusal(edit(place.message_id))


async def test_a_deleted_message_is_gone_for_everybody(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, "x")

    await bot.delete_message(friend.id, sent.message_id)

    assert [each["text"] for each in await friend.messages()] == ["/start"]
    gone = bot.delete_message(friend.id, sent.message_id)
    assert "message to delete not found" in await refusal(gone)


async def test_who_cannot_be_written_to_is_told(
    bot: Bot, friend: Phone, new_person: NewPerson
) -> None:
    stranger = await new_person()
    await friend.tell("block", blocked=True)

    assert "bot was blocked by the user" in await refusal(bot.send_message(friend.id, "x"))
    assert "can't initiate conversation" in await refusal(bot.send_message(stranger.id, "x"))
    assert "chat not found" in await refusal(bot.send_message(5, "x"))
    assert "chat not found" in await refusal(bot.send_message(-5, "x"))


async def test_a_block_and_its_end_are_my_chat_member(bot: Bot, friend: Phone) -> None:
    await friend.tell("block", blocked=True)
    assert "error" in await friend.say("hello")
    await friend.say("/start again")

    updates = await bot.get_updates()

    members = [each.my_chat_member for each in updates if each.my_chat_member]
    assert [each.new_chat_member.status for each in members] == ["kicked", "member"]
    assert updates[-1].message
    assert updates[-1].message.text == "/start again"


async def test_a_press_is_answered_once_and_in_time(
    bot: Bot, friend: Phone, emulator: Emulator
) -> None:
    sent = await bot.send_message(friend.id, "x", reply_markup=keyboard(["a"]))
    press = {"message_id": sent.message_id, "row": 0, "column": 0}
    waiting = asyncio.create_task(friend.tell("press", **press))
    query = (await bot.get_updates(offset=-1, timeout=2))[0].callback_query
    while query is None:
        query = (await bot.get_updates(offset=-1, timeout=2))[0].callback_query

    assert "MESSAGE_TOO_LONG" in await refusal(query.answer("я" * 201).as_(bot))
    await query.answer("я" * 200).as_(bot)

    assert (await waiting)["text"] == "я" * 200
    assert "query is too old" in await refusal(query.answer("again").as_(bot))
    emulator.world.query_seconds = 0
    silent = await friend.tell("press", timeout=0, **press)
    assert silent == {"answered": False, "text": None, "show_alert": False, "url": None}
    late = (await bot.get_updates(offset=-1))[0].callback_query
    assert late
    assert "query is too old" in await refusal(late.answer("late").as_(bot))


async def test_a_forged_press_arrives_and_an_impossible_one_does_not(
    bot: Bot, friend: Phone
) -> None:
    sent = await bot.send_message(friend.id, "x", reply_markup=keyboard(["a"]))

    await friend.tell("press", message_id=sent.message_id, data="forged", timeout=0)
    nowhere = await friend.tell("press", message_id=sent.message_id, row=3, column=0)

    query = (await bot.get_updates(offset=-1))[0].callback_query
    assert query
    assert query.data == "forged"
    assert nowhere == {"error": "there is no such button under this message"}


async def test_an_edited_message_comes_as_an_update(bot: Bot, friend: Phone) -> None:
    said = await friend.say("helo")

    await friend.tell("edit", message_id=said["message_id"], text="hello")

    edited = (await bot.get_updates(offset=-1))[0].edited_message
    assert edited
    assert edited.text == "hello"
    assert edited.edit_date


async def test_a_protected_message_stays_where_it_is(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, "secret", protect_content=True)
    free = await bot.send_message(friend.id, "<b>free</b>", parse_mode="HTML")

    copied = bot.copy_message(friend.id, friend.id, sent.message_id)
    assert "the message can't be copied" in await refusal(copied)
    forwarded = bot.forward_message(friend.id, friend.id, sent.message_id)
    assert "the message can't be forwarded" in await refusal(forwarded)
    assert "error" in await friend.tell("send", forward_of=sent.message_id)
    both = [sent.message_id, free.message_id]
    assert len(await bot.copy_messages(friend.id, friend.id, both)) == 1
    again = await bot.forward_message(friend.id, friend.id, free.message_id)
    assert again.forward_origin
    assert (again.text, again.entities) == (free.text, free.entities)


async def test_commands_follow_scope_and_language(
    bot: Bot, friend: Phone, session: aiohttp.ClientSession, emulator: Emulator
) -> None:
    url = f"{emulator.url}/bot{TOKEN}/setMyCommands"
    for language, word, scope in (
        ("", "plain", "default"),
        ("kk", "kazakh", "default"),
        ("", "private", "all_private_chats"),
    ):
        commands = [{"command": word, "description": word}]
        body = {"commands": commands, "scope": {"type": scope}, "language_code": language}
        async with session.post(url, json=body) as response:
            assert response.status == 200

    private = await friend.ask("commands")
    await bot.delete_my_commands(scope={"type": "all_private_chats"})  # type: ignore[arg-type]
    kazakh = await friend.ask("commands")

    assert [each["command"] for each in private] == ["private"]
    assert [each["command"] for each in kazakh] == ["kazakh"]


async def test_commands_of_a_group_are_narrowed_to_those_who_may(
    bot: Bot, friend: Phone, new_person: NewPerson
) -> None:
    guest = await new_person()
    chat = (await friend.tell("groups", title="g", members=[friend.id, guest.id]))["id"]
    for word, scope in (
        ("everywhere", {"type": "all_group_chats"}),
        ("here", {"type": "chat", "chat_id": chat}),
        ("close", {"type": "chat_administrators", "chat_id": chat}),
    ):
        await bot.set_my_commands([BotCommand(command=word, description=word)], scope=scope)  # type: ignore[arg-type]

    owner = await friend.ask("commands", chat=chat)
    member = await guest.ask("commands", chat=chat)

    assert [each["command"] for each in (*owner, *member)] == ["close", "here"]


async def test_what_is_unknown_is_refused(bot: Bot, friend: Phone, emulator: Emulator) -> None:
    with pytest.raises(TelegramNotFound):
        await bot(SendDice(chat_id=friend.id))

    assert emulator.world.calls[-1]["error_code"] == 404


async def test_a_wrong_token_is_unauthorized(
    bot: Bot, session: aiohttp.ClientSession, emulator: Emulator
) -> None:
    for token in ("111:other", "letters:abc", "nothing"):
        async with session.get(f"{emulator.url}/bot{token}/getMe") as response:
            assert response.status == 401
