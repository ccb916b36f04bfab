"""The phones' API tells mistakes in a sentence and serves the page."""

from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from emulator.server import Emulator
from tests.emulator.conftest import NewPerson
from tests.emulator.phone import Phone


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("people", {"id": "x", "first_name": "A"}, "id is not int"),
        ("people", {"last_name": "A"}, "first_name is missing"),
        ("groups", {"title": "g", "members": ["x"]}, "members is not a list of numbers"),
        ("groups", {"title": "g", "members": []}, "a group needs members"),
        ("send", {"text": ""}, "text is empty"),
        ("send", {"text": "я" * 4097}, "at most 4096 characters fit into one message"),
        ("send", {"text": "x", "bot": 5}, "there is no bot 5"),
        ("press", {"message_id": 99, "data": "x"}, "there is no message 99 in this chat"),
        ("edit", {"message_id": 99, "text": "x"}, "there is no message 99 in this chat"),
        ("faults", {"method": "*", "kind": "500", "seconds": "x"}, "seconds is not float"),
        ("limits", {"messages_per_second": "x"}, "messages_per_second is not float"),
        ("vote", {"message_id": 1, "options": "x"}, "options is not a list of numbers"),
    ],
)
async def test_a_mistake_is_told(
    friend: Phone, path: str, fields: dict[str, Any], sentence: str
) -> None:
    assert await friend.tell(path, **fields) == {"error": sentence}


async def test_a_phone_needs_a_person_and_a_bot(phone: Phone, emulator: Emulator) -> None:
    no_bot = await phone.say("hello")
    nobody = await phone.tell("send", person=5, text="x")

    assert no_bot["error"].startswith("no bot has called yet")
    assert nobody["error"].startswith("there is no person 5")
    assert await phone.ask("messages") == {"revision": 1, "messages": []}


async def test_a_person_can_be_changed_and_listed(bot: Bot, friend: Phone) -> None:
    await friend.tell("people", id=friend.id, last_name="Сейітова", username="aigul")

    (person,) = await friend.ask("people")
    chat = await bot.get_chat(friend.id)

    assert person == {**friend.person, "last_name": "Сейітова", "username": "aigul"}
    assert (chat.first_name, chat.last_name, chat.username) == ("Айгүл", "Сейітова", "aigul")


async def test_a_stranger_to_a_group_does_not_see_it(
    bot: Bot, friend: Phone, new_person: NewPerson
) -> None:
    group = await friend.tell("groups", title="Staff", members=[friend.id])
    stranger = await new_person()

    seen = await stranger.ask("messages", chat=group["id"])

    assert seen["error"] == f"person {stranger.id} is not in a chat {group['id']}"
    assert [each["chat"]["id"] for each in await friend.ask("chats")] == [friend.id, group["id"]]


async def test_the_page_and_health_are_served(
    bot: Bot, friend: Phone, emulator: Emulator, session: aiohttp.ClientSession
) -> None:
    async with session.get(emulator.url) as response:
        assert response.content_type == "text/html"
    async with session.get(f"{emulator.url}/..%2Fserver.py") as response:
        assert response.status == 404
    assert await friend.ask("health") == {"ok": True, "updates_waiting": {"111": 1}}
    (known,) = await friend.ask("bots")
    assert known == {"id": 111, "username": "sabaq_demo_bot", "first_name": "Sabaq"}
