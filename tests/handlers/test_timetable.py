from datetime import UTC, datetime, timedelta

from academy.timetable import Span
from bot.app import App
from bot.callbacks.timetable import OpenTimetable
from bot.scheduler import jobs
from bot.scheduler.reminders import queue_lesson_reminders
from storage.database import Database
from storage.tables.disciplines import Group
from storage.tables.people import Person
from storage.tables.timetable import Lesson, LessonMode
from tests.chat import Chat
from tests.conftest import NOW, add

EVIL = '<b>&"ә' * 40


def lesson(number: int, starts_at: datetime, **facts: object) -> Lesson:
    """A lesson of group 1; an online one unless said otherwise."""
    known: dict[str, object] = {
        "id": number,
        "group_id": 1,
        "uid": f"lesson-{number}@test",
        "recurrence": "",
        "title": f"Сабақ {number}",
        "mode": LessonMode.ONLINE,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=90),
    }
    return Lesson(**(known | facts))


async def test_the_timetable_shows_the_day_in_the_time_of_the_academy(
    db: Database, chat: Chat
) -> None:
    evening = datetime(2026, 9, 1, 18, 30, tzinfo=UTC)
    classroom = {"mode": LessonMode.CLASSROOM, "location": "204-аудитория"}
    await add(db, lesson(1, NOW, link="https://zoom.example/j/1?a=1&b=2"))
    await add(db, lesson(2, evening, **classroom))

    await chat.write("/timetable")

    assert "Занятия сегодня" in chat.text
    assert chat.text.count("Время Астаны") == 1
    assert "вторник, 1 сентября 2026" in chat.text
    assert "14:00–15:30 · Сабақ 1" in chat.text
    assert 'онлайн · <a href="https://zoom.example/j/1?a=1&amp;b=2">Подключиться</a>' in chat.text
    assert "23:30–01:00 · Сабақ 2\n📍 204-аудитория" in chat.text


async def test_a_day_begins_at_midnight_in_almaty(db: Database, chat: Chat) -> None:
    await add(db, lesson(1, datetime(2026, 9, 1, 19, 30, tzinfo=UTC), mode=LessonMode.SELF_STUDY))

    await chat.press(OpenTimetable(span=Span.TOMORROW))

    assert "среда, 2 сентября 2026" in chat.text
    assert "00:30–02:00" in chat.text
    assert "самостоятельная работа" in chat.text


async def test_a_day_without_lessons_says_so_and_leads_on(chat: Chat) -> None:
    await chat.write("/timetable")

    assert "Сегодня занятий нет" in chat.text
    assert chat.labels == ["Сегодня", "Завтра", "Неделя", "Меню"]


async def test_the_week_names_every_day(db: Database, chat: Chat) -> None:
    await add(db, lesson(1, NOW + timedelta(days=2)))

    await chat.write("/timetable")
    await chat.press("Неделя")

    assert "четверг, 3 сентября 2026" in chat.text
    assert chat.text.count("В этот день занятий нет.") == 6
    assert "Время Астаны" in chat.text


async def test_a_cancelled_lesson_is_shown_as_cancelled(db: Database, chat: Chat) -> None:
    await add(db, lesson(1, NOW, is_cancelled=True, link="https://zoom.example/j/1"))

    await chat.write("/timetable")

    assert "<s>14:00–15:30 · Сабақ 1</s> · занятие отменено" in chat.text
    assert "zoom" not in chat.text


async def test_lessons_of_other_groups_are_not_shown(db: Database, chat: Chat) -> None:
    await add(db, Group(id=2, code="М-26-2"))
    await add(db, lesson(1, NOW, group_id=2))

    await chat.write("/timetable")

    assert "Сегодня занятий нет" in chat.text


async def test_a_long_week_of_hostile_titles_is_cut_into_pages(db: Database, chat: Chat) -> None:
    week = [
        lesson(n, NOW + timedelta(days=n // 12, minutes=n), title=EVIL, location=EVIL + "📚")
        for n in range(84)
    ]
    await add(db, *week)

    await chat.press(OpenTimetable(span=Span.WEEK))

    pages = 1
    while "Далее ›" in chat.labels:
        assert seen(chat.text) <= 4096
        assert "<b><b>" not in chat.text
        await chat.press("Далее ›")
        pages += 1
    assert f"Страница: {pages} / {pages}" in chat.text
    assert "понедельник, 7 сентября" in chat.text


def seen(html: str) -> int:
    """How long Telegram says the text is."""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        html = html.replace(entity, sign)
    return len(html.encode("utf-16-le")) // 2


async def test_a_lecturer_sees_what_they_teach_once_with_all_its_groups(
    db: Database, app: App, lecturer: Person
) -> None:
    await add(db, Group(id=2, code="М-26-2"))
    together = {"uid": "together@test", "teacher_id": 8}
    await add(db, lesson(1, NOW, **together), lesson(2, NOW, group_id=2, **together))
    phone = Chat(app, 8)

    await phone.write("/timetable")

    assert phone.text.count("14:00–15:30") == 1
    assert "Топ: М-26-1, М-26-2" in phone.text
    assert "Бүгінгі сабақтар" in phone.text


async def test_staff_without_lessons_are_refused_in_words(app: App, administrator: Person) -> None:
    phone = Chat(app, 9)

    await phone.write("/timetable")

    assert "Вам недоступно" in phone.text


async def reminded(app: App) -> int:
    """Queue the reminders of this minute and send what is due."""
    tools = app.tools
    await jobs.run(queue_lesson_reminders, tools.db, tools.settings, tools.clock)
    return await app.courier.deliver()


async def test_a_reminder_says_how_the_lesson_is_held_and_leads_there(
    db: Database, app: App, chat: Chat
) -> None:
    await add(db, lesson(1, NOW + timedelta(minutes=10), link="https://zoom.example/j/1"))

    await reminded(app)

    assert "Скоро занятие: <b>Сабақ 1</b>" in chat.text
    assert "14:10" in chat.text.replace("\u202f", " ")
    assert "реальном времени" in chat.text
    assert chat.screen.reply_markup.inline_keyboard[0][0].url == "https://zoom.example/j/1"


async def test_an_address_telegram_would_refuse_becomes_no_button(
    db: Database, app: App, chat: Chat
) -> None:
    soon = NOW + timedelta(minutes=10)
    await add(db, lesson(1, soon, link="zoom", location=EVIL, mode=LessonMode.SELF_STUDY))

    await reminded(app)

    assert "Подключиться" not in " ".join(chat.labels)
    assert "в своём темпе" in chat.text
    assert "&lt;b&gt;&amp;" in chat.text
