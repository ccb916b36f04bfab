"""Private notes of the staff: kept, shown to colleagues, and never to the learner."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import letters
from academy.letters import Draft
from bot.app import App
from bot.callbacks.consultations import AnswerQuestion, AnswerThere
from bot.callbacks.inquiries import OpenInquiry
from bot.callbacks.joining import OpenMenu
from bot.callbacks.notes import WriteNote
from bot.callbacks.queues import OpenQueued
from bot.letters import KINDS
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consultations import Entry, EntryCopy, Side, Thread
from storage.tables.disciplines import Teaching
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.relayed import asked, delivered, reply_to, rows
from tests.threads import stored, waiting

SECRET = "Деканға айту керек <ә>"


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


async def noted(db: Database) -> Entry:
    async with db.read() as session:
        return (await session.scalars(select(Entry).where(Entry.side == Side.NOTE))).one()


async def test_a_note_is_kept_for_colleagues_and_whoever_waits_goes_on_waiting(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    await waiting(db)
    before = await stored(db)

    await desk.press(OpenQueued(thread_id=1))
    await desk.press("Жазба")
    await desk.write(SECRET)
    assert "Жазба сақталды" in desk.text

    colleague = Chat(app, 18)
    await colleague.press(OpenQueued(thread_id=1))
    assert "Деканға айту керек &lt;ә&gt;" in colleague.text
    await chat.press(OpenInquiry(thread_id=1))
    assert "Деканға" not in chat.text
    after = await stored(db)
    assert (after.waiting_since, after.answered_at) == (before.waiting_since, None)
    async with db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
        assert (line.act, line.facts) == ("consultation-noted", {"thread": 1})
        assert list(await session.scalars(select(Letter))) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_no_kind_of_letter_brings_a_note_to_the_learner(
    app: App, db: Database, chat: Chat, desk: Chat, kind: str
) -> None:
    """Whatever a letter might be told: the note as its entry, as the last of its album, by its
    copies."""
    await waiting(db)
    await desk.press(WriteNote(thread_id=1))
    await desk.write(SECRET)
    note = await noted(db)
    await add(db, EntryCopy(chat_id=8, message_id=900, entry_id=note.id))
    await add(db, EntryCopy(chat_id=7, message_id=901, entry_id=note.id, piece={"text": True}))
    piece = dict.fromkeys(("heading", "text", "file", "last"), True)
    whole = dict.fromkeys(("has_heading", "has_text", "has_file", "is_last"), True)
    facts: dict[str, Any] = {"entry_id": note.id, "thread_id": 1, "piece": piece, **whole}
    facts |= {"event_id": 1, "until": note.id, "chat_id": 7, "message_id": 901}

    async with app.tools.db.begin() as session:
        draft = Draft(kind, f"{kind}:note", person_id=7, facts=facts)
        await letters.queue(session, [draft], now=NOW)
    await app.courier.deliver()

    assert all("Деканға" not in str(call) for call in chat.shown)


async def test_a_note_that_is_no_text_or_too_long_is_refused(
    db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db)
    await desk.press(WriteNote(thread_id=1))
    await desk.send_photo("p")
    assert "Мұнда мәтін керек" in desk.text
    await desk.write("ә" * 1001)
    assert "Мәтін тым ұзын" in desk.text
    await desk.write("ә" * 1000)

    assert len((await noted(db)).text) == 1000


async def test_a_stranger_notes_nothing(app: App, db: Database, desk: Chat, chat: Chat) -> None:
    await person(db, 18, Role.LECTURER)
    await waiting(db)

    await Chat(app, 18).press(WriteNote(thread_id=1))

    assert "вопросов такого нет" in (Chat(app, 18).alert or "")


@pytest.mark.parametrize("has_file", [False, True])
async def test_a_note_in_the_own_chat_never_reaches_the_learner(
    db: Database, chat: Chat, desk: Chat, *, has_file: bool
) -> None:
    question = await asked(chat)
    note: dict[str, Any] = {"text": "// Көшірген"}
    if has_file:
        size = {"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}
        note = {"photo": [size], "caption": "// Көшірген"}
    told, before = "сақталды", len(chat.shown)

    await desk.send(**note, **reply_to(question, desk))
    assert told in desk.text
    await desk.press(AnswerQuestion(thread_id=1))
    await desk.send(**note)
    assert told in desk.text
    await desk.press(OpenMenu())
    await desk.send(**note)
    await desk.press_on(AnswerThere(thread_id=1), desk.said(desk.wrote) | note)
    assert told in desk.text
    await chat.app.courier.deliver()

    assert len(chat.shown) == before
    sides = [(each.side, each.text) for each in await rows(db, Entry)]
    assert sides[1:] == [(Side.NOTE, "Көшірген")] * 3
    [thread] = await rows(db, Thread)
    assert thread.waiting_since is not None


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("is_reply", [False, True])
async def test_no_part_of_an_album_with_a_note_in_the_own_chat_is_an_answer(
    chat: Chat, desk: Chat, clock: Clock, place: int, *, is_reply: bool
) -> None:
    question = await asked(chat)
    before = len(chat.shown)
    fields = reply_to(question, desk) if is_reply else {}
    if not is_reply:
        await desk.press(AnswerQuestion(thread_id=1))
    for number in range(3):
        caption: dict[str, Any] = {"caption": "// Көшірген"} if number == place else {}
        await desk.send_photo(f"p{number}", media_group_id="A", **caption, **fields)
    clock.now += timedelta(seconds=2)
    await chat.app.courier.deliver()

    assert len(chat.shown) == before


async def test_an_answer_from_the_own_chat_does_not_become_a_note(chat: Chat, desk: Chat) -> None:
    await desk.write("Дүйсенбіде", **reply_to(await asked(chat), desk))
    await delivered(chat)
    before = len(chat.shown)

    await desk.edit(desk.wrote, text="// Білмейді")
    await chat.app.courier.deliver()

    assert "/recall" in desk.text
    assert len(chat.shown) == before
