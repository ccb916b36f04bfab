"""Administrators and auditors see how the bot is, and hear when it is not well."""

from datetime import timedelta

import pytest

from academy import clock as beats
from academy import letters, signs
from academy.signs import Disk, Faces
from bot.app import App
from bot.callbacks.health import OpenHealth
from storage.database import Database
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, Role
from storage.tables.work import Work, WorkState
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

MINUTE = timedelta(minutes=1)
GIB = 1 << 30


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def all_is_well(db: Database, at: Clock, disk: Disk | None = None) -> None:
    """What a running bot notes about itself at this moment."""
    async with db.begin() as session:
        await beats.beat(session, now=at.now)
        await signs.telegram(session, at.now, 0, now=at.now)
        await signs.disk(session, disk or Disk(40 * GIB, 100 * GIB), now=at.now)
        await signs.faces(session, Faces.ON, now=at.now)


def line(text: str, about: str) -> str:
    """The line of the screen about this part, with what to do next."""
    lines = text.splitlines()
    at = next(number for number, each in enumerate(lines) if about in each)
    return "\n".join(lines[at : at + 2] if "→" in "".join(lines[at + 1 : at + 2]) else [lines[at]])


async def test_a_well_bot_has_a_good_line_for_each_part(
    db: Database, office: Chat, clock: Clock
) -> None:
    await all_is_well(db, clock)

    await office.write("/health")

    parts = office.text.split("\n\n")[1].splitlines()
    assert len(parts) == 9
    assert all(each.startswith("✅") for each in parts)
    assert "→" not in office.text
    assert line(office.text, "Диск") == "✅ Диск: свободно 40 ГБ из 100 ГБ"
    assert line(office.text, "Входящие") == "✅ Входящие: всё обработано, последнее 0 с назад"


async def test_the_menu_leads_there_and_the_screen_is_refreshed(
    db: Database, office: Chat, clock: Clock
) -> None:
    await all_is_well(db, clock)
    await office.write("/menu")

    await office.press("Состояние")
    assert "1 сентября 2026" in office.text
    async with db.begin() as session:
        await signs.faces(session, Faces.WRONG_KEY, now=clock.now)
    await office.press("Обновить")

    assert line(office.text, "Сравнение лиц").startswith(
        "❌ Сравнение лиц: выключено\n→ Ключ не подходит"
    )


async def test_an_auditor_sees_it_in_kazakh(db: Database, app: App, clock: Clock) -> None:
    await all_is_well(db, clock)
    await person(db, 30, Role.AUDITOR, locale="kk")
    auditor = Chat(app, 30)

    await auditor.write("/health")

    assert "✅ Дерекқор: SQLite" in auditor.text
    assert "✅ Бот сағаты: белгі 0 с бұрын" in auditor.text


async def test_a_silent_clock_is_wrong(db: Database, office: Chat, clock: Clock) -> None:
    await office.write("/health")
    assert line(office.text, "Часы").startswith("❌ Часы бота: сигналов не было\n→ Бот не работает")

    await all_is_well(db, clock)
    clock.now += timedelta(seconds=29)
    await office.press(OpenHealth())
    assert line(office.text, "Часы") == "✅ Часы бота: сигнал 29 с назад"

    clock.now += timedelta(seconds=2)
    await office.press(OpenHealth())
    assert line(office.text, "Часы").startswith("❌ Часы бота: сигнал 31 с назад")


async def test_a_question_that_waited_is_answered_as_of_the_last_beat(
    db: Database, office: Chat, clock: Clock
) -> None:
    """The bot was down when it was asked: a healthy hour ago is not what is shown."""
    await all_is_well(db, clock)
    clock.now += timedelta(hours=5)
    async with db.begin() as session:
        await beats.beat(session, now=clock.now)
    clock.now -= timedelta(hours=5)

    await office.press(OpenHealth())

    assert line(office.text, "Telegram").startswith("❌ Telegram: связь 5 ч назад")


async def test_an_idle_night_is_no_alarm(db: Database, office: Chat, clock: Clock) -> None:
    """Telegram answers that there is nothing; nobody wrote for ten hours."""
    await office.write("/menu")
    clock.now += timedelta(hours=10)
    await all_is_well(db, clock)

    await office.press(OpenHealth())

    assert line(office.text, "Telegram").startswith("✅ Telegram: связь 0 с назад")


