"""Reading a call of the Bot API: query, form, multipart or JSON become one of aiogram's methods."""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from aiohttp import BodyPartReader, MultipartReader, web
from pydantic import ValidationError

from emulator import limits
from emulator.errors import Refused, bad
from emulator.journal import Json

Given = TypeVar("Given")
Methods = dict[type[TelegramMethod[Any]], Callable[..., Any]]
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
}


class Upload(BufferedInputFile):
    """A file that came with a request."""

    def __init__(self, data: bytes, filename: str, content_type: str) -> None:
        super().__init__(data, filename)
        self.content_type = content_type


@dataclass
class Incoming:
    """What stood in a request, before anybody knows what it means."""

    fields: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)


def given(value: Given | Default | None) -> Given | None:
    """The value somebody gave; aiogram's place-holders for a bot's defaults are nothing here."""
    return None if isinstance(value, Default) else value


async def read(request: web.Request) -> Incoming:
    """Everything that stands in the request; more than 50 MB is too large."""
    incoming = Incoming(fields=dict(request.query))
    kind = request.content_type
    if kind == "multipart/form-data":
        await read_parts(await request.multipart(), incoming)
    elif kind == "application/json" and request.can_read_body:
        incoming.fields |= parsed(await request.read())
    elif kind == "application/x-www-form-urlencoded":
        form = await request.post()
        incoming.fields |= {name: str(value) for name, value in form.items()}
    return incoming


async def read_parts(reader: MultipartReader, incoming: Incoming) -> None:
    size = 0
    async for part in reader:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        size += len(data)
        if size > limits.UPLOAD_BYTES:
            raise Refused(413, "Request Entity Too Large")
        if part.filename is None:
            incoming.fields[part.name] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            incoming.uploads[part.name] = Upload(data, part.filename, kind)


def parsed(body: bytes) -> Json:
    try:
        fields = json.loads(body)
    except ValueError as error:
        raise bad("can't parse request body as JSON object") from error
    if not isinstance(fields, dict):
        raise bad("can't parse request body as JSON object")
    return fields


def leaves(annotation: Any) -> set[Any]:
    """The classes a field may have."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return {leaf for each in typing.get_args(annotation) for leaf in leaves(each)}
    if origin is typing.Annotated:
        return leaves(typing.get_args(annotation)[0])
    return {annotation}


def as_text(value: str) -> str:
    return value


def as_id(value: str) -> int | str:
    return int(value) if value.lstrip("-").isdigit() else value


def as_flag(value: str) -> bool:
    return value.lower() in ("true", "yes", "1")


def as_json(value: str) -> Any:
    return json.loads(value)


@cache
def readers(method: type[TelegramMethod[Any]]) -> dict[str, Callable[[str], Any]]:
    """How each field of a method is written inside a form."""
    found: dict[str, Callable[[str], Any]] = {}
    for name, info in method.model_fields.items():
        kinds = leaves(info.annotation) - {types.NoneType, Default}
        if str in kinds:
            reader: Callable[[str], Any] = as_id if int in kinds else as_text
        elif kinds == {bool}:
            reader = as_flag
        elif kinds <= {int, datetime, timedelta}:
            reader = int
        else:
            reader = as_json
        found[info.alias or name] = reader
    return found


def decoded(method: type[TelegramMethod[Any]], incoming: Incoming) -> Json:
    """The fields in their own types; uploads stand where the request points to them."""
    plan = readers(method)
    fields: Json = {}
    for name, value in incoming.fields.items():
        reader = plan.get(name, as_text)
        if not isinstance(value, str):
            fields[name] = str(value) if reader is as_text and type(value) is int else value
            continue
        try:
            fields[name] = reader(value)
        except ValueError as error:
            raise bad(f"can't parse {name}") from error
    fields = {name: attached(value, incoming.uploads) for name, value in fields.items()}
    for name, upload in incoming.uploads.items():
        if name in plan:
            fields.setdefault(name, upload)
    return fields


def attached(value: Any, uploads: dict[str, Upload]) -> Any:
    """The value with every `attach://name` replaced by the part of that name."""
    if isinstance(value, str) and value.startswith("attach://"):
        if value[9:] not in uploads:
            raise bad(f'file "{value[9:]}" not found in the request')
        return uploads[value[9:]]
    if isinstance(value, dict):
        return {name: attached(each, uploads) for name, each in value.items()}
    if isinstance(value, list):
        return [attached(each, uploads) for each in value]
    return value


def method_call(method: type[TelegramMethod[Any]], fields: Json) -> TelegramMethod[Any]:
    """The checked call; what is missing or of a wrong type is told in Telegram's way."""
    try:
        return method.model_validate(fields)
    except ValidationError as error:
        problem = error.errors()[0]
        name = str(problem["loc"][0])
        if name not in fields:
            raise bad(MISSING.get(name, f"there is no {name} in the request")) from error
        raise bad(f"can't parse {name}: {problem['msg']}") from error


def shown(value: Any) -> Any:
    """A decoded value as the record shows it: files by name and size."""
    if isinstance(value, Upload):
        return {"file": value.filename, "size": len(value.data)}
    if isinstance(value, dict):
        return {name: shown(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shown(each) for each in value]
    return value
