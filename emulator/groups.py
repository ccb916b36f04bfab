"""A group while it lives: made, renamed, upgraded; who comes and goes, and who may do what."""

from dataclasses import dataclass

from emulator import members, messages, people, rooms, services, updates
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.messages import Draft
from emulator.rooms import Room
from emulator.world import World

FIRST_GROUP = 1_001_000_000_001
FIRST_BASIC = 4_000_001
INSIDE = ("member", "administrator")
STATUSES = (*INSIDE, "left", "kicked")


@dataclass(frozen=True)
class Start:
    """What a group is when it is made; the first member owns it."""

    title: str
    members: list[int]
    bots: list[int] | None  # None: open to all bots that will call
    topics: bool = False
    bot_is_admin: bool = True
    is_basic: bool = False


def make(world: World, start: Start) -> Room:
    """A group; its bots are added and told."""
    if start.is_basic and start.topics:
        raise Impossible("a basic group has no topics; make it a supergroup")
    first, name = (FIRST_BASIC, "basic") if start.is_basic else (FIRST_GROUP, "groups")
    room = Room(0, -world.count(name, first))
    group = {
        "title": start.title,
        "members": start.members,
        "topics": start.topics,
        "bot_is_admin": start.bot_is_admin,
        "bots": start.bots,
        "type": "group" if start.is_basic else "supergroup",
    }
    world.groups.put(room.chat, group)
    greet(world, room, people.known(world, start.members[0]))
    return room


def greet(world: World, room: Room, who: Json) -> None:
    """Tell the bots that they are inside now."""
    for bot in rooms.bots_in(world, room):
        gone = {"status": "left", "user": people.bot_user(people.chosen_bot(world, bot))}
        members.tell_bot(world, room, bot, gone, who)
    messages.tell(world, room, "chat")


def known(world: World, room: Room) -> Json:
    group = world.groups.get(room.chat)
    if group is None:
        raise Impossible("a private chat cannot be changed so")
    if "migrated_to" in group:
        raise Impossible(f"this group became the supergroup {group['migrated_to']}")
    return group


def rename(world: World, room: Room, who: Json, title: str) -> None:
    world.groups.put(room.chat, {**known(world, room), "title": title})
    services.serve(world, room, people.user(who), Draft({"new_chat_title": title}))
    messages.tell(world, room, "chat")


def switch_topics(world: World, room: Room, *, on: bool) -> None:
    """Topics that were there come back with the switch; no bot is told, as on Telegram."""
    world.groups.put(room.chat, {**known(world, room), "topics": on})
    messages.tell(world, room, "chat")


def upgrade(world: World, room: Room, who: Json) -> Room:
    """A basic group becomes a supergroup with a number of its own; messages count anew there."""
    group = known(world, room)
    if rooms.kind(group) == "supergroup":
        raise Impossible("this group is a supergroup already")
    new = Room(0, -world.count("groups", FIRST_GROUP))
    services.serve(world, room, people.user(who), Draft({"migrate_to_chat_id": new.chat}))
    world.groups.put(new.chat, {**group, "type": "supergroup"})
    world.groups.put(room.chat, {**group, "migrated_to": new.chat})
    greet(world, new, who)
    came = Draft({"migrate_from_chat_id": room.chat}, extra=services.behalf(world, new))
    services.serve(world, new, services.ANONYMOUS, came)
    return new


def place_bot(world: World, room: Room, who: Json, bot_id: int, status: str) -> None:
    """Add a bot, remove it, make it administrator or not; `who` is the User who does it."""
    group, old = known(world, room), members.bot(world, room, bot_id)
    if old is None:
        raise Impossible(f"there is no bot {bot_id}", 404)
    was_inside = bot_id in rooms.bots_inside(world, group)
    bots = [each for each in rooms.bots_inside(world, group) if each != bot_id]
    kicked = [each for each in group.get("kicked", []) if each != bot_id]
    changed = {**group, "bots": bots, "kicked": kicked}
    if status in INSIDE:
        bots.append(bot_id)
        changed["bot_is_admin"] = status == "administrator"
    elif status == "kicked":
        kicked.append(bot_id)
    world.groups.put(room.chat, changed)
    members.tell_bot(world, room, bot_id, old, who)
    message = tell_move(world, room, who, old["user"], was_inside, status in INSIDE)
    if message and was_inside:
        updates.push(world, bot_id, "message", message, room.chat)


def allow_bot(world: World, room: Room, who: Json, bot_id: int, rights: dict[str, bool]) -> None:
    """Give single rights of an administrator to the bots of the group, or take them away."""
    unknown = set(rights) - set(members.RIGHTS)
    if unknown:
        raise Impossible(f"unknown rights: {', '.join(sorted(unknown))}")
    group, old = known(world, room), members.bot(world, room, bot_id)
    withheld = [each for each in group.get("withheld", []) if not rights.get(each)]
    withheld += [name for name, is_given in rights.items() if not is_given]
    world.groups.put(room.chat, {**group, "withheld": sorted(set(withheld))})
    members.tell_bot(world, room, bot_id, old, who)
    messages.tell(world, room, "chat")


def place_person(world: World, room: Room, who: Json, person_id: int, status: str) -> None:
    """Let a person in, or out; make one an administrator or not."""
    group, old = known(world, room), members.person(world, room, person_id)
    if old is None:
        raise Impossible(f"there is no person {person_id}", 404)
    if group["members"][0] == person_id:
        raise Impossible("the owner of a group stays its owner")
    was_inside = person_id in group["members"]
    lists = {name: listed(group, name, person_id) for name in ("members", "admins", "banned")}
    if status in INSIDE and was_inside:
        lists["members"] = group["members"]
    elif status in INSIDE:
        lists["members"].append(person_id)
    extra = {"administrator": "admins", "kicked": "banned"}.get(status)
    if extra:
        lists[extra].append(person_id)
    world.groups.put(room.chat, {**group, **lists})
    tell_move(world, room, who, old["user"], was_inside, status in INSIDE)
    world.announce("chat", [person_id], chat=room.chat)
    members.tell_of_person(world, room, person_id, old, who)


def listed(group: Json, name: str, without: int) -> list[int]:
    return [each for each in group.get(name, []) if each != without]


def hide(world: World, room: Room, person_id: int, *, hidden: bool) -> None:
    """Let an administrator write in the name of the group, or under their own name again."""
    group = known(world, room)
    if not members.is_admin(world, room, person_id):
        raise Impossible("only an administrator can be anonymous")
    names = listed(group, "anonymous", person_id) + ([person_id] if hidden else [])
    world.groups.put(room.chat, {**group, "anonymous": names})
    messages.tell(world, room, "chat")


def tell_move(
    world: World, room: Room, who: Json, moved: Json, was_inside: bool, is_inside: bool
) -> Json | None:
    """The service message of one who came or went."""
    if was_inside == is_inside:
        messages.tell(world, room, "chat")
        return None
    content = {"new_chat_members": [moved]} if is_inside else {"left_chat_member": moved}
    message = services.serve(world, room, who, Draft(content))
    messages.tell(world, room, "chat")
    return message
