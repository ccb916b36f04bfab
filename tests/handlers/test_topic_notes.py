"""What is for colleagues in a group of the staff never reaches the learner, in whatever way."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from storage.database import Database
from storage.tables.consultations import Entry, Side, Thread
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import Clock
from tests.groups import GroupChat, forum_of_staff
from tests.relayed import asked, rows

TOPIC = 44
COMMAND = {"type": "bot_command", "offset": 0, "length": 5}


@pytest.fixture
async def staff(
    db: Database, app: App, chat: Chat, lecturer: Person, monkeypatch: pytest.MonkeyPatch
) -> GroupChat:
    """The lecturer's phone in the topic of a question."""
    monkeypatch.setattr("bot.pacer.CHAT_PAUSE", 0.0)
    phone = await forum_of_staff(db, app, topic=TOPIC)
    await asked(chat)
    phone.topic = TOPIC
    return phone


async def test_a_note_stays_with_colleagues(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    before = len(chat.shown)
    await staff.write("// Бұл – қиын сұрақ")
    await staff.write("/note Тағы бір жазба")
    await staff.write("/note")
    await app.courier.deliver()

    async with db.read() as session:
        found = list(await session.scalars(select(Entry).where(Entry.side == Side.NOTE)))
    assert [each.text for each in found] == ["Бұл – қиын сұрақ", "Тағы бір жазба"]
    assert len(chat.shown) == before
    [thread] = await rows(db, Thread)
    assert thread.waiting_since is not None


async def test_a_note_below_a_file_stays_with_colleagues_and_its_author_knows_without_what(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    before = len(chat.shown)
    await staff.send_photo("p", caption="// Көшіріп алған")
    assert "файлсыз сақталды" in staff.text
    await staff.send_photo("q", caption="/note Тағы", caption_entities=[COMMAND])
    assert "файлсыз сақталды" in staff.text
    await staff.write("//")
    assert "/note" in staff.text
    await app.courier.deliver()

    async with db.read() as session:
        found = list(await session.scalars(select(Entry).where(Entry.side != Side.LEARNER)))
    assert [(each.side, each.text) for each in found] == [
        (Side.NOTE, "Көшіріп алған"),
        (Side.NOTE, "Тағы"),
    ]
    assert len(chat.shown) == before


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_no_part_of_an_album_with_a_note_below_it_is_an_answer(
    db: Database, app: App, chat: Chat, staff: GroupChat, clock: Clock, place: int
) -> None:
    before, [asked_then] = len(chat.shown), await rows(db, Thread)
    for number in range(3):
        caption: dict[str, Any] = {"caption": "// Көшіріп алған"} if number == place else {}
        await staff.send_photo(f"p{number}", media_group_id="A", **caption)
    clock.now += timedelta(seconds=2)
    await app.courier.deliver()

    assert len(chat.shown) == before
    [thread] = await rows(db, Thread)
    assert (thread.state, thread.waiting_since) == ("open", asked_then.waiting_since)
    assert thread.remind_at is not None


async def test_an_answer_does_not_become_a_note(app: App, chat: Chat, staff: GroupChat) -> None:
    await staff.write("Дүйсенбіде")
    await app.courier.deliver()
    before = len(chat.shown)

    await staff.edit(staff.wrote, chat=staff.chat, text="// Білмейді")
    await app.courier.deliver()

    assert "/recall" in staff.text
    assert len(chat.shown) == before
