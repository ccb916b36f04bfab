"""Reminders of consultations by appointment, on the phones of both."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from academy.booking_letters import ENDED, PORTION, REMINDER
from academy.booking_losses import UNTOLD, UNTOLD_OFFICE
from academy.settings import Settings
from bot.app import App
from bot.callbacks.bookings import ConfirmBooking, OpenBooking, OpenFreeSlots, WithdrawSlot
from bot.scheduler import jobs
from bot.scheduler.bookings import ask_what_came_of_bookings, remind_of_bookings
from storage.database import Database
from storage.tables.bookings import Booking, Slot
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person
from storage.tables.timetable import LessonMode
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.handlers.test_bookings import DAY, HOUR, offered, run, studied


@pytest.fixture
def teacher(app: App, lecturer: Person) -> Chat:
    """The phone of the lecturer, who reads Kazakh."""
    return Chat(app, 8)


def rung(phone: Chat) -> int:
    """How many reminders stand on a phone."""
    return sum("⏰" in (getattr(each, "text", None) or "") for each in phone.shown)


async def test_both_are_reminded_a_day_before_and_shortly_before(
    db: Database, app: App, chat: Chat, teacher: Chat, clock: Clock
) -> None:
    at = NOW + 2 * DAY
    await offered(db, at)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await app.courier.deliver()
    told = []

    for moment in (at - DAY - HOUR, at - DAY, at - HOUR, at - HOUR / 4):
        clock.now = moment
        await run(app)
        await run(app)
        told.append([rung(chat), rung(teacher)])

    assert told == [[0, 0], [1, 1], [1, 1], [2, 2]]


async def test_a_reminder_of_a_cancelled_booking_is_not_sent(
    db: Database, app: App, chat: Chat, teacher: Chat, clock: Clock
) -> None:
    await offered(db, NOW + HOUR / 2)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    assert await jobs.run(remind_of_bookings, db, app.tools.settings, clock) == 1
    await chat.press(OpenBooking(booking_id=1))
    await chat.press("Отменить")
    await chat.press("Да, отменить")
    clock.now = NOW + HOUR / 4

    await app.courier.deliver()

    assert rung(teacher) == 0


async def test_who_books_or_moves_shortly_before_is_not_reminded_at_once(
    db: Database, app: App, chat: Chat, teacher: Chat, clock: Clock
) -> None:
    await offered(db, NOW + HOUR / 6, NOW + HOUR / 5, NOW + 3 * HOUR)
    told = []

    for slot_id, moved in ((1, 0), (2, 1), (3, 1)):
        await chat.press(ConfirmBooking(discipline_id=1, slot_id=slot_id, booking_id=moved))
        await run(app)
        told.append((rung(chat), rung(teacher)))
    clock.now = NOW + 3 * HOUR - HOUR / 4
    await run(app)

    assert told == [(0, 0)] * 3
    assert (rung(chat), rung(teacher)) == (1, 1)


async def test_however_many_are_due_all_are_reminded_in_one_turn(
    either_db: Database, settings: Settings, clock: Clock
) -> None:
    await studied(either_db, [7])
    late, early = PORTION + 50, PORTION + 1
    await many(either_db, NOW + HOUR, NOW, late)
    await many(either_db, NOW + 2 * HOUR, NOW - 2 * DAY, early, first=late)

    counts = [await jobs.run(remind_of_bookings, either_db, settings, clock) for _ in range(2)]

    assert counts == [early, 0]
    assert await queued(either_db, REMINDER) == 2 * early


async def test_however_many_are_over_all_are_asked_about_in_one_turn(
    either_db: Database, settings: Settings, clock: Clock
) -> None:
    await studied(either_db, [7])
    count = 2 * PORTION + 1
    await many(either_db, NOW - 2 * HOUR, NOW - DAY, count)

    counts = [
        await jobs.run(ask_what_came_of_bookings, either_db, settings, clock) for _ in range(2)
    ]

    assert counts == [count, 0]
    assert await queued(either_db, ENDED) == count


async def unreached(db: Database, number: int) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, number)).is_reachable = False


async def test_a_learner_who_cannot_be_told_is_told_by_the_teacher(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, NOW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await unreached(db, 7)

    await teacher.press(WithdrawSlot(slot_id=1))
    await app.courier.deliver()

    assert "кеңес болмайтынын хабарлай алмай тұр" in teacher.text
    assert "Әлиева Дана &lt;7&gt;" in teacher.text


async def test_where_neither_is_reached_the_office_tells_the_learner(
    db: Database, app: App, chat: Chat, teacher: Chat, administrator: Person
) -> None:
    await offered(db, NOW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await teacher.press(WithdrawSlot(slot_id=1))
    await unreached(db, 7)
    await unreached(db, 8)

    await app.courier.deliver()
    await app.courier.deliver()

    office = Chat(app, 9)
    assert "Бот не может сообщить обучающемуся" in office.text
    assert "Әлиева Дана &lt;7&gt;" in office.text
    assert await queued(db, UNTOLD) == 0


async def test_a_teacher_who_cannot_be_told_of_a_move_is_told_by_the_office(
    db: Database, app: App, chat: Chat, teacher: Chat, administrator: Person
) -> None:
    await offered(db, NOW + DAY, NOW + 2 * DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await app.courier.deliver()
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=2, booking_id=1))
    await unreached(db, 8)

    await app.courier.deliver()
    await app.courier.deliver()

    assert "Бот не может сообщить преподавателю" in Chat(app, 9).text
    assert await queued(db, UNTOLD_OFFICE) == 1


async def test_what_a_learner_did_is_no_news_to_them(
    db: Database, app: App, chat: Chat, teacher: Chat, administrator: Person
) -> None:
    await offered(db, NOW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await unreached(db, 7)

    await app.courier.deliver()

    assert [await queued(db, each) for each in (UNTOLD, UNTOLD_OFFICE)] == [0, 0]


async def test_times_of_a_teacher_who_is_not_reached_are_not_offered(
    db: Database, chat: Chat, teacher: Chat
) -> None:
    await offered(db, NOW + DAY)
    await unreached(db, 8)

    await chat.press(OpenFreeSlots(discipline_id=1))
    shown = chat.text
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    assert "Свободного времени сейчас нет" in shown
    assert "больше нет" in (chat.alert or "")


async def many(
    db: Database, begin: datetime, booked_at: datetime, count: int, *, first: int = 0
) -> None:
    """So many bookings of the learner, a second from each other."""
    slots, rows = [], []
    for number in range(first + 1, first + count + 1):
        at = begin + timedelta(seconds=number)
        where = {"teacher_id": 8, "mode": LessonMode.ONLINE}
        slots.append(Slot(id=number, starts_at=at, ends_at=at + HOUR, **where))
        about = {"slot_id": number, "learner_id": 7, "discipline_id": 1}
        rows.append(Booking(id=number, booked_at=booked_at, **about))
    await add(db, *slots)
    await add(db, *rows)


async def queued(db: Database, kind: str) -> int:
    async with db.read() as session:
        statement = select(func.count()).select_from(Letter).where(Letter.kind == kind)
        return await session.scalar(statement) or 0
