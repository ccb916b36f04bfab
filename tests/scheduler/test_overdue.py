"""Questions that wait too long: once each, to whom it concerns, never at night."""

import asyncio
from datetime import datetime, timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CreateForumTopic, SendMessage
from aiogram.types import ForumTopic
from sqlalchemy import select

from academy import overdue
from academy.settings import Settings
from bot.app import App
from bot.scheduler import jobs
from bot.scheduler.overdue import escalate_waiting_threads, remind_of_waiting_threads
from storage.database import Database
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.consultations import (
    Entry,
    EntryKind,
    EventKind,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline
from storage.tables.hours import DayOff
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person

HOUR = timedelta(hours=1)


async def waiting(db: Database, at: datetime = NOW, **facts: object) -> None:
    """A thread in which the learner waits since four hours; everything is due."""
    since = at - 4 * HOUR
    fields = {"opened_at": since, "waiting_since": since, "remind_at": at, "escalate_at": at}
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, **{**fields, **facts}))


async def department(db: Database, **facts: object) -> None:
    await add(db, Department(id=1, code="D", title=Bilingual("К", "К"), **facts))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1


async def run(app: App) -> None:
    tools = app.tools
    for each in (remind_of_waiting_threads, escalate_waiting_threads):
        await jobs.run(each, tools.db, tools.settings, tools.clock)
    await app.courier.deliver()


async def events(db: Database) -> list[EventKind]:
    async with db.read() as session:
        return list(await session.scalars(select(ThreadEvent.kind).order_by(ThreadEvent.id)))


