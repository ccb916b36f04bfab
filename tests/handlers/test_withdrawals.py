"""Times for consultations that a leave, a holiday or a press takes back, on the phones of both."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from sqlalchemy import select

from academy import absences, bookings, slots
from academy.errors.bookings import SlotNotFound
from academy.offers import read
from academy.slots import Where
from bot.app import App
from bot.callbacks.bookings import (
    ConfirmBooking,
    ConfirmWithdrawingRest,
    OpenFreeSlots,
    OpenSlot,
    WithdrawSlot,
)
from bot.callbacks.calendars import AddFreeDay, KeepFreeDay
from bot.callbacks.hours import AddAbsence, KeepAbsence
from storage.database import Database, Session
from storage.tables.audit import AuditLine
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.disciplines import Teaching
from storage.tables.hours import DayOff
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from storage.tables.timetable import LessonMode
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.handlers.test_bookings import DAY, HOUR, TOMORROW, files, offered, studied
from tests.statements import counted, in_the_handler


@pytest.fixture
def teacher(app: App, lecturer: Person) -> Chat:
    """The phone of the lecturer, who reads Kazakh."""
    return Chat(app, 8)


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def states(db: Database) -> list[BookingState]:
    async with db.read() as session:
        return list(await session.scalars(select(Booking.state).order_by(Booking.id)))


async def withdrawn(db: Database) -> list[int]:
    async with db.read() as session:
        rows = select(Slot.id).where(Slot.withdrawn_at.is_not(None)).order_by(Slot.id)
        return list(await session.scalars(rows))


async def test_a_leave_takes_back_its_times_and_tells_who_booked_them(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW, TOMORROW + HOUR, TOMORROW + DAY, TOMORROW + 2 * DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await app.courier.deliver()
    await teacher.press(AddAbsence(person_id=0))

    await teacher.write("02.09–03.09")
    asked, before = teacher.text, await states(db)
    await teacher.press("Иә, сақтау")
    told, buttons = teacher.text, teacher.labels
    await app.courier.deliver()

    assert "кеңеске жазылғандар саны: 1" in asked
    assert before == [BookingState.BOOKED]
    for line in ("Алып тасталған кеңес саны: 3", "Кеңеске жазылғандар саны: 1"):
        assert line in told
    assert "Алмастыру" in buttons
    assert await states(db) == [BookingState.CANCELLED]
    letter = files(app, 7)[-1].caption or ""
    assert "преподаватель в этот день не работает" in letter
    assert "запишитесь на другое время" in letter
    assert "оқытушы бұл күні жұмыс істемейді" in (files(app, 8)[-1].caption or "")
    assert await withdrawn(db) == [1, 2, 3]
    async with db.read() as session:
        [kept] = await session.scalars(select(AuditLine))
    assert kept.facts == {"person": 8, "slots": 3, "bookings": 1}


async def test_who_lost_a_time_to_a_leave_books_another_from_the_letter(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW, TOMORROW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await teacher.press(AddAbsence(person_id=0))
    await teacher.write("02.09")
    await teacher.press("Иә, сақтау")
    await app.courier.deliver()

    await chat.press("Другое время")
    await chat.press("14:00–14:20")
    await chat.press("Записаться")

    assert await states(db) == [BookingState.CANCELLED, BookingState.BOOKED]


async def test_a_learner_cannot_book_on_a_day_of_a_leave(
    db: Database, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW)
    await teacher.press(AddAbsence(person_id=0))
    await teacher.write("02.09")

    await chat.press(OpenFreeSlots(discipline_id=1))
    shown = chat.text
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    assert "Алып тасталған кеңес саны: 1" in teacher.text
    assert "Свободного времени сейчас нет" in shown
    assert "больше нет" in (chat.alert or "")
    assert await states(db) == []


async def test_a_leave_is_no_leave_until_it_is_confirmed(
    db: Database, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await teacher.press(AddAbsence(person_id=0))
    await teacher.write("02.09")

    await teacher.press("Болдырмау")

    assert await states(db) == [BookingState.BOOKED]
    async with db.read() as session:
        assert (await session.scalars(select(DayOff))).all() == []


async def test_a_leave_touches_no_colleagues_times_and_none_that_have_begun(
    db: Database, chat: Chat, teacher: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    await offered(db, NOW - HOUR, NOW + HOUR)
    await offered_by(db, 18, 3, NOW + HOUR)
    await teacher.press(AddAbsence(person_id=0))

    await teacher.write("01.09")

    assert await withdrawn(db) == [2]


async def offered_by(db: Database, teacher_id: int, number: int, at: datetime) -> None:
    await offered(db, at, id=number, teacher_id=teacher_id)


async def test_a_holiday_is_asked_about_takes_back_everybodys_times_and_tells_who_booked_them(
    db: Database, app: App, chat: Chat, teacher: Chat, office: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    await offered(db, TOMORROW, TOMORROW + DAY)
    await offered_by(db, 18, 3, TOMORROW + HOUR)
    for number in (1, 3):
        await chat.press(ConfirmBooking(discipline_id=1, slot_id=number))
    await office.write("/year")
    await office.press("Праздники")
    await office.press("+ Выходной")

    await office.write("02.09.2026 Демалыс / Выходной")
    assert "Записей на консультации в эти дни: 2" in office.text
    assert await withdrawn(db) == []
    await office.press("Да, сохранить")
    told = office.text
    await app.courier.deliver()

    assert "Выходной" in told
    assert "Убрано предложенных консультаций: 2" in told
    assert "Отменено записей на консультации: 2" in told
    assert await states(db) == [BookingState.CANCELLED] * 2
    assert await withdrawn(db) == [1, 3]
    letters = [each.caption or "" for each in files(app, 7)]
    assert sum("это выходной день" in each for each in letters) == 2
    for number, words in ((8, "бұл – демалыс күні"), (18, "это выходной день")):
        assert words in (files(app, number)[-1].caption or "")


async def test_a_holiday_on_which_nobody_is_booked_is_kept_at_once(
    db: Database, teacher: Chat, office: Chat
) -> None:
    await offered(db, TOMORROW)
    await office.write("/year")
    await office.press("Праздники")
    await office.press("+ Выходной")

    await office.write("02.09.2026 Выходной")

    assert "Убрано предложенных консультаций: 1" in office.text
    assert await withdrawn(db) == [1]


async def test_a_holiday_that_was_asked_about_and_left_is_not_kept(
    db: Database, chat: Chat, teacher: Chat, office: Chat
) -> None:
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await office.write("/year")
    await office.press("Праздники")
    await office.press("+ Выходной")
    await office.write("02.09.2026 Выходной")

    await office.press("Отмена")
    await office.press(KeepFreeDay())

    assert "Не удалось прочитать день" in (office.alert or "")
    assert await withdrawn(db) == []


async def test_a_working_weekend_takes_nothing_back(
    db: Database, chat: Chat, teacher: Chat, office: Chat
) -> None:
    saturday = datetime(2026, 9, 5, 9, tzinfo=NOW.tzinfo)
    await offered(db, saturday)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await office.write("/year")
    await office.press("Праздники")
    await office.press("+ Рабочий")

    await office.write("05.09.2026")

    assert "Сохранено" in office.text
    assert await states(db) == [BookingState.BOOKED]


@dataclass
class Turn:
    """Two at once: who is first keeps the row for a moment, the other one waits for it."""

    db: Database
    has_begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def first(self, act: Callable[[Session], Awaitable[None]]) -> None:
        async with self.db.begin() as session:
            await act(session)
            self.has_begun.set()
            await asyncio.sleep(0.2)

    async def second(self, act: Callable[[Session], Awaitable[None]]) -> None:
        await self.has_begun.wait()
        async with self.db.begin() as session:
            await act(session)


async def book(session: Session) -> None:
    learner = await session.get_one(Person, 20)
    await bookings.book(session, learner, (1, 1), now=NOW)


async def leave(session: Session) -> None:
    teacher = await session.get_one(Person, 8)
    await absences.add(session, teacher, teacher, (date(2026, 9, 2), date(2026, 9, 2)), now=NOW)


async def test_who_was_booking_when_a_leave_was_entered_is_told(either_db: Database) -> None:
    await studied(either_db, [20])
    await offered(either_db, TOMORROW)
    turn = Turn(either_db)

    await asyncio.gather(turn.first(book), turn.second(leave))

    assert await states(either_db) == [BookingState.CANCELLED]
    async with either_db.read() as session:
        letters = await session.scalars(select(Letter).where(Letter.key.contains(":away:")))
        assert {each.person_id for each in letters} == {8, 20}


async def test_who_books_while_a_leave_is_being_entered_is_refused(either_db: Database) -> None:
    await studied(either_db, [20])
    await offered(either_db, TOMORROW)
    turn = Turn(either_db)

    _, told = await asyncio.gather(turn.first(leave), turn.second(book), return_exceptions=True)

    assert isinstance(told, SlotNotFound)
    assert await states(either_db) == []
    assert await withdrawn(either_db) == [1]


async def test_a_leave_of_many_bookings_needs_no_more_than_eight_queries(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, *(TOMORROW + number * HOUR / 2 for number in range(16)))
    for number in range(16):
        await chat.press(ConfirmBooking(discipline_id=1, slot_id=number + 1))
    await teacher.press(AddAbsence(person_id=0))
    with counted(db) as typed:
        await teacher.write("02.09")
    data = KeepAbsence(person_id=0, first=20260902, last=20260902).pack()

    with counted(db) as pressed:
        await teacher.press_raw(data)

    assert await states(db) == [BookingState.CANCELLED] * 16
    for statements in (in_the_handler(typed), in_the_handler(pressed)):
        assert len(statements) <= 8, statements


async def test_a_holiday_of_many_bookings_needs_no_more_than_eight_queries(
    db: Database, chat: Chat, teacher: Chat, office: Chat
) -> None:
    await offered(db, *(TOMORROW + number * HOUR / 2 for number in range(16)))
    for number in range(16):
        await chat.press(ConfirmBooking(discipline_id=1, slot_id=number + 1))
    await office.press(AddFreeDay())
    with counted(db) as typed:
        await office.write("02.09.2026 Выходной")

    with counted(db) as pressed:
        await office.press(KeepFreeDay())

    assert await states(db) == [BookingState.CANCELLED] * 16
    for statements in (in_the_handler(typed), in_the_handler(pressed)):
        assert len(statements) <= 8, statements


async def test_the_rest_of_an_offer_is_withdrawn_and_told_to_who_booked(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await teacher.write("/slots")
    await teacher.press("Уақыт ұсыну")
    await teacher.write("02.09 15:00–15:20 30.09 дейін")
    await teacher.press("Онлайн")
    await offered(db, TOMORROW + 10 * DAY, id=90)
    for number in (1, 2, 4):
        await chat.press(ConfirmBooking(discipline_id=1, slot_id=number))
    await teacher.press(OpenSlot(slot_id=2))

    await teacher.press("Келесілерімен бірге")
    asked = teacher.text
    await teacher.press("Иә, алып тастау")
    told = teacher.text
    await app.courier.deliver()

    assert "Барлығы: 4" in asked
    assert "Жазылғандар саны: 2" in asked
    assert "Алып тасталған кеңес саны: 4" in told
    assert await withdrawn(db) == [2, 3, 4, 5]
    assert await states(db) == [BookingState.BOOKED, *[BookingState.CANCELLED] * 2]
    letters = [each.caption or "" for each in files(app, 7)]
    assert sum("Преподаватель отменил консультацию" in each for each in letters) == 2


async def test_the_rest_of_what_is_no_offer_of_several_or_of_a_colleague_is_not_found(
    db: Database, app: App, teacher: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await offered(db, TOMORROW, TOMORROW + HOUR)
    await offered_by(db, 18, 3, TOMORROW)
    async with db.begin() as session:
        (await session.get_one(Slot, 3)).series_id = 3
    await teacher.press(OpenSlot(slot_id=1))
    told = []

    for number in (1, 3):
        await teacher.press(ConfirmWithdrawingRest(slot_id=number))
        told.append(teacher.alert)

    assert "Келесілерімен бірге" not in teacher.labels
    assert all(told)
    assert await withdrawn(db) == []


async def test_the_rest_of_an_offer_leaves_an_older_offer_alone(either_db: Database) -> None:
    await studied(either_db, [20])
    where = Where(LessonMode.ONLINE, "", None)
    plan = read("02.09 15:00–15:20 до 16.09", now=NOW)  # slots 1, 2, 3
    alone, again = (read(f"02.09 15:00–{end}", now=NOW) for end in ("15:20", "15:40 20"))
    async with either_db.begin() as session:
        teacher = await session.get_one(Person, 8)
        await slots.offer(session, teacher, plan, where, now=NOW)
        for each in (alone, again):  # slot 1 alone, then slot 1 and a new one
            await slots.withdraw(session, teacher, 1, now=NOW)
            await slots.offer(session, teacher, each, where, now=NOW)
        learner = await session.get_one(Person, 20)
        await bookings.book(session, learner, (1, 3), now=NOW)

    async with either_db.begin() as session:
        teacher = await session.get_one(Person, 8)
        told = await slots.withdraw_rest(session, teacher, 1, now=NOW)

    assert (told.slots, told.booked) == (2, 0)
    assert await states(either_db) == [BookingState.BOOKED]
    async with either_db.read() as session:
        rows = await session.execute(select(Slot.id, Slot.series_id).order_by(Slot.starts_at))
    assert [tuple(each)[1] for each in rows] == [1, 1, 2, 2]


async def test_a_teacher_whose_time_is_gone_is_sent_to_their_own_list(
    db: Database, teacher: Chat
) -> None:
    await offered(db, TOMORROW)
    for _ in range(2):
        await teacher.press(WithdrawSlot(slot_id=1))

    assert "/slots" in (teacher.alert or "")
