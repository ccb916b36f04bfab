"""A whole academy on one machine: the emulator, the bot and PostgreSQL as real processes, and
phones that speak to them over HTTP."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp

from academy import demo
from storage.database import Database
from storage.migrating import upgrade

ROOT = Path(__file__).parents[1]
TOKEN = "4242:STAGE"
KEYS = "1:" + "A" * 43 + "="
PATIENCE = 90.0  # seconds until something awaited must have happened
AGREE = {"Қазақша": "Келісім беремін", "Русский": "Даю согласие"}
Message = dict[str, Any]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Stage:
    """The emulator runs; the bot is started, killed and started again as a test likes."""

    url: str
    env: dict[str, str]
    http: aiohttp.ClientSession
    log: Path
    bot: asyncio.subprocess.Process | None = None
    phones: dict[int, "Phone"] = field(default_factory=dict)
    guests: dict[int, demo.Guest] = field(default_factory=dict)

    async def start_bot(self) -> None:
        with self.log.open("ab") as log:
            command = (sys.executable, "-m", "bot", "run")
            self.bot = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, env=self.env, stdout=log, stderr=log
            )

    async def kill_bot(self) -> None:
        """SIGKILL: between any two lines."""
        await self._end(signal.SIGKILL)

    async def stop_bot(self) -> int:
        """SIGTERM, as a supervisor stops it; the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: int) -> int:
        assert self.bot is not None
        if self.bot.returncode is None:
            self.bot.send_signal(number)
        return await self.bot.wait()

    async def get(self, path: str, **params: Any) -> Any:
        async with self.http.get(f"{self.url}/client/{path}", params=params) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        async with self.http.post(f"{self.url}/client/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def phone(self, number: int, name: str = "Дана", locale: str = "ru") -> "Phone":
        """A new phone; its owner's Telegram id is `number`."""
        person: dict[str, Any] = {"id": number, "first_name": name, "language_code": locale}
        if number in self.guests:
            person["phone_number"] = self.guests[number].phone
        await self.post("people", person)
        self.phones[number] = Phone(self, number)
        return self.phones[number]

    async def record(self, after: int = 0) -> list[dict[str, Any]]:
        """Every call of the Bot API the emulator was asked, in order."""
        return list(await self.get("record", after=after))

    async def until(
        self,
        found: Callable[[], Awaitable[Any]],
        what: str,
        seconds: float = PATIENCE,
        every: float = 0.05,
    ) -> Any:
        """Wait until `found()` is true and give what it found; `what` is named when it is not.
        Many who look `every` so many seconds keep the emulator busy."""
        end = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < end:
            if result := await found():
                return result
            await asyncio.sleep(every)
        raise AssertionError(
            f"{what} did not happen; the bot says:\n{self.log.read_text()[-3000:]}"
        )


@dataclass
class Phone:
    """One person's private chat with the bot."""

    stage: Stage
    number: int

    async def messages(self) -> list[Message]:
        found = await self.stage.get("messages", person=self.number, chat=self.number)
        return list(found["messages"])

    async def say(self, text: str, **fields: Any) -> Message:
        sent = await self.stage.post("send", {"person": self.number, "text": text, **fields})
        return dict(sent)

    async def send_file(self, kind: str, name: str, content: bytes, caption: str = "") -> Any:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("person", str(self.number))
        form.add_field("kind", kind)
        if caption:
            form.add_field("caption", caption)
        form.add_field("file", BytesIO(content), filename=name)
        async with self.stage.http.post(f"{self.stage.url}/client/send", data=form) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def file(self, message: Message) -> bytes:
        """The document of a message, as the phone opens it."""
        url = f"{self.stage.url}/client/files/{message['document']['file_id']}"
        async with self.stage.http.get(url) as answer:
            assert answer.status == 200, url
            return await answer.read()

    async def sees(self, words: str, seconds: float = PATIENCE) -> Message:
        """The newest message of the bot that holds these words; waits for it."""

        async def found() -> Message | None:
            return next((m for m in reversed(await self.messages()) if _holds(m, words)), None)

        return dict(await self.stage.until(found, f"{self.number} sees {words!r}", seconds))

    async def press(self, label: str) -> dict[str, Any]:
        """Press the newest button that holds this label; what the bot answered to the press."""

        async def button() -> tuple[int, str] | None:
            for message in reversed(await self.messages()):
                for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                    for each in row:
                        if label in each["text"] and "callback_data" in each:
                            return message["message_id"], each["callback_data"]
            return None

        message_id, data = await self.stage.until(button, f"{self.number} has a button {label!r}")
        return await self.press_raw(message_id, data)

    async def press_raw(self, message_id: int, data: str) -> dict[str, Any]:
        body = {"person": self.number, "message_id": message_id, "data": data}
        return dict(await self.stage.post("press", body))

    async def join(self, code: str, language: str) -> None:
        """Open the invite link, choose the language, and prove who it is: a learner by the own
        number, staff by the digits they were given; a learner agrees to be kept here."""
        await self.say(f"/start {code}")
        await self.press(language)
        guest = self.stage.guests[self.number]
        if guest.digits:
            await self.say(guest.digits)
        else:
            await self.stage.post("send", {"person": self.number, "contact": True})
            await self.press(AGREE[language])


def _holds(message: Message, words: str) -> bool:
    is_ours = message["from"].get("is_bot", False)
    return is_ours and words in (message.get("text") or message.get("caption") or "")


@asynccontextmanager
async def academy(folder: Path, url: str) -> AsyncIterator[tuple[Stage, dict[int, str]]]:
    """The demonstration academy with a running bot; the invite codes of its people."""
    db = Database(url)
    await upgrade(db)
    now = datetime.now(UTC)
    async with db.begin() as session:
        await demo.found(session, now=now)
        await demo.refresh(session, now=now)
        guests = {guest.number: guest for guest in await demo.guests(session, now=now)}
    await db.close()
    async with opened(folder, url) as stage:
        stage.guests = guests
        await stage.start_bot()
        yield stage, {number: guest.code for number, guest in guests.items()}
        assert await stage.stop_bot() == 0, stage.log.read_text()[-3000:]
        log = stage.log.read_text()
        assert "Traceback" not in log, log[-5000:]


async def console(stage: Stage, *words: str, fails: bool = False) -> str:
    """Run a command of `sabaq` beside the bot; what it printed. It must succeed, or fail."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=ROOT,
        env=stage.env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode == int(fails), said.decode()
    return said.decode()


@asynccontextmanager
async def opened(folder: Path, database_url: str, *, webhook: bool = False) -> AsyncIterator[Stage]:
    """The emulator as a process of its own, and everything the bot's process needs to know."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = (sys.executable, "-m", "emulator", "--port", str(port))
    emulator = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
    )
    env = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")},
        "BOT_TOKEN": TOKEN,
        "API_URL": url,
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "BIOMETRIC_KEYS": KEYS,
    }
    if webhook:
        hook = free_port()
        env |= {
            "WEBHOOK_URL": f"http://127.0.0.1:{hook}/hook",
            "WEBHOOK_PORT": str(hook),
            "WEBHOOK_SECRET": "stage-secret",
        }
    async with aiohttp.ClientSession() as http:
        stage = Stage(url, env, http, folder / "bot.log")
        stage.log.touch()
        try:
            await stage.until(lambda: _answers(http, url), "the emulator answers")
            await http.post(f"{url}/bot{TOKEN}/getMe")  # from now on the emulator knows the bot
            yield stage
        finally:
            if stage.bot is not None:
                await stage.kill_bot()
            emulator.terminate()
            await emulator.wait()


async def _answers(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(f"{url}/client/health") as answer:
            return answer.status == 200
    except aiohttp.ClientConnectionError:
        return False
