from datetime import timedelta

from sqlalchemy import select

from academy import timetable
from bot.app import App
from bot.scheduler import jobs
from bot.scheduler.reminders import queue_lesson_reminders
from storage.database import Database
from storage.tables.disciplines import Discipline, Group, Membership
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, Role
from storage.tables.timetable import Lesson
from storage.tables.trace import Thing, TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.handlers.test_timetable import lesson

MINUTE = timedelta(minutes=1)


async def queue(app: App) -> int:
    tools = app.tools
    return await jobs.run(queue_lesson_reminders, tools.db, tools.settings, tools.clock)


async def letters(db: Database) -> list[Letter]:
    async with db.read() as session:
        return list(await session.scalars(select(Letter).order_by(Letter.id)))


async def change(db: Database, **facts: object) -> None:
    """Lesson 1 becomes another one, as an import makes it."""
    async with db.begin() as session:
        row = await session.get_one(Lesson, 1)
        row.sequence += 1
        for name, value in facts.items():
            setattr(row, name, value)


async def test_a_reminder_is_queued_once_and_sent_at_its_minute(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await add(db, lesson(1, NOW + 29 * MINUTE))

    first, second = await queue(app), await queue(app)
    await app.courier.deliver()
    early = len(chat.shown)
    clock.now += 14 * MINUTE
    await app.courier.deliver()

    assert (first, second, early) == (1, 0, 0)
    assert "Скоро занятие" in chat.text
    [letter] = await letters(db)
    assert letter.key == "lesson:lesson-1@test::0:7:15"


async def test_the_group_and_the_teacher_are_reminded_each_in_their_language(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    await add(db, lesson(1, NOW + 5 * MINUTE, teacher_id=8))

    await queue(app)
    await app.courier.deliver()

    assert "Скоро занятие" in chat.text
    assert "Жақында сабақ басталады" in Chat(app, 8).text


async def test_a_late_reminder_is_sent_until_the_lesson_begins(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await add(db, lesson(1, NOW + 15 * MINUTE))
    clock.now += 14 * MINUTE

    await queue(app)
    await app.courier.deliver()

    assert "Скоро занятие" in chat.text


async def test_a_reminder_that_could_not_leave_in_time_is_dropped(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await add(db, lesson(1, NOW + 10 * MINUTE))
    await queue(app)
    clock.now += 10 * MINUTE

    await app.courier.deliver()

    assert not chat.shown
    [letter] = await letters(db)
    assert (letter.state, letter.reason) == (LetterState.DROPPED, "too late")
    assert await queue(app) == 0


async def test_a_moved_lesson_drops_its_reminder_and_makes_a_new_one(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await add(db, lesson(1, NOW + 10 * MINUTE))
    await queue(app)
    await change(db, starts_at=NOW + 40 * MINUTE, ends_at=NOW + 80 * MINUTE)

    await app.courier.deliver()
    before = len(chat.shown)
    clock.now += 25 * MINUTE
    await queue(app)
    await app.courier.deliver()

    assert before == 0
    assert len(chat.shown) == 1
    assert [each.state for each in await letters(db)] == [LetterState.DROPPED, LetterState.SENT]


async def test_nobody_is_reminded_of_a_cancelled_lesson(db: Database, app: App, chat: Chat) -> None:
    await add(db, lesson(1, NOW + 10 * MINUTE), lesson(2, NOW + 10 * MINUTE, is_cancelled=True))
    await queue(app)
    await change(db, is_cancelled=True)

    await app.courier.deliver()

    assert not chat.shown
    assert len(await letters(db)) == 1


async def test_a_sent_reminder_leaves_a_line_in_the_trace(
    db: Database, app: App, chat: Chat
) -> None:
    await add(db, lesson(1, NOW + 10 * MINUTE, discipline_id=1))

    await queue(app)
    await app.courier.deliver()

    async with db.read() as session:
        [line] = await session.scalars(select(TraceLine))
    assert (line.verb, line.object_kind, line.object_id) == (Verb.REMINDED, Thing.LESSON, 1)
    assert (line.person_id, line.discipline_id) == (7, 1)


async def test_a_thousand_people_are_queued_by_one_short_job(
    db: Database, app: App, discipline: Discipline
) -> None:
    numbers = range(100, 1100)
    people = [
        Person(id=n, roster_code=f"R{n}", family_name="Ә", given_name="Б", roles=[])
        for n in numbers
    ]
    for someone in people:
        someone.roles, someone.study_consent = [PersonRole(role=Role.LEARNER)], "1"
    await add(db, *people)
    await add(db, *(Conversation(telegram_id=n, person_id=n, locale="kk") for n in numbers))
    await add(db, lesson(1, NOW + 20 * MINUTE))
    await add(db, *(Membership(group_id=1, person_id=n) for n in numbers))

    assert await queue(app) == 1000
    assert await queue(app) == 0


async def test_reminders_are_queued_alike_by_both_databases(either_db: Database) -> None:

    await add(either_db, Group(id=1, code="М-26-1"))
    await person(either_db, 7, Role.LEARNER)
    await add(either_db, Membership(group_id=1, person_id=7))
    await add(either_db, lesson(1, NOW + 20 * MINUTE, teacher_id=7, recurrence="2026-09-01"))

    async with either_db.begin() as session:
        first = await timetable.queue_reminders(session, before=15 * MINUTE, now=NOW)
    async with either_db.begin() as session:
        second = await timetable.queue_reminders(session, before=15 * MINUTE, now=NOW)

    assert (first, second) == (1, 0)
    assert [each.key for each in await letters(either_db)] == [
        "lesson:lesson-1@test:2026-09-01:0:7:15"
    ]
