"""Who somebody is in a chat: owner, administrator, member, gone or banned."""

from emulator import people, rooms, updates
from emulator.journal import Json
from emulator.rooms import Room
from emulator.world import World, now

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
NO_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_promote_members",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)


def person(world: World, room: Room, person_id: int) -> Json | None:
    """The ChatMember of a person; the first member of a group owns it."""
    known = world.people.get(person_id)
    if known is None:
        return None
    user = people.user(known)
    inside = rooms.people_in(world, room)
    if person_id not in inside:
        return {"status": "left", "user": user}
    if not room.is_private and inside[0] == person_id:
        return {"status": "creator", "user": user, "is_anonymous": False}
    return {"status": "member", "user": user}


def bot(world: World, room: Room, bot_id: int) -> Json | None:
    """The ChatMember of a bot."""
    known = world.bots.get(bot_id)
    if known is None:
        return None
    user = people.bot_user(known)
    if room.is_private:
        is_blocked = people.tie(world, bot_id, room.chat)["blocked"]
        return banned(user) if is_blocked else {"status": "member", "user": user}
    if bot_id not in rooms.bots_in(world, room):
        return {"status": "left", "user": user}
    if rooms.is_admin(world, bot_id, room):
        rights = dict.fromkeys(RIGHTS, True) | dict.fromkeys(NO_RIGHTS, False)
        return {"status": "administrator", "user": user, **rights}
    return {"status": "member", "user": user}


def banned(user: Json) -> Json:
    return {"status": "kicked", "user": user, "until_date": 0}


def tell_bot(world: World, room: Room, bot_id: int, old: Json | None, who: Json) -> None:
    """my_chat_member: what the bot was before, and what it is now."""
    new = bot(world, room, bot_id)
    if old is None or new is None or old == new:
        return
    change = {
        "chat": rooms.chat(world, room),
        "from": people.user(who),
        "date": now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    updates.push(world, bot_id, "my_chat_member", change, room.chat)


def introduce(world: World, bot_id: int) -> None:
    """Tell a bot that it was added to the groups made before it called for the first time."""
    known = world.bots.get(bot_id)
    if known is None:
        return
    gone = {"status": "left", "user": people.bot_user(known)}
    for chat, group in world.groups.items.items():
        owner = world.people.get(group["members"][0])
        if group["bots"] is None and owner:
            tell_bot(world, Room(0, int(chat)), bot_id, gone, owner)
