"""With a folder everything survives: a restart, and the sudden death of the process."""

import asyncio
import socket
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import aiohttp
from aiogram import Bot
from aiogram.types import BufferedInputFile

from emulator.server import running
from tests.emulator.conftest import TOKEN, aiogram_bot, person_at
from tests.emulator.phone import Phone, picture


async def story(bot: Bot, phone: Phone) -> str:
    """A chat with a photo, an edit, a deletion, commands, a poll and one update left over."""
    await bot.get_me()
    await phone.say("/start")
    sent = await bot.send_photo(phone.id, BufferedInputFile(picture(), "a.jpg"))
    gone = await bot.send_message(phone.id, "gone")
    old = await bot.send_message(phone.id, "old")
    await bot.edit_message_text("new", chat_id=phone.id, message_id=old.message_id)
    await bot.delete_message(phone.id, gone.message_id)
    await bot.send_poll(phone.id, "Lunch?", ["a", "b"])
    assert sent.photo
    return sent.photo[-1].file_id


async def test_a_restart_finds_everything_as_it_was(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    async with running(data=tmp_path) as emulator, aiogram_bot(emulator.url) as bot:
        phone = await person_at(session, emulator.url)
        file_id = await story(bot, phone)
        before = await phone.ask("messages")

    async with running(data=tmp_path) as emulator, aiogram_bot(emulator.url) as bot:
        phone = Phone(session, emulator.url, phone.person)

        assert await phone.ask("messages") == before
        assert [each.message.text for each in await bot.get_updates() if each.message] == ["/start"]
        data = await bot.download(file_id)
        assert data
        assert data.read() == picture()
        again = await bot.send_message(phone.id, "still friends")
        assert again.message_id == before["messages"][-1]["message_id"] + 1
        poll = before["messages"][-1]
        voted = await phone.tell("vote", message_id=poll["message_id"], options=[1])
        assert voted["total_voter_count"] == 1
        newer = await phone.ask("events", after=before["revision"], timeout=0)
        assert [each["kind"] for each in newer["events"]] == ["message", "edit"]


async def test_what_was_said_before_a_sudden_death_is_still_said_after_it(
    tmp_path: Path, session: aiohttp.ClientSession
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "emulator", "--port", str(port), "--data", str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    assert process.stdout
    url = (await process.stdout.readline()).decode().split()[-1]
    async with aiogram_bot(url) as bot:
        phone = await person_at(session, url)
        await bot.get_me()
        for number in range(20):
            await phone.say(str(number))
    second = await asyncio.create_subprocess_exec(*command[:-2], stderr=PIPE)
    _, complaint = await second.communicate()
    process.kill()
    await process.wait()

    assert second.returncode == 1
    assert f"Port {port} is taken." in complaint.decode()
    async with running(data=tmp_path) as emulator, aiogram_bot(emulator.url, TOKEN) as bot:
        phone = Phone(session, emulator.url, phone.person)
        assert [each["text"] for each in await phone.messages()] == [*map(str, range(20))]
        assert len(await bot.get_updates()) == 20
