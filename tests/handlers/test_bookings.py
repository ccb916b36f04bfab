"""Consultations by appointment, on the phones of a teacher and of learners."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import SendDocument
from icalendar import Calendar
from sqlalchemy import event, select

from academy import bookings, slots
from academy.errors import AcademyError
from academy.errors.bookings import SlotTaken
from academy.offers import read
from academy.slots import Where
from academy.timetable import Span
from bot.app import App
from bot.callbacks.bookings import (
    ConfirmBooking,
    MarkHeld,
    OpenBooking,
    OpenFreeSlots,
    OpenSlot,
    WithdrawSlot,
)
from bot.callbacks.timetable import OpenTimetable
from bot.scheduler import jobs
from bot.scheduler.bookings import ask_what_came_of_bookings, remind_of_bookings
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Person, Role
from storage.tables.timetable import LessonMode
from storage.tables.trace import TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.handlers.test_timetable import lesson

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOMORROW = NOW + DAY  # 14:00 at the Academy
NEXT = "Далее ›"


@pytest.fixture
def teacher(app: App, lecturer: Person) -> Chat:
    """The phone of the lecturer, who reads Kazakh."""
    return Chat(app, 8)


async def offered(db: Database, *begins: datetime, **facts: Any) -> None:
    fields = {"teacher_id": 8, "mode": LessonMode.CLASSROOM, "place": "204"}
    for number, at in enumerate(begins, 1):
        row = {"id": number, "starts_at": at, "ends_at": at + HOUR / 3, **fields, **facts}
        await add(db, Slot(**row))


async def booked(db: Database, number: int = 1) -> Booking:
    async with db.read() as session:
        return await session.get_one(Booking, number)


def files(app: App, chat_id: int) -> list[SendDocument]:
    api: Any = app.tools.bot.session
    found = [each for each in api.requests if isinstance(each, SendDocument)]
    return [each for each in found if each.chat_id == chat_id]


def entry(document: SendDocument) -> Any:
    read_back = Calendar.from_ical(document.document.data)  # type: ignore[union-attr]
    [found] = read_back.walk("VEVENT")
    return found


async def run(app: App) -> None:
    tools = app.tools
    for each in (remind_of_bookings, ask_what_came_of_bookings):
        await jobs.run(each, tools.db, tools.settings, tools.clock)
    await app.courier.deliver()


async def test_a_typed_offer_becomes_slots(db: Database, teacher: Chat) -> None:
    await teacher.write("/slots")
    await teacher.press("Уақыт ұсыну")

    await teacher.write("02.09 15:00–16:00 20 минуттан")
    asked = teacher.text
    await teacher.write("204 <б>")

    assert "02.09.2026 (ср) 15:00–16:00" in asked
    assert "Ұсынылған кеңес саны: 3" in teacher.text
    async with db.read() as session:
        rows = (await session.scalars(select(Slot).order_by(Slot.starts_at))).all()
    assert [each.starts_at for each in rows] == [
        datetime(2026, 9, 2, 10, minute, tzinfo=NOW.tzinfo) for minute in (0, 20, 40)
    ]
    assert {(each.mode, each.place, each.series_id) for each in rows} == {
        (LessonMode.CLASSROOM, "204 <б>", rows[0].id)
    }


async def test_a_slot_is_offered_by_presses_alone(db: Database, teacher: Chat) -> None:
    await teacher.write("/slots")
    await teacher.press("Уақыт ұсыну")
    await teacher.press("ср 02.09")
    await teacher.press("15:00")
    await teacher.press("30 мин")

    await teacher.press("Онлайн")

    async with db.read() as session:
        [row] = (await session.scalars(select(Slot))).all()
    assert (row.mode, row.ends_at - row.starts_at) == (LessonMode.ONLINE, HOUR / 2)


async def test_free_days_own_slots_and_lessons_are_left_out_and_told(
    db: Database, teacher: Chat
) -> None:
    week = {"first_day": date(2026, 9, 9), "last_day": date(2026, 9, 9)}
    await add(db, DayOff(person_id=8, **week))
    await add(db, lesson(1, TOMORROW + 14 * DAY + HOUR, teacher_id=8))
    await offered(db, TOMORROW + 21 * DAY + HOUR)
    await teacher.write("/slots")
    await teacher.press("Уақыт ұсыну")

    await teacher.write("02.09 15:00–15:30 30.09 дейін")
    await teacher.press("Онлайн")

    assert "Ұсынылған кеңес саны: 2" in teacher.text
    for reason in ("Сіз жауап бермейтін күн: 1", "сабақ: 1", "бұрын ұсынылған: 1"):
        assert reason in teacher.text


async def test_a_learner_books_with_a_purpose_and_both_get_a_file(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW)
    await chat.write("/book")
    await chat.press("Записаться")
    await chat.press("Гражданский процесс")
    listed = chat.text
    await chat.press("14:00–14:20")

    await chat.write("Иск <b> 😀")
    await app.courier.deliver()

    assert "02.09.2026 (ср)" in listed
    [own], [theirs] = files(app, 7), files(app, 8)
    assert "О чём: Иск &lt;b&gt; 😀" in (own.caption or "")
    assert "Білім алушы: Әлиева Дана &lt;7&gt;" in (theirs.caption or "")
    calendar = entry(own)
    assert calendar["DTSTART"].dt == TOMORROW
    assert (str(calendar["UID"]), calendar["SEQUENCE"]) == ("consultation-1@sabaq", 0)
    assert b"BEGIN:VTIMEZONE" in own.document.data  # type: ignore[union-attr]


async def test_a_moved_booking_keeps_its_entry_and_a_cancelled_one_takes_it_away(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW, TOMORROW + HOUR)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await chat.press(OpenBooking(booking_id=1))
    await chat.press("Перенести")
    await chat.press("15:00–15:20")
    await chat.press("Перенести сюда")
    await app.courier.deliver()

    await chat.press(OpenBooking(booking_id=1))
    await chat.press("Отменить")
    await chat.press("Да, отменить")
    await app.courier.deliver()

    moved, cancelled = (entry(each) for each in files(app, 8)[-2:])
    assert moved["UID"] == cancelled["UID"]
    assert (moved["SEQUENCE"], cancelled["SEQUENCE"]) == (1, 2)
    assert moved["DTSTART"].dt == TOMORROW + HOUR
    assert cancelled["STATUS"] == "CANCELLED"
    row = await booked(db)
    assert (row.state, row.slot_id) == (BookingState.CANCELLED, 2)


async def test_of_two_learners_one_gets_the_slot(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    await person(db, 17, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=17))
    await offered(db, TOMORROW)
    other, button = Chat(app, 17), ConfirmBooking(discipline_id=1, slot_id=1)

    await asyncio.gather(chat.press(button), other.press(button))

    async with db.read() as session:
        assert len((await session.scalars(select(Booking))).all()) == 1
    assert "уже заняли" in (chat.alert or "") or "только что заняли" in (chat.alert or "")


async def test_a_learner_is_in_one_place_at_a_time(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await offered(db, TOMORROW, TOMORROW + HOUR / 6)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    await chat.press(ConfirmBooking(discipline_id=1, slot_id=2))

    assert "уже есть консультация" in (chat.alert or "")
    async with db.read() as session:
        assert len((await session.scalars(select(Booking))).all()) == 1


async def test_a_withdrawn_slot_is_told_to_who_booked_it(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    await teacher.press(OpenSlot(slot_id=1))
    assert "Білім алушы" in teacher.text

    await teacher.press("Уақытты алып тастау")
    await app.courier.deliver()
    await chat.press(OpenFreeSlots(discipline_id=1))

    assert "Преподаватель отменил консультацию" in (files(app, 7)[-1].caption or "")
    assert (await booked(db)).state == BookingState.CANCELLED
    assert "Свободного времени сейчас нет" in chat.text


async def test_after_the_end_one_tap_makes_hours_of_consultation(
    db: Database, app: App, chat: Chat, teacher: Chat, clock: Clock
) -> None:
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    clock.now = TOMORROW + HOUR / 3
    await run(app)
    await run(app)
    assert "Кеңес аяқталды" in teacher.text

    await teacher.press("Өтті")
    await teacher.press(MarkHeld(booking_id=1))

    assert "басталып кетті" in (teacher.alert or "")
    async with db.read() as session:
        lines = (
            await session.scalars(
                select(TraceLine)
                .where(TraceLine.verb == Verb.CONSULTED)
                .order_by(TraceLine.person_id)
            )
        ).all()
        [kept] = (
            await session.scalars(select(AuditLine).where(AuditLine.act == "booking-marked"))
        ).all()
    assert (kept.actor_id, kept.facts) == (8, {"booking": 1, "held": 1})
    assert [(each.person_id, each.result) for each in lines] == [
        (7, {"minutes": 20}),
        (8, {"minutes": 20, "as": "teacher"}),
    ]
    assert sum("аяқталды" in (getattr(c, "text", None) or "") for c in teacher.shown) == 1


async def test_a_booked_consultation_stands_in_both_timetables(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await offered(db, NOW + HOUR)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    await chat.write("/timetable")
    await teacher.write("/timetable")

    assert "🤝 15:00–15:20 · консультация · Әлиева Дана &lt;8&gt;" in chat.text
    assert "🤝 15:00–15:20 · кеңес · Әлиева Дана &lt;7&gt;" in teacher.text


async def test_what_is_of_others_is_not_found(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    await person(db, 17, Role.LEARNER)  # in no group
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    stranger = Chat(app, 17)
    await person(db, 18, Role.LECTURER)
    colleague = Chat(app, 18)
    told = []

    for phone, button in (
        (stranger, OpenBooking(booking_id=1)),
        (stranger, ConfirmBooking(discipline_id=1, slot_id=1)),
        (colleague, OpenSlot(slot_id=1)),
        (colleague, WithdrawSlot(slot_id=1)),
        (colleague, MarkHeld(booking_id=1)),
    ):
        await phone.press(button)
        told.append(phone.alert)

    assert all(told)
    assert (await booked(db)).state == BookingState.BOOKED


@pytest.mark.parametrize("count", [4])
async def test_many_at_once_book_a_slot_once(either_db: Database, count: int) -> None:
    await studied(either_db, range(20, 20 + count))
    await offered(either_db, TOMORROW)

    async def book(number: int) -> object:
        try:
            async with either_db.begin() as session:
                learner = await session.get_one(Person, number)
                return await bookings.book(session, learner, (1, 1), now=NOW)
        except AcademyError as refused:
            return refused

    told = await asyncio.gather(*(book(number) for number in range(20, 20 + count)))

    assert sum(isinstance(each, SlotTaken) for each in told) == count - 1
    async with either_db.read() as session:
        assert len((await session.scalars(select(Booking))).all()) == 1


async def test_who_moves_to_a_slot_that_is_being_booked_is_told_it_is_taken(
    either_db: Database,
) -> None:
    await studied(either_db, [20, 21])
    await offered(either_db, TOMORROW, TOMORROW + HOUR)
    async with either_db.begin() as session:
        mover = await session.get_one(Person, 21)
        number = (await bookings.book(session, mover, (1, 2), now=NOW)).booking.id
    is_booked = asyncio.Event()

    async def book() -> None:
        async with either_db.begin() as session:
            learner = await session.get_one(Person, 20)
            await bookings.book(session, learner, (1, 1), now=NOW)
            is_booked.set()
            await asyncio.sleep(0.2)  # the other one waits for the row meanwhile

    async def move() -> object:
        await is_booked.wait()
        try:
            async with either_db.begin() as session:
                learner = await session.get_one(Person, 21)
                return await bookings.move(session, learner, number, (1, 1), now=NOW)
        except AcademyError as refused:
            return refused

    _, told = await asyncio.gather(book(), move())

    assert isinstance(told, SlotTaken)
    assert (await booked(either_db, number)).slot_id == 2


async def test_an_offer_made_twice_at_once_makes_its_slots_once(either_db: Database) -> None:
    await studied(either_db, [])
    plan = read("02.09 15:00–16:00 20", now=NOW)
    where = Where(LessonMode.ONLINE, "", None)

    async def offer() -> int:
        try:
            async with either_db.begin() as session:
                teacher = await session.get_one(Person, 8)
                return (await slots.offer(session, teacher, plan, where, now=NOW)).count
        except AcademyError:
            return 0

    counts = await asyncio.gather(offer(), offer())

    assert sum(counts) == 3
    async with either_db.read() as session:
        assert len((await session.scalars(select(Slot))).all()) == 3


async def test_a_withdrawn_slot_can_be_offered_again(either_db: Database) -> None:
    await studied(either_db, [])
    plan, where = read("02.09 15:00–15:20", now=NOW), Where(LessonMode.ONLINE, "", None)

    for _ in range(2):
        async with either_db.begin() as session:
            teacher = await session.get_one(Person, 8)
            told = await slots.offer(session, teacher, plan, where, now=NOW)
            [row] = (await session.scalars(select(Slot))).all()
            await slots.withdraw(session, teacher, row.id, now=NOW)
        assert told.count == 1


async def studied(db: Database, learners: Sequence[int]) -> None:
    """A discipline of lecturer 8 that these learners study."""
    await add(db, Discipline(id=1, code="C", title=Bilingual("П", "П")), Group(id=1, code="G"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    await person(db, 8, Role.LECTURER)
    await add(db, Teaching(person_id=8, discipline_id=1))
    for number in learners:
        await person(db, number, Role.LEARNER)
        await add(db, Membership(group_id=1, person_id=number))


@pytest.mark.parametrize("what", ["book", "move", "cancel", "withdraw", "offer", "mark"])
async def test_no_press_needs_more_than_eight_queries(
    db: Database, chat: Chat, teacher: Chat, clock: Clock, what: str
) -> None:
    await offered(db, TOMORROW, TOMORROW + HOUR)
    await teacher.write("/slots")
    await chat.write("/book")
    phone, button = await prepared(chat, teacher, clock, what)
    statements: list[str] = []

    def note(_c: Any, _x: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    await phone.press_raw(button)
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)

    first = next(i for i, each in enumerate(statements) if "FROM conversation" in each)
    last = next(i for i, s in enumerate(statements) if i > first and "UPDATE inbox" in s)
    assert last - first + 1 <= 8, statements[first : last + 1]


async def prepared(chat: Chat, teacher: Chat, clock: Clock, what: str) -> tuple[Chat, str]:
    """Whose phone, and the press that is counted."""
    book = ConfirmBooking(discipline_id=1, slot_id=1)
    if what == "book":
        return chat, book.pack()
    if what == "offer":
        await teacher.press("Уақыт ұсыну")
        await teacher.write("03.09 15:00–16:00 20")
        return teacher, teacher.data_of("Онлайн")
    await chat.press(book)
    if what == "move":
        return chat, ConfirmBooking(discipline_id=1, slot_id=2, booking_id=1).pack()
    if what == "cancel":
        await chat.press(OpenBooking(booking_id=1))
        await chat.press("Отменить")
        return chat, chat.data_of("Да, отменить")
    if what == "withdraw":
        return teacher, WithdrawSlot(slot_id=1).pack()
    clock.now = TOMORROW + HOUR
    return teacher, MarkHeld(booking_id=1).pack()


async def test_the_longest_purpose_fits_below_a_file(
    db: Database, app: App, chat: Chat, teacher: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).title = Bilingual("ә" * 300, "ж" * 300)
        (await session.get_one(Person, 7)).given_name = "Ө" * 200
    await offered(db, TOMORROW, place="https://" + "x" * 142, mode=LessonMode.ONLINE)
    await chat.press(OpenFreeSlots(discipline_id=1))
    await chat.press("14:00–14:20")

    await chat.write("😀" * 251)
    refused = chat.text
    await chat.write("😀" * 250)
    await app.courier.deliver()

    assert "Текст слишком длинный" in refused
    for number in (7, 8):
        [found] = files(app, number)
        assert len((found.caption or "").encode("utf-16-le")) // 2 <= 1024


async def test_the_day_of_a_timetable_shows_only_its_own(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await offered(db, TOMORROW)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    await chat.press(OpenTimetable(span=Span.TODAY))

    assert "🤝" not in chat.text


async def test_every_free_time_of_a_long_day_can_be_reached(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    day = [TOMORROW + number * timedelta(minutes=5) for number in range(45)]
    await offered(db, *day, TOMORROW + DAY)
    await chat.press(OpenFreeSlots(discipline_id=1))
    reached, days = set[str](), [chat.text[3:13]]

    for _ in range(6):
        reached |= {each for each in chat.labels if "·" in each}
        await chat.press(NEXT)
        days.append(chat.text[3:13])

    assert len(reached) == 45
    assert days == ["02.09.2026"] * 6 + ["03.09.2026"]
    assert NEXT not in " ".join(chat.labels)
