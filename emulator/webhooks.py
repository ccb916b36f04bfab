"""Carries updates to webhooks: each chat in its order, again and again until the bot says 200."""

import asyncio
import json
import logging
from http import HTTPStatus

import aiohttp

from emulator import calls, updates
from emulator.errors import Cut, Refused
from emulator.journal import Json
from emulator.requests import Incoming, parsed, read_parts
from emulator.world import World, now

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
ANSWER_SECONDS = 60


class Courier:
    """One task per bot and chat that has something waiting."""

    def __init__(self, world: World, first_pause: float) -> None:
        self.world = world
        self.first_pause = first_pause
        self.lanes: dict[tuple[int, int], asyncio.Task[None]] = {}
        self.session: aiohttp.ClientSession | None = None
        self.watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        self.session = aiohttp.ClientSession(timeout=limit, connector=aiohttp.TCPConnector(limit=0))
        self.watch = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        tasks = [*self.lanes.values(), *([self.watch] if self.watch else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.session:
            await self.session.close()

    async def _watch(self) -> None:
        while True:
            for bot in list(self.world.hooks.items):
                self._start_lanes(int(bot))
            await self.world.update_bell.wait(60)

    def _start_lanes(self, bot: int) -> None:
        hook = updates.hook(self.world, bot) or {"max_connections": 0}
        free = hook["max_connections"] - sum(busy == bot for busy, _ in self.lanes)
        for item in list(self.world.queues.get(bot, {}).values()):
            if free <= 0:
                break
            lane = (bot, item["lane"])
            if lane not in self.lanes:
                self.lanes[lane] = asyncio.create_task(self._carry(*lane))
                free -= 1

    async def _carry(self, bot: int, chat: int) -> None:
        """Deliver what waits for this chat; ends when nothing waits or no webhook is set."""
        pause = self.first_pause
        try:
            while (hook := updates.hook(self.world, bot)) and (item := self._first(bot, chat)):
                if await self._deliver(bot, hook, item["update"]):
                    updates.drop(self.world, bot, item["update"]["update_id"])
                    pause = self.first_pause
                elif await self.world.hook_bell.wait(pause):
                    pause = self.first_pause
                else:
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self.lanes.pop((bot, chat), None)
            self.world.update_bell.ring()

    def _first(self, bot: int, chat: int) -> Json | None:
        queue = self.world.queues.get(bot, {})
        return next((item for item in queue.values() if item["lane"] == chat), None)

    async def _deliver(self, bot: int, hook: Json, update: Json) -> bool:
        headers = {}
        if hook.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook["secret_token"]
        try:
            async with self._post(hook["url"], update, headers) as response:
                if response.status // 100 != 2:
                    phrase = HTTPStatus(response.status).phrase
                    reason = f"Wrong response from the webhook: {response.status} {phrase}"
                    return self._failed(bot, reason)
                incoming = await answer(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return self._failed(bot, str(error) or "Read timeout expired")
        await self._obey(bot, incoming)
        return True

    def _post(
        self, url: str, update: Json, headers: dict[str, str]
    ) -> aiohttp.client._RequestContextManager:
        if self.session is None:
            raise RuntimeError("the courier was not started")
        data = json.dumps(update, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", **headers}
        return self.session.post(url, data=data, headers=headers)

    def _failed(self, bot: int, reason: str) -> bool:
        hook = updates.hook(self.world, bot)
        if hook:
            facts = {"last_error_date": now(), "last_error_message": reason}
            self.world.hooks.put(bot, {**hook, **facts})
        return False

    async def _obey(self, bot: int, incoming: Incoming) -> None:
        """Do what the bot wrote into its reply; it never hears how that went."""
        name = incoming.fields.pop("method", None)
        known = self.world.bots.get(bot)
        if not name or known is None:
            return
        try:
            await calls.perform(self.world, known, str(name), incoming)
        except Refused as refusal:
            log.warning("a call in a webhook's reply was refused: %s", refusal.description)
        except Cut:
            return


async def answer(response: aiohttp.ClientResponse) -> Incoming:
    """The call that may stand in the reply of a webhook, as JSON, form or multipart."""
    incoming = Incoming()
    try:
        if response.content_type == "multipart/form-data":
            await read_parts(aiohttp.MultipartReader(response.headers, response.content), incoming)
        elif response.content_type == "application/json":
            body = await response.read()
            incoming.fields = parsed(body) if body.strip().startswith(b"{") else {}
    except (Refused, ValueError) as error:
        log.warning("the reply of a webhook is unreadable: %s", error)
    return incoming
