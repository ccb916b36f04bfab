"""What waits for a teacher: the queue, a thread's page, closing, and who may see it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import queues, topics
from bot.app import App
from bot.callbacks.consultations import RecallAnswer
from bot.callbacks.inquiries import CloseInquiry
from bot.callbacks.queues import CloseQueued, OpenQueue, OpenQueued, OpenQueuedMore
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import (
    Entry,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler
from tests.threads import HOUR, answered, stored, waiting, written

TODAY = NOW.date()
DAY = timedelta(days=1)
LAW = Bilingual(kk="Құқық", ru="Право")


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


async def test_the_queue_shows_who_waits_longest_first_and_how_long(
    db: Database, desk: Chat, learner: Person
) -> None:
    for number, since in ((17, timedelta(days=3)), (18, 5 * HOUR), (19, timedelta(minutes=7))):
        await person(db, number, Role.LEARNER)
        await waiting(db, number, learner_id=number, asked_at=NOW - since)
    await answered(db)

    await desk.write("/menu")
    await desk.press("Маған сұрақтар")

    assert "Жауап күтіп тұр: 3" in desk.text
    assert [label.partition(" · ")[0] for label in desk.labels[:3]] == [
        "⏳ 3 күн Әлиева Д.",
        "⏳ 5 сағат Әлиева Д.",
        "⏳ 7 минут Әлиева Д.",
    ]
    await desk.press("Жауап берілген")
    assert desk.labels[0].startswith("✅ Әлиева Д. · Азаматтық")


async def test_nobody_waits_and_that_is_said(desk: Chat) -> None:
    await desk.write("/queue")
    assert "ешкім жоқ" in desk.text

    await desk.press("Жауап берілген")
    assert "Әзірге бос" in desk.text


async def test_a_thread_shows_its_staff_whose_it_is_how_long_it_waits_and_the_notes(
    db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db, teacher_id=8, rating=4)
    await written(db, 1, Side.NOTE, "Деканға айту <керек>")
    await written(db, 1, Side.LEARNER, "Құпия", author_id=7, is_withheld=True)

    await desk.press(OpenQueued(thread_id=1))

    assert "Білім алушы: Әлиева Дана &lt;7&gt;" in desk.text
    assert "Топ: М-26-1" in desk.text
    assert "⏳ 1 сағат · сұралған уақыты: 01.09.2026" in desk.text
    assert "Жауап беретін: Әлиева Дана &lt;8&gt;" in desk.text
    assert "4 / 5" in desk.text
    assert "📝 <i>Әлиева Дана &lt;8&gt;: Деканға айту &lt;керек&gt;</i>" in desk.text
    assert "Құпия" not in desk.text
    assert desk.labels == [
        "Жауап беру",
        "🔒 Жабу",
        "📋 Дайын жауаптар",
        "📝 Жазба",
        "Тағы…",
        "← Тізімге",
    ]


async def test_what_is_withheld_leaves_no_trace_among_the_threads_of_the_staff(
    db: Database, desk: Chat, learner: Person
) -> None:
    for number in (17, 18):
        await person(db, number, Role.LEARNER)
    silent = {"author_id": 7, "is_withheld": True, "written_at": NOW}
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW, written_at=NOW))
    await answered(db, 2, learner_id=17, written_at=NOW)
    await answered(db, 3, learner_id=18)
    async with db.begin() as session:
        for each in await session.scalars(select(Entry).where(Entry.thread_id == 2)):
            each.written_at = NOW - DAY
    for number in (1, 2):
        await written(db, number, Side.LEARNER, "Құпия", **silent)

    await desk.press(OpenQueue(is_waiting=False))

    buttons = [button for row in desk.screen.reply_markup.inline_keyboard for button in row]
    opened = [button.callback_data for button in buttons if "Әлиева" in button.text]
    assert opened == [OpenQueued(thread_id=number).pack() for number in (3, 2)]


async def test_a_hidden_learner_is_a_number_wherever_the_staff_look(
    db: Database, desk: Chat, learner: Person
) -> None:
    await add(db, Department(id=1, code="D1", title=LAW, hides_learner=True))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await waiting(db)

    await desk.press(OpenQueue())
    await desk.press("№ 1")
    await desk.press(OpenQueuedMore(thread_id=1))
    await desk.press(OpenQueued(thread_id=1))
    await desk.press("Жабу")

    shown = " ".join([screen.text for screen in desk.shown] + desk.labels)
    assert "Білім алушы № 1 (аты жасырын)" in shown
    assert "Әлиева" not in shown
    assert "М-26-1" not in shown


async def test_the_own_last_answer_is_taken_back_from_the_rare_acts(
    app: App, db: Database, desk: Chat, learner: Person
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    await answered(db)
    await Chat(app, 18).press(OpenQueuedMore(thread_id=1))
    assert "↩️ Отозвать ответ" not in Chat(app, 18).labels

    await desk.press(OpenQueuedMore(thread_id=1))
    assert desk.labels == [
        "🔁 Әріптеске беру",
        "↩️ Қайтарып алу",
        "💡 Жиі сұраққа",
        "📄 Жүктеп алу",
        "🚫 Тыйым",
        "← Сұраққа оралу",
    ]
    await desk.press("Қайтарып алу")

    assert desk.data_of("↩️") == RecallAnswer(entry_id=2).pack()


async def test_staff_close_and_the_learner_is_told_and_asked_how_it_was(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await answered(db)

    await desk.press(OpenQueued(thread_id=1))
    await desk.press("Жабу")
    assert "Сұрақ жабылды" in desk.text
    await app.courier.deliver()

    assert "🔒 <b>Вопрос закрыт</b>" in chat.text
    assert "Закрыто сотрудником: Әлиева Дана &lt;8&gt;" in chat.text
    assert chat.labels == ["1", "2", "3", "4", "5", "Открыть вопрос"]
    await chat.press("5")
    assert "Ваша оценка: 5 из 5" in chat.text
    thread = await stored(db)
    assert (thread.state, thread.rating) == (ThreadState.CLOSED, 5)
    async with db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
        letter = (await session.scalars(select(Letter))).one()
    assert (line.act, line.facts) == ("consultation-closed", {"thread": 1})
    assert (letter.lane, letter.in_order) == ("thread:1:learner", True)


async def test_a_thread_that_was_opened_again_is_not_told_as_closed(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await answered(db)
    await desk.press(CloseQueued(thread_id=1, seen=9))
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).state = ThreadState.REOPENED

    await app.courier.deliver()

    assert chat.shown == []


async def test_the_topic_of_a_closed_thread_is_closed_whoever_closes_it(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await person(db, 17, Role.LEARNER)
    await answered(db, chat_id=-100500, topic_id=5)
    await answered(db, 2, learner_id=17, chat_id=-100500, topic_id=6)

    await chat.press(CloseInquiry(thread_id=1))
    await desk.press(CloseQueued(thread_id=2, seen=9))

    async with db.read() as session:
        kind = select(Letter).where(Letter.kind == topics.STATE).order_by(Letter.id)
        found = [(each.chat_id, each.facts) for each in await session.scalars(kind)]
    shut = [{"thread_id": number, "is_open": False} for number in (1, 2)]
    assert found == [(-100500, facts) for facts in shut]


async def test_two_teachers_close_at_once_and_it_is_told_once(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    await answered(db)
    data = CloseQueued(thread_id=1, seen=9).pack()

    await asyncio.gather(desk.press_raw(data), Chat(app, 18).press_raw(data))
    await app.courier.deliver()

    async with db.read() as session:
        kinds = list(await session.scalars(select(ThreadEvent.kind)))
    assert kinds == [EventKind.CLOSED]
    assert len(chat.shown) == 1
    assert "Сұрақ жабылды" in desk.text


async def test_a_question_that_came_meanwhile_is_not_closed_unread(
    db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db)
    await desk.press(OpenQueued(thread_id=1))
    button = desk.data_of("Жабу")
    await written(db, 1, Side.LEARNER, "И ещё одно", author_id=7)

    await desk.press_raw(button)

    assert "білім алушы тағы жазды" in (desk.alert or "")
    assert (await stored(db)).state == ThreadState.OPEN
    await desk.press(OpenQueued(thread_id=1))
    await desk.press("Жабу")
    assert (await stored(db)).state == ThreadState.CLOSED


async def test_who_is_not_staff_of_a_thread_does_not_find_it(
    app: App, db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db)
    await person(db, 18, Role.LECTURER, Role.LEARNER)
    stranger = Chat(app, 18)

    for button in (
        OpenQueued(thread_id=1),
        OpenQueuedMore(thread_id=1),
        CloseQueued(thread_id=1, seen=9),
    ):
        await stranger.press(button)
        assert "вопросов такого нет" in (stranger.alert or "")

    await stranger.press(OpenQueue())
    assert "никто не ждёт" in stranger.text
    assert (await stored(db)).state == ThreadState.OPEN


async def test_a_lecturer_who_studies_is_not_staff_of_their_own_thread(
    app: App, db: Database, desk: Chat
) -> None:
    await waiting(db, learner_id=8)

    await desk.press(OpenQueued(thread_id=1))

    assert "Сұрақтарыңыздың арасында мұндайы жоқ" in (desk.alert or "")


async def test_a_press_costs_eight_statements_at_most(
    db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db)
    for button in (
        OpenQueue(),
        OpenQueue(is_waiting=False),
        OpenQueued(thread_id=1),
        OpenQueuedMore(thread_id=1),
        CloseQueued(thread_id=1, seen=9),
    ):
        with counted(db) as statements:
            await desk.press(button)
        assert len(in_the_handler(statements)) <= 8, button


async def test_teacher_head_stand_in_and_who_was_handed_it_have_it_in_their_queue(
    either_db: Database,
) -> None:
    db = either_db
    await person(db, 7, Role.LEARNER)
    staff = {n: await person(db, n, Role.LECTURER) for n in (8, 10, 11, 12, 13, 14, 15)}
    await add(db, Department(id=1, code="D1", title=LAW, head_id=10))
    await add(db, Discipline(id=1, code="C1", title=LAW, department_id=1))
    await add(db, Teaching(person_id=8, discipline_id=1))
    await waiting(db, teacher_id=11)
    leave = {"first_day": TODAY, "last_day": TODAY}
    await add(db, DayOff(person_id=8, stand_in_id=12, **leave))
    await add(db, DayOff(person_id=11, stand_in_id=13, **leave))
    await add(db, DayOff(person_id=10, stand_in_id=15, **leave))

    async def there(number: int, now: timedelta = timedelta()) -> int:
        async with db.read() as session:
            who = staff[number]
            _, total = await queues.queue(session, who, 0, is_waiting=True, now=NOW + now)
            return total

    assert [await there(number) for number in (8, 10, 11, 12, 13, 14, 15)] == [1, 1, 1, 1, 1, 0, 1]
    assert [await there(number, DAY) for number in (8, 12, 13, 15)] == [1, 0, 0, 0]
    async with db.begin() as session:
        (await session.get_one(Department, 1)).archived_at = NOW
    assert await there(10) == 0
