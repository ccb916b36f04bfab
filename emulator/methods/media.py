"""send… of files, albums, contacts and places; getFile."""

from collections.abc import Callable
from typing import Any

from aiogram.methods import (
    GetFile,
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
)

from emulator import files, limits, messages, people, pictures, rooms, sending
from emulator.errors import Refused, bad
from emulator.journal import Json
from emulator.requests import Methods, Upload
from emulator.world import World

WRONG_FILES = ("wrong file identifier/HTTP URL specified", "failed to get HTTP URL content")
FACTS = ("width", "height", "duration", "length", "performer", "title", "emoji")


def facts(call: Any) -> Json:
    """What the bot says about a file."""
    found = {name: getattr(call, name, None) for name in FACTS}
    return {name: value for name, value in found.items() if value is not None}


def sender(kind: str) -> Callable[[World, Json, Any], Json]:
    """The method that sends one file of this kind."""

    def send_file(world: World, bot: Json, call: Any) -> Json:
        rooms.writable(world, bot, call.chat_id)
        return sending.send(world, bot, call, content(world, bot, kind, call, kind))

    return send_file


def content(world: World, bot: Json, kind: str, item: Any, name: str) -> Json:
    known = facts(item)
    thumbnail = getattr(item, "thumbnail", None)
    if isinstance(thumbnail, Upload):
        known["thumbnail"] = kept_thumbnail(world, bot, thumbnail)
    file = files.resolved(world, bot["id"], kind, getattr(item, name), known)
    return {kind: files.shown(world, file)} | sending.caption(item)


def kept_thumbnail(world: World, bot: Json, upload: Upload) -> str:
    size = pictures.sizes(upload.data)[-1]
    sides = {"width": size.width, "height": size.height}
    return str(files.store(world, bot["id"], "thumbnail", size.data, sides)["file_id"])


def send_media_group(world: World, bot: Json, call: SendMediaGroup) -> list[Json]:
    """An album: all its messages, or none."""
    room = rooms.writable(world, bot, call.chat_id)
    check_album([str(item.type) for item in call.media])
    contents = [part(world, bot, number, item) for number, item in enumerate(call.media, 1)]
    drafts = [sending.draft(world, bot, room, call, each) for each in contents]
    world.rates.charge(bot["id"], room.chat, len(drafts))
    if len(drafts) > 1:
        group = str(world.count("albums", 13_000_000_000_001))
        for each in drafts:
            each.extra["media_group_id"] = group
    return [messages.place(world, room, people.bot_user(bot), each) for each in drafts]


def part(world: World, bot: Json, number: int, item: Any) -> Json:
    """One message of an album; what is wrong with its file is told with its place."""
    try:
        return content(world, bot, str(item.type), item, "media")
    except Refused as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        if reason not in WRONG_FILES:
            raise
        told = reason[0].upper() + reason[1:]
        raise bad(f'failed to send message #{number} with the error message "{told}"') from refusal


def check_album(kinds: list[str]) -> None:
    if not kinds:
        raise bad("there are no messages to send")
    if len(kinds) > limits.ALBUM:
        raise bad("too many messages to send as an album")
    for kind in ("document", "audio"):
        if kind in kinds and set(kinds) != {kind}:
            raise bad(f"{kind} can't be mixed with other media types")


def send_contact(world: World, bot: Json, call: SendContact) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: getattr(call, name) for name in names if getattr(call, name)}
    return sending.send(world, bot, call, {"contact": contact})


def send_location(world: World, bot: Json, call: SendLocation) -> Json:
    names = ("latitude", "longitude", "horizontal_accuracy")
    place = {name: getattr(call, name) for name in names if getattr(call, name) is not None}
    return sending.send(world, bot, call, {"location": place})


def get_file(world: World, bot: Json, call: GetFile) -> Json:
    record = world.files.get(call.file_id)
    if record is None or record["bot"] != bot["id"]:
        raise bad("invalid file_id")
    if record["size"] > limits.DOWNLOAD_BYTES:
        raise bad("file is too big")
    names = ("file_id", "file_unique_id", "file_size")
    shown = {name: files.size(record)[name] for name in names}
    return {**shown, "file_path": files.path(world, record)}


METHODS: Methods = {
    SendPhoto: sender("photo"),
    SendDocument: sender("document"),
    SendVideo: sender("video"),
    SendVideoNote: sender("video_note"),
    SendVoice: sender("voice"),
    SendAudio: sender("audio"),
    SendAnimation: sender("animation"),
    SendSticker: sender("sticker"),
    SendMediaGroup: send_media_group,
    SendContact: send_contact,
    SendLocation: send_location,
    GetFile: get_file,
}
