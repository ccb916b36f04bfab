"""Messages: placed, changed and removed; phones are told of each."""

from dataclasses import dataclass, field
from typing import Any

from emulator import rooms
from emulator.journal import Json
from emulator.rooms import Room
from emulator.world import World, now

CONTENT = (
    "text",
    "photo",
    "document",
    "video",
    "video_note",
    "voice",
    "audio",
    "animation",
    "sticker",
    "poll",
    "contact",
    "location",
    "dice",
)
CAPTIONED = ("photo", "document", "video", "voice", "audio", "animation")
MEDIA = ("photo", "document", "video", "video_note", "voice", "audio", "animation", "sticker")
COPIED = (*CONTENT, "entities", "caption", "caption_entities", "show_caption_above_media")


@dataclass
class Draft:
    """A message before it has a number."""

    content: Json
    keyboard: Json | None = None
    reply_keyboard: Json | None = None
    thread: int | None = None
    reply_to: Json | None = None
    quote: Json | None = None
    opens_topic: bool = False
    is_protected: bool = False
    author: int | None = None  # the person behind an anonymous administrator
    extra: Json = field(default_factory=dict)


def place(world: World, room: Room, sender: Json, draft: Draft) -> Json:
    """Put a message into a chat; the Message as the Bot API shows it."""
    message: Json = {
        "message_id": world.count(room.counter),
        "from": sender,
        "chat": rooms.chat(world, room),
        "date": now(),
        **draft.extra,
    }
    reply_to = draft.reply_to or topic_start(world, room, draft.thread)
    message |= threads(world, room, draft, message["message_id"])
    if reply_to:
        message["reply_to_message"] = without(reply_to, "reply_to_message")
    if draft.quote:
        message["quote"] = draft.quote
    message |= draft.content
    if draft.is_protected:
        message["has_protected_content"] = True
    if draft.keyboard:
        message["reply_markup"] = draft.keyboard
    record: Json = {"room": room.key, "message": message, "reactions": {}}
    if draft.reply_keyboard:
        record["reply_keyboard"] = draft.reply_keyboard
    if draft.author:
        record["author"] = draft.author
    keep(world, room, record)
    tell(world, room, "message", message=seen(record))
    return message


def threads(world: World, room: Room, draft: Draft, number: int) -> Json:
    """The topic of a message; outside of topics a reply belongs to the thread of its first message,
    which is no topic: nobody can send there."""
    thread = number if draft.opens_topic else draft.thread
    if thread:
        return {"message_thread_id": thread, "is_topic_message": True}
    if draft.reply_to and rooms.has_threads(world, room):
        first = draft.reply_to.get("message_thread_id", draft.reply_to["message_id"])
        return {"message_thread_id": first}
    return {}


def topic_of(world: World, room: Room, message: Json | None) -> int | None:
    """The topic an answer to this message goes to."""
    if not message or not message.get("is_topic_message") or not rooms.has_topics(world, room):
        return None
    return int(message["message_thread_id"])


def topic_start(world: World, room: Room, thread: int | None) -> Json | None:
    """Telegram shows a topic's messages as replies to the message that opened the topic."""
    record = find(world, room, thread) if thread else None
    return record["message"] if record else None


def without(message: Json, *names: str) -> Json:
    return {name: value for name, value in message.items() if name not in names}


def keep(world: World, room: Room, record: Json) -> None:
    number = record["message"]["message_id"]
    world.messages.put(f"{room.key}:{number}", record)
    world.rooms.setdefault(room.key, {})[number] = record


def find(world: World, room: Room, message_id: int | None) -> Json | None:
    return world.rooms.get(room.key, {}).get(message_id or 0)


def change(world: World, room: Room, record: Json, **facts: Any) -> Json:
    """Replace facts of a message (None removes one) and tell the phones; the new Message."""
    message = record["message"] | facts
    message = {name: value for name, value in message.items() if value is not None}
    changed = {**record, "message": message}
    keep(world, room, changed)
    tell(world, room, "edit", message=seen(changed))
    return message


def remove(world: World, room: Room, numbers: list[int]) -> None:
    for number in numbers:
        world.rooms.get(room.key, {}).pop(number, None)
        world.messages.drop(f"{room.key}:{number}")
    tell(world, room, "delete", message_ids=numbers)


def tell(world: World, room: Room, kind: str, **facts: Any) -> None:
    """An event for the phones of everybody in this chat."""
    audience = rooms.people_in(world, room)
    bot = {"bot": room.bot} if room.is_private else {}
    world.announce(kind, audience, chat=room.chat, **bot, **facts)


def seen(record: Json) -> Json:
    """The message as a phone shows it: with the keyboard below the chat and the reactions."""
    message = dict(record["message"])
    if "author" in record:
        message["author"] = record["author"]
    if "reply_keyboard" in record:
        message["reply_markup"] = record["reply_keyboard"]
    if record["reactions"]:
        message["reactions"] = [
            {"from": int(who), "emoji": emoji} for who, emoji in record["reactions"].items()
        ]
    return message


def all_in(world: World, room: Room) -> list[Json]:
    """The messages of a chat, the oldest first."""
    return [record for _, record in sorted(world.rooms.get(room.key, {}).items())]


def kind_of(message: Json) -> str | None:
    """What the message is made of; None for service messages."""
    return next((name for name in CONTENT if name in message), None)
