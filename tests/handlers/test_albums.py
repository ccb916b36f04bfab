"""An album stays together, waits for its parts, and keeps its place among messages."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import (
    SendMediaGroup,
    SendMessage,
)
from sqlalchemy import select, update

from academy import letters
from academy.letters import Draft
from bot.app import App
from bot.callbacks.consultations import AnswerQuestion, AskQuestion
from storage.database import Database
from storage.queries import letters as ask
from storage.tables.consultations import Entry
from storage.tables.letters import Letter
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import NOW, Clock
from tests.relayed import album, calls, reactions, rows


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def test_an_album_stays_together_both_ways(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    numbers = await album(chat, 3, caption="Три страницы")
    await chat.app.courier.deliver()
    assert not calls(desk, SendMediaGroup)
    clock.now += timedelta(seconds=1)
    await chat.app.courier.deliver()

    [sent] = calls(desk, SendMediaGroup)
    assert [each.media for each in sent.media] == ["p0", "p1", "p2"]
    assert sent.media[0].caption == "Три страницы"
    heading = next(each for each in desk.shown if "М-26-1" in (each.text or ""))
    assert heading.reply_markup
    assert reactions(chat) == [(numbers[0], "👌")]

    await desk.press(AnswerQuestion(thread_id=1))
    await album(desk, 2)
    clock.now += timedelta(seconds=1)
    await chat.app.courier.deliver()
    [back] = calls(chat, SendMediaGroup)
    assert len(back.media) == 2
    assert len(await rows(db, Entry)) == 5


async def test_a_message_after_an_album_ends_its_wait_and_keeps_behind_it(
    chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await album(chat, 2)
    await chat.write("Это договор")
    await chat.app.courier.deliver()

    shown = [type(each) for each in desk.shown]
    assert shown[-2:] == [SendMediaGroup, SendMessage]
    assert desk.text.endswith("Это договор")


async def test_an_album_that_is_held_for_another_reason_leaves_no_sooner_for_a_message(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await album(chat, 2)
    later = clock.now + timedelta(minutes=5)
    async with db.begin() as session:
        is_album = Letter.about == select(Entry.parcel).limit(1).scalar_subquery()
        await session.execute(update(Letter).where(is_album).values(not_before=later))

    await album(chat, 1)
    await chat.write("Это договор")
    await chat.app.courier.deliver()
    early = calls(desk, SendMediaGroup)
    clock.now = later
    await chat.app.courier.deliver()

    assert early == []
    assert [len(each.media) for each in calls(desk, SendMediaGroup)] == [3]


async def test_a_part_joins_no_album_that_may_have_arrived(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await album(chat, 2)
    clock.now += timedelta(seconds=1)
    cut = TelegramNetworkError(SendMediaGroup(chat_id=8, media=[]), "cut")
    chat.api.answers[SendMediaGroup] = cut
    await chat.app.courier.deliver()
    del chat.api.answers[SendMediaGroup]
    await album(chat, 1)
    clock.now += timedelta(minutes=1)
    await chat.app.courier.deliver()

    assert [len(each.media) for each in calls(desk, SendMediaGroup)] == [2, 2]
    assert desk.screen.photo == "p0"


async def test_a_part_that_comes_late_makes_a_letter_of_its_own(
    chat: Chat, desk: Chat, clock: Clock
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await album(chat, 2)
    clock.now += timedelta(seconds=1)
    await chat.app.courier.deliver()
    await album(chat, 1)
    clock.now += timedelta(seconds=1)
    await chat.app.courier.deliver()

    assert len(calls(desk, SendMediaGroup)) == 1
    assert desk.screen.photo == "p0"


async def test_of_an_album_with_a_failing_part_the_others_arrive_and_its_author_is_told(
    chat: Chat, desk: Chat, clock: Clock
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    numbers = await album(chat, 3)
    clock.now += timedelta(seconds=1)
    chat.api.answers[SendMediaGroup] = TelegramBadRequest(
        SendMediaGroup(chat_id=8, media=[]), "failed to send message #2 with the error …"
    )
    wrong = {"p1"}
    chat.api.spoilt = wrong
    await chat.app.courier.deliver()

    assert [each.photo for each in desk.shown if getattr(each, "photo", None)] == ["p0", "p2"]
    assert (numbers[1], "👎") in reactions(chat)
    assert "Telegram не принял" in chat.text
    assert chat.screen.reply_parameters.message_id == numbers[1]


async def test_the_parts_of_a_refused_album_stand_before_what_was_written_after_it(
    chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await album(chat, 3)
    await chat.write("Вот три страницы")
    chat.api.answers[SendMediaGroup] = TelegramBadRequest(
        SendMediaGroup(chat_id=8, media=[]), "failed to send message #2 with the error …"
    )
    chat.api.spoilt = {"p1"}
    await chat.app.courier.deliver()

    *_, first, third, last = desk.shown
    assert [first.photo, third.photo] == ["p0", "p2"]
    assert last.text.endswith("Вот три страницы")


async def test_both_databases_move_only_albums_that_wait_for_their_parts(
    either_db: Database,
) -> None:
    """One waits for its next part, one for its group, one was tried already."""
    second = timedelta(seconds=1)
    waits = {"part": second, "group": 9 * second, "tried": second}
    drafts = [
        Draft("note", key, chat_id=-7, about="album", not_before=NOW + pause)
        for key, pause in waits.items()
    ]
    async with either_db.begin() as session:
        await letters.queue(session, drafts, now=NOW)
        await session.execute(update(Letter).where(Letter.key == "tried").values(tries=1))
        joined = await ask.postpone(session, "album", NOW + 2 * second)
        moved = {each.key: each.not_before for each in joined}
        await ask.hasten(session, "album", NOW + second, NOW + 2 * second)

    assert moved == {"part": NOW + 2 * second, "group": NOW + 9 * second}
    found = {each.key: each.not_before for each in await rows(either_db, Letter)}
    assert found == {"part": NOW + second, "group": NOW + 9 * second, "tried": NOW + second}
