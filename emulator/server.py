"""The emulator as a server: the Bot API, file downloads, the phones' API and the chat page."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from emulator import calls, client, files, limits, people, polls
from emulator.errors import Cut, Refused
from emulator.journal import Json
from emulator.requests import read
from emulator.webhooks import Courier
from emulator.world import World

log = logging.getLogger(__name__)
PAGE = Path(__file__).parent / "page"
HOST = "127.0.0.1"


class Emulator:
    """One running emulator; `url` is where it listens, `world` what it knows."""

    def __init__(self, world: World, first_pause: float = 0.25) -> None:
        self.world = world
        self.courier = Courier(world, first_pause)
        self.url = ""
        self.runner = web.AppRunner(
            self._application(), access_log=None, shutdown_timeout=0.2, handler_cancellation=True
        )

    def _application(self) -> web.Application:
        # The readers count for themselves: 50 MB from a bot, 200 MB from a phone.
        application = web.Application(client_max_size=2 * limits.PHONE_UPLOAD_BYTES)
        router = application.router
        router.add_route("*", "/bot{token}/{method}", self._call)
        router.add_get("/file/bot{token}/{path:.+}", self._download)
        application.add_subapp("/client", client.application(self.world))
        router.add_get("/", page)
        router.add_get(r"/{name:[\w.-]+}", page)
        return application

    async def start(self, port: int) -> None:
        """Listen; raises OSError when the port is taken."""
        await self.runner.setup()
        await web.TCPSite(self.runner, HOST, port).start()
        self.url = f"http://{HOST}:{self.runner.addresses[0][1]}"
        self.courier.start()

    async def stop(self) -> None:
        await self.courier.stop()
        await self.runner.cleanup()
        self.world.close()

    async def _call(self, request: web.Request) -> web.Response:
        try:
            result = await self._result(request)
        except Refused as refusal:
            return refused(refusal)
        except Cut:
            return cut(request)
        return answered({"ok": True, "result": result}, 200)

    async def _result(self, request: web.Request) -> Any:
        bot = calls.bot_of(self.world, request.match_info["token"])
        incoming = await read(request)
        return await calls.perform(self.world, bot, request.match_info["method"], incoming)

    async def _download(self, request: web.Request) -> web.Response:
        try:
            bot = people.bot_of(self.world, request.match_info["token"])
        except Refused as refusal:
            return refused(refusal)
        place = self.world.paths.get(f"{bot['id']}/{request.match_info['path']}")
        record = self.world.files.get(place["file_id"]) if place else None
        if record is None:
            return refused(Refused(404, "Not Found"))
        # Telegram tells no types here: the bot knows what it asked for.
        data = self.world.contents.read(record["digest"])
        return web.Response(body=data, content_type=files.content_type(record))


def answered(body: Json, status: int) -> web.Response:
    data = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(body=data, status=status, content_type="application/json")


def refused(refusal: Refused) -> web.Response:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return answered(body, refusal.code)


def cut(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def page(request: web.Request) -> web.StreamResponse:
    """A file of the chat page."""
    file = PAGE / request.match_info.get("name", "index.html")
    if file.parent != PAGE or not file.is_file():
        return answered({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
    return web.FileResponse(file, headers={"Cache-Control": "no-cache"})


@asynccontextmanager
async def running(
    port: int = 0,
    data: Path | None = None,
    *,
    query_seconds: float = 30,
    first_pause: float = 0.25,
) -> AsyncIterator[Emulator]:
    """An emulator that listens while the block runs; port 0 takes a free one.

    `query_seconds`: how long a press can be answered. `first_pause`: seconds before a webhook
    is tried again; doubled each time.
    """
    emulator = Emulator(World(data, query_seconds=query_seconds), first_pause)
    try:
        await emulator.start(port)
        for poll in emulator.world.polls.items.values():
            polls.arm(emulator.world, poll)
        yield emulator
    finally:
        await asyncio.shield(emulator.stop())
