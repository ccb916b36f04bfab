"""What all routes of the phones share: reading requests and telling mistakes in a sentence."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from aiohttp import web

from emulator.errors import Impossible, Refused
from emulator.journal import Json
from emulator.world import World

WORLD = web.AppKey("WORLD", World)
Kind = TypeVar("Kind", int, float, str)
Route = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def sentences(request: web.Request, handler: Route) -> web.StreamResponse:
    try:
        return await handler(request)
    except Impossible as reason:
        return reply({"error": reason.sentence}, reason.status)
    except Refused as refusal:
        return reply({"error": refusal.description}, 400)
    except web.HTTPException as problem:
        if problem.status < 400:
            raise
        return reply({"error": problem.reason}, problem.status)


def reply(body: Any, status: int = 200) -> web.Response:
    data = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(body=data, status=status, content_type="application/json")


def world_of(request: web.Request) -> World:
    return request.app[WORLD]


async def body(request: web.Request) -> Json:
    """The JSON object of a request."""
    try:
        read = await request.json()
    except ValueError as error:
        raise Impossible("the body is not JSON") from error
    if not isinstance(read, dict):
        raise Impossible("the body is not a JSON object")
    return read


def needed(fields: Mapping[str, Any], name: str, kind: type[Kind]) -> Kind:
    value = wanted(fields, name, kind)
    if value is None:
        raise Impossible(f"{name} is missing")
    return value


def numbers(fields: Mapping[str, Any], name: str) -> list[int]:
    value = fields.get(name)
    if not isinstance(value, list) or not all(type(each) is int for each in value):
        raise Impossible(f"{name} is not a list of numbers")
    return value


def wanted(fields: Mapping[str, Any], name: str, kind: type[Kind]) -> Kind | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    try:
        return kind(value)
    except (TypeError, ValueError) as error:
        raise Impossible(f"{name} is not {kind.__name__}") from error
