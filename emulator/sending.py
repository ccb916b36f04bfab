"""What every sending method shares: the target, the reply, the keyboards, the account."""

from typing import Any

from aiogram.types import ReplyParameters

from emulator import entities, keyboards, limits, messages, people, quotes, rooms, topics
from emulator.errors import bad
from emulator.journal import Json
from emulator.messages import Draft
from emulator.requests import given
from emulator.rooms import Room
from emulator.world import World


def send(world: World, bot: Json, call: Any, content: Json, **extra: Any) -> Json:
    """Check everything Telegram checks, then place the message; the Message."""
    room = rooms.writable(world, bot, call.chat_id)
    ready = draft(world, bot, room, call, content)
    ready.extra |= extra
    world.rates.charge(bot["id"], room.chat)
    return messages.place(world, room, people.bot_user(bot), ready)


def draft(world: World, bot: Json, room: Room, call: Any, content: Json) -> Draft:
    markup = getattr(call, "reply_markup", None)
    reply_to = replied(world, room, call)
    return Draft(
        content,
        keyboard=keyboards.inline(markup),
        reply_keyboard=keyboards.reply(markup),
        thread=thread(world, bot, room, call.message_thread_id, reply_to),
        reply_to=reply_to,
        quote=quoted(call, reply_to),
        is_protected=bool(given(getattr(call, "protect_content", None))),
    )


def replied(world: World, room: Room, call: Any) -> Json | None:
    """The message this one answers, if it is still there."""
    parameters: ReplyParameters | None = getattr(call, "reply_parameters", None)
    if parameters and parameters.chat_id not in (None, call.chat_id):
        raise bad("this emulator knows replies in one chat only")
    number = parameters.message_id if parameters else getattr(call, "reply_to_message_id", None)
    if number is None:
        return None
    record = messages.find(world, room, number)
    if record:
        return dict(record["message"])
    lenient = parameters.allow_sending_without_reply if parameters else None
    if given(lenient) or getattr(call, "allow_sending_without_reply", None):
        return None
    raise bad("message to be replied not found")


def quoted(call: Any, reply_to: Json | None) -> Json | None:
    """The quoted part of the message this one answers."""
    parameters: ReplyParameters | None = getattr(call, "reply_parameters", None)
    if parameters is None or not parameters.quote or reply_to is None:
        return None
    mode, marks = given(parameters.quote_parse_mode), parameters.quote_entities
    plain, found = entities.marked(parameters.quote, mode, marks)
    quote = quotes.find(reply_to, plain, found, parameters.quote_position)
    if quote is None:
        raise bad("QUOTE_TEXT_INVALID")
    return quote


def thread(
    world: World, bot: Json, room: Room, wanted: int | None, reply_to: Json | None
) -> int | None:
    """The topic to write into; a reply stays in its topic."""
    if wanted is None:
        wanted = messages.topic_of(world, room, reply_to)
        if wanted is None:
            return None
    topic = topics.find(world, room, wanted)
    if topic is None:
        raise bad("message thread not found")
    may_write = topics.is_own(topic, bot["id"]) or not topic["closed"]
    if not may_write and not rooms.is_admin(world, bot["id"], room, "can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return wanted


def text(call: Any, too_long: str = "message is too long") -> Json:
    """The content of a text message."""
    if not call.text:
        raise bad("message text is empty")
    plain, found = entities.formatted(call.text, given(call.parse_mode), call.entities)
    if not plain:
        raise bad("text must be non-empty")
    if limits.length(plain) > limits.TEXT:
        raise bad(too_long)
    return {"text": plain} | ({"entities": found} if found else {})


def caption(call: Any) -> Json:
    """The words under a file; none is fine."""
    if not getattr(call, "caption", None):
        return {}
    plain, found = entities.formatted(call.caption, given(call.parse_mode), call.caption_entities)
    if limits.length(plain) > limits.CAPTION:
        raise bad("message caption is too long")
    if not plain:
        return {}
    return {"caption": plain} | ({"caption_entities": found} if found else {})
