from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import EditMessageText, SendMessage
from sqlalchemy import select, update

from academy import announcements, panels
from bot.app import App
from bot.callbacks.announcements import (
    OpenAnnouncement,
    SendAnnouncement,
    StopAnnouncement,
    WriteAnnouncement,
)
from bot.scheduler import jobs
from bot.scheduler.announcements import renew_announcement_panels, report_announcements
from storage.database import Database
from storage.tables.announcements import Announcement, AnnouncementState
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, Role
from storage.tables.trace import TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def rows(db: Database, table: Any) -> Sequence[Any]:
    async with db.read() as session:
        return (await session.scalars(select(table).order_by(table.id))).all()


async def written(office: Chat) -> None:
    """Both texts are written; the preview and the question stand on the screen."""
    await office.write("/announce")
    await office.write("Ертең сабақ болмайды")
    await office.write("Завтра занятий не будет")


async def report(app: App) -> int:
    """The clock looks for announcements that are through; the letters leave."""
    tools = app.tools
    count = await jobs.run(report_announcements, tools.db, tools.settings, tools.clock)
    await app.courier.deliver()
    return count


async def let_the_author_wait(db: Database, until: datetime) -> None:
    """The author's own letter leaves after those of the others."""
    async with db.begin() as session:
        await session.execute(update(Letter).where(Letter.person_id == 9).values(not_before=until))


async def test_both_languages_are_shown_as_they_will_arrive_with_number_and_duration(
    office: Chat, chat: Chat, lecturer: Person
) -> None:
    await written(office)

    kk, ru, question = [call.text for call in office.shown[-3:]]
    assert kk == ("📣 <b>Хабарландыру</b>\n<i>Сот төрелігі академиясы</i>\n\nЕртең сабақ болмайды")
    assert ru == "📣 <b>Объявление</b>\n<i>Академия правосудия</i>\n\nЗавтра занятий не будет"
    assert "Получателей: 3" in question
    assert "около 1 секунды" in question
    assert office.labels == ["Отправить", "Отмена"]


async def test_everybody_gets_their_language_and_a_line_of_the_trace(
    db: Database, app: App, office: Chat, chat: Chat, lecturer: Person
) -> None:
    await written(office)
    await office.press("Отправить")
    queued = office.text

    await app.courier.deliver()

    assert "Получателей: 3" in queued
    assert "В очереди: 3" in queued
    assert "Завтра занятий не будет" in chat.text
    assert "Ертең сабақ болмайды" in Chat(app, 8).text
    lines = await rows(db, TraceLine)
    assert [(line.verb, line.person_id) for line in lines if line.verb == Verb.ANNOUNCED] == [
        (Verb.ANNOUNCED, 9)
    ]
    assert {line.person_id for line in lines if line.verb == Verb.RECEIVED} == {7, 8, 9}
    (note,) = await rows(db, AuditLine)
    assert (note.act, note.facts["recipients"]) == ("announcement-sent", 3)


async def test_the_formatting_of_the_author_is_kept_and_markup_typed_by_hand_is_not(
    app: App, office: Chat, chat: Chat
) -> None:
    await office.press(WriteAnnouncement())
    await office.write("Маңызды <b>", entities=[{"type": "bold", "offset": 0, "length": 7}])
    await office.write("Важно <i>", entities=[{"type": "italic", "offset": 0, "length": 5}])
    await office.press("Отправить")

    await app.courier.deliver()

    assert chat.text.endswith("<i>Важно</i> &lt;i&gt;")


async def test_the_report_comes_by_itself_once_when_all_letters_are_through(
    app: App, office: Chat, chat: Chat
) -> None:
    await written(office)
    await office.press("Отправить")
    too_early = await report(app)

    counts = [await report(app), await report(app)]

    assert (too_early, counts) == (0, [1, 0])
    assert "Рассылка объявления завершена" in office.text
    assert "Доставлено: 2" in office.text
    assert "🔄 Обновить" not in office.labels


async def test_a_phone_that_blocked_the_bot_counts_as_not_reached_and_is_left_out_next_time(
    db: Database, app: App, office: Chat, chat: Chat, clock: Clock
) -> None:
    await written(office)
    await office.press("Отправить")
    await let_the_author_wait(db, until=NOW + timedelta(minutes=1))
    chat.api.refusals = [
        TelegramForbiddenError(SendMessage(chat_id=7, text=""), "Forbidden: bot was blocked")
    ]

    await app.courier.deliver()
    clock.now += timedelta(minutes=1)
    await app.courier.deliver()
    await report(app)

    assert "Не доставлено: 1" in office.text
    assert "Не получили" in office.text
    await written(office)
    assert "Получателей: 1" in office.text


async def test_the_names_of_those_not_reached_are_turned_by_pages_and_escaped(
    db: Database, app: App, office: Chat
) -> None:
    for number in range(20, 30):
        await person(db, number, Role.LEARNER)
    await written(office)
    await office.press("Отправить")
    async with db.begin() as session:
        await session.execute(
            update(Letter).where(Letter.person_id >= 20).values(state=LetterState.UNREACHED)
        )

    await office.press("Обновить")
    first = office.text
    await office.press("Далее")

    assert "В очереди: 1\nНе доставлено: 10" in first
    assert "Дана &lt;27&gt;" in first
    assert "Дана &lt;28&gt;" not in first
    assert "Дана &lt;28&gt;" in office.text


