"""How consultations of a month went: for the head of a department and for administrators."""

import asyncio
from datetime import timedelta
from io import BytesIO

import pytest
from aiogram.methods import SendDocument
from openpyxl import load_workbook
from sqlalchemy import select

from academy import consultation_statistics as rules
from academy.errors.consultation_statistics import NothingHeaded
from bot.app import App
from bot.callbacks.consultation_statistics import ExportStatistics, OpenStatistics
from storage.database import Database
from storage.queries import consultation_statistics as ask
from storage.tables.audit import AuditLine
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, EntryKind, EventKind, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role
from storage.tables.timetable import LessonMode
from tests.chat import Chat
from tests.conftest import NOW, WORDS, add, person
from tests.statements import counted, in_the_handler
from tests.threads import written

HOUR = timedelta(hours=1)
LATE = NOW + timedelta(days=20)  # NOW is Tuesday, 1 September, two in the afternoon at the Academy


async def asked(db: Database) -> None:
    """Thread 1 of discipline 1, whose department person 18 heads; thread 2 of another one.

    Two questions of learner 7 in the first: an hour and 18 working hours to wait; thanks; one that
    nobody answered. The second has a question of learner 17.
    """
    department = Department(id=1, code="D", title=Bilingual("Кафедра", "Кафедра"), head_id=18)
    await add(db, department, Discipline(id=2, code="LAW", title=Bilingual("Құқық", "Право")))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    for number, learner in ((1, 7), (2, 17)):
        times = dict.fromkeys(("opened_at", "written_at"), NOW)
        thread = Thread(id=number, learner_id=learner, discipline_id=number, teacher_id=8, **times)
        await add(db, thread)
    for side, text, at in (
        (Side.LEARNER, "Когда подаётся иск?", NOW),
        (Side.LEARNER, "И куда?", NOW + HOUR / 2),
        (Side.NOTE, "Надо ответить", NOW + HOUR / 2),
        (Side.STAFF, "Кез келген уақытта.", NOW + HOUR),
        (Side.LEARNER, "Спасибо!", NOW + 2 * HOUR),
        (Side.LEARNER, "А пошлина?", NOW + 4 * HOUR),
        (Side.STAFF, "Иә", NOW + timedelta(days=2) + 4 * HOUR),
        (Side.LEARNER, "Ещё вопрос", NOW + timedelta(days=3)),
    ):
        author = 7 if side is Side.LEARNER else 8
        await written(db, 1, side, text, author_id=author, written_at=at)
    await written(db, 2, Side.LEARNER, "Что такое право?", author_id=17, written_at=NOW)
    happened: list[tuple[EventKind, int | None]] = [
        (EventKind.REMINDED, None),
        (EventKind.ESCALATED, None),
        (EventKind.RATED, 2),
        (EventKind.RATED, 4),
    ]
    for kind, points in happened:
        await add(db, ThreadEvent(thread_id=1, kind=kind, at=NOW + HOUR, number=points))
    await met(db)


async def met(db: Database) -> None:
    """Of discipline 1 two consultations of an hour and of half an hour, to one nobody came, one is
    ahead; one was held in the month before, and one of discipline 2."""
    for number, (discipline_id, state, begin, length) in enumerate(
        (
            (1, BookingState.HELD, NOW, HOUR),
            (1, BookingState.HELD, NOW + HOUR, HOUR / 2),
            (1, BookingState.MISSED, NOW + 2 * HOUR, HOUR),
            (1, BookingState.BOOKED, NOW + 3 * HOUR, HOUR),
            (1, BookingState.HELD, NOW - timedelta(days=2), HOUR),
            (2, BookingState.HELD, NOW + 4 * HOUR, HOUR),
        ),
        1,
    ):
        times = {"starts_at": begin, "ends_at": begin + length}
        await add(db, Slot(id=number, teacher_id=8, mode=LessonMode.CLASSROOM, **times))
        about = {"slot_id": number, "learner_id": 7, "discipline_id": discipline_id}
        await add(db, Booking(state=state, booked_at=NOW, **about))


@pytest.fixture
async def head(
    db: Database, app: App, learner: Person, lecturer: Person, administrator: Person
) -> Chat:
    """The head of the department, who reads Russian."""
    await person(db, 17, Role.LEARNER)
    await person(db, 18, Role.LECTURER)
    await asked(db)
    return Chat(app, 18)


