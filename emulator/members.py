"""Who somebody is in a chat: owner, administrator, member, gone or banned."""

from collections.abc import Iterable

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
    inside, group = rooms.people_in(world, room), world.groups.get(room.chat) or {}
    if person_id not in inside:
        is_banned = person_id in group.get("banned", [])
        return banned(user) if is_banned else {"status": "left", "user": user}
    hidden = {"is_anonymous": is_anonymous(world, room, person_id)}
    if not room.is_private and inside[0] == person_id:
        return {"status": "creator", "user": user, **hidden}
    if person_id in group.get("admins", []):
        return {"status": "administrator", "user": user, **rights(), **hidden}
    return {"status": "member", "user": user}


def rights(withheld: Iterable[str] = ()) -> Json:
    return dict.fromkeys(RIGHTS, True) | dict.fromkeys((*NO_RIGHTS, *withheld), False)


def is_admin(world: World, room: Room, person_id: int) -> bool:
    """Whether the person owns the group or is one of its administrators."""
    member = person(world, room, person_id)
    return member is not None and member["status"] in ("creator", "administrator")


def is_anonymous(world: World, room: Room, person_id: int) -> bool:
    """Whether what the person writes here carries the name of the group."""
    return person_id in (world.groups.get(room.chat) or {}).get("anonymous", [])


def bot(world: World, room: Room, bot_id: int) -> Json | None:
    """The ChatMember of a bot."""
    known = world.bots.get(bot_id)
    if known is None:
        return None
    user = people.bot_user(known)
    if room.is_private:
        is_blocked = people.tie(world, bot_id, room.chat)["blocked"]
        return banned(user) if is_blocked else {"status": "member", "user": user}
    group = world.groups.get(room.chat) or {}
    if bot_id not in rooms.bots_in(world, room):
        is_kicked = bot_id in group.get("kicked", [])
        return banned(user) if is_kicked else {"status": "left", "user": user}
    if rooms.is_admin(world, bot_id, room):
        given = rights(group.get("withheld", []))
        return {"status": "administrator", "user": user, **given}
    return {"status": "member", "user": user}


def banned(user: Json) -> Json:
    return {"status": "kicked", "user": user, "until_date": 0}


def tell_bot(world: World, room: Room, bot_id: int, old: Json | None, who: Json) -> None:
    """my_chat_member: what the bot was before, and what it is now."""
    new = bot(world, room, bot_id)
    if old is not None and new is not None and old != new:
        updates.push(world, bot_id, "my_chat_member", change(world, room, old, new, who), room.chat)


def tell_of_person(world: World, room: Room, person_id: int, old: Json, who: Json) -> None:
    """chat_member: for bots that are administrators and asked for it."""
    new = person(world, room, person_id)
    if new is None or old == new:
        return
    for each in rooms.bots_in(world, room):
        if rooms.is_admin(world, each, room):
            told = change(world, room, old, new, who)
            updates.push(world, each, "chat_member", told, room.chat)


def change(world: World, room: Room, old: Json, new: Json, who: Json) -> Json:
    """The ChatMemberUpdated; `who` is a person, or the User of one."""
    return {
        "chat": rooms.chat(world, room),
        "from": who if "is_bot" in who else people.user(who),
        "date": now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


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
