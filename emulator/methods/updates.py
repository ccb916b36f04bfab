"""getMe and getUpdates: a bot by long polling; of two who poll the newer wins."""

import time

from aiogram.methods import GetMe, GetUpdates

from emulator import limits, people, updates
from emulator.errors import Refused
from emulator.journal import Json
from emulator.requests import Methods
from emulator.world import World

POLL_SECONDS = 50


def get_me(world: World, bot: Json, call: GetMe) -> Json:
    return {
        **people.bot_user(bot),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, bot: Json, call: GetUpdates) -> list[Json]:
    number = world.pollers[bot["id"]] = world.pollers.get(bot["id"], 0) + 1
    world.update_bell.ring()
    updates.allow(world, bot, call.allowed_updates)
    if call.offset:
        updates.confirm(world, bot["id"], call.offset)
    last = time.monotonic() + min(call.timeout or 0, POLL_SECONDS)
    limit = min(max(call.limit or limits.UPDATES_AT_ONCE, 1), limits.UPDATES_AT_ONCE)
    while True:
        check_poller(world, bot["id"], number)
        found = updates.waiting(world, bot["id"])[:limit]
        left = last - time.monotonic()
        if found or left <= 0:
            return [item["update"] for item in found]
        await world.update_bell.wait(left)


def check_poller(world: World, bot_id: int, number: int) -> None:
    if updates.hook(world, bot_id):
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    if world.pollers[bot_id] != number:
        raise conflict(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )


def conflict(reason: str) -> Refused:
    return Refused(409, f"Conflict: {reason}")


METHODS: Methods = {GetMe: get_me, GetUpdates: get_updates}
