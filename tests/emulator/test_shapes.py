"""Every answer and update of the emulator has the shape of the machine-readable specification."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from emulator.methods import KNOWN
from emulator.server import Emulator
from tests.emulator.phone import Json, Phone, picture

SPECIFICATION = Path(__file__).parents[2].parent / "shared" / "bot-api" / "api.json"
NEWER = {"can_send_welcome_messages"}  # of Bot API 10.3; the specification is 10.1
PLAIN = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}
Call = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def specification() -> Json:
    if not SPECIFICATION.exists():
        pytest.skip("needs ../shared")
    read: Json = json.loads(SPECIFICATION.read_text(encoding="utf-8"))
    return read


def faults(specification: Json, value: Any, kinds: list[str], place: str) -> list[str]:
    """What is wrong with a value that should be of one of these kinds."""
    found = [each for kind in kinds if (each := wrong(specification, value, kind, place))]
    return [] if len(found) < len(kinds) else min(found, key=len)


def wrong(specification: Json, value: Any, kind: str, place: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{place} is not a list"]
        item = kind.removeprefix("Array of ")
        inside = [faults(specification, each, [item], f"{place}[]") for each in value]
        return [fault for each in inside for fault in each]
    if kind in PLAIN:
        is_number = kind in ("Integer", "Float") and isinstance(value, bool)
        fits = isinstance(value, PLAIN[kind]) and not is_number  # type: ignore[arg-type]
        return [] if fits else [f"{place} is no {kind}: {value!r}"]
    known = specification["types"].get(kind)
    if known is None:
        return [f"{place} should be of an unknown type {kind}"]
    if known.get("subtypes"):
        return faults(specification, value, known["subtypes"], place)
    return wrong_object(specification, value, known, place)


def wrong_object(specification: Json, value: Any, known: Json, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{place} is no {known['name']}"]
    fields = {field["name"]: field for field in known.get("fields", [])}
    found = [
        f"{place}.{name} is not in {known['name']}" for name in set(value) - set(fields) - NEWER
    ]
    for name, field in fields.items():
        if name in value:
            found += faults(specification, value[name], field["types"], f"{place}.{name}")
        elif field["required"]:
            found.append(f"{place}.{name} is missing in {known['name']}")
    return found


@pytest.fixture
def call(specification: Json, emulator: Emulator, bot: Bot, session: aiohttp.ClientSession) -> Call:
    """Calls a method and holds the answer against the specification."""

    async def ask(method: str, **fields: Any) -> Any:
        url = f"{emulator.url}/bot{bot.token}/{method}"
        async with session.post(url, json=fields) as response:
            answer = await response.json()
        assert answer["ok"], (method, answer)
        returns = specification["methods"][method]["returns"]
        assert faults(specification, answer["result"], returns, method) == []
        return answer["result"]

    return ask


def test_every_method_is_one_of_the_specification(specification: Json) -> None:
    known = {method.__api_method__ for method, _ in KNOWN.values()}

    assert known <= set(specification["methods"])


async def test_what_is_sent_and_changed_has_its_shape(call: Call, friend: Phone) -> None:
    button = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    chat = {"chat_id": friend.id}
    sent = await call("sendMessage", text="a <b>b</b> /c", parse_mode="HTML", **chat)
    number = {**chat, "message_id": sent["message_id"]}
    await call("editMessageText", text="c", reply_markup=button, **number)
    await call("editMessageReplyMarkup", **number)
    await call("copyMessage", from_chat_id=friend.id, **number)
    await call("forwardMessage", from_chat_id=friend.id, **number)
    several = {"from_chat_id": friend.id, "message_ids": [number["message_id"]]}
    await call("copyMessages", **several, **chat)
    await call("forwardMessages", **several, **chat)
    await call("sendMessage", text="reply", reply_parameters=number, **chat)
    await call("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **number)
    await call("pinChatMessage", **number)
    await call("getChat", **chat)
    await call("unpinAllChatMessages", **chat)
    poll = await call("sendPoll", question="q", options=[{"text": "a"}, {"text": "b"}], **chat)
    await call("stopPoll", message_id=poll["message_id"], **chat)
    await call("sendContact", phone_number="+7701", first_name="A", **chat)
    await call("sendLocation", latitude=51.1, longitude=71.4, **chat)
    await call("sendChatAction", action="typing", **chat)
    await call("deleteMessages", message_ids=[number["message_id"]], **chat)


async def test_files_have_their_shape(call: Call, friend: Phone) -> None:
    kinds = ("photo", "document", "video", "voice", "audio", "video_note", "animation", "sticker")
    for kind in kinds:
        data = picture() if kind == "photo" else b"x"
        said = await friend.show(kind, (f"a.{kind}", data, "application/octet-stream"))
        file = said[kind][-1] if kind == "photo" else said[kind]
        await call("getFile", file_id=file["file_id"])
        method = f"send{kind.title().replace('_', '')}"
        await call(method, chat_id=friend.id, **{kind: file["file_id"]})
    photo = (await friend.messages())[1]["photo"][0]["file_id"]
    media = {"type": "photo", "media": photo}
    await call("sendMediaGroup", chat_id=friend.id, media=[media, {**media, "caption": "c"}])


async def test_profiles_and_groups_have_their_shape(call: Call, friend: Phone) -> None:
    for method in ("getMe", "getMyCommands", "getMyName", "getMyDescription", "getWebhookInfo"):
        await call(method)
    await call("setMyCommands", commands=[{"command": "a", "description": "b"}])
    await call("getMyCommands")
    await call("getMyShortDescription")
    await call("setChatMenuButton", menu_button={"type": "commands"})
    await call("getChatMenuButton", chat_id=friend.id)
    group = await friend.tell("groups", title="Staff", members=[friend.id], topics=True)
    chat = {"chat_id": group["id"]}
    topic = await call("createForumTopic", name="t", **chat)
    thread = {**chat, "message_thread_id": topic["message_thread_id"]}
    await call("sendMessage", text="x", **thread)
    await call("editForumTopic", name="u", **thread)
    await call("closeForumTopic", **thread)
    await call("reopenForumTopic", **thread)
    await call("getChat", **chat)
    await call("getChatMember", user_id=friend.id, **chat)
    await call("getChatMember", user_id=111, **chat)
    await call("getChatAdministrators", **chat)
    await call("getChatMemberCount", **chat)
    await call("deleteForumTopic", **thread)


async def test_updates_have_their_shape(call: Call, friend: Phone, specification: Json) -> None:
    kinds = [
        "message",
        "edited_message",
        "callback_query",
        "message_reaction",
        "my_chat_member",
        "poll",
        "poll_answer",
    ]
    await call("getUpdates", allowed_updates=kinds, offset=-1)
    said = await friend.say("hello @sabaq_demo_bot https://sud.kz")
    await friend.tell("edit", message_id=said["message_id"], text="other")
    await friend.say("reply", reply_to=said["message_id"])
    await friend.tell("send", forward_of=said["message_id"])
    await friend.tell("react", message_id=said["message_id"], emoji="👌")
    button = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = await call("sendMessage", chat_id=friend.id, text="x", reply_markup=button)
    await friend.tell("press", message_id=sent["message_id"], row=0, column=0, timeout=0)
    options = [{"text": "a"}, {"text": "b"}]
    poll = await call(
        "sendPoll", chat_id=friend.id, question="q", options=options, is_anonymous=False
    )
    await friend.tell("vote", message_id=poll["message_id"], options=[0])
    for blocked in (True, False):
        await friend.tell("block", blocked=blocked)

    updates = await call("getUpdates")

    seen = {name for update in updates for name in update if name != "update_id"}
    assert seen == set(kinds)


async def test_what_a_changing_group_tells_has_its_shape(
    call: Call, friend: Phone, specification: Json
) -> None:
    kinds = ["message", "edited_message", "message_reaction", "my_chat_member", "chat_member"]
    await call("getUpdates", allowed_updates=kinds, offset=-1)
    basic = await friend.tell("groups", title="g", members=[friend.id], basic=True)
    chat = (await friend.tell("groups", id=basic["id"], topics=True))["id"]
    await friend.tell("groups", id=chat, title="h")
    for status in ("member", "administrator", "kicked", "left"):
        await friend.tell("members", chat=chat, member=111, status=status)
    await friend.tell("members", chat=chat, member=111, status="administrator")
    rights = {"can_manage_topics": False}
    await friend.tell("members", chat=chat, member=111, rights=rights)
    topic = (await friend.tell("topics", chat=chat, name="t"))["message_thread_id"]
    await friend.tell("members", chat=chat, member=friend.id, anonymous=True)
    place = {"latitude": 51.1, "longitude": 71.4}
    said = await friend.tell("send", chat=chat, thread=topic, location=place)
    await friend.tell("react", chat=chat, message_id=said["message_id"], emoji="👌")
    html = "<b>b</b> <a href='https://sud.kz'>l</a>"
    said = await friend.tell("send", chat=chat, thread=topic, html=html)
    quoted = {"message_id": said["message_id"], "quote": "b l"}
    bold = {"quote_entities": [{"type": "bold", "offset": 0, "length": 1}]}
    await call("sendMessage", chat_id=chat, text="x", reply_parameters={**quoted, **bold})
    await friend.say("y", chat=chat, reply_to=said["message_id"], quote="b")
    await call("getChatMember", chat_id=chat, user_id=friend.id)
    await call("getChatMember", chat_id=chat, user_id=111)

    updates = await call("getUpdates")

    seen = {name for update in updates for name in update if name != "update_id"}
    assert seen == {"message", "message_reaction", "my_chat_member"}
