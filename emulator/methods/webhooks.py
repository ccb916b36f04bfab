"""setWebhook, deleteWebhook and getWebhookInfo."""

import re

from aiogram.methods import DeleteWebhook, GetWebhookInfo, SetWebhook

from emulator import updates
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.world import World

CONNECTIONS = 40


def set_webhook(world: World, bot: Json, call: SetWebhook) -> bool:
    """Plain http is fine here: the emulator and the bot share one machine."""
    if call.drop_pending_updates:
        drop_all(world, bot)
    if not call.url:
        return remove(world, bot)
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", call.url):
        raise bad("bad webhook: invalid webhook URL specified")
    if call.secret_token and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", call.secret_token):
        raise bad("secret token contains unallowed characters")
    updates.allow(world, bot, call.allowed_updates)
    hook = {
        "url": call.url,
        "secret_token": call.secret_token,
        "max_connections": min(max(call.max_connections or CONNECTIONS, 1), 100),
    }
    world.hooks.put(bot["id"], hook)
    world.hook_bell.ring()
    world.update_bell.ring()
    return True


def delete_webhook(world: World, bot: Json, call: DeleteWebhook) -> bool:
    if call.drop_pending_updates:
        drop_all(world, bot)
    return remove(world, bot)


def remove(world: World, bot: Json) -> bool:
    world.hooks.drop(bot["id"])
    world.update_bell.ring()
    return True


def drop_all(world: World, bot: Json) -> None:
    for item in updates.waiting(world, bot["id"]):
        updates.drop(world, bot["id"], item["update"]["update_id"])


def get_webhook_info(world: World, bot: Json, call: GetWebhookInfo) -> Json:
    hook = updates.hook(world, bot["id"]) or {"url": ""}
    shown = {"url": hook["url"], "has_custom_certificate": False}
    shown["pending_update_count"] = len(updates.waiting(world, bot["id"]))
    names = ("max_connections", "last_error_date", "last_error_message")
    shown |= {name: hook[name] for name in names if name in hook}
    return shown | updates.allowed_facts(world, bot["id"])


METHODS: Methods = {
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
}
