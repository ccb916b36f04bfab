"""What a phone sees: people, chats, messages, events, commands and files."""

import time

from aiohttp import web

from emulator import files, messages, people, rooms
from emulator.client.desk import body, needed, reply, wanted, world_of
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.methods import commands
from emulator.rooms import Room
from emulator.world import World

LONGEST_WAIT = 60.0


async def bots(request: web.Request) -> web.Response:
    known = world_of(request).bots.items.values()
    names = ("id", "username", "first_name")
    return reply([{name: bot[name] for name in names} for bot in known])


async def everybody(request: web.Request) -> web.Response:
    return reply(list(world_of(request).people.items.values()))


async def keep_person(request: web.Request) -> web.Response:
    world = world_of(request)
    fields = await body(request)
    wanted(fields, "id", int)
    person = people.keep(world, fields)
    world.announce("chat", [person["id"]], chat=person["id"])
    return reply(person)


async def chats(request: web.Request) -> web.Response:
    world = world_of(request)
    person = people.known(world, needed(request.query, "person", int))
    bot = wanted(request.query, "bot", int)
    seen = [room_seen(world, room) for room in rooms_of(world, person["id"], bot)]
    return reply(seen)


def rooms_of(world: World, person_id: int, bot_id: int | None) -> list[Room]:
    """The private chats first, then the groups."""
    chosen = [bot_id] if bot_id is not None else [int(each) for each in world.bots.items]
    inside = [
        Room(0, int(chat))
        for chat, group in world.groups.items.items()
        if person_id in group["members"] and "migrated_to" not in group
    ]
    return [Room(each, person_id) for each in chosen] + inside


def room_seen(world: World, room: Room) -> Json:
    records = messages.all_in(world, room)
    last = messages.seen(records[-1]) if records else None
    seen: Json = {"chat": rooms.chat(world, room), "last": last}
    if room.is_private:
        return seen | {"bot": room.bot, **people.tie(world, room.bot, room.chat)}
    topics = [
        {"message_thread_id": topic["thread"], **messages.without(topic, "thread")}
        for name, topic in world.topics.items.items()
        if name.startswith(f"{room.chat}:") and rooms.has_topics(world, room)
    ]
    seen["members"] = len(rooms.people_in(world, room)) + len(rooms.bots_in(world, room))
    return seen | ({"topics": topics} if topics else {})


async def history(request: web.Request) -> web.Response:
    world, query = world_of(request), request.query
    person, chat = needed(query, "person", int), wanted(query, "chat", int)
    people.known(world, person)
    if not world.bots.items and chat in (None, person):
        return reply({"revision": world.revision, "messages": []})
    room = rooms.seen_by(world, person, chat, wanted(query, "bot", int))
    seen = [messages.seen(record) for record in messages.all_in(world, room)]
    return reply({"revision": world.revision, "messages": seen})


async def events(request: web.Request) -> web.Response:
    """What happened after a revision; `reload` says that some of it is not known any more."""
    world, query = world_of(request), request.query
    person = needed(query, "person", int)
    after = wanted(query, "after", int) or 0
    seconds = wanted(query, "timeout", float)
    last = time.monotonic() + min(25 if seconds is None else seconds, LONGEST_WAIT)
    while True:
        found = [item["event"] for item in news(world, after) if person in item["people"]]
        is_lost = not world.first_revision <= after <= world.revision
        left = last - time.monotonic()
        if found or is_lost or left <= 0:
            answer: Json = {"revision": world.revision, "events": found}
            return reply(answer | ({"reload": True} if is_lost else {}))
        await world.bell.wait(left)


def news(world: World, after: int) -> list[Json]:
    fresh: list[Json] = []
    for item in reversed(world.events):
        if item["event"]["revision"] <= after:
            break
        fresh.append(item)
    return fresh[::-1]


async def menu(request: web.Request) -> web.Response:
    world, query = world_of(request), request.query
    person = people.known(world, needed(query, "person", int))
    chat = wanted(query, "chat", int) or person["id"]
    bot = people.chosen_bot(world, wanted(query, "bot", int))
    return reply(commands.shown_to(world, bot, person, chat))


async def file(request: web.Request) -> web.Response:
    world = world_of(request)
    record = world.files.get(request.match_info["file_id"])
    if record is None:
        raise Impossible("there is no such file", 404)
    data = world.contents.read(record["digest"])
    return web.Response(body=data, content_type=files.content_type(record))


ROUTES = [
    web.get("/bots", bots),
    web.get("/people", everybody),
    web.post("/people", keep_person),
    web.get("/chats", chats),
    web.get("/messages", history),
    web.get("/events", events),
    web.get("/commands", menu),
    web.get("/files/{file_id}", file),
]
