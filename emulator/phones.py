"""What a person can do with a phone: write, press, change, take back, block, react, vote."""

import time

from emulator import (
    limits,
    members,
    messages,
    people,
    polls,
    reactions,
    rooms,
    services,
    topics,
    updates,
)
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.messages import Draft
from emulator.rooms import Room
from emulator.world import World, now
from emulator.writing import Words

PRESS_SECONDS = 15.0
FIRST_QUERY = 4_000_000_000_000_001


def forward(world: World, source: Room, message_id: int) -> Draft:
    """A message of one chat on its way to another."""
    record = needed(world, source, message_id)
    message = record["message"]
    if "has_protected_content" in message:
        raise Impossible("this message is protected and cannot be forwarded")
    content = {name: message[name] for name in messages.COPIED if name in message}
    first = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    return Draft(content, extra={"forward_origin": message.get("forward_origin", first)})


def needed(world: World, room: Room, message_id: int) -> Json:
    record = messages.find(world, room, message_id)
    if record is None:
        raise Impossible(f"there is no message {message_id} in this chat", 404)
    return record


def speak(world: World, room: Room, person: Json, draft: Draft) -> Json:
    """Put the message into the chat and tell the bots that may see it; the Message."""
    if room.is_private:
        enter(world, room, person, draft)
    else:
        check_group(world, room, person, draft)
    sender = people.user(person)
    if members.is_anonymous(world, room, person["id"]):
        sender, draft.author = services.ANONYMOUS, person["id"]
        draft.extra |= services.behalf(world, room)
    message = messages.place(world, room, sender, draft)
    for bot in rooms.bots_in(world, room):
        if sees(world, room, bot, message):
            updates.push(world, bot, "message", message, room.chat)
    return message


def check_group(world: World, room: Room, person: Json, draft: Draft) -> None:
    """Nobody writes to the old number of a group or to no topic; to a closed one those who may."""
    group = world.groups.get(room.chat) or {}
    if "migrated_to" in group:
        raise Impossible(f"this group became the supergroup {group['migrated_to']}")
    if draft.thread is None:
        return
    topic = topics.find(world, room, draft.thread)
    if topic is None:
        raise Impossible("there is no such topic")
    may_write = topics.is_own(topic, person["id"]) or members.is_admin(world, room, person["id"])
    if topic["closed"] and not may_write:
        raise Impossible("the topic is closed")


def enter(world: World, room: Room, person: Json, draft: Draft) -> None:
    """The first message starts the bot; after a block only /start is let through."""
    tie = people.tie(world, room.bot, room.chat)
    if tie["blocked"]:
        if not str(draft.content.get("text", "")).startswith("/start"):
            raise Impossible("this person has blocked the bot; /start lets it speak again")
        block(world, room, person, blocked=False)
    if not tie["started"]:
        people.keep_tie(world, room.bot, room.chat, started=True)


def sees(world: World, room: Room, bot_id: int, message: Json) -> bool:
    """In groups a bot that is no administrator sees commands, mentions of it and replies to it."""
    if room.is_private or rooms.is_admin(world, bot_id, room):
        return True
    if messages.kind_of(message) is None:
        return True
    name = (world.bots.get(bot_id) or {"username": ""})["username"]
    text = str(message.get("text", message.get("caption", "")))
    reply_to = message.get("reply_to_message", {})
    is_for_another = "@" in text.split()[0] and f"@{name}" not in text if text else False
    is_command = text.startswith("/") and not is_for_another
    return is_command or f"@{name}" in text or reply_to.get("from", {}).get("id") == bot_id


def button(record: Json, row: int, column: int) -> Json:
    """The button at this place under the message."""
    rows = record["message"].get("reply_markup", {}).get("inline_keyboard", [])
    if not 0 <= row < len(rows) or not 0 <= column < len(rows[row]):
        raise Impossible("there is no such button under this message", 404)
    return dict(rows[row][column])


def press(world: World, room: Room, person: Json, record: Json, data: str) -> str:
    """Send the data of a button, as even a forged phone could; the id of the query."""
    if room.is_private and people.tie(world, room.bot, room.chat)["blocked"]:
        raise Impossible("this person has blocked the bot")
    message = record["message"]
    bot = room.bot or message["from"]["id"]
    if world.bots.get(bot) is None:
        raise Impossible("this message is not of a bot")
    forget_old(world)
    query = str(world.count("queries", FIRST_QUERY))
    world.queries.put(query, {"bot": bot, "at": time.time(), "answer": None})
    content = {
        "id": query,
        "from": people.user(person),
        "message": message,
        "chat_instance": str(room.chat * 7919),
        "data": data,
    }
    updates.push(world, bot, "callback_query", content, room.chat)
    return query


