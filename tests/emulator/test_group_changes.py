"""A group changes while it lives: bots and people come and go, rights are taken, it moves."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot

from emulator.server import Emulator
from tests.emulator.conftest import NewPerson
from tests.emulator.libraries import NAMES, Library, opened
from tests.emulator.phone import Json, Phone

BOT = 111


@pytest.fixture(params=NAMES)
async def library(
    request: pytest.FixtureRequest, emulator: Emulator, bot: Bot
) -> AsyncIterator[Library]:
    async with opened(request.param, emulator.url) as made:
        yield made


@pytest.fixture
async def forum(bot: Bot, friend: Phone) -> Json:
    made: Json = await friend.tell("groups", title="Кафедра", members=[friend.id], topics=True)
    return made


async def told(bot: Bot) -> list[Json]:
    """What the bot was told since it last asked, by kind."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [each.model_dump(exclude_none=True, by_alias=True) for each in updates]


async def member(phone: Phone, chat: int, who: int, **fields: Any) -> Json:
    answer: Json = await phone.tell("members", chat=chat, member=who, **fields)
    return answer


async def test_a_removed_bot_is_told_and_turned_away(
    bot: Bot, library: Library, friend: Phone, forum: Json
) -> None:
    chat = forum["id"]
    await told(bot)

    kicked = await member(friend, chat, BOT, status="kicked")

    change, message = await told(bot)
    old, new = (change["my_chat_member"][f"{age}_chat_member"] for age in ("old", "new"))
    assert (old["status"], new["status"], kicked["status"]) == ("administrator", "kicked", "kicked")
    assert message["message"]["left_chat_member"]["id"] == BOT
    words = "forbidden: bot was kicked from the supergroup chat"
    assert words in await library.refusal(library.bot.send_message(chat, "x"))
    assert words in await library.refusal(library.bot.get_chat(chat))
    await friend.say("nobody hears", chat=chat)
    assert await told(bot) == []


