"""Service messages: what Telegram itself writes into a chat when something happens there."""

from emulator import messages, rooms, updates
from emulator.journal import Json
from emulator.messages import Draft
from emulator.rooms import Room
from emulator.world import World

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def serve(world: World, room: Room, sender: Json, draft: Draft) -> Json:
    """Leave a service message; all bots inside hear of it, also the one who caused it."""
    message = messages.place(world, room, sender, draft)
    for bot in rooms.bots_in(world, room):
        updates.push(world, bot, "message", message, room.chat)
    return message


def behalf(world: World, room: Room) -> Json:
    """What a message carries that was written in the name of the group."""
    return {"sender_chat": rooms.chat(world, room)}
