"""What a phone does: the routes that send, press, change, take back, block, react and vote."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from emulator import messages, people, phones, quotes, rooms, writing
from emulator.client import uploads
from emulator.client.desk import body, needed, numbers, reply, wanted, world_of
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.messages import Draft
from emulator.rooms import Room
from emulator.world import World
from emulator.writing import Words


def place(world: World, fields: Mapping[str, Any]) -> tuple[Room, Json]:
    """The chat and the person a phone speaks of."""
    person = people.known(world, needed(fields, "person", int))
    chat, bot = wanted(fields, "chat", int), wanted(fields, "bot", int)
    return rooms.seen_by(world, person["id"], chat, bot), person


async def send(request: web.Request) -> web.Response:
    """Words, a contact, a place or a forward as JSON; files as multipart."""
    world = world_of(request)
    if request.content_type == "multipart/form-data":
        fields, files = await uploads.read(request)
        room, person = place(world, fields)
        drafts = uploads.drafts(world, room, fields, files)
    else:
        fields = await body(request)
        room, person = place(world, fields)
        drafts = [written(world, room, person, fields)]
    for draft in drafts:
        aim(world, room, draft, fields)
    sent = [phones.speak(world, room, person, draft) for draft in drafts]
    return reply(sent if len(sent) > 1 else sent[0])


def written(world: World, room: Room, person: Json, fields: Json) -> Draft:
    contact, location = fields.get("contact"), fields.get("location")
    if contact:
        return Draft(writing.contact(person, contact if isinstance(contact, dict) else None))
    if location is not None:
        return Draft(writing.location(location if isinstance(location, dict) else {}))
    if fields.get("forward_of"):
        chat = wanted(fields, "from_chat", int)
        source = rooms.seen_by(world, person["id"], chat, room.bot or None)
        return phones.forward(world, source, needed(fields, "forward_of", int))
    words = typed(fields)
    if not words.text.strip():
        raise Impossible("text is empty")
    return Draft(words.placed())


def typed(fields: Json) -> Words:
    """The words of a request: `text`, perhaps with `entities`, or `html` with Telegram's marks."""
    html = wanted(fields, "html", str)
    if html is not None:
        return Words(html, is_html=True)
    if fields.get("text") == "":
        return Words("")
    marks = fields.get("entities")
    if marks is not None and not isinstance(marks, list):
        raise Impossible("entities is not a list of entities")
    return Words(needed(fields, "text", str), marks=marks)


def aim(world: World, room: Room, draft: Draft, fields: Mapping[str, Any]) -> None:
    """The topic, the message this one answers, and the part of it that is quoted."""
    answered = wanted(fields, "reply_to", int)
    if answered is not None:
        draft.reply_to = dict(phones.needed(world, room, answered)["message"])
    quote = wanted(fields, "quote", str)
    if quote is not None:
        draft.quote = quotes.cut(draft.reply_to or {}, quote)
        if draft.quote is None:
            raise Impossible("the message this one answers does not hold the quote")
    draft.thread = wanted(fields, "thread", int)
    if draft.thread is None:
        draft.thread = messages.topic_of(world, room, draft.reply_to)


async def press(request: web.Request) -> web.Response:
    """Wait for the bot's answer; a button with an address answers itself."""
    world, fields = world_of(request), await body(request)
    room, person = place(world, fields)
    record = phones.needed(world, room, needed(fields, "message_id", int))
    data = fields.get("data")
    if data is None:
        row, column = needed(fields, "row", int), needed(fields, "column", int)
        button = phones.button(record, row, column)
        data = button.get("callback_data")
        if data is None:
            url = button.get("url") or button.get("web_app", {}).get("url")
            return reply({"answered": False, "text": None, "show_alert": False, "url": url})
    query = phones.press(world, room, person, record, str(data))
    seconds = wanted(fields, "timeout", float)
    wait = phones.PRESS_SECONDS if seconds is None else seconds
    return reply(await phones.answer(world, query, wait))


async def edit(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    room, person = place(world, fields)
    number = needed(fields, "message_id", int)
    return reply(phones.edit(world, room, person, number, typed(fields)))


async def delete(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    room, person = place(world, fields)
    phones.delete(world, room, person, needed(fields, "message_id", int))
    return reply({"ok": True})


async def block(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    room, person = place(world, {**fields, "chat": None})
    phones.block(world, room, person, blocked=bool(fields.get("blocked", True)))
    return reply({"ok": True})


async def react(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    room, person = place(world, fields)
    record = phones.needed(world, room, needed(fields, "message_id", int))
    phones.react(world, room, person, record, wanted(fields, "emoji", str))
    found = messages.find(world, room, record["message"]["message_id"]) or record
    return reply(messages.seen(found))


async def vote(request: web.Request) -> web.Response:
    world, fields = world_of(request), await body(request)
    room, person = place(world, fields)
    options = numbers(fields, "options")
    number = needed(fields, "message_id", int)
    return reply(phones.vote(world, room, person, number, options))


ROUTES = [
    web.post("/send", send),
    web.post("/press", press),
    web.post("/edit", edit),
    web.post("/delete", delete),
    web.post("/block", block),
    web.post("/react", react),
    web.post("/vote", vote),
]
