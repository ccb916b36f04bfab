"""Groups: topics, reactions, polls, pins, members, and what a bot may see."""

import pytest
from aiogram import Bot
from aiogram.types import ChatMemberAdministrator, ReactionTypeEmoji

from emulator.server import Emulator
from tests.emulator.conftest import OTHER_TOKEN, NewPerson, aiogram_bot
from tests.emulator.phone import Json, Phone
from tests.emulator.test_messages import refusal


@pytest.fixture
async def forum(bot: Bot, friend: Phone) -> Json:
    made: Json = await friend.tell("groups", title="Staff", members=[friend.id], topics=True)
    return made


async def test_a_new_group_tells_the_bot_that_it_is_administrator(bot: Bot, forum: Json) -> None:
    change = (await bot.get_updates(offset=-1))[0].my_chat_member

    assert change
    assert change.chat.is_forum
    assert change.old_chat_member.status == "left"
    assert isinstance(change.new_chat_member, ChatMemberAdministrator)
    assert change.new_chat_member.can_manage_topics


async def test_a_bot_that_comes_later_learns_of_the_open_group(
    emulator: Emulator, phone: Phone
) -> None:
    group = await phone.tell("groups", title="Staff", members=[phone.id])

    async with aiogram_bot(emulator.url, OTHER_TOKEN) as late:
        change = (await late.get_updates())[0].my_chat_member

    assert change
    assert change.chat.id == group["id"]


async def test_a_topic_lives_from_its_making_to_its_end(
    bot: Bot, friend: Phone, forum: Json, new_person: NewPerson
) -> None:
    chat, colleague = forum["id"], await new_person()
    await friend.tell("members", chat=chat, member=colleague.id, status="member")
    topic = await bot.create_forum_topic(chat, "Қылмыстық құқық")
    number = topic.message_thread_id
    await bot.send_message(chat, "question", message_thread_id=number)
    said = await friend.say("answer", chat=chat, thread=number)

    heard = (await bot.get_updates(offset=-1))[0].message

    assert heard
    assert heard.is_topic_message
    assert heard.message_thread_id == number
    assert heard.reply_to_message
    assert heard.reply_to_message.forum_topic_created
    await bot.edit_forum_topic(chat, number, name="other")
    await bot.close_forum_topic(chat, number)
    assert "TOPIC_NOT_MODIFIED" in await refusal(bot.close_forum_topic(chat, number))
    closed = await colleague.say("late", chat=chat, thread=number)
    assert closed == {"error": "the topic is closed"}
    assert "message_id" in await friend.say("the owner may", chat=chat, thread=number)
    await bot.reopen_forum_topic(chat, number)
    reply = await friend.say("again", chat=chat, reply_to=said["message_id"])
    assert reply["message_thread_id"] == number
    await bot.delete_forum_topic(chat, number)
    assert [each["new_chat_members"] for each in await friend.messages(chat=chat)]
    lost = bot.send_message(chat, "x", message_thread_id=number)
    assert "message thread not found" in await refusal(lost)


async def test_topics_need_a_forum_and_the_right(bot: Bot, friend: Phone) -> None:
    plain = await friend.tell("groups", title="Plain", members=[friend.id])
    weak = await friend.tell(
        "groups", title="Weak", members=[friend.id], topics=True, bot_is_admin=False
    )

    assert "not a forum" in await refusal(bot.create_forum_topic(plain["id"], "x"))
    assert "not enough rights" in await refusal(bot.create_forum_topic(weak["id"], "x"))


async def test_a_bot_without_rights_sees_only_what_is_for_it(bot: Bot, friend: Phone) -> None:
    group = await friend.tell("groups", title="g", members=[friend.id], bot_is_admin=False)
    chat = group["id"]
    own = await bot.send_message(chat, "hello")
    await bot.get_updates(offset=-1)

    for text in ("chatter", "/start", "/start@other_bot", "hey @sabaq_demo_bot"):
        await friend.say(text, chat=chat)
    await friend.say("a reply", chat=chat, reply_to=own.message_id)

    updates = (await bot.get_updates())[1:]
    texts = [each.message.text for each in updates if each.message]
    assert texts == ["/start", "hey @sabaq_demo_bot", "a reply"]


