"""Forum topics of a group: made, renamed, closed, opened again and deleted by a bot."""

from typing import Any

from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    DeleteForumTopic,
    EditForumTopic,
    ReopenForumTopic,
)

from emulator import limits, people, rooms, topics
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.rooms import Room
from emulator.world import World


def create_forum_topic(world: World, bot: Json, call: CreateForumTopic) -> Json:
    room = forum(world, bot, call.chat_id)
    if not rooms.is_admin(world, bot["id"], room, "can_manage_topics"):
        raise bad("not enough rights to create a topic")
    check_name(call.name)
    if call.icon_color is not None and call.icon_color not in topics.COLORS:
        raise bad("invalid topic icon color specified")
    facts = {
        "name": call.name,
        "icon_color": call.icon_color,
        "icon_custom_emoji_id": call.icon_custom_emoji_id,
    }
    world.rates.charge(bot["id"], room.chat)
    number = topics.make(world, room, people.bot_user(bot), facts)
    topic = topics.find(world, room, number) or {}
    shown = ("name", "icon_color", "icon_custom_emoji_id")
    return {"message_thread_id": number, **{name: topic[name] for name in shown if name in topic}}


def edit_forum_topic(world: World, bot: Json, call: EditForumTopic) -> bool:
    room, topic = changeable(world, bot, call, "edit the topic")
    wanted = {"name": call.name, "icon_custom_emoji_id": call.icon_custom_emoji_id}
    new = {name: value for name, value in wanted.items() if value}
    if "name" in new:
        check_name(str(new["name"]))
    if all(topic.get(name) == value for name, value in new.items()):
        raise bad("TOPIC_NOT_MODIFIED")
    content = {"forum_topic_edited": new}
    topics.change(world, room, people.bot_user(bot), {**topic, **new}, content)
    return True


def close_forum_topic(world: World, bot: Json, call: CloseForumTopic) -> bool:
    return close(world, bot, call, is_closed=True)


def reopen_forum_topic(world: World, bot: Json, call: ReopenForumTopic) -> bool:
    return close(world, bot, call, is_closed=False)


def close(world: World, bot: Json, call: Any, *, is_closed: bool) -> bool:
    room, topic = changeable(world, bot, call, "close or open the topic")
    if topic["closed"] == is_closed:
        raise bad("TOPIC_NOT_MODIFIED")
    content: Json = {"forum_topic_closed" if is_closed else "forum_topic_reopened": {}}
    topics.change(world, room, people.bot_user(bot), {**topic, "closed": is_closed}, content)
    return True


def delete_forum_topic(world: World, bot: Json, call: DeleteForumTopic) -> bool:
    """The topic goes with all its messages."""
    room = forum(world, bot, call.chat_id)
    if not rooms.is_admin(world, bot["id"], room, "can_delete_messages"):
        raise bad("not enough rights to delete the topic")
    topics.remove(world, room, found(world, room, call.message_thread_id))
    return True


def forum(world: World, bot: Json, chat_id: int | str) -> Room:
    room = rooms.known_to_bot(world, bot, chat_id)
    if not rooms.has_topics(world, room):
        raise bad("the chat is not a forum")
    return room


def changeable(world: World, bot: Json, call: Any, wish: str) -> tuple[Room, Json]:
    """A topic this bot may change: its own, or any with the right."""
    room = forum(world, bot, call.chat_id)
    topic = world.topics.get(f"{room.chat}:{call.message_thread_id}")
    is_own = topic is not None and topics.is_own(topic, bot["id"])
    if not is_own and not rooms.is_admin(world, bot["id"], room, "can_manage_topics"):
        raise bad(f"not enough rights to {wish}")
    return room, found(world, room, call.message_thread_id)


def found(world: World, room: Room, thread: int) -> Json:
    topic = topics.find(world, room, thread)
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return topic


def check_name(name: str) -> None:
    if not 1 <= len(name.strip()) <= limits.TOPIC_NAME:
        raise bad("topic name must be non-empty" if not name.strip() else "TOPIC_TITLE_INVALID")


METHODS: Methods = {
    CreateForumTopic: create_forum_topic,
    EditForumTopic: edit_forum_topic,
    CloseForumTopic: close_forum_topic,
    ReopenForumTopic: reopen_forum_topic,
    DeleteForumTopic: delete_forum_topic,
}