async def test_a_bot_that_comes_back_is_told_so(bot: Bot, friend: Phone, forum: Json) -> None:
    chat = forum["id"]
    await member(friend, chat, BOT, status="left")
    await told(bot)

    await member(friend, chat, BOT, status="member")
    await member(friend, chat, BOT, status="administrator")

    came, message, promoted = await told(bot)
    assert came["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert [each["id"] for each in message["message"]["new_chat_members"]] == [BOT]
    assert promoted["my_chat_member"]["old_chat_member"]["status"] == "member"
    assert promoted["my_chat_member"]["new_chat_member"]["can_manage_topics"] is True


async def test_a_bot_that_left_is_no_member(library: Library, friend: Phone, forum: Json) -> None:
    await library.bot.leave_chat(forum["id"])

    refusal = await library.refusal(library.bot.send_message(forum["id"], "x"))

    assert "forbidden: bot is not a member of the supergroup chat" in refusal
    (left,) = await friend.messages(chat=forum["id"])
    assert left["left_chat_member"]["id"] == BOT


async def test_single_rights_are_taken_and_given_back(
    bot: Bot, library: Library, friend: Phone, forum: Json
) -> None:
    chat = forum["id"]
    own = (await library.bot.create_forum_topic(chat, "Өз тақырыбым")).message_thread_id
    foreign = (await friend.tell("topics", chat=chat, name="Адамдар"))["message_thread_id"]
    said = await friend.say("hello", chat=chat)
    await told(bot)

    rights = {"can_manage_topics": False, "can_delete_messages": False, "can_pin_messages": False}
    await member(friend, chat, BOT, rights=rights)

    (change,) = await told(bot)
    now = change["my_chat_member"]["new_chat_member"]
    assert (now["status"], now["can_manage_topics"]) == ("administrator", False)
    wishes = {
        "not enough rights to create a topic": library.bot.create_forum_topic(chat, "x"),
        "not enough rights to edit": library.bot.edit_forum_topic(chat, foreign, name="x"),
        "not enough rights to close or open": library.bot.close_forum_topic(chat, foreign),
        "not enough rights to delete the topic": library.bot.delete_forum_topic(chat, own),
        "rights to manage pinned": library.bot.pin_chat_message(chat, said["message_id"]),
        "message can't be deleted": library.bot.delete_message(chat, said["message_id"]),
    }
    for words, wish in wishes.items():
        assert words in await library.refusal(wish)
    await library.bot.edit_forum_topic(chat, own, name="Өзім аштым")
    await member(friend, chat, BOT, rights=dict.fromkeys(rights, True))
    assert await library.bot.create_forum_topic(chat, "x")


async def test_topics_are_switched_off_and_on(library: Library, friend: Phone, forum: Json) -> None:
    chat = forum["id"]
    topic = (await library.bot.create_forum_topic(chat, "Сұрақ")).message_thread_id
    asked = await library.bot.send_message(chat, "?", message_thread_id=topic)

    plain = await friend.tell("groups", id=chat, topics=False)

    assert "is_forum" not in plain
    lost = library.bot.send_message(chat, "x", message_thread_id=topic)
    assert "message thread not found" in await library.refusal(lost)
    made = library.bot.create_forum_topic(chat, "x")
    assert "the chat is not a forum" in await library.refusal(made)
    reply = await library.bot.send_message(
        chat, "x", reply_parameters=library.reply(asked.message_id)
    )
    assert reply.message_thread_id == topic  # the thread stays, but it is no topic
    assert not reply.is_topic_message
    await friend.tell("groups", id=chat, topics=True)
    again = await library.bot.send_message(chat, "!", message_thread_id=topic)
    assert again.is_topic_message


async def test_a_topic_that_a_person_deletes_is_lost_without_a_word(
    bot: Bot, library: Library, friend: Phone, forum: Json
) -> None:
    chat = forum["id"]
    topic = (await library.bot.create_forum_topic(chat, "Сұрақ")).message_thread_id
    asked = await library.bot.send_message(chat, "?", message_thread_id=topic)
    await told(bot)

    await friend.tell("topics", chat=chat, thread=topic, deleted=True)

    assert await told(bot) == []
    into = library.bot.send_message(chat, "x", message_thread_id=topic)
    assert "message thread not found" in await library.refusal(into)
    to = library.bot.send_message(chat, "x", reply_parameters=library.reply(asked.message_id))
    assert "message to be replied not found" in await library.refusal(to)
    assert "topic_id_invalid" in await library.refusal(library.bot.close_forum_topic(chat, topic))


async def test_what_happens_in_topics_is_told_also_to_the_bot_that_did_it(
    bot: Bot, library: Library, friend: Phone, forum: Json
) -> None:
    chat = forum["id"]
    await told(bot)
    topic = (await library.bot.create_forum_topic(chat, "Сұрақ")).message_thread_id
    asked = await library.bot.send_message(chat, "?", message_thread_id=topic)
    await library.bot.pin_chat_message(chat, asked.message_id)
    for fields in ({"name": "Жаңа"}, {"closed": True}, {"closed": False}):
        await friend.tell("topics", chat=chat, thread=topic, **fields)

    messages = [each["message"] for each in await told(bot)]

    kinds = ["forum_topic_created", "pinned_message", "forum_topic_edited"]
    kinds += ["forum_topic_closed", "forum_topic_reopened"]
    assert [next(kind for kind in kinds if kind in each) for each in messages] == kinds
    assert {each["message_thread_id"] for each in messages} == {topic}
    assert all(each["is_topic_message"] for each in messages)
    assert [each["from"]["id"] for each in messages] == [BOT, BOT, *[friend.id] * 3]
    undeletable = library.bot.delete_message(chat, topic)
    assert "message can't be deleted" in await library.refusal(undeletable)


async def test_an_anonymous_administrator_writes_as_the_group(
    bot: Bot, friend: Phone, forum: Json, new_person: NewPerson
) -> None:
    chat, colleague = forum["id"], await new_person(first_name="Ержан")
    await member(friend, chat, colleague.id, status="administrator")
    plain = await member(friend, chat, friend.id, anonymous=True)
    await member(friend, chat, colleague.id, anonymous=True)
    await bot.get_updates(offset=-1, allowed_updates=["message", "edited_message"])
    await told(bot)

    said = await colleague.say("жауап", chat=chat)
    await colleague.tell("edit", chat=chat, message_id=said["message_id"], text="дұрыс жауап")

    new, edited = await told(bot)
    for message in (new["message"], edited["edited_message"]):
        assert (message["from"]["id"], message["from"]["username"]) == (
            1087968824,
            "GroupAnonymousBot",
        )
        assert message["sender_chat"]["id"] == chat
    assert plain["is_anonymous"] is True
    assert (await bot.get_chat_member(chat, colleague.id)).status == "administrator"
    await member(friend, chat, colleague.id, anonymous=False)
    await colleague.say("атым көрінеді", chat=chat)
    assert (await told(bot))[0]["message"]["from"]["id"] == colleague.id


async def test_people_join_and_leave(
    bot: Bot, friend: Phone, forum: Json, new_person: NewPerson
) -> None:
    chat, guest = forum["id"], await new_person(first_name="Дана")
    await bot.get_updates(offset=-1, allowed_updates=["message", "chat_member"])
    await told(bot)

    await member(guest, chat, guest.id, status="member")
    hidden = await member(guest, chat, friend.id, status="left")
    await member(friend, chat, guest.id, status="kicked")

    updates = await told(bot)
    joined, left = (each["message"] for each in updates if "message" in each)
    assert joined["new_chat_members"][0]["id"] == guest.id
    assert (left["left_chat_member"]["id"], left["from"]["id"]) == (guest.id, friend.id)
    changes = [each["chat_member"] for each in updates if "chat_member" in each]
    assert [each["new_chat_member"]["status"] for each in changes] == ["member", "kicked"]
    assert hidden == {"error": "only an administrator of the group can do this"}
    assert "error" in await guest.say("x", chat=chat)
    assert (await bot.get_chat_member(chat, guest.id)).status == "kicked"


async def test_a_basic_group_becomes_a_supergroup(
    bot: Bot, library: Library, friend: Phone
) -> None:
    group = await friend.tell("groups", title="Топ", members=[friend.id], basic=True)
    old = group["id"]
    await friend.say("hello", chat=old)
    await told(bot)

    new = (await friend.tell("groups", id=old, topics=True))["id"]

    assert group["type"] == "group"
    assert old > -1_000_000_000_000 > new
    gone, change, came = await told(bot)
    assert (gone["message"]["chat"]["id"], gone["message"]["migrate_to_chat_id"]) == (old, new)
    assert change["my_chat_member"]["chat"]["id"] == new
    assert (came["message"]["chat"]["id"], came["message"]["migrate_from_chat_id"]) == (new, old)
    assert came["message"]["sender_chat"]["id"] == new
    assert await library.new_home(library.bot.send_message(old, "x")) == new
    assert await library.bot.create_forum_topic(new, "Сұрақ")
    chats = [each["chat"]["id"] for each in await friend.ask("chats")]
    assert chats == [friend.id, new]
    assert "became the supergroup" in (await friend.say("x", chat=old))["error"]


async def test_a_reply_outside_of_topics_has_a_thread_that_takes_no_messages(
    bot: Bot, library: Library, friend: Phone
) -> None:
    """A trap of Telegram: message_thread_id alone does not tell a topic."""
    chat = (await friend.tell("groups", title="g", members=[friend.id]))["id"]
    sent = await library.bot.send_message(chat, "?")
    first = await friend.say("!", chat=chat, reply_to=sent.message_id)
    second = await friend.say("!!", chat=chat, reply_to=first["message_id"])

    assert [each["message_thread_id"] for each in (first, second)] == [sent.message_id] * 2
    assert "is_topic_message" not in first
    into = library.bot.send_message(chat, "x", message_thread_id=sent.message_id)
    assert "message thread not found" in await library.refusal(into)
