"""Staff take an answer back, and are told before what will become of it."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText, SendMediaGroup

from bot.app import App
from bot.callbacks.consultations import AskRecall, RecallAnswer
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consultations import Entry
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import Clock
from tests.relayed import asked, delivered, reply_to, rows

SIZE = {"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def answered(chat: Chat, desk: Chat, **answer: Any) -> tuple[int, int]:
    """An answer that arrived: its number with its author, and with the learner."""
    await desk.send(**answer, **reply_to(await asked(chat), desk))
    return desk.wrote, await delivered(chat)


def calls(chat: Chat, method: Any) -> list[Any]:
    found: list[Any] = [each for each in chat.api.requests if type(each) is method]
    return [each for each in found if each.chat_id == chat.user_id]


async def recall(desk: Chat, number: int) -> None:
    await desk.write("/recall", **reply_to(number, desk))
    await desk.press("Қайтарып алу")
    await desk.app.courier.deliver()


async def test_within_48_hours_every_piece_is_deleted(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    number, copy = await answered(chat, desk, text="ә" * 4096)
    clock.now += timedelta(hours=47)

    await desk.write("/recall", **reply_to(number, desk))
    assert "білім алушыда жойылады" in desk.text
    await desk.press("Қайтарып алу")
    await chat.app.courier.deliver()

    [gone] = calls(chat, DeleteMessages)
    assert len(gone.message_ids) == 2
    assert copy in gone.message_ids
    assert "қайтарып алынды" in desk.text
    [line] = [each for each in await rows(db, AuditLine) if each.act == "answer-recalled"]
    assert line.facts == {"thread": 1, "entry": 2}
    assert (await rows(db, Entry))[1].recalled_at == clock.now


async def test_later_the_words_give_way(chat: Chat, desk: Chat, clock: Clock) -> None:
    number, copy = await answered(chat, desk, text="Қате жауап")
    clock.now += timedelta(hours=49)

    await desk.write("/recall", **reply_to(number, desk))
    assert "мәтіннің орнына" in desk.text
    await desk.press("Қайтарып алу")
    await chat.app.courier.deliver()

    [changed] = calls(chat, EditMessageText)
    assert (changed.message_id, changed.text) == (copy, "<i>Ответ отозван преподавателем.</i>")


async def test_later_a_caption_gives_way_and_the_file_stays(
    chat: Chat, desk: Chat, clock: Clock
) -> None:
    number, copy = await answered(chat, desk, photo=[SIZE], caption="Қате")
    clock.now += timedelta(hours=49)

    await desk.write("/recall", **reply_to(number, desk))
    assert "файлдың өзі қалады" in desk.text
    await desk.press("Қайтарып алу")
    await chat.app.courier.deliver()

    [changed] = calls(chat, EditMessageCaption)
    assert (changed.message_id, changed.caption) == (copy, "<i>Ответ отозван преподавателем.</i>")


async def test_later_a_voice_cannot_be_taken_back_and_it_is_said_before(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    number, _ = await answered(chat, desk, **VOICE)
    clock.now += timedelta(hours=49)

    await desk.write("/recall", **reply_to(number, desk))
    assert "мүмкін емес" in desk.text
    assert not desk.labels
    await desk.press(RecallAnswer(entry_id=2))
    await chat.app.courier.deliver()

    assert (await rows(db, Entry))[1].recalled_at is None
    assert not calls(chat, DeleteMessages)


async def test_an_answer_that_still_waits_is_not_sent(chat: Chat, desk: Chat) -> None:
    await desk.write("Қате", **reply_to(await asked(chat), desk))
    shown = len(chat.shown)

    await desk.write("/recall", **reply_to(desk.wrote, desk))
    assert "жіберілмейді" in desk.text
    await desk.press("Қайтарып алу")
    await chat.app.courier.deliver()

    assert len(chat.shown) == shown


async def test_an_album_is_taken_back_whole(chat: Chat, desk: Chat, clock: Clock) -> None:
    question = await asked(chat)
    for number in range(2):
        await desk.send_photo(f"p{number}", media_group_id="A", **reply_to(question, desk))
    clock.now += timedelta(seconds=1)
    await chat.app.courier.deliver()
    assert calls(chat, SendMediaGroup)

    await recall(desk, desk.wrote)

    gone = [number for each in calls(chat, DeleteMessages) for number in each.message_ids]
    assert len(gone) == 3  # its heading, too


async def test_only_an_own_answer_can_be_taken_back_and_only_once(chat: Chat, desk: Chat) -> None:
    question = await asked(chat)
    await desk.write("/recall", **reply_to(question, desk))
    assert "Мұндай жауабыңыз жоқ" in desk.text
    await desk.write("/recall")
    assert "/recall деп жауап беріңіз" in desk.text

    await desk.write("Жауап", **reply_to(question, desk))
    await delivered(chat)
    await recall(desk, desk.wrote)
    await desk.press(AskRecall(entry_id=2))

    assert desk.alert
    assert "Мұндай жауабыңыз жоқ" in desk.alert


async def test_an_answer_taken_back_is_not_changed_any_more(chat: Chat, desk: Chat) -> None:
    number, _ = await answered(chat, desk, text="Қате")
    await recall(desk, number)
    before = len(chat.api.requests)

    await desk.edit(number, text="Дұрыс")
    await chat.app.courier.deliver()

    assert len(chat.api.requests) == before
