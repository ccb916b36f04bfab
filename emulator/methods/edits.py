"""editMessage…: a bot changes its own messages, and hears when nothing would change."""

from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
)

from emulator import files, keyboards, messages, rooms, sending
from emulator.errors import bad
from emulator.journal import Json
from emulator.methods import media
from emulator.requests import Methods
from emulator.rooms import Room
from emulator.world import World, now

UNMODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, bot: Json, call: EditMessageText) -> Json:
    room, record = editable(world, bot, call)
    if "text" not in record["message"]:
        raise bad("there is no text in the message to edit")
    content = {"entities": None, **sending.text(call, "MESSAGE_TOO_LONG")}
    return changed(world, room, record, call, content)


def edit_message_caption(world: World, bot: Json, call: EditMessageCaption) -> Json:
    room, record = editable(world, bot, call)
    if messages.kind_of(record["message"]) not in messages.CAPTIONED:
        raise bad("there is no caption in the message to edit")
    content = {"caption": None, "caption_entities": None, **sending.caption(call)}
    return changed(world, room, record, call, content)


def edit_message_reply_markup(world: World, bot: Json, call: EditMessageReplyMarkup) -> Json:
    room, record = editable(world, bot, call)
    return changed(world, room, record, call, {})


def edit_message_media(world: World, bot: Json, call: EditMessageMedia) -> Json:
    room, record = editable(world, bot, call)
    item = call.media
    kind = str(item.type)
    check_kind(record["message"], kind)
    file = files.resolved(world, bot["id"], kind, item.media, media.facts(item))
    nothing: Json = dict.fromkeys((*messages.CONTENT, *messages.COPIED))
    content = nothing | {kind: files.shown(world, file)} | sending.caption(item)
    return changed(world, room, record, call, content)


def check_kind(message: Json, kind: str) -> None:
    """Words and most files become files of any kind; an album keeps to its kind."""
    old = messages.kind_of(message)
    if old not in ("text", "photo", "video", "animation", "document", "audio"):
        raise bad("there is no media in the message to edit")
    alike = ("photo", "video") if old in ("photo", "video") else (old,)
    if "media_group_id" in message and kind not in alike:
        raise bad("can't use the media of the specified type in the album")


def editable(world: World, bot: Json, call: Any) -> tuple[Room, Json]:
    """The message a bot wants to change, if it may."""
    if call.chat_id is None or call.message_id is None:
        raise bad("message identifier is not specified")
    room = rooms.known_to_bot(world, bot, call.chat_id)
    record = messages.find(world, room, call.message_id)
    if record is None:
        raise bad("message to edit not found")
    message = record["message"]
    has_content = messages.kind_of(message) is not None
    if message["from"]["id"] != bot["id"] or not has_content or "reply_keyboard" in record:
        raise bad("message can't be edited")
    return room, record


def changed(world: World, room: Room, record: Json, call: Any, content: Json) -> Json:
    """Without a keyboard in the call the old one goes, as on Telegram."""
    facts = {**content, "reply_markup": keyboards.inline(call.reply_markup)}
    message = record["message"]
    if all(message.get(name) == value for name, value in facts.items()):
        raise bad(UNMODIFIED)
    return messages.change(world, room, record, **facts, edit_date=now())


METHODS: Methods = {
    EditMessageText: edit_message_text,
    EditMessageCaption: edit_message_caption,
    EditMessageMedia: edit_message_media,
    EditMessageReplyMarkup: edit_message_reply_markup,
}