async def test_a_bot_marks_messages_with_reactions(bot: Bot, friend: Phone, forum: Json) -> None:
    said = await friend.say("hello", chat=forum["id"])
    number = said["message_id"]

    await bot.set_message_reaction(forum["id"], number, [ReactionTypeEmoji(emoji="👌")])

    (seen,) = await friend.messages(chat=forum["id"])
    assert seen["reactions"] == [{"from": bot.id, "emoji": "👌"}]
    unknown = bot.set_message_reaction(forum["id"], number, [ReactionTypeEmoji(emoji="✅")])
    assert "REACTION_INVALID" in await refusal(unknown)
    nowhere = bot.set_message_reaction(forum["id"], 999, [])
    assert "message to react not found" in await refusal(nowhere)


async def test_a_poll_counts_votes_and_closes(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_poll(
        friend.id, "2 + 2?", ["3", "4"], type="quiz", correct_option_ids=[1], is_anonymous=False
    )

    await friend.tell("vote", message_id=sent.message_id, options=[1])
    second = await friend.tell("vote", message_id=sent.message_id, options=[0])

    updates = await bot.get_updates(offset=-2)
    assert updates[0].poll
    assert [each.voter_count for each in updates[0].poll.options] == [0, 1]
    assert updates[1].poll_answer
    assert updates[1].poll_answer.option_ids == [1]
    assert second == {"error": "a vote in this poll cannot be changed"}
    closed = await bot.stop_poll(friend.id, sent.message_id)
    assert closed.is_closed
    again = bot.stop_poll(friend.id, sent.message_id)
    assert "poll has already been closed" in await refusal(again)
    assert "at least 2" in await refusal(bot.send_poll(friend.id, "?", ["one"]))
    long = bot.send_poll(friend.id, "я" * 301, ["a", "b"])
    assert "poll question length" in await refusal(long)


async def test_pins_are_kept_and_taken_away(bot: Bot, friend: Phone) -> None:
    sent = await bot.send_message(friend.id, "important")

    await bot.pin_chat_message(friend.id, sent.message_id)

    chat = await bot.get_chat(friend.id)
    assert chat.pinned_message
    assert chat.pinned_message.message_id == sent.message_id
    await bot.unpin_chat_message(friend.id)
    assert (await bot.get_chat(friend.id)).pinned_message is None


async def test_members_are_known(
    bot: Bot, friend: Phone, forum: Json, new_person: NewPerson
) -> None:
    stranger = await new_person()

    owner = await bot.get_chat_member(forum["id"], friend.id)
    outside = await bot.get_chat_member(forum["id"], stranger.id)
    admins = await bot.get_chat_administrators(forum["id"])

    assert owner.status == "creator"
    assert outside.status == "left"
    assert [each.user.id for each in admins] == [friend.id, bot.id]
    assert await bot.get_chat_member_count(forum["id"]) == 2
    await bot.leave_chat(forum["id"])
    assert "not a member" in await refusal(bot.send_message(forum["id"], "x"))


async def test_a_bot_presents_itself(bot: Bot, friend: Phone) -> None:
    await bot.set_my_name("Сабақ")
    await bot.set_my_description("қазақша", language_code="kk")
    await bot.set_my_short_description("short")

    assert (await bot.get_my_name()).name == "Сабақ"
    assert (await bot.get_me()).first_name == "Сабақ"
    assert (await bot.get_my_description(language_code="kk")).description == "қазақша"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description("ru")).short_description == "short"
    too_long = bot.set_my_short_description("я" * 121)
    assert "too long" in await refusal(too_long)
