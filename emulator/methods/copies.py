"""copyMessage, forwardMessage and their plurals; what is protected stays where it is."""

from collections.abc import Sequence
from typing import Any

from aiogram.methods import CopyMessage, CopyMessages, ForwardMessage, ForwardMessages

from emulator import limits, messages, people, rooms, sending
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.rooms import Room
from emulator.world import World


def copy_message(world: World, bot: Json, call: CopyMessage) -> Json:
    source = rooms.known_to_bot(world, bot, call.from_chat_id)
    record = messages.find(world, source, call.message_id)
    if record is None:
        raise bad("message to copy not found")
    if not may_copy(record):
        raise bad("the message can't be copied")
    content = copied(record["message"])
    if call.caption is not None and messages.kind_of(content) in messages.MEDIA:
        content = messages.without(content, "caption", "caption_entities")
        content |= sending.caption(call)
    return {"message_id": sending.send(world, bot, call, content)["message_id"]}


def forward_message(world: World, bot: Json, call: ForwardMessage) -> Json:
    source = rooms.known_to_bot(world, bot, call.from_chat_id)
    record = messages.find(world, source, call.message_id)
    if record is None:
        raise bad("message to forward not found")
    if not may_copy(record):
        raise bad("the message can't be forwarded")
    origin = forward_origin(record["message"])
    return sending.send(world, bot, call, copied(record["message"]), forward_origin=origin)


def copy_messages(world: World, bot: Json, call: CopyMessages) -> list[Json]:
    return several(world, bot, call, is_forward=False)


def forward_messages(world: World, bot: Json, call: ForwardMessages) -> list[Json]:
    return several(world, bot, call, is_forward=True)


def several(world: World, bot: Json, call: Any, *, is_forward: bool) -> list[Json]:
    """Those that can be taken, in their order; albums stay together."""
    verb = "forward" if is_forward else "copy"
    target = rooms.writable(world, bot, call.chat_id)
    source = rooms.known_to_bot(world, bot, call.from_chat_id)
    records = chosen(world, source, call.message_ids, verb)
    world.rates.charge(bot["id"], target.chat, len(records))
    albums: dict[str, str] = {}
    numbers = []
    for record in records:
        message = record["message"]
        draft = sending.draft(world, bot, target, call, copied(message))
        if is_forward:
            draft.extra["forward_origin"] = forward_origin(message)
        elif getattr(call, "remove_caption", None):
            draft.content = messages.without(draft.content, "caption", "caption_entities")
        if group := message.get("media_group_id"):
            new = albums.get(group) or str(world.count("albums", 13_000_000_000_001))
            albums[group] = draft.extra["media_group_id"] = new
        placed = messages.place(world, target, people.bot_user(bot), draft)
        numbers.append({"message_id": placed["message_id"]})
    return numbers


def chosen(world: World, source: Room, numbers: Sequence[int], verb: str) -> list[Json]:
    if not 1 <= len(numbers) <= limits.MESSAGES_AT_ONCE:
        raise bad(f"too many messages to {verb}")
    if list(numbers) != sorted(set(numbers)):
        raise bad("message identifiers must be in a strictly increasing order")
    found = [messages.find(world, source, number) for number in numbers]
    records = [record for record in found if record and may_copy(record)]
    if not records:
        raise bad(f"there are no messages to {verb}")
    return records


def may_copy(record: Json) -> bool:
    message = record["message"]
    return messages.kind_of(message) is not None and "has_protected_content" not in message


def copied(message: Json) -> Json:
    return {name: message[name] for name in messages.COPIED if name in message}


def forward_origin(message: Json) -> Json:
    """Who wrote it first; a forward of a forward names the first."""
    first = message.get("forward_origin")
    if first:
        return dict(first)
    return {"type": "user", "sender_user": message["from"], "date": message["date"]}


METHODS: Methods = {
    CopyMessage: copy_message,
    CopyMessages: copy_messages,
    ForwardMessage: forward_message,
    ForwardMessages: forward_messages,
}
