"""A phone for tests: the client API of the emulator as a person uses it."""

import asyncio
import io
import time
from collections.abc import Callable
from typing import Any

import aiohttp
from PIL import Image

Json = dict[str, Any]


def picture(width: int = 400, height: int = 300, color: str = "teal") -> bytes:
    """A real JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, "JPEG")
    return out.getvalue()


class Phone:
    """One person with the emulator in their hand."""

    def __init__(self, session: aiohttp.ClientSession, url: str, person: Json) -> None:
        self.session = session
        self.url = url
        self.person = person
        self.bot: int | None = None

    @property
    def id(self) -> int:
        return int(self.person["id"])

    async def ask(self, path: str, **query: Any) -> Any:
        if self.bot is not None:
            query.setdefault("bot", self.bot)
        async with self.session.get(
            f"{self.url}/client/{path}", params={"person": self.id, **query}
        ) as response:
            return await response.json()

    async def tell(self, path: str, **fields: Any) -> Any:
        if self.bot is not None:
            fields.setdefault("bot", self.bot)
        async with self.session.post(
            f"{self.url}/client/{path}", json={"person": self.id, **fields}
        ) as response:
            return await response.json()

    async def say(self, text: str, **fields: Any) -> Json:
        sent: Json = await self.tell("send", text=text, **fields)
        return sent

    async def show(self, kind: str, *files: tuple[str, bytes, str], **fields: Any) -> Any:
        form = aiohttp.FormData()
        form.add_field("person", str(self.id))
        form.add_field("kind", kind)
        if self.bot is not None:
            form.add_field("bot", str(self.bot))
        for name, value in fields.items():
            form.add_field(name, str(value))
        for name, data, content_type in files:
            form.add_field("file", io.BytesIO(data), filename=name, content_type=content_type)
        async with self.session.post(f"{self.url}/client/send", data=form) as response:
            return await response.json()

    async def messages(self, **query: Any) -> list[Json]:
        seen = await self.ask("messages", **query)
        return list(seen["messages"])

    async def answers(self, **query: Any) -> list[Json]:
        return [each for each in await self.messages(**query) if each["from"]["is_bot"]]

    async def until(self, true: Callable[[list[Json]], Any], seconds: float = 8) -> list[Json]:
        """The bot's messages, as soon as they are what we wait for."""
        last = time.monotonic() + seconds
        while time.monotonic() < last:
            answers = await self.answers()
            if true(answers):
                return answers
            await asyncio.sleep(0.01)
        raise AssertionError(f"never came true; the bot said {answers}")