def forget_old(world: World) -> None:
    for name, query in list(world.queries.items.items()):
        if time.time() <= query["at"] + world.query_seconds:
            break
        world.queries.drop(name)


async def answer(world: World, query: str, seconds: float = PRESS_SECONDS) -> Json:
    """What the bot answered to a press, or that it did not answer in time."""
    last = time.monotonic() + min(seconds, PRESS_SECONDS)
    while True:
        kept = world.queries.get(query)
        if kept and kept["answer"]:
            world.queries.drop(query)
            return dict(kept["answer"])
        left = last - time.monotonic()
        if left <= 0:
            return {"answered": False, "text": None, "show_alert": False, "url": None}
        await world.bell.wait(left)


def is_own(record: Json, person: Json) -> bool:
    return bool(record.get("author", record["message"]["from"]["id"]) == person["id"])


def edit(world: World, room: Room, person: Json, message_id: int, words: Words) -> Json:
    """Change the words of an own message; bots get edited_message."""
    record = needed(world, room, message_id)
    message = record["message"]
    if not is_own(record, person):
        raise Impossible("only own messages can be changed")
    if now() - message["date"] > limits.EDIT_SECONDS:
        raise Impossible("a message can be changed for 48 hours")
    if "text" in message:
        if not words.text.strip():
            raise Impossible("text is empty")
        new = {"entities": None, **words.placed()}
    elif messages.kind_of(message) in messages.CAPTIONED:
        placed = {name: value or None for name, value in words.placed("caption").items()}
        new = {"caption_entities": None, **placed}
    else:
        raise Impossible("this message has no words to change")
    changed = messages.change(world, room, record, **new, edit_date=now())
    for bot in rooms.bots_in(world, room):
        if sees(world, room, bot, changed):
            updates.push(world, bot, "edited_message", changed, room.chat)
    return changed


def delete(world: World, room: Room, person: Json, message_id: int) -> None:
    """Take a message away; bots are not told, as on Telegram."""
    record = needed(world, room, message_id)
    may_delete = is_own(record, person) or members.is_admin(world, room, person["id"])
    if not room.is_private and not may_delete:
        raise Impossible("only own messages can be deleted in a group")
    messages.remove(world, room, [message_id])


def block(world: World, room: Room, person: Json, *, blocked: bool) -> None:
    """Stop the bot, or let it speak again; it is told as my_chat_member."""
    old = members.bot(world, room, room.bot)
    people.keep_tie(world, room.bot, person["id"], blocked=blocked)
    members.tell_bot(world, room, room.bot, old, person)
    messages.tell(world, room, "chat", blocked=blocked)


def react(world: World, room: Room, person: Json, record: Json, emoji: str | None) -> None:
    """Put one emoji on a message, or take it back; bots that asked for it are told."""
    kept = record["reactions"]
    chosen = {who: what for who, what in kept.items() if who != str(person["id"])}
    if emoji:
        if reactions.plain(emoji) not in reactions.EMOJI:
            raise Impossible("Telegram has no such reaction")
        chosen[str(person["id"])] = reactions.plain(emoji)
    changed = {**record, "reactions": chosen}
    messages.keep(world, room, changed)
    messages.tell(world, room, "reaction", message=messages.seen(changed))
    update = {
        "chat": rooms.chat(world, room),
        "message_id": record["message"]["message_id"],
        **reacting(world, room, person),
        "date": now(),
        "old_reaction": shown_reaction(kept.get(str(person["id"]))),
        "new_reaction": shown_reaction(chosen.get(str(person["id"]))),
    }
    for bot in rooms.bots_in(world, room):
        if room.is_private or rooms.is_admin(world, bot, room):
            updates.push(world, bot, "message_reaction", update, room.chat)


def reacting(world: World, room: Room, person: Json) -> Json:
    """Who a reaction is from: the person, or the group in whose name they act."""
    if members.is_anonymous(world, room, person["id"]):
        return {"actor_chat": rooms.chat(world, room)}
    return {"user": people.user(person)}


def shown_reaction(emoji: str | None) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []


def vote(world: World, room: Room, person: Json, message_id: int, options: list[int]) -> Json:
    record = needed(world, room, message_id)
    if "poll" not in record["message"]:
        raise Impossible("this message is not a poll")
    return polls.vote(world, record, person, options)
