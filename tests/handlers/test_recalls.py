"""Staff take an answer back, and are told before what will become of it."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessages, EditMessageCaption, EditMessageText, SendMediaGroup

from academy import recalls
from bot.app import App
from bot.callbacks.consultations import AskRecall, RecallAnswer
from bot.callbacks.inquiries import CloseInquiry
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, Side, Thread, ThreadState
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role
from tests import threads
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.relayed import asked, delivered, reply_to, rows
from tests.statements import counted, in_the_handler

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


async def test_after_a_recall_the_question_waits_again_since_it_was_asked(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    number, _ = await answered(chat, desk, text="Басқа біреуге")
    [before] = await rows(db, Thread)
    clock.now += timedelta(minutes=5)

    await desk.write("/recall", **reply_to(number, desk))
    with counted(db) as statements:
        await desk.press("Қайтарып алу")
    [thread] = await rows(db, Thread)
    await desk.app.courier.deliver()

    assert before.waiting_since is None
    asked_at = (await rows(db, Entry))[0].written_at
    assert (thread.state, thread.waiting_since, thread.answered_at) == ("open", asked_at, None)
    [thread] = await rows(db, Thread)
    assert thread.remind_at is not None
    assert thread.remind_at > clock.now
    assert len(in_the_handler(statements)) <= 8


async def test_nobody_waits_again_while_another_answer_stands(
    db: Database, chat: Chat, desk: Chat
) -> None:
    question = await asked(chat)
    await desk.write("Дұрыс жауап", **reply_to(question, desk))
    await delivered(chat)
    await chat.write("Спасибо!")
    await delivered(chat)
    await desk.write("Артық жауап", **reply_to(question, desk))
    await delivered(chat)

    await recall(desk, desk.wrote)

    [thread] = await rows(db, Thread)
    assert (thread.state, thread.waiting_since) == ("answered", None)


async def test_what_was_closed_meanwhile_stays_closed(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    number, _ = await answered(chat, desk, text="Қате")
    clock.now += timedelta(minutes=1)
    await chat.press(CloseInquiry(thread_id=1))

    await recall(desk, number)

    [thread] = await rows(db, Thread)
    assert (thread.state, thread.waiting_since) == ("closed", None)


async def test_on_both_databases_a_thread_waits_since_the_oldest_message_nobody_answers(
    either_db: Database,
) -> None:
    db, hour = either_db, timedelta(hours=1)
    await person(db, 7, Role.LEARNER)
    await person(db, 8, Role.LECTURER)
    await add(db, Discipline(id=1, code="D1", title=Bilingual("Пән")))
    await threads.answered(db)
    await threads.written(db, 1, Side.LEARNER, "Рақмет!", author_id=7)
    later = {"author_id": 7, "written_at": NOW + hour}
    more = await threads.written(db, 1, Side.LEARNER, "Ал егер?", **later)
    second = await threads.written(db, 1, Side.STAFF, "Иә", written_at=NOW + hour)

    async with db.begin() as session:
        author = await session.get_one(Person, 8)
        await recalls.recall(session, author, second.id, now=NOW + hour)
    assert (await threads.stored(db)).waiting_since == more.written_at

    async with db.begin() as session:
        author = await session.get_one(Person, 8)
        await recalls.recall(session, author, 2, now=NOW + hour)
    thread = await threads.stored(db)
    assert (thread.state, thread.waiting_since) == (ThreadState.OPEN, NOW)


async def test_an_album_that_is_taken_back_while_it_leaves_is_deleted_as_well(
    chat: Chat, desk: Chat, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = await asked(chat)
    for number in range(2):
        await desk.send_photo(f"p{number}", media_group_id="A", **reply_to(question, desk))
    await desk.write("/recall", **reply_to(desk.wrote, desk))
    clock.now += timedelta(seconds=1)
    post = desk.api.make_request

    async def recalled_meanwhile(bot: Any, method: Any, timeout: int | None = None) -> Any:
        answer = await post(bot, method, timeout)
        if isinstance(method, SendMediaGroup):
            await desk.press("Қайтарып алу")
        return answer

    monkeypatch.setattr(desk.api, "make_request", recalled_meanwhile)
    await chat.app.courier.deliver()

    assert calls(chat, SendMediaGroup)
    gone = [number for each in calls(chat, DeleteMessages) for number in each.message_ids]
    assert len(gone) == 3  # its heading, too
