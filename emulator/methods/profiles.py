"""How a bot presents itself: name, descriptions and the menu button."""

from collections.abc import Callable
from typing import Any

from aiogram.methods import (
    GetChatMenuButton,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)

from emulator import rooms
from emulator.errors import bad
from emulator.journal import Json
from emulator.methods.commands import checked_language
from emulator.requests import Methods
from emulator.world import World

MOST = {"name": 64, "description": 512, "short_description": 120}


def setter(field: str) -> Callable[[World, Json, Any], bool]:
    def set_words(world: World, bot: Json, call: Any) -> bool:
        words = getattr(call, field) or ""
        if len(words) > MOST[field]:
            raise bad(f"{field.replace('_', ' ')} is too long")
        language = checked_language(call.language_code)
        world.profiles.put(f"{field}:{bot['id']}:{language}", {"words": words})
        if field == "name" and not language and words:
            world.bots.put(bot["id"], {**bot, "first_name": words})
        return True

    return set_words


def getter(field: str) -> Callable[[World, Json, Any], Json]:
    def words(world: World, bot: Json, call: Any) -> Json:
        """In this language, else in none."""
        for language in (checked_language(call.language_code), ""):
            kept = world.profiles.get(f"{field}:{bot['id']}:{language}")
            if kept and kept["words"]:
                return {field: kept["words"]}
        return {field: bot["first_name"] if field == "name" else ""}

    return words


def set_chat_menu_button(world: World, bot: Json, call: SetChatMenuButton) -> bool:
    button = call.menu_button.model_dump(exclude_none=True) if call.menu_button else None
    world.profiles.put(menu_place(world, bot, call.chat_id), button or {"type": "default"})
    return True


def get_chat_menu_button(world: World, bot: Json, call: GetChatMenuButton) -> Json:
    kept = world.profiles.get(menu_place(world, bot, call.chat_id))
    if kept is None or kept["type"] == "default":
        kept = world.profiles.get(menu_place(world, bot, None))
    return kept if kept and kept["type"] != "default" else {"type": "commands"}


def menu_place(world: World, bot: Json, chat_id: int | None) -> str:
    if chat_id is not None:
        rooms.known_to_bot(world, bot, chat_id)
    return f"menu:{bot['id']}:{chat_id or ''}"


METHODS: Methods = {
    SetMyName: setter("name"),
    SetMyDescription: setter("description"),
    SetMyShortDescription: setter("short_description"),
    GetMyName: getter("name"),
    GetMyDescription: getter("description"),
    GetMyShortDescription: getter("short_description"),
    SetChatMenuButton: set_chat_menu_button,
    GetChatMenuButton: get_chat_menu_button,
}
