"""A learner's own consultations: the list, a page, closing, the rating in one tap."""

import asyncio
import re
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import closings
from academy.errors.closings import RatingOver
from bot.app import App
from bot.callbacks.inquiries import CloseInquiry, OpenInquiries, OpenInquiry, RateInquiry
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import (
    EntryKind,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import OfficeHours
from storage.tables.people import Conversation, Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler
from tests.threads import HOUR, answered, stored, waiting, written

EVIL = '<b>&"ә😀' * 30


async def events(db: Database) -> list[tuple[EventKind, int | None, int | None]]:
    async with db.read() as session:
        rows = await session.scalars(select(ThreadEvent).order_by(ThreadEvent.id))
        return [(row.kind, row.person_id, row.number) for row in rows]


async def test_who_never_asked_is_asked_at_once_what_about(chat: Chat) -> None:
    await chat.write("/menu")
    await chat.press("Мои вопросы")

    assert "По какой дисциплине" in chat.text
    assert "Гражданский процесс" in chat.labels


async def test_the_list_tells_what_waits_what_was_answered_and_what_is_closed(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    titles = {n: Bilingual(kk=f"Пән {n}", ru=f"Дисциплина {n}") for n in (2, 3)}
    await add(db, *(Discipline(id=n, code=f"D{n}", title=titles[n]) for n in titles))
    await waiting(db, written_at=NOW)
    await answered(db, 2, discipline_id=2, written_at=NOW - HOUR)
    done = {"state": ThreadState.CLOSED, "closed_at": NOW, "written_at": NOW - 40 * HOUR}
    await answered(db, 3, discipline_id=3, **done)

    await chat.write("/questions")

    assert chat.labels[:3] == [
        "⏳ 01.09.2026 · Гражданский процесс",
        "✅ 01.09.2026 · Дисциплина 2",
        "🔒 30.08.2026 · Дисциплина 3",
    ]
    assert chat.labels[3:] == ["❓ Новый вопрос", "📅 Мои записи", "Меню"]


async def test_a_long_list_is_paged(db: Database, chat: Chat, learner: Person) -> None:
    for n in range(2, 12):
        title = Bilingual(kk=EVIL, ru=EVIL)
        await add(db, Discipline(id=n, code=f"D{n}", title=title))
        await waiting(db, n, discipline_id=n)

    await chat.press(OpenInquiries())
    assert len(chat.labels) == 8 + 4
    await chat.press(OpenInquiries(page=99))

    assert len(chat.labels) == 2 + 4


async def test_a_page_shows_the_teacher_since_when_and_the_last_messages_but_no_note(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    async with db.begin() as session:
        (await session.get_one(Person, 8)).family_name = EVIL
    await answered(db)
    await written(db, 1, Side.NOTE, "Құпия жазба")
    await written(db, 1, Side.STAFF, EVIL * 20, kind=EntryKind.PHOTO, file_id="f")
    await written(db, 1, Side.STAFF, "Қате", recalled_at=NOW)

    await chat.press(OpenInquiry(thread_id=1))

    assert "Преподаватель: &lt;b&gt;" in chat.text
    assert "Ответ получен: 01.09.2026" in chat.text
    assert "<b>Вы:</b> Когда подаётся иск?" in chat.text
    assert "🖼 фото &lt;b&gt;" in chat.text
    assert "сообщение отозвано" in chat.text
    assert "Қате" not in chat.text
    assert "Құпия" not in chat.text
    assert chat.labels == ["✍️ Написать", "🔒 Закрыть", "📄 Скачать", "← К списку"]


async def test_the_page_promises_what_the_receipt_did_the_time_of_who_has_the_thread(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    at = {"weekday": NOW.weekday() + 1, "begins": time(10), "ends": time(18)}
    await add(db, OfficeHours(person_id=18, **at))  # 8 is at work now
    await waiting(db, teacher_id=18)

    await chat.press(OpenInquiry(thread_id=1))

    assert re.search("снова на связи: 0?2[ .].* 10:00", chat.text)


async def test_what_is_withheld_from_the_staff_looks_to_its_learner_like_any_message(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await answered(db)
    await written(db, 1, Side.LEARNER, "Ау, есть кто?", author_id=7, is_withheld=True)

    await chat.write("/questions")
    assert chat.labels[0] == "⏳ 01.09.2026 · Гражданский процесс"
    await chat.press(OpenInquiry(thread_id=1))

    assert "⏳ Ждёт ответа с: 01.09.2026" in chat.text
    assert "<b>Вы:</b> Ау, есть кто?" in chat.text


async def test_the_learner_closes_rates_in_one_tap_and_changes_it_within_a_day(
    db: Database, chat: Chat, clock: Clock, lecturer: Person
) -> None:
    await answered(db)

    await chat.press(OpenInquiry(thread_id=1))
    await chat.press("Закрыть")
    assert "🔒 Закрыт: 01.09.2026" in chat.text
    assert "Оцените ответы" in chat.text
    assert chat.labels == ["1", "2", "3", "4", "5", "✍️ Написать", "📄 Скачать", "← К списку"]
    await chat.press("5")
    clock.now += timedelta(hours=23)
    await chat.press("4")

    assert "Ваша оценка: 4 из 5" in chat.text
    assert "✓4" in chat.labels
    clock.now += timedelta(hours=1)
    await chat.press(RateInquiry(thread_id=1, points=1))
    assert "Оценить уже нельзя" in (chat.alert or "")
    await chat.press(OpenInquiry(thread_id=1))
    assert "Ваша оценка: 4 из 5." in chat.text
    assert "5" not in chat.labels
    thread = await stored(db)
    assert (thread.rating, thread.rated_at, thread.waiting_since) == (4, NOW, None)
    assert await events(db) == [
        (EventKind.CLOSED, 7, None),
        (EventKind.RATED, 7, 5),
        (EventKind.RATED, 7, 4),
    ]


async def test_closing_ends_the_conversation_that_was_going_on(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await answered(db)
    await chat.press(OpenInquiry(thread_id=1))
    await chat.press("Написать")
    await chat.press(CloseInquiry(thread_id=1))

    async with db.read() as session:
        assert (await session.get_one(Conversation, 7)).awaits_kind is None


async def test_a_thread_that_is_open_again_is_not_rated(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    closed: dict[str, Any] = {
        "rating": 2,
        "rated_at": NOW,
        "closed_at": NOW,
        "state": ThreadState.REOPENED,
    }
    await answered(db, **closed)

    for points in (0, 1, 5):
        await chat.press(RateInquiry(thread_id=1, points=points))
        assert "Оценить уже нельзя" in (chat.alert or "")

    assert (await stored(db)).rating == 2


async def test_five_fingers_on_close_close_once(db: Database, chat: Chat, lecturer: Person) -> None:
    await answered(db)

    data = CloseInquiry(thread_id=1).pack()
    await asyncio.gather(*(chat.press_raw(data) for _ in range(5)))

    assert await events(db) == [(EventKind.CLOSED, 7, None)]


async def test_somebody_elses_thread_is_not_found(
    app: App, db: Database, chat: Chat, lecturer: Person
) -> None:
    await answered(db)
    await person(db, 17, Role.LEARNER)
    other = Chat(app, 17)

    for button in (
        OpenInquiry(thread_id=1),
        CloseInquiry(thread_id=1),
    ):
        await other.press(button)
        assert "вопросов такого нет" in (other.alert or "")

    await chat.press(CloseInquiry(thread_id=1))
    await other.press(RateInquiry(thread_id=1, points=1))
    assert "Оценить уже нельзя" in (other.alert or "")
    assert (await stored(db)).rating is None


async def test_the_screens_speak_kazakh(db: Database, chat: Chat, lecturer: Person) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, 7)).locale = "kk"
    await answered(db)

    await chat.write("/questions")
    assert "Менің сұрақтарым" in chat.text
    await chat.press("Азаматтық")
    assert "Жауап келген уақыт: 01.09.2026" in chat.text
    await chat.press("Жабу")

    assert "Жауаптарды бағалаңыз" in chat.text


async def test_a_press_costs_eight_statements_at_most(
    db: Database, chat: Chat, lecturer: Person
) -> None:
    await answered(db)
    for button in (
        OpenInquiries(),
        OpenInquiry(thread_id=1),
        CloseInquiry(thread_id=1),
        RateInquiry(thread_id=1, points=3),
    ):
        with counted(db) as statements:
            await chat.press(button)
        assert len(in_the_handler(statements)) <= 8, button


async def test_both_databases_keep_the_first_moment_of_a_rating(either_db: Database) -> None:
    db = either_db
    learner = await person(db, 7, Role.LEARNER)
    await person(db, 8, Role.LECTURER)
    await add(db, Discipline(id=1, code="C", title=Bilingual(ru="Право")))
    await answered(db)

    async def rate(points: int, after: timedelta) -> None:
        async with db.begin() as session:
            await closings.rate(session, learner, 1, points, now=NOW + after)

    with pytest.raises(RatingOver):
        await rate(3, HOUR)
    async with db.begin() as session:
        await closings.close_own(session, learner, 1, now=NOW)
    await rate(3, HOUR)
    await rate(5, 2 * HOUR)
    assert ((await stored(db)).rating, (await stored(db)).rated_at) == (5, NOW + HOUR)
    async with db.begin() as session:
        again = await session.get_one(Thread, 1)
        again.state, again.closed_at = ThreadState.CLOSED, NOW + 50 * HOUR
    await rate(1, 51 * HOUR)

    assert ((await stored(db)).rating, (await stored(db)).rated_at) == (1, NOW + 51 * HOUR)
