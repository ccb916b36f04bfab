"""Files: kept by content, named by an id that only one bot can use."""

import base64
import hashlib
import json
import mimetypes
from pathlib import PurePosixPath
from typing import Any

from emulator import pictures
from emulator.errors import bad
from emulator.journal import Json
from emulator.requests import Upload
from emulator.world import World

KINDS = {
    "photo": ("AgAC", "photos", "Photo"),
    "document": ("BQAC", "documents", "Document"),
    "video": ("BAAC", "videos", "Video"),
    "voice": ("AwAC", "voice", "VoiceNote"),
    "audio": ("CQAC", "music", "Audio"),
    "video_note": ("DQAC", "video_notes", "VideoNote"),
    "animation": ("CgAC", "animations", "Animation"),
    "sticker": ("CAAC", "stickers", "Sticker"),
    "thumbnail": ("AAMC", "thumbnails", "Thumbnail"),
}
MIME = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg"}
NAMED = ("document", "video", "audio", "animation")


def resolved(world: World, bot_id: int, kind: str, value: object, facts: Json) -> Json:
    """The kept file behind a parameter: an upload, or the id of a file this bot knows."""
    if isinstance(value, Upload):
        return keep(world, bot_id, kind, value, facts)
    text = str(value)
    if text.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    record = world.files.get(text)
    if record is None or record["bot"] != bot_id:
        raise bad("wrong file identifier/HTTP URL specified")
    if record["kind"] != kind:
        wrong, right = KINDS[record["kind"]][2], KINDS[kind][2]
        raise bad(f"can't use file of type {wrong} as {right}")
    return world.files.get(record.get("whole")) or record


def keep(world: World, bot_id: int, kind: str, upload: Upload, facts: Json) -> Json:
    """Store an uploaded file; the same bytes under the same name get the same id."""
    if not upload.data:
        raise bad("file must be non-empty")
    if kind == "photo":
        return keep_photo(world, bot_id, upload)
    known = {name: value for name, value in facts.items() if value is not None}
    if kind in NAMED and upload.filename:
        known["file_name"] = upload.filename
    known["mime_type"] = mime_type(kind, upload)
    return store(world, bot_id, kind, upload.data, known)


def keep_photo(world: World, bot_id: int, upload: Upload) -> Json:
    records = [
        store(world, bot_id, "photo", size.data, {"width": size.width, "height": size.height})
        for size in pictures.sizes(upload.data)
    ]
    whole = records[-1]["file_id"]
    for record in records[:-1]:
        world.files.put(record["file_id"], {**record, "whole": whole})
    sizes = [record["file_id"] for record in records]
    return world.files.put(whole, {**records[-1], "sizes": sizes})


def store(world: World, bot_id: int, kind: str, data: bytes, facts: Json) -> Json:
    digest = hashlib.sha256(data).hexdigest()
    seed = f"{bot_id}:{kind}:{digest}:{json.dumps(facts, sort_keys=True)}"
    file_id = KINDS[kind][0] + short_hash(seed, 48)
    known = world.files.get(file_id)
    if known:
        return known
    record = {
        "file_id": file_id,
        "file_unique_id": "AQAD" + short_hash(digest, 12),
        "bot": bot_id,
        "kind": kind,
        "digest": digest,
        "size": len(data),
        "facts": facts,
    }
    world.contents.put(digest, data)
    return world.files.put(file_id, record)


def short_hash(seed: str, letters: int) -> str:
    digest = hashlib.sha512(seed.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:letters]


def mime_type(kind: str, upload: Upload) -> str:
    if upload.content_type not in ("", "application/octet-stream"):
        return upload.content_type.split(";")[0]
    guess = mimetypes.guess_type(upload.filename or "")[0]
    return guess or MIME.get(kind, "application/octet-stream")


def shown(world: World, record: Json) -> Any:
    """The file as a Message shows it: a photo is the list of its sizes."""
    if record["kind"] == "photo":
        return [size(world.files.get(each) or record) for each in record["sizes"]]
    value = {**size(record), **SHAPES.get(record["kind"], {}), **record["facts"]}
    if record["kind"] in ("video_note", "sticker"):
        value.pop("mime_type", None)
    if "thumbnail" in value:
        thumbnail = world.files.get(value["thumbnail"])
        value["thumbnail"] = size(thumbnail) if thumbnail else None
    return value


SHAPES: dict[str, Json] = {
    "video": {"width": 640, "height": 480, "duration": 1},
    "animation": {"width": 320, "height": 240, "duration": 1},
    "video_note": {"length": 384, "duration": 1},
    "voice": {"duration": 1},
    "audio": {"duration": 1},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    },
}


def size(record: Json) -> Json:
    """What every file shows."""
    value = {
        "file_id": record["file_id"],
        "file_unique_id": record["file_unique_id"],
        "file_size": record["size"],
    }
    if record["kind"] in ("photo", "thumbnail"):
        value |= {name: record["facts"][name] for name in ("width", "height")}
    return value


def path(world: World, record: Json) -> str:
    """Where the bot can download the file; the same path every time."""
    if "path" not in record:
        folder = KINDS[record["kind"]][1]
        number = world.count(f"files:{record['bot']}", 0)
        place = f"{folder}/file_{number}{suffix(record)}"
        record = world.files.put(record["file_id"], {**record, "path": place})
        world.paths.put(f"{record['bot']}/{place}", {"file_id": record["file_id"]})
    return str(record["path"])


def suffix(record: Json) -> str:
    name = PurePosixPath(record["facts"].get("file_name", ""))
    if name.suffix.isascii() and name.suffix:
        return name.suffix
    if record["kind"] in ("photo", "thumbnail"):
        return ".jpg"
    return mimetypes.guess_extension(record["facts"].get("mime_type", "")) or ""


def content_type(record: Json) -> str:
    return str(record["facts"].get("mime_type") or "image/jpeg")
