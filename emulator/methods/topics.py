"""Forum topics of a group: made, renamed, closed, opened again and deleted."""

from typing import Any

from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    DeleteForumTopic,
    EditForumTopic,
    ReopenForumTopic,
)

from emulator import limits, messages, people, rooms
from emulator.errors import bad
from emulator.journal import Json
from emulator.messages import Draft
from emulator.requests import Methods
from emulator.rooms import Room
from emulator.world import World

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create_forum_topic(world: World, bot: Json, call: CreateForumTopic) -> Json:
    room = forum(world, bot, call.chat_id, "create a topic")
    check_name(call.name)
    if call.icon_color is not None and call.icon_color not in COLORS:
        raise bad("invalid topic icon color specified")
    topic: Json = {"name": call.name, "icon_color": call.icon_color or COLORS[0]}
    if call.icon_custom_emoji_id:
        topic["icon_custom_emoji_id"] = call.icon_custom_emoji_id
    world.rates.charge(bot["id"], room.chat)
    placed = messages.place(
        world, room, people.bot_user(bot), Draft({"forum_topic_created": dict(topic)})
    )
    number = placed["message_id"]
    record = messages.find(world, room, number)
    if record:
        messages.change(world, room, record, message_thread_id=number, is_topic_message=True)
    world.topics.put(f"{room.chat}:{number}", {**topic, "thread": number, "closed": False})
    messages.tell(world, room, "chat", topic=number)
    return {"message_thread_id": number, **topic}


def edit_forum_topic(world: World, bot: Json, call: EditForumTopic) -> bool:
    room, topic = found(world, bot, call, "edit the topic")
    wanted = {"name": call.name, "icon_custom_emoji_id": call.icon_custom_emoji_id}
    new = {name: value for name, value in wanted.items() if value}
    if "name" in new:
        check_name(str(new["name"]))
    if all(topic.get(name) == value for name, value in new.items()):
        raise bad("TOPIC_NOT_MODIFIED")
    serve(world, bot, room, {**topic, **new}, {"forum_topic_edited": new})
    return True


def close_forum_topic(world: World, bot: Json, call: CloseForumTopic) -> bool:
    room, topic = found(world, bot, call, "close the topic")
    if topic["closed"]:
        raise bad("TOPIC_NOT_MODIFIED")
    serve(world, bot, room, {**topic, "closed": True}, {"forum_topic_closed": {}})
    return True


def reopen_forum_topic(world: World, bot: Json, call: ReopenForumTopic) -> bool:
    room, topic = found(world, bot, call, "reopen the topic")
    if not topic["closed"]:
        raise bad("TOPIC_NOT_MODIFIED")
    serve(world, bot, room, {**topic, "closed": False}, {"forum_topic_reopened": {}})
    return True


def delete_forum_topic(world: World, bot: Json, call: DeleteForumTopic) -> bool:
    """The topic goes with all its messages."""
    room, topic = found(world, bot, call, "delete the topic")
    world.topics.drop(f"{room.chat}:{topic['thread']}")
    numbers = [
        record["message"]["message_id"]
        for record in messages.all_in(world, room)
        if record["message"].get("message_thread_id") == topic["thread"]
    ]
    messages.remove(world, room, numbers)
    return True


def serve(world: World, bot: Json, room: Room, topic: Json, content: Json) -> None:
    """Keep the changed topic and leave the service message Telegram leaves."""
    world.topics.put(f"{room.chat}:{topic['thread']}", topic)
    draft = Draft(content, thread=topic["thread"])
    messages.place(world, room, people.bot_user(bot), draft)
    messages.tell(world, room, "chat", topic=topic["thread"])


def forum(world: World, bot: Json, chat_id: int | str, wish: str) -> Room:
    room = rooms.known_to_bot(world, bot, chat_id)
    group = world.groups.get(room.chat)
    if group is None or not group["topics"]:
        raise bad("the chat is not a forum")
    if not rooms.is_admin(world, bot["id"], room):
        raise bad(f"not enough rights to {wish}")
    return room


def found(world: World, bot: Json, call: Any, wish: str) -> tuple[Room, Json]:
    room = forum(world, bot, call.chat_id, wish)
    topic = world.topics.get(f"{room.chat}:{call.message_thread_id}")
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    return room, topic


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