async def test_a_teacher_is_reminded_once_and_can_open_the_thread(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await waiting(db, escalate_at=None)

    await run(app)
    await run(app)

    teacher = Chat(app, 8)
    assert len(teacher.shown) == 1
    assert "Сұрақ жауап күтіп тұр" in teacher.text
    assert "01.09.2026 (сс) 10:00" in teacher.text
    assert teacher.labels == ["Ашу"]
    assert await events(db) == [EventKind.REMINDED]


async def test_the_head_is_told_who_waits_for_whom(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await person(db, 30, Role.LECTURER)
    await department(db, head_id=30)
    await waiting(db, remind_at=None)

    await run(app)
    await run(app)

    head = Chat(app, 30)
    assert len(head.shown) == 1
    assert "Кто ждёт: Әлиева Дана &lt;7&gt;" in head.text
    assert "Кто отвечает: Әлиева Дана &lt;8&gt;" in head.text
    assert head.labels == ["Открыть"]
    assert await events(db) == [EventKind.ESCALATED]


async def test_who_stands_in_for_the_head_is_told_instead_of_them(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    for number in (30, 31):
        await person(db, number, Role.LECTURER)
    await department(db, head_id=30)
    leave = {"first_day": NOW.date(), "last_day": NOW.date()}
    await add(db, DayOff(person_id=30, stand_in_id=31, **leave))
    await waiting(db, remind_at=None)

    await run(app)

    assert Chat(app, 30).shown == []
    await Chat(app, 31).press("Открыть")
    assert "Әлиева Дана &lt;7&gt;" in Chat(app, 31).text


async def test_a_head_who_is_away_and_has_no_stand_in_is_told(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await person(db, 30, Role.LECTURER)
    await department(db, head_id=30)
    await add(db, DayOff(person_id=30, first_day=NOW.date(), last_day=NOW.date()))
    await waiting(db, remind_at=None)

    await run(app)

    assert len(Chat(app, 30).shown) == 1


async def test_without_a_head_the_administrators_are_told(
    db: Database, app: App, learner: Person, lecturer: Person, administrator: Person
) -> None:
    await waiting(db, remind_at=None)

    await run(app)

    assert "Вопрос давно без ответа" in Chat(app, 9).text
    assert Chat(app, 9).labels == []


async def test_where_a_department_hides_its_learners_nobody_reads_a_name(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await department(db, hides_learner=True)
    await waiting(db)

    await run(app)

    assert "білім алушы № 1" in Chat(app, 8).text
    assert "&lt;7&gt;" not in Chat(app, 8).text


async def test_a_group_is_reminded_in_the_topic_of_the_thread(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await department(db, side=StaffSide.GROUP)
    group = {"use": ChatUse.STAFF, "department_id": 1, "is_forum": True, "added_at": NOW}
    await add(db, BoundChat(chat_id=-100, title="К", can_manage_topics=True, **group))
    await waiting(db, escalate_at=None, chat_id=-100, topic_id=5)

    await run(app)

    group_chat = Chat(app, -100)
    assert group_chat.screen.message_thread_id == 5
    assert group_chat.labels == []


async def test_a_reminder_into_a_topic_that_is_gone_waits_for_a_new_one(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await department(db, side=StaffSide.GROUP)
    group = {"use": ChatUse.STAFF, "department_id": 1, "is_forum": True, "added_at": NOW}
    await add(db, BoundChat(chat_id=-100, title="К", can_manage_topics=True, **group))
    await waiting(db, escalate_at=None, chat_id=-100, topic_id=5)
    await add(db, Entry(thread_id=1, author_id=7, kind=EntryKind.TEXT, text="?", written_at=NOW))
    group_chat = Chat(app, -100)
    made = ForumTopic(message_thread_id=6, name="x", icon_color=1)
    group_chat.api.answers[CreateForumTopic] = made
    call = SendMessage(chat_id=-100, text="x")
    group_chat.api.refusals = [TelegramBadRequest(call, "Bad Request: message thread not found")]

    await run(app)

    assert [each.message_thread_id for each in group_chat.shown] == [6, 6]
    assert "Сұрақ жауап күтіп тұр" in group_chat.text


async def test_an_answer_that_came_first_leaves_nothing_to_remind_of(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await waiting(db, escalate_at=None)
    tools = app.tools
    await jobs.run(remind_of_waiting_threads, tools.db, tools.settings, tools.clock)
    async with db.begin() as session:
        thread = await session.get_one(Thread, 1)
        thread.state, thread.waiting_since = ThreadState.ANSWERED, None

    await app.courier.deliver()

    assert Chat(app, 8).shown == []


async def test_at_night_the_letters_wait_until_the_morning(
    db: Database, app: App, learner: Person, lecturer: Person, clock: Clock
) -> None:
    clock.now = NOW.replace(hour=18)  # eleven in the evening
    await waiting(db, clock.now)

    await run(app)
    at_night = len(Chat(app, 8).shown)
    clock.now = NOW.replace(day=2, hour=2)
    await app.courier.deliver()

    assert at_night == 0
    assert len(Chat(app, 8).shown) == 1


@pytest.mark.parametrize("kind", ["remind", "escalate"])
async def test_two_clocks_at_once_take_a_moment_off_once(either_db: Database, kind: str) -> None:
    await add(either_db, Discipline(id=1, code="C", title=Bilingual("П", "П")))
    await person(either_db, 7, Role.LEARNER)
    await person(either_db, 9, Role.ADMINISTRATOR)
    await waiting(either_db)

    async def once() -> int:
        async with either_db.begin() as session:
            return await getattr(overdue, kind)(session, Settings(), now=NOW)  # type: ignore[no-any-return]

    counts = await asyncio.gather(*(once() for _ in range(4)))

    assert sum(counts) == 1
    assert len(await events(either_db)) == 1
    async with either_db.read() as session:
        letters = (await session.scalars(select(Letter))).all()
    assert len(letters) == (kind == "escalate")


async def test_a_question_that_waits_anew_for_a_colleague_is_told_again(
    db: Database, app: App, clock: Clock, learner: Person, lecturer: Person
) -> None:
    await person(db, 30, Role.LECTURER)
    await department(db, head_id=30)
    await waiting(db, remind_at=None)
    await run(app)
    clock.now += 24 * HOUR
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).escalate_at = clock.now

    await run(app)

    assert len(Chat(app, 30).shown) == 2
