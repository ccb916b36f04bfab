"""setMyCommands and its kin: the menu of commands by scope and language."""

import re
from typing import Any

from aiogram.methods import DeleteMyCommands, GetMyCommands, SetMyCommands

from emulator import limits, members, rooms
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Methods
from emulator.world import World

PRIVATE = ("chat", "all_private_chats", "default")
GROUP = (
    "chat_member",
    "chat_administrators",
    "chat",
    "all_chat_administrators",
    "all_group_chats",
    "default",
)
OF_A_CHAT = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, bot: Json, call: SetMyCommands) -> bool:
    commands = [
        {"command": each.command, "description": each.description} for each in call.commands
    ]
    if len(commands) > limits.COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        check_command(each["command"].lstrip("/"), each["description"])
    commands = [{**each, "command": each["command"].lstrip("/")} for each in commands]
    if commands:
        world.commands.put(place(world, bot, call), {"commands": commands})
    else:
        world.commands.drop(place(world, bot, call))
    tell(world, bot)
    return True


def check_command(command: str, description: str) -> None:
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def delete_my_commands(world: World, bot: Json, call: DeleteMyCommands) -> bool:
    world.commands.drop(place(world, bot, call))
    tell(world, bot)
    return True


def get_my_commands(world: World, bot: Json, call: GetMyCommands) -> list[Json]:
    return list((world.commands.get(place(world, bot, call)) or {"commands": []})["commands"])


def place(world: World, bot: Json, call: Any) -> str:
    """Where the commands of this scope and language lie."""
    language = checked_language(call.language_code)
    scope = call.scope
    name = scope.type if scope else "default"
    chat = getattr(scope, "chat_id", "")
    if chat != "":
        rooms.known_to_bot(world, bot, chat)
    return f"{bot['id']}:{name}:{chat}:{getattr(scope, 'user_id', '')}:{language}"


def checked_language(code: str | None) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code or ""


def shown_to(world: World, bot: Json, person: Json, chat: int) -> list[Json]:
    """What a phone offers: the narrowest scope first, in each the person's language first."""
    language = str(person.get("language_code", ""))[:2]
    is_admin = members.is_admin(world, rooms.room_of(bot["id"], chat), person["id"])
    for scope in PRIVATE if chat > 0 else GROUP:
        if scope.endswith("administrators") and not is_admin:
            continue
        where = str(chat) if scope in OF_A_CHAT else ""
        who = str(person["id"]) if scope == "chat_member" else ""
        for code in (language, ""):
            found = world.commands.get(f"{bot['id']}:{scope}:{where}:{who}:{code}")
            if found:
                return list(found["commands"])
    return []


def tell(world: World, bot: Json) -> None:
    world.announce("commands", map(int, world.people.items), bot=bot["id"])


METHODS: Methods = {
    SetMyCommands: set_my_commands,
    DeleteMyCommands: delete_my_commands,
    GetMyCommands: get_my_commands,
}
