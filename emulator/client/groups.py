"""Groups as people make and change them: members, bots and their rights, topics."""

from aiohttp import web

from emulator import groups, members, people, rooms, topics
from emulator.client.desk import body, needed, numbers, reply, wanted, world_of
from emulator.errors import Impossible
from emulator.groups import Start
from emulator.journal import Json
from emulator.rooms import Room
from emulator.world import World


async def keep(request: web.Request) -> web.Response:
    """Make a group; with the id of one, change it."""
    world, fields = world_of(request), await body(request)
    number = wanted(fields, "id", int)
    if number is None:
        return reply(rooms.chat(world, made(world, fields)))
    room = Room(0, number)
    who = owner(world, room) if fields.get("person") is None else actor(world, room, fields)
    return reply(rooms.chat(world, changed(world, room, who, fields)))


def made(world: World, fields: Json) -> Room:
    everybody = [people.known(world, each)["id"] for each in numbers(fields, "members")]
    if not everybody:
        raise Impossible("a group needs members")
    start = Start(
        needed(fields, "title", str),
        everybody,
        bots(world, fields),
        topics=bool(fields.get("topics", False)),
        bot_is_admin=bool(fields.get("bot_is_admin", True)),
        is_basic=bool(fields.get("basic", False)),
    )
    return groups.make(world, start)


def bots(world: World, fields: Json) -> list[int] | None:
    """None is a group made before any bot called: open to all that will."""
    if fields.get("bot") == 0:
        return []
    named = wanted(fields, "bot", int)
    if named is not None:
        return [people.chosen_bot(world, named)["id"]]
    return [int(each) for each in world.bots.items] or None


def owner(world: World, room: Room) -> Json:
    return people.known(world, groups.known(world, room)["members"][0])


def changed(world: World, room: Room, who: Json, fields: Json) -> Room:
    """The group after the change: another one when a basic group became a supergroup."""
    group = groups.known(world, room)
    if rooms.kind(group) == "group" and (fields.get("basic") is False or fields.get("topics")):
        room = groups.upgrade(world, room, who)
    if isinstance(fields.get("topics"), bool):
        groups.switch_topics(world, room, on=fields["topics"])
    title = wanted(fields, "title", str)
    if title is not None:
        groups.rename(world, room, who, title)
    return room


def actor(world: World, room: Room, fields: Json) -> Json:
    """The person who changes something; only an administrator may."""
    person = people.known(world, needed(fields, "person", int))
    if not members.is_admin(world, room, person["id"]):
        raise Impossible("only an administrator of the group can do this")
    return person


async def member(request: web.Request) -> web.Response:
    """Let somebody in or out, give and take rights, hide an administrator; the ChatMember."""
    world, fields = world_of(request), await body(request)
    room, number = Room(0, needed(fields, "chat", int)), needed(fields, "member", int)
    groups.known(world, room)
    status = wanted(fields, "status", str)
    if status not in (None, *groups.STATUSES):
        raise Impossible(f"unknown status; known: {', '.join(groups.STATUSES)}")
    # Anybody may come by an invite link and leave again.
    moves_alone = number == fields.get("person") and status in ("member", "left")
    who = people.known(world, number) if moves_alone else actor(world, room, fields)
    place = move_bot if world.bots.get(number) else move_person
    return reply(place(world, room, who, number, fields))


def move_bot(world: World, room: Room, who: Json, number: int, fields: Json) -> Json | None:
    if status := wanted(fields, "status", str):
        groups.place_bot(world, room, people.user(who), number, status)
    rights = fields.get("rights")
    if rights is not None and not isinstance(rights, dict):
        raise Impossible("rights is not an object of names and true or false")
    if rights:
        groups.allow_bot(world, room, who, number, rights)
    return members.bot(world, room, number)


def move_person(world: World, room: Room, who: Json, number: int, fields: Json) -> Json | None:
    if status := wanted(fields, "status", str):
        groups.place_person(world, room, people.user(who), number, status)
    if "anonymous" in fields:
        groups.hide(world, room, number, hidden=bool(fields["anonymous"]))
    return members.person(world, room, number)


async def topic(request: web.Request) -> web.Response:
    """Open a topic; with its thread, rename, close, reopen or delete it."""
    world, fields = world_of(request), await body(request)
    room, thread = Room(0, needed(fields, "chat", int)), wanted(fields, "thread", int)
    if not rooms.has_topics(world, room):
        raise Impossible("this chat has no topics")
    who = people.user(actor(world, room, fields))
    if thread is None:
        thread = topics.make(world, room, who, {"name": needed(fields, "name", str)})
    else:
        change_topic(world, room, who, thread, fields)
    return reply({"message_thread_id": thread, **(topics.find(world, room, thread) or {})})


def change_topic(world: World, room: Room, who: Json, thread: int, fields: Json) -> None:
    found = topics.find(world, room, thread)
    if found is None:
        raise Impossible("there is no such topic", 404)
    name, closed = wanted(fields, "name", str), fields.get("closed")
    if fields.get("deleted"):
        return topics.remove(world, room, found)
    if name is not None:
        found = {**found, "name": name}
        topics.change(world, room, who, found, {"forum_topic_edited": {"name": name}})
    if isinstance(closed, bool) and closed != found["closed"]:
        kind = "forum_topic_closed" if closed else "forum_topic_reopened"
        topics.change(world, room, who, {**found, "closed": closed}, {kind: {}})
    return None


ROUTES = [
    web.post("/groups", keep),
    web.post("/members", member),
    web.post("/topics", topic),
]