async def test_what_telegram_holds_back_is_wrong_only_while_nothing_comes_in(
    db: Database, clock: Clock, app: App
) -> None:
    auditor = await person(db, 30, Role.AUDITOR)
    phone = Chat(app, auditor.id)
    await all_is_well(db, clock)
    async with db.begin() as session:
        await signs.telegram(session, clock.now, 3, now=clock.now)
    clock.now += 31 * MINUTE
    await all_is_well(db, clock)
    async with db.begin() as session:
        await signs.telegram(session, clock.now, 5, now=clock.now)

    await phone.press(OpenHealth())
    assert line(phone.text, "Telegram").startswith("✅")  # this very press came in

    clock.now += 31 * MINUTE
    async with db.begin() as session:
        await signs.telegram(session, clock.now, 5, now=clock.now)
        await beats.beat(session, now=clock.now)
    clock.now -= 31 * MINUTE
    await phone.press(OpenHealth())
    assert line(phone.text, "Telegram").startswith("❌")
    assert "не может передать сообщения: 5" in line(phone.text, "Telegram")


async def test_what_waits_failed_or_is_in_doubt_is_named_with_the_next_step(
    db: Database, office: Chat, clock: Clock
) -> None:
    await all_is_well(db, clock)
    long_ago = NOW - timedelta(days=2)
    failed = {"lane": 1, "body": "{}", "state": UpdateState.FAILED, "is_answered": True}
    await add(
        db,
        StoredUpdate(update_id=10**9, received_at=NOW - 5 * MINUTE, **failed),
        StoredUpdate(update_id=10**9 + 1, received_at=long_ago, **failed),
        letter("a", LetterState.DOUBT),
        letter("b", LetterState.FAILED, closed_at=NOW - MINUTE),
        letter("c", LetterState.FAILED, closed_at=long_ago),
        letter("d", LetterState.WAITING, not_before=NOW - 3 * MINUTE),
        work(WorkState.POISONED, queued_at=long_ago, finished_at=NOW - MINUTE),
        work(WorkState.WAITING, queued_at=NOW - 61 * MINUTE),
    )

    await office.press(OpenHealth())

    assert "→ Сбои за сутки: 1." in line(office.text, "Входящие")
    assert line(office.text, "Исходящие").startswith(
        "⚠️ Исходящие: в очереди 1, самому старому 3 мин\n"
    )
    assert line(office.text, "Долгая работа").startswith("❌ Долгая работа: в очереди 1")


def letter(key: str, state: LetterState, **fields: object) -> Letter:
    settled = {"key": key, "kind": "menu", "lane": key, "priority": 0, "not_before": NOW}
    return Letter(**settled | {"state": state} | fields)


def work(state: WorkState, **fields: object) -> Work:
    return Work(**{"kind": "identity", "not_before": NOW, "state": state} | fields)


async def test_a_long_announcement_is_not_taken_for_a_stuck_courier(
    db: Database, office: Chat, clock: Clock
) -> None:
    await all_is_well(db, clock)
    waiting = letter("a", LetterState.WAITING, not_before=NOW - 20 * MINUTE)
    waiting.priority = letters.Priority.ANNOUNCEMENT
    await add(db, waiting)

    await office.press(OpenHealth())
    assert line(office.text, "Исходящие") == "✅ Исходящие: в очереди 1, самому старому 20 мин"

    await add(db, letter("b", LetterState.WAITING, not_before=NOW - 11 * MINUTE))
    await office.press(OpenHealth())
    assert line(office.text, "Исходящие").startswith("❌")


async def test_a_full_disk_is_wrong(db: Database, office: Chat, clock: Clock) -> None:
    await all_is_well(db, clock, Disk(GIB, 20 * GIB))
    await office.press(OpenHealth())
    assert line(office.text, "Диск").startswith("⚠️ Диск: свободно 1")

    await all_is_well(db, clock, Disk(GIB // 4, 20 * GIB))
    await office.press(OpenHealth())
    assert line(office.text, "Диск").startswith("❌")


async def test_looking_costs_few_queries(db: Database, office: Chat, clock: Clock) -> None:
    await all_is_well(db, clock)
    with counted(db) as statements:
        await office.press(OpenHealth())

    assert len(in_the_handler(statements)) <= 8
