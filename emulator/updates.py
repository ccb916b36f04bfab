"""The queue of news for each bot: filled by phones, emptied by getUpdates or a webhook."""

import time
from typing import Any

from emulator.journal import Json
from emulator.world import World

FIRST_UPDATE = 700_001
KEPT_SECONDS = 24 * 3600
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}


def push(world: World, bot_id: int, kind: str, content: Json, lane: int) -> None:
    """Queue an update, if the bot wants this kind; one lane keeps its order in a webhook."""
    if not wanted(world, bot_id, kind):
        return
    number = world.count(f"updates:{bot_id}", FIRST_UPDATE)
    update = {"update_id": number, kind: content}
    item = {"bot": bot_id, "lane": lane, "at": time.time(), "update": update}
    world.updates.put(f"{bot_id}:{number}", item)
    world.queues.setdefault(bot_id, {})[number] = item
    world.update_bell.ring()


def wanted(world: World, bot_id: int, kind: str) -> bool:
    """An empty list means everything but three kinds, as the documentation says."""
    bot = world.bots.get(bot_id) or {}
    allowed = bot.get("allowed_updates")
    return kind in allowed if allowed else kind not in UNASKED


def allow(world: World, bot: Json, kinds: list[str] | None) -> None:
    """Remember what the bot wants from now on; None leaves it as it was."""
    if kinds is not None and bot.get("allowed_updates", []) != kinds:
        world.bots.put(bot["id"], {**bot, "allowed_updates": kinds})


def waiting(world: World, bot_id: int) -> list[Json]:
    """Items not yet taken, the oldest first; what is older than a day is gone."""
    queue = world.queues.get(bot_id, {})
    for number, item in list(queue.items()):
        if item["at"] > time.time() - KEPT_SECONDS:
            break
        drop(world, bot_id, number)
    return list(queue.values())


def drop(world: World, bot_id: int, number: int) -> None:
    world.queues.get(bot_id, {}).pop(number, None)
    world.updates.drop(f"{bot_id}:{number}")


def confirm(world: World, bot_id: int, offset: int) -> None:
    """Forget what lies before the offset; a negative one keeps only so many from the end."""
    numbers = [item["update"]["update_id"] for item in waiting(world, bot_id)]
    old = [each for each in numbers if each < offset] if offset > 0 else numbers[:offset]
    for number in old:
        drop(world, bot_id, number)


def hook(world: World, bot_id: int) -> Json | None:
    """The webhook of the bot, if one is set."""
    return world.hooks.get(bot_id)


def allowed_facts(world: World, bot_id: int) -> dict[str, Any]:
    bot = world.bots.get(bot_id) or {}
    return {"allowed_updates": bot["allowed_updates"]} if bot.get("allowed_updates") else {}