async def test_letters_that_may_have_come_twice_are_counted(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await written(office)
    await office.press("Отправить")
    async with db.begin() as session:
        await session.execute(update(Letter).where(Letter.person_id == 7).values(was_resent=True))

    await office.press("Обновить")

    assert "Могли прийти дважды из-за сбоя: 1" in office.text
    assert office.alert == "Обновлено"


async def test_a_second_press_of_send_sends_nothing_twice(
    db: Database, office: Chat, chat: Chat
) -> None:
    await written(office)
    button = office.data_of("Отправить")

    await office.press_raw(button)
    await office.press_raw(button)

    assert "уже отправлено или отменено" in (office.alert or "")
    assert len([each for each in await rows(db, Letter) if each.kind == "announcement"]) == 2


async def test_a_cancelled_announcement_reaches_nobody_even_by_the_old_button(
    db: Database, office: Chat
) -> None:
    await written(office)
    send = office.data_of("Отправить")

    await office.press("Отмена")
    cancelled = office.text
    await office.press_raw(send)

    assert "Объявление отменено" in cancelled
    assert await rows(db, Letter) == []


async def test_an_announcement_that_lacks_a_language_is_not_sent(
    db: Database, office: Chat
) -> None:
    only_russian = Announcement(
        id=5, author_id=9, text=Bilingual(ru="Завтра"), written_at=NOW, state="draft"
    )
    await add(db, only_russian)

    await office.press(SendAnnouncement(announcement_id=5))

    assert "Нет текста на одном из языков" in (office.alert or "")
    (draft,) = await rows(db, Announcement)
    assert draft.state == AnnouncementState.DRAFT
    assert await rows(db, Letter) == []


async def test_a_photo_where_a_text_is_awaited_is_refused_and_the_text_still_counts(
    office: Chat,
) -> None:
    await office.write("/announce")

    await office.send_photo("photo")
    refusal = office.text
    await office.write("Мәтін")

    assert "Здесь нужен текст" in refusal
    assert "на русском языке" in office.text


async def test_a_text_too_long_is_refused_with_its_length(office: Chat) -> None:
    await office.write("/announce")

    await office.write("ә" * 3499 + "😀")

    assert "3\xa0501" in office.text
    assert "3\xa0500" in office.text


async def test_only_an_administrator_announces_and_only_the_author_sees_the_report(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await written(office)
    await person(db, 10, Role.ADMINISTRATOR)
    other = Chat(app, 10)

    await chat.write("/announce")
    refusal = chat.text
    await other.press(OpenAnnouncement(announcement_id=1))

    assert "Вам недоступно" in refusal
    assert "уже отправлено или отменено" in (other.alert or "")


async def test_the_menu_leads_out_of_the_writing(db: Database, office: Chat) -> None:
    await office.write("/announce")
    await office.press("Отмена")

    await office.write("Это не объявление")

    assert await rows(db, Announcement) == []


async def test_ten_thousand_are_announced_to_within_the_longest_transaction(
    db: Database, office: Chat
) -> None:
    numbers = range(100, 10_100)
    async with db.begin() as session:
        session.add_all(
            Person(
                id=number,
                roster_code=f"R{number}",
                family_name="Ә",
                given_name="Д",
                roles=[PersonRole(role=Role.LEARNER)],
            )
            for number in numbers
        )
        await session.flush()
        session.add_all(Conversation(telegram_id=number, person_id=number) for number in numbers)
    await written(office)
    question = office.text

    async with db.begin() as session:
        author = await session.get_one(Person, 9)
        report = await announcements.send(session, author, 1, None, now=NOW)

    assert "Получателей: 10\xa0001" in question
    assert "около 6 минут" in question
    assert report.waiting == 10_001


async def renew(app: App, clock: Clock) -> None:
    """The clock ticks; the authors' messages are due."""
    tools = app.tools
    await jobs.run(renew_announcement_panels, tools.db, tools.settings, tools.clock)
    clock.now += panels.EVERY


async def test_the_message_of_the_author_tells_by_itself_how_far_it_is(
    db: Database, app: App, office: Chat, chat: Chat, clock: Clock
) -> None:
    await written(office)
    await office.press("Отправить")
    await let_the_author_wait(db, NOW + timedelta(hours=1))
    await app.courier.deliver()

    await renew(app, clock)
    await app.courier.deliver()

    assert isinstance(office.screen, EditMessageText)
    assert "Доставлено: 1" in office.text
    assert "В очереди: 1" in office.text
    assert office.labels == ["🔄 Обновить", "Остановить", "Меню"]


async def test_a_stopped_announcement_reaches_nobody_more_and_the_report_says_so(
    db: Database, app: App, office: Chat, chat: Chat, lecturer: Person, clock: Clock
) -> None:
    await written(office)
    await office.press("Отправить")

    await office.press("Остановить")
    stopped = office.text
    await app.courier.deliver()
    await report(app)

    assert "Не отправлено, потому что рассылку остановили: 3" in stopped
    assert chat.shown == []
    assert "Рассылка объявления завершена" in office.text
    assert [line.act for line in await rows(db, AuditLine)][-1] == "announcement-stopped"


async def test_stopping_twice_or_when_it_is_through_is_refused(
    app: App, office: Chat, chat: Chat, lecturer: Person
) -> None:
    await written(office)
    await office.press("Отправить")
    await app.courier.deliver()
    await report(app)

    await office.press(StopAnnouncement(announcement_id=1))

    assert office.alert == "Это объявление уже отправлено или отменено."
