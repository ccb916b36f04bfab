"""deleteMessage, deleteMessages and pins: what a bot may take away or put on top."""

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    PinChatMessage,
    UnpinAllChatMessages,
    UnpinChatMessage,
)

from emulator import limits, messages, people, rooms, services
from emulator.errors import bad
from emulator.journal import Json
from emulator.messages import Draft
from emulator.requests import Methods
from emulator.rooms import Room
from emulator.world import World, now

UNDELETABLE = ("forum_topic_created", "supergroup_chat_created")


def delete_message(world: World, bot: Json, call: DeleteMessage) -> bool:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    record = messages.find(world, room, call.message_id)
    if record is None:
        raise bad("message to delete not found")
    if not may_delete(world, bot, room, record):
        raise bad("message can't be deleted")
    messages.remove(world, room, [call.message_id])
    return True


def delete_messages(world: World, bot: Json, call: DeleteMessages) -> bool:
    """Messages that are not there are passed over."""
    room = rooms.known_to_bot(world, bot, call.chat_id)
    if not 1 <= len(call.message_ids) <= limits.MESSAGES_AT_ONCE:
        raise bad("too many message identifiers specified")
    found = [messages.find(world, room, number) for number in call.message_ids]
    records = [record for record in found if record]
    if not all(may_delete(world, bot, room, record) for record in records):
        raise bad("message can't be deleted for everyone")
    messages.remove(world, room, [record["message"]["message_id"] for record in records])
    return True


def may_delete(world: World, bot: Json, room: Room, record: Json) -> bool:
    message = record["message"]
    is_old = now() - message["date"] > limits.DELETE_SECONDS
    if is_old or any(name in message for name in UNDELETABLE):
        return False
    is_own = message["from"]["id"] == bot["id"]
    right = "can_delete_messages" if rooms.has_threads(world, room) else None
    return is_own or room.is_private or rooms.is_admin(world, bot["id"], room, right)


def pin_chat_message(world: World, bot: Json, call: PinChatMessage) -> bool:
    room = rooms.writable(world, bot, call.chat_id)
    check_pin_right(world, bot, room)
    record = messages.find(world, room, call.message_id)
    if record is None:
        raise bad("message to pin not found")
    others = [number for number in pinned(world, room) if number != call.message_id]
    keep_pins(world, room, [*others, call.message_id])
    content = {"pinned_message": messages.without(record["message"], "reply_to_message")}
    service = Draft(content, thread=messages.topic_of(world, room, record["message"]))
    services.serve(world, room, people.bot_user(bot), service)
    return True


def unpin_chat_message(world: World, bot: Json, call: UnpinChatMessage) -> bool:
    """Without a number the newest pin goes."""
    room = rooms.writable(world, bot, call.chat_id)
    check_pin_right(world, bot, room)
    pins = pinned(world, room)
    number = call.message_id or (pins[-1] if pins else None)
    if number not in pins:
        raise bad("message to unpin not found")
    keep_pins(world, room, [each for each in pins if each != number])
    return True


def unpin_all_chat_messages(world: World, bot: Json, call: UnpinAllChatMessages) -> bool:
    room = rooms.writable(world, bot, call.chat_id)
    check_pin_right(world, bot, room)
    keep_pins(world, room, [])
    return True


def check_pin_right(world: World, bot: Json, room: Room) -> None:
    if not room.is_private and not rooms.is_admin(world, bot["id"], room, "can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")


def pinned(world: World, room: Room) -> list[int]:
    """The pinned messages that are still there, the newest pin last."""
    pins = (world.profiles.get(f"pins:{room.key}") or {"numbers": []})["numbers"]
    return [number for number in pins if messages.find(world, room, number)]


def keep_pins(world: World, room: Room, numbers: list[int]) -> None:
    world.profiles.put(f"pins:{room.key}", {"numbers": numbers})
    messages.tell(world, room, "chat", pinned=numbers)


METHODS: Methods = {
    DeleteMessage: delete_message,
    DeleteMessages: delete_messages,
    PinChatMessage: pin_chat_message,
    UnpinChatMessage: unpin_chat_message,
    UnpinAllChatMessages: unpin_all_chat_messages,
}
