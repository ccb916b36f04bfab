"""What only scripts and tests do: make groups, order faults, set limits, read the record."""

from aiohttp import web

from emulator import members, messages, people, rooms
from emulator.client.desk import body, needed, numbers, reply, wanted, world_of
from emulator.errors import Impossible
from emulator.faults import Fault
from emulator.journal import Json
from emulator.rooms import Room
from emulator.world import World

FIRST_GROUP = 1_001_000_000_001
ACCOUNTS = ("messages_per_second", "per_chat_per_second", "per_group_per_minute")


async def make_group(request: web.Request) -> web.Response:
    """A supergroup; the bots that exist (or the named one) are added and told."""
    world, fields = world_of(request), await body(request)
    everybody = [people.known(world, each) for each in numbers(fields, "members")]
    if not everybody:
        raise Impossible("a group needs members")
    room = Room(0, -world.count("groups", FIRST_GROUP))
    world.groups.put(
        room.chat,
        {
            "title": needed(fields, "title", str),
            "members": [each["id"] for each in everybody],
            "topics": bool(fields.get("topics", False)),
            "bot_is_admin": bool(fields.get("bot_is_admin", True)),
            "bots": bots(world, fields),
        },
    )
    for bot in rooms.bots_in(world, room):
        gone = {"status": "left", "user": people.bot_user(people.chosen_bot(world, bot))}
        members.tell_bot(world, room, bot, gone, everybody[0])
    messages.tell(world, room, "chat")
    return reply(rooms.chat(world, room))


def bots(world: World, fields: Json) -> list[int] | None:
    """None is a group made before any bot called: open to all that will."""
    named = wanted(fields, "bot", int)
    if named is not None:
        return [people.chosen_bot(world, named)["id"]]
    return [int(each) for each in world.bots.items] or None


async def add_fault(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    fault = Fault(
        needed(fields, "method", str),
        needed(fields, "kind", str),
        wanted(fields, "times", int) or 1,
        wanted(fields, "seconds", float) or 0,
        wanted(fields, "retry_after", int) or 1,
    )
    world.faults.add(fault)
    return reply({"ok": True})


async def clear_faults(request: web.Request) -> web.Response:
    world_of(request).faults.clear()
    return reply({"ok": True})


async def record(request: web.Request) -> web.Response:
    after = wanted(request.query, "after", int) or 0
    return reply([call for call in world_of(request).calls if call["n"] > after])


async def set_limits(request: web.Request) -> web.Response:
    """Change the named rate accounts; null lifts a limit."""
    rates, fields = world_of(request).rates, await body(request)
    for name in ACCOUNTS:
        if name in fields:
            setattr(rates, name, wanted(fields, name, float))
    return reply({name: getattr(rates, name) for name in ACCOUNTS})


async def health(request: web.Request) -> web.Response:
    world = world_of(request)
    waiting = {bot: len(world.queues.get(int(bot), {})) for bot in world.bots.items}
    return reply({"ok": True, "updates_waiting": waiting})


ROUTES = [
    web.post("/groups", make_group),
    web.post("/faults", add_fault),
    web.delete("/faults", clear_faults),
    web.get("/record", record),
    web.post("/limits", set_limits),
    web.get("/health", health),
]
