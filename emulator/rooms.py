"""Chats: a private one per bot and person, groups for several; who is inside and who may write."""

from dataclasses import dataclass

from emulator import people
from emulator.errors import Impossible, Refused, bad, forbidden
from emulator.journal import Json
from emulator.world import World


@dataclass(frozen=True)
class Room:
    """One conversation; `bot` is 0 in groups, because several bots may be inside."""

    bot: int
    chat: int

    @property
    def key(self) -> str:
        return f"{self.bot}:{self.chat}"

    @property
    def is_private(self) -> bool:
        return self.bot != 0

    @property
    def counter(self) -> str:
        """Private messages of a bot share one row of numbers, as on Telegram."""
        return f"messages:{self.bot}" if self.is_private else f"messages:{self.chat}"


def room_of(bot_id: int, chat_id: int) -> Room:
    return Room(bot_id, chat_id) if chat_id > 0 else Room(0, chat_id)


def named(key: str) -> Room:
    bot, chat = key.split(":")
    return Room(int(bot), int(chat))


def known_to_bot(world: World, bot: Json, chat_id: int | str) -> Room:
    """The chat a bot names; it must exist and the bot must be able to see it."""
    if not isinstance(chat_id, int) or chat_id == 0:
        raise bad("chat not found")
    if chat_id > 0:
        if world.people.get(chat_id) is None:
            raise bad("chat not found")
        return Room(bot["id"], chat_id)
    group = world.groups.get(chat_id)
    if group is None:
        raise bad("chat not found")
    check_inside(world, bot["id"], group)
    return Room(0, chat_id)


def check_inside(world: World, bot_id: int, group: Json) -> None:
    """What Telegram says to a bot that is not in the group, or knows it by an old number."""
    if "migrated_to" in group:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, reason, migrate_to_chat_id=group["migrated_to"])
    if bot_id in group.get("kicked", []):
        raise forbidden(f"bot was kicked from the {kind(group)} chat")
    if bot_id not in bots_inside(world, group):
        raise forbidden(f"bot is not a member of the {kind(group)} chat")


def kind(group: Json) -> str:
    """A basic group, or a supergroup."""
    return str(group.get("type", "supergroup"))


def writable(world: World, bot: Json, chat_id: int | str) -> Room:
    """The chat, if the bot may write there now."""
    room = known_to_bot(world, bot, chat_id)
    if room.is_private:
        tie = people.tie(world, bot["id"], room.chat)
        if tie["blocked"]:
            raise forbidden("bot was blocked by the user")
        if not tie["started"]:
            raise forbidden("bot can't initiate conversation with a user")
    return room


def seen_by(world: World, person_id: int, chat_id: int | None, bot_id: int | None) -> Room:
    """The chat a phone means: without a chat, the private one with the bot."""
    people.known(world, person_id)
    if chat_id is None or chat_id > 0:
        bot = people.chosen_bot(world, bot_id)
        if chat_id not in (None, person_id, bot["id"]):
            raise Impossible(f"person {person_id} has no chat {chat_id}", 404)
        return Room(bot["id"], person_id)
    group = world.groups.get(chat_id)
    if group is None or person_id not in group["members"]:
        raise Impossible(f"person {person_id} is not in a chat {chat_id}", 404)
    return Room(0, chat_id)


def bots_inside(world: World, group: Json) -> list[int]:
    """The bots of a group; a group made before any bot is open to every bot."""
    return list(group["bots"]) if group["bots"] is not None else [*map(int, world.bots.items)]


def bots_in(world: World, room: Room) -> list[int]:
    if room.is_private:
        return [room.bot]
    group = world.groups.get(room.chat)
    return bots_inside(world, group) if group else []


def people_in(world: World, room: Room) -> list[int]:
    if room.is_private:
        return [room.chat]
    group = world.groups.get(room.chat)
    return list(group["members"]) if group else []


def is_admin(world: World, bot_id: int, room: Room, right: str | None = None) -> bool:
    """Whether the bot is an administrator, and has this right."""
    group = world.groups.get(room.chat)
    if group is None or not group["bot_is_admin"] or bot_id not in bots_inside(world, group):
        return False
    return right not in group.get("withheld", [])


def has_topics(world: World, room: Room) -> bool:
    group = world.groups.get(room.chat)
    return bool(group and group["topics"])


def has_threads(world: World, room: Room) -> bool:
    """In supergroups replies make threads, also where there are no topics."""
    group = world.groups.get(room.chat)
    return group is not None and kind(group) == "supergroup"


def chat(world: World, room: Room) -> Json:
    """The chat as the Bot API shows it."""
    if room.is_private:
        person = world.people.get(room.chat) or {"first_name": ""}
        shown = {"id": room.chat, "type": "private", "first_name": person["first_name"]}
        facts = ("last_name", "username")
        return shown | {name: person[name] for name in facts if person.get(name)}
    group = world.groups.get(room.chat) or {"title": "", "topics": False}
    shown = {"id": room.chat, "type": kind(group), "title": group["title"]}
    return shown | ({"is_forum": True} if group["topics"] else {})