async def test_the_head_of_a_department_sees_how_its_questions_were_answered(head: Chat) -> None:
    await head.write("/statistics")

    assert "Консультации, 09.2026" in head.text
    assert "Консультации, 09.2026</b>\nКафедра" in head.text
    assert "Вопросов: 3" in head.text
    assert "Отвечено: 2" in head.text
    assert "рабочего времени: 9 ч 30 мин" in head.text  # of 1 and 18
    assert "Напоминаний: 1 · дошло до заведующего: 1" in head.text
    assert "Средняя оценка: 4 (оценок: 1)" in head.text
    assert "По записи: состоялось 2 (1 ч 30 мин), не пришли: 1" in head.text
    assert "Әлиева Дана &lt;8&gt;: 2 · 9 ч 30 мин · оценка 4" in head.text
    assert head.labels == ["‹ Предыдущий", "📄 Файл Excel", "Меню"]


async def test_an_administrator_sees_the_whole_academy_and_other_months(
    app: App, head: Chat
) -> None:
    office = Chat(app, 9)

    await office.press(OpenStatistics())
    assert "Вся Академия" in office.text
    assert "Вопросов: 4" in office.text
    await office.press("Предыдущий")
    assert "08.2026" in office.text
    assert "Вопросов: 0" in office.text
    assert "рабочего времени: –" in office.text
    await office.press("Следующий")
    assert "09.2026" in office.text


async def test_the_table_comes_as_a_workbook_with_the_same_figures(
    db: Database, head: Chat
) -> None:
    await head.press(ExportStatistics(back=0))
    assert head.alert == WORDS["ru"].plain("statistics-ordered")
    await head.app.workshop.finish_all()
    await head.app.courier.deliver()

    sent = head.screen
    assert isinstance(sent, SendDocument)
    sheet = load_workbook(BytesIO(sent.document.data)).active  # type: ignore[union-attr]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0][:2] == ["Преподаватель", "Отвечено"]
    assert rows[1] == ["Әлиева Дана <8>", 2, 9.5, 1, 4, 2, 1.5, 1]
    assert rows[2] == ["Всего", 2, 9.5, 1, 4, 2, 1.5, 1]
    assert [row[:2] for row in rows[3:]] == [
        ["Вопросов", 3],
        ["Напоминаний", 1],
        ["Дошло до заведующего", 1],
    ]
    async with db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
    assert (line.act, line.facts) == ("statistics-exported", {"month": 202609})


async def test_who_stopped_heading_meanwhile_gets_a_word(db: Database, head: Chat) -> None:
    await head.press(ExportStatistics(back=0))
    async with db.begin() as session:
        (await session.get_one(Department, 1)).head_id = None

    await head.app.workshop.finish_all()
    await head.app.courier.deliver()

    assert head.text == WORDS["ru"]("statistics-unwritten")


async def test_others_are_told_whom_it_is_for(app: App, head: Chat) -> None:
    for number, locale in ((7, "ru"), (8, "kk")):
        other = Chat(app, number)
        await other.write("/statistics")
        assert other.text == WORDS[locale]("error-nothing-headed")


async def test_a_page_costs_at_most_eight_statements(db: Database, head: Chat) -> None:
    with counted(db) as statements:
        await head.write("/statistics")

    assert len(in_the_handler(statements)) <= 8


async def test_the_figures_are_the_same_on_both_databases(either_db: Database) -> None:
    db = either_db
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән")))
    for number, role in ((7, Role.LEARNER), (17, Role.LEARNER), (8, Role.LECTURER)):
        await person(db, number, role)
    head = await person(db, 18, Role.LECTURER)
    await asked(db)

    other = await person(db, 28, Role.LECTURER)
    async with db.read() as session:
        at = await rules.statistics(session, head, 0, now=LATE)
        with pytest.raises(NothingHeaded):
            await rules.statistics(session, other, 0, now=LATE)

    assert (at.asked, at.whole.answered, at.reminded, at.escalated) == (3, 2, 1, 1)
    assert at.whole.wait == timedelta(hours=9, minutes=30)
    assert (at.whole.held, at.whole.held_for, at.whole.missed) == (2, HOUR * 1.5, 1)


async def test_while_a_busy_month_is_counted_others_are_served(either_db: Database) -> None:
    db = either_db
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән")))
    for number in (7, 8, 17, 18):
        await person(db, number, Role.LEARNER)
    await asked(db)
    about = {"thread_id": 1, "author_id": 7, "kind": EntryKind.TEXT, "written_at": NOW}
    await add(db, *(Entry(side=Side.LEARNER, text="Когда?", **about) for _ in range(500)))
    turns = 0

    async def serve() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others = asyncio.create_task(serve())
    span = NOW - timedelta(days=1), LATE
    async with db.read() as session:
        seen = [turns async for _ in ask.messages(session, None, span, rules.MOST)]
    others.cancel()

    assert len(seen) == 508
    assert len(set(seen)) > 2  # as many portions
