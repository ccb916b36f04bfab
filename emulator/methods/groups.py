"""getChat, getChatMember and their kin: what a bot can learn about a chat."""

from aiogram.methods import (
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    LeaveChat,
)

from emulator import groups, members, messages, people, rooms
from emulator.errors import bad
from emulator.journal import Json
from emulator.methods import deletions
from emulator.requests import Methods
from emulator.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(world: World, bot: Json, call: GetChat) -> Json:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    shown = rooms.chat(world, room)
    shown |= {"accent_color_id": 0, "max_reaction_count": 11}
    shown["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if "username" in shown:
        shown["active_usernames"] = [shown["username"]]
    pins = deletions.pinned(world, room)
    record = messages.find(world, room, pins[-1]) if pins else None
    return shown | ({"pinned_message": record["message"]} if record else {})


def get_chat_member(world: World, bot: Json, call: GetChatMember) -> Json:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    member = members.person(world, room, call.user_id) or members.bot(world, room, call.user_id)
    if member is None:
        raise bad("PARTICIPANT_ID_INVALID")
    return member


def get_chat_administrators(world: World, bot: Json, call: GetChatAdministrators) -> list[Json]:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    if room.is_private:
        raise bad("there are no administrators in the private chat")
    everybody = [members.person(world, room, each) for each in rooms.people_in(world, room)]
    everybody += [members.bot(world, room, each) for each in rooms.bots_in(world, room)]
    return [each for each in everybody if each and each["status"] in ("creator", "administrator")]


def get_chat_member_count(world: World, bot: Json, call: GetChatMemberCount) -> int:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    return len(rooms.people_in(world, room)) + len(rooms.bots_in(world, room))


def leave_chat(world: World, bot: Json, call: LeaveChat) -> bool:
    room = rooms.known_to_bot(world, bot, call.chat_id)
    group = world.groups.get(room.chat)
    if group is None:
        raise bad("chat member status can't be changed in private chats")
    groups.place_bot(world, room, people.bot_user(bot), bot["id"], "left")
    return True


METHODS: Methods = {
    GetChat: get_chat,
    GetChatMember: get_chat_member,
    GetChatAdministrators: get_chat_administrators,
    GetChatMemberCount: get_chat_member_count,
    LeaveChat: leave_chat,
}
