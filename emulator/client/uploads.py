"""Files that a phone sends: one, or an album."""

from aiohttp import BodyPartReader, web

from emulator import files, limits, messages, rooms
from emulator.client.desk import wanted
from emulator.errors import Impossible
from emulator.journal import Json
from emulator.messages import Draft
from emulator.requests import Upload
from emulator.rooms import Room
from emulator.world import World
from emulator.writing import Words

KINDS = ("photo", "document", "video_note", "voice", "video", "audio", "animation", "sticker")
FACTS = ("duration", "length", "width", "height")
ALBUM_KINDS = ("photo", "document", "video", "audio")


async def read(request: web.Request) -> tuple[Json, list[Upload]]:
    """The fields and the files of a multipart body."""
    fields: Json = {}
    uploads: list[Upload] = []
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        size += len(data)
        if size > limits.PHONE_UPLOAD_BYTES:
            raise Impossible("the emulator's phones send at most 200 MB at once", 413)
        if part.filename is None:
            fields[part.name] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads.append(Upload(data, part.filename, kind))
    return fields, uploads


def drafts(world: World, room: Room, fields: Json, uploads: list[Upload]) -> list[Draft]:
    """A message for each file; the first carries the caption."""
    kind = str(fields.get("kind", "document"))
    check(kind, uploads)
    owner = room.bot or next(iter(rooms.bots_in(world, room)), 0)
    facts: Json = {name: wanted(fields, name, int) for name in FACTS}
    facts["emoji"] = wanted(fields, "emoji", str) if kind == "sticker" else None
    made = []
    for upload in uploads:
        record = files.keep(world, owner, kind, upload, facts)
        made.append(Draft({kind: files.shown(world, record)}))
    words = fields.get("html") or fields.get("caption")
    if words and kind in messages.CAPTIONED:
        made[0].content |= Words(str(words), bool(fields.get("html"))).placed("caption")
    group = fields.get("group")
    if len(made) > 1 and not group:
        group = str(world.count("albums", 13_000_000_000_001))
    for draft in made if group else ():
        draft.extra["media_group_id"] = str(group)
    return made


def check(kind: str, uploads: list[Upload]) -> None:
    if kind not in KINDS:
        raise Impossible(f"unknown kind: {kind}; known: {', '.join(KINDS)}")
    if not uploads:
        raise Impossible("file is missing")
    if len(uploads) > 1 and (kind not in ALBUM_KINDS or len(uploads) > limits.ALBUM):
        raise Impossible("an album is at most ten photos, videos, documents or audio files")
