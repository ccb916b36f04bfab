"""One call of the Bot API from its name to its answer: faults, checks, effect, record."""

import asyncio
import inspect
from typing import Any

from emulator import members, people
from emulator.errors import Cut, Refused, too_many
from emulator.faults import Fault
from emulator.journal import Json
from emulator.methods import KNOWN
from emulator.requests import Incoming, decoded, method_call, shown
from emulator.world import World


def bot_of(world: World, token: str) -> Json:
    """The bot with this token; at its first call it learns of its groups."""
    before = len(world.bots.items)
    bot = people.bot_of(world, token)
    if len(world.bots.items) > before:
        members.introduce(world, bot["id"])
    return bot


async def perform(world: World, bot: Json, name: str, incoming: Incoming) -> Any:
    """The result of the call; raises Refused, or Cut when a fault breaks the connection."""
    if name.lower() not in KNOWN:
        world.record(bot["id"], name, incoming.fields, 404)
        raise Refused(404, "Not Found")
    method, handler = KNOWN[name.lower()]
    params: Json = dict(incoming.fields)
    try:
        fault = world.faults.next_for(name)
        await suffer(fault)
        fields = decoded(method, incoming)
        params = shown(fields)
        result = handler(world, bot, method_call(method, fields))
        if inspect.isawaitable(result):
            result = await result
    except Refused as refusal:
        world.record(bot["id"], method.__api_method__, params, refusal.code)
        raise
    world.record(bot["id"], method.__api_method__, params, None)
    if fault and fault.kind == "cut_after":
        raise Cut
    return result


async def suffer(fault: Fault | None) -> None:
    """What a fault does before the effect."""
    if fault is None:
        return
    if fault.seconds:
        await asyncio.sleep(fault.seconds)
    if fault.kind == "429":
        raise too_many(fault.retry_after)
    if fault.kind == "500":
        raise Refused(500, "Internal Server Error")
    if fault.kind == "cut_before":
        raise Cut
