"""A person in one chat of the stage: their own with the bot, or a group and a topic there."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import aiohttp
from PIL import Image

from tests.stage import PATIENCE, TOKEN, Message, Stage

BOT = int(TOKEN.split(":")[0])
ARRIVED, LOST = "👌", "👎"


def picture(color: str = "teal") -> bytes:
    """A small real JPEG; another colour is another file."""
    out = BytesIO()
    Image.new("RGB", (40, 30), color).save(out, "JPEG")
    return out.getvalue()


def words(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def is_bots(message: Message) -> bool:
    return bool(message["from"]["id"] == BOT)


@dataclass(frozen=True)
class Seat:
    """What a person does in a chat, and what they see there; without a chat their own one."""

    stage: Stage
    number: int
    chat: int | None = None
    thread: int | None = None
    every: float = 0.05  # seconds between two looks
    patience: float = PATIENCE  # until something awaited must have happened

    @property
    def _place(self) -> dict[str, Any]:
        place = {"person": self.number, "chat": self.chat or self.number}
        return place | ({"thread": self.thread} if self.thread else {})

    async def messages(self) -> list[Message]:
        """What stands in the chat, in the topic of this seat if it has one."""
        chat = self.chat or self.number
        found = (await self.stage.get("messages", person=self.number, chat=chat))["messages"]
        if self.thread is None:
            return list(found)
        return [each for each in found if each.get("message_thread_id") == self.thread]

    async def say(self, text: str, to: Message | None = None, **fields: Any) -> Message:
        """Write; `to` is the message this answers."""
        reply = {"reply_to": to["message_id"]} if to else {}
        body = {**self._place, **({"text": text} if text else {}), **reply, **fields}
        return dict(await self.stage.post("send", body))

    async def show(
        self, kind: str, *files: bytes, to: Message | None = None, **fields: Any
    ) -> list[Message]:
        """Send files; several are an album."""
        form = aiohttp.FormData(quote_fields=False)
        reply = {"reply_to": to["message_id"]} if to else {}
        for name, value in {**self._place, "kind": kind, **reply, **fields}.items():
            form.add_field(name, str(value))
        for number, content in enumerate(files):
            form.add_field("file", BytesIO(content), filename=f"файл-{number}.{SUFFIX[kind]}")
        async with self.stage.http.post(f"{self.stage.url}/client/send", data=form) as answer:
            assert answer.status == 200, await answer.text()
            sent = await answer.json()
        return sent if isinstance(sent, list) else [sent]

    async def edit(self, message: Message, text: str, **fields: Any) -> Message:
        body = {**self._place, "message_id": message["message_id"], "text": text, **fields}
        return dict(await self.stage.post("edit", body))

    async def press(self, label: str, on: Message | None = None) -> dict[str, Any]:
        """Press the newest button that holds this label, or that of one message."""

        async def button() -> tuple[int, str] | None:
            for message in reversed(await self.messages()):
                if on is not None and message["message_id"] != on["message_id"]:
                    continue
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                for each in (each for row in rows for each in row):
                    if label in each["text"] and "callback_data" in each:
                        return message["message_id"], each["callback_data"]
            return None

        what = f"{self.number} has a button {label!r}"
        number, data = await self.stage.until(button, what, self.patience, self.every)
        return dict(
            await self.stage.post("press", {**self._place, "message_id": number, "data": data})
        )

    async def sees(self, text: str, *, after: int = 0) -> Message:
        """The newest message of the bot that holds these words; waits for it."""
        return await self.finds(
            lambda each: is_bots(each) and text in words(each) and each["message_id"] > after,
            f"{self.number} sees {text!r}",
        )

    async def finds(self, fits: Callable[[Message], Any], what: str) -> Message:
        """The newest message in the chat that fits; waits for it."""

        async def found() -> Message | None:
            return next((m for m in reversed(await self.messages()) if fits(m)), None)

        return dict(await self.stage.until(found, what, self.patience, self.every))

    async def marked(self, message: Message, emoji: str = ARRIVED) -> None:
        """Wait until the bot has put this reaction on a message."""

        def fits(each: Message) -> bool:
            mark = {"from": BOT, "emoji": emoji}
            return each["message_id"] == message["message_id"] and mark in each.get("reactions", [])

        await self.finds(fits, f"message {message['message_id']} of {self.number} has {emoji}")


SUFFIX = {
    "photo": "jpg",
    "document": "pdf",
    "voice": "ogg",
    "video_note": "mp4",
    "video": "mp4",
    "audio": "mp3",
    "animation": "mp4",
    "sticker": "webp",
}
