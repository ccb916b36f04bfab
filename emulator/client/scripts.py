"""What only scripts and tests do: order faults, set limits, make messages old, read the record."""

from aiohttp import web

from emulator import messages, phones, rooms
from emulator.client.desk import body, needed, reply, wanted, world_of
from emulator.faults import Fault
from emulator.world import now

ACCOUNTS = ("messages_per_second", "per_chat_per_second", "per_group_per_minute")


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


async def age(request: web.Request) -> web.Response:
    """Make a message so many hours old."""
    world, fields = world_of(request), await body(request)
    chat, bot = wanted(fields, "chat", int), wanted(fields, "bot", int)
    room = rooms.seen_by(world, needed(fields, "person", int), chat, bot)
    record = phones.needed(world, room, needed(fields, "message_id", int))
    date = now() - int(needed(fields, "hours", float) * 3600)
    return reply(messages.change(world, room, record, date=date))


async def health(request: web.Request) -> web.Response:
    world = world_of(request)
    waiting = {bot: len(world.queues.get(int(bot), {})) for bot in world.bots.items}
    return reply({"ok": True, "updates_waiting": waiting})


ROUTES = [
    web.post("/faults", add_fault),
    web.delete("/faults", clear_faults),
    web.get("/record", record),
    web.post("/limits", set_limits),
    web.post("/age", age),
    web.get("/health", health),
]
