"""Who is banned silently sees what everybody sees, and the staff see nothing of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete

from bot.app import App
from bot.callbacks.consultations import AnswerQuestion, AskQuestion
from bot.callbacks.inquiries import CloseInquiry, OpenInquiry
from bot.callbacks.queues import CloseQueued
from storage.database import Database
from storage.queries import inquiries, routes
from storage.queries.routes import Marks
from storage.tables.columns import Bilingual
from storage.tables.consultations import Ban, Entry, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.relayed import asked, reactions, rows
from tests.threads import answered, written

Said = list[str]


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def ban(db: Database, now: datetime, *, is_silent: bool = True, **fields: Any) -> None:
    await add(db, Ban(learner_id=7, author_id=8, began_at=now, is_silent=is_silent, **fields))


async def tell(chat: Chat, *texts: str) -> tuple[Said, int]:
    """What the bot says to these messages in a row, and how many of them it marks."""
    before, marks = len(chat.shown), len(reactions(chat))
    for text in texts:
        await chat.write(text)
        await chat.app.courier.deliver()
    said = [str(getattr(each, "text", "")) for each in chat.shown[before:]]
    return said, len(reactions(chat)) - marks


@pytest.mark.parametrize("hour", [3, 12])
async def test_each_wait_begins_with_the_same_words_as_anybodys(
    db: Database, chat: Chat, desk: Chat, clock: Clock, hour: int
) -> None:
    clock.now = clock.now.replace(hour=hour)
    found = []
    await chat.press(AskQuestion(discipline_id=1))
    for is_banned in (False, True):
        if is_banned:
            await ban(db, clock.now)
        found.append(await tell(chat, "Когда экзамен?", "И где?", "Спасибо!"))
        await desk.press(AnswerQuestion(thread_id=1))
        await tell(desk, "Дүйсенбіде")

    assert found[0] == found[1]
    assert len(found[0][0]) == 1
    [other] = [each for each in await rows(db, Entry) if each.text == "И где?"][1:]
    assert other.is_withheld


async def test_a_ban_while_the_learner_waits_begins_no_other_wait(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await asked(chat)
    await ban(db, clock.now)

    assert await tell(chat, "Ау?") == ([], 1)
    [thread] = await rows(db, Thread)
    assert thread.waiting_since is not None


async def test_of_an_album_the_first_part_is_marked_as_anybodys(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await ban(db, clock.now)
    await chat.press(AskQuestion(discipline_id=1))
    for number in range(3):
        await chat.send_photo(f"p{number}", media_group_id="A")
    clock.now += timedelta(seconds=2)
    await chat.app.courier.deliver()

    assert len(reactions(chat)) == 1
    assert not desk.shown


@pytest.mark.parametrize("is_silent", [True, False])
async def test_edits_of_who_is_banned_do_not_reach_the_staff(
    db: Database, chat: Chat, desk: Chat, clock: Clock, *, is_silent: bool
) -> None:
    await add(db, Department(id=1, code="D", title=Bilingual(kk="К", ru="К")))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await asked(chat, "Когда?")
    shown, told = len(desk.shown), len(chat.shown)
    await ban(db, clock.now, is_silent=is_silent, department_id=1)

    await chat.edit(chat.wrote, text="Бранное слово")
    await chat.app.courier.deliver()

    assert len(desk.shown) == shown
    assert len(chat.shown) == told + (not is_silent)
    assert [each.text for each in await rows(db, Entry)] == ["Когда?"]


async def test_once_the_ban_is_over_edits_are_carried_again(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await asked(chat, "Когда?")
    await ban(db, clock.now, ends_at=clock.now + timedelta(days=1))
    clock.now += timedelta(days=2)

    await chat.edit(chat.wrote, text="Когда и где?")
    await chat.app.courier.deliver()

    assert desk.text.endswith("Когда и где?")


async def test_what_is_withheld_may_be_edited_and_stays_withheld(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await ban(db, clock.now)
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write("Когда?")
    await chat.edit(chat.wrote, text="Где?")
    await chat.app.courier.deliver()

    assert [each.text for each in await rows(db, Entry)] == ["Где?"]
    assert not desk.shown


async def pages(chat: Chat) -> Said:
    """The list of the own questions, and the page of the first."""
    await chat.write("/questions")
    label = str(chat.labels[0])
    await chat.press(OpenInquiry(thread_id=1))
    return [label, chat.text, *map(str, chat.labels)]


@pytest.mark.parametrize("who", ["learner", "staff"])
async def test_a_closed_question_looks_closed_to_who_is_banned_as_well(
    db: Database, chat: Chat, desk: Chat, clock: Clock, who: str
) -> None:
    await asked(chat)
    await desk.press(AnswerQuestion(thread_id=1))
    await tell(desk, "Дүйсенбіде")
    await ban(db, clock.now)
    await tell(chat, "А где?")
    waits = await pages(chat)
    clock.now += timedelta(minutes=1)

    if who == "learner":
        await chat.press(CloseInquiry(thread_id=1))
    else:
        await desk.press(CloseQueued(thread_id=1, seen=2))
    shown = await pages(chat)

    assert waits[0].startswith("⏳")
    assert "Ждёт ответа" in waits[1]
    assert shown[0].startswith("🔒")
    assert "Закрыт" in shown[1]
    assert {"1", "2", "3", "4", "5"} <= set(shown)


async def test_thanks_of_who_is_banned_wait_for_nobody_and_end_no_wait(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await asked(chat)
    await desk.press(AnswerQuestion(thread_id=1))
    await tell(desk, "Дүйсенбіде")
    await ban(db, clock.now)

    await tell(chat, "Спасибо!")
    thanked = await pages(chat)
    await chat.press(AskQuestion(discipline_id=1))
    await tell(chat, "А где?", "Спасибо!")
    waits = await pages(chat)

    assert thanked[0].startswith("✅")
    assert "Ждёт ответа" not in thanked[1]
    assert waits[0].startswith("⏳")
    assert "Ждёт ответа" in waits[1]


async def test_both_databases_know_what_is_withheld_since_the_last_answer(
    either_db: Database,
) -> None:
    await person(either_db, 7)
    await person(either_db, 8, Role.LECTURER)
    await add(either_db, Discipline(id=1, code="D", title=Bilingual(kk="Д", ru="Д")))
    await answered(either_db)
    for side, who in ((Side.LEARNER, 7), (Side.STAFF, 8), (Side.LEARNER, 7)):
        hidden = side == Side.LEARNER
        await written(either_db, 1, side, "…", author_id=who, is_withheld=hidden)

    async with either_db.read() as session:
        found = await inquiries.withheld(session, [1], 9)

    assert [each.id for each in found] == [max(each.id for each in await rows(either_db, Entry))]


async def test_both_databases_look_only_at_bans_that_last(either_db: Database) -> None:
    await person(either_db, 7)
    await add(either_db, Discipline(id=1, code="D", title=Bilingual(kk="Д", ru="Д")))
    thread = Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW)
    await person(either_db, 8)
    found = []
    for hours in (-1, 1, None):
        ends_at = NOW + timedelta(hours=hours) if hours else None
        await ban(either_db, NOW - timedelta(days=1), ends_at=ends_at)
        async with either_db.begin() as session:
            road = await routes.road_of_thread(session, thread, Marks(NOW, NOW.date()))
            found.append(road is not None and road.has_ban)
            await session.execute(delete(Ban))

    assert found == [False, True, True]
