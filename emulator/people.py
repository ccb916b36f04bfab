"""The people behind the phones and the bots they talk to."""

import re

from emulator.errors import Impossible, Refused
from emulator.journal import Json
from emulator.world import World

FIRST_PERSON = 7001
FACTS = ("first_name", "last_name", "username", "language_code", "phone_number", "start", "note")


def known(world: World, person_id: int) -> Json:
    """This person, or Impossible: phones exist only for people that were created."""
    person = world.people.get(person_id)
    if person is None:
        raise Impossible(f"there is no person {person_id}; POST /client/people makes one", 404)
    return person


def keep(world: World, facts: Json) -> Json:
    """Create a person, or change the one with this id."""
    person_id = int(facts.get("id") or free_id(world))
    person = dict(world.people.get(person_id) or {"id": person_id, "language_code": "ru"})
    person |= {name: facts[name] for name in FACTS if facts.get(name) is not None}
    for name in ("last_name", "username", "start", "note"):
        if name in facts and not facts[name]:
            person.pop(name, None)
    if not person.get("first_name"):
        raise Impossible("first_name is missing")
    return world.people.put(person_id, person)


def free_id(world: World) -> int:
    while True:
        number = world.count("person", FIRST_PERSON)
        if world.people.get(number) is None:
            return number


def user(person: Json) -> Json:
    """The person as the Bot API shows a User."""
    shown = {"id": person["id"], "is_bot": False, "first_name": person["first_name"]}
    for name in ("last_name", "username", "language_code"):
        if person.get(name):
            shown[name] = person[name]
    return shown


def bot_of(world: World, token: str) -> Json:
    """The bot with this token, made at its first call; another token of the same bot is wrong."""
    if not re.fullmatch(r"[1-9][0-9]{0,18}:\S+", token):
        raise Refused(401, "Unauthorized")
    bot_id = int(token.split(":")[0])
    bot = world.bots.get(bot_id) or make_bot(world, bot_id, token)
    if bot["token"] != token:
        raise Refused(401, "Unauthorized")
    return bot


def make_bot(world: World, bot_id: int, token: str) -> Json:
    username = f"sabaq_demo_{bot_id}_bot" if world.bots.items else "sabaq_demo_bot"
    bot = {"id": bot_id, "token": token, "username": username, "first_name": "Sabaq"}
    return world.bots.put(bot_id, bot)


def bot_user(bot: Json) -> Json:
    return {
        "id": bot["id"],
        "is_bot": True,
        "first_name": bot["first_name"],
        "username": bot["username"],
    }


def chosen_bot(world: World, bot_id: int | None) -> Json:
    """The bot a phone means; it need not say which when there is exactly one."""
    if bot_id is not None:
        bot = world.bots.get(bot_id)
        if bot is None:
            raise Impossible(f"there is no bot {bot_id}", 404)
        return bot
    bots = list(world.bots.items.values())
    if len(bots) != 1:
        reason = "no bot has called yet" if not bots else "there are several bots"
        raise Impossible(f"{reason}: say which one with the field bot", 404 if not bots else 400)
    return bots[0]


def tie(world: World, bot_id: int, person_id: int) -> Json:
    """What is between a bot and a person: started, blocked."""
    return world.ties.get(f"{bot_id}:{person_id}") or {"started": False, "blocked": False}


def keep_tie(world: World, bot_id: int, person_id: int, **facts: bool) -> None:
    world.ties.put(f"{bot_id}:{person_id}", {**tie(world, bot_id, person_id), **facts})
