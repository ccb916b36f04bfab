"""Erasing a person in the chat: the wish, the last look, the certificate, the farewell."""

import json
import shutil
from hashlib import sha256

import pytest
from aiogram.methods import DeleteMessage
from sqlalchemy import func, select

from academy import erased, erasures, invites, requests
from bot.app import App
from bot.callbacks.erasures import ErasePerson, OpenErasure
from bot.work import PAUSE
from bot.workers.erasures import erase, write_list
from storage.database import Database
from storage.tables.erasures import Erasure
from storage.tables.identity import Check, CheckState
from storage.tables.inbox import StoredUpdate
from storage.tables.letters import Letter
from storage.tables.outgoing import OutgoingFile
from storage.tables.people import Conversation, Invite, Person
from storage.tables.requests import RequestKind
from storage.tables.work import Work
from tests import people
from tests.academy.test_erasures import found
from tests.chat import Chat
from tests.conftest import NOW, Clock
from tests.people import CHAT, NUMBER
from tests.statements import counted, in_the_handler


@pytest.fixture
async def known(db: Database) -> Person:
    return await people.known(db)


@pytest.fixture
def office(app: App, known: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


@pytest.fixture
def phone(app: App, known: Person) -> Chat:
    """The phone of the person who is erased."""
    return Chat(app, CHAT)


async def wished(db: Database, person: Person) -> None:
    async with db.begin() as session:
        await requests.ask(session, person, RequestKind.ERASURE, now=NOW)


async def finished(app: App) -> None:
    await app.workshop.finish_all()
    await app.courier.deliver()


async def test_a_wish_to_be_erased_is_looked_at_carried_out_and_certified(
    app: App, db: Database, known: Person, office: Chat, phone: Chat
) -> None:
    await wished(db, known)
    await office.write("/requests")
    await office.press("Удаление данных")
    assert not [label for label in office.labels if "Ответить" in label]

    await office.press("Стереть")
    assert "Вернуть их нельзя" in office.text
    await office.press("Да, удалить навсегда")
    await finished(app)

    assert "Справка об удалении" in office.text
    assert "Ваши данные удалены" in phone.text
    paper = phone.screen.document.data
    assert paper.startswith(b"%PDF")
    assert sha256(paper).hexdigest() in phone.text
    async with db.read() as session:
        done = (await session.scalars(select(Erasure))).one()
    assert done.certificate == sha256(paper).hexdigest()


async def test_after_the_farewell_nothing_of_the_person_or_the_chat_is_left(
    app: App, db: Database, office: Chat, phone: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    await finished(app)
    async with db.begin() as session:
        assert await erasures.forget_chats(session) == 1
        assert await erasures.forget_chats(session) == 0

    assert await found(db) == []
    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(OutgoingFile)) == 0


async def test_a_person_who_blocked_the_bot_is_forgotten_as_well(
    app: App, db: Database, office: Chat, phone: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, CHAT)).is_reachable = False

    await office.press(ErasePerson(person_id=NUMBER))
    await finished(app)
    async with db.begin() as session:
        await erasures.forget_chats(session)

    assert phone.shown == []
    async with db.read() as session:
        assert await session.get(Conversation, CHAT) is None


async def test_the_chat_is_not_forgotten_before_the_person_is_told(
    app: App, db: Database, office: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    await app.workshop.finish_all()

    async with db.begin() as session:
        assert await erasures.forget_chats(session) == 0


async def test_what_is_not_finished_is_named_on_the_screen(
    app: App, db: Database, office: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Check, 1)).state = CheckState.DOUBTFUL

    await office.press(OpenErasure(person_id=NUMBER))
    assert "не решено, кто на снимке" in office.text
    assert not [label for label in office.labels if "навсегда" in label]
    await office.press(ErasePerson(person_id=NUMBER))

    assert "не решено, кто на снимке" in (office.alert or "")


async def test_messages_of_the_person_leave_the_chats_of_others(
    app: App, db: Database, office: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    await finished(app)

    calls = [call for call in office.api.requests if isinstance(call, DeleteMessage)]
    deleted = [(call.chat_id, call.message_id) for call in calls]
    assert deleted == [(8, 501)]


async def test_who_was_erased_stands_in_the_list_beside_the_backups(
    app: App, db: Database, office: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    await app.workshop.finish_all()
    await write_list(app.tools)

    lines = (app.tools.settings.data_dir / erased.FILE).read_text("utf-8").splitlines()
    listed = erased.known([app.tools.settings.data_dir / erased.FILE])
    assert len(lines) == 1
    assert json.loads(lines[0])["person"] == NUMBER
    assert erased.is_of(listed[0], people.CODE)
    assert not erased.is_of(listed[0], "R8")


async def test_a_process_that_died_after_the_last_portion_still_lists_and_tells(
    app: App, db: Database, office: Chat, phone: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    async with db.begin() as session:
        while await erasures.carry_on(session, 1, now=NOW):
            pass
        await erasures.finish(session, 1, now=NOW)

    await finished(app)

    assert (app.tools.settings.data_dir / erased.FILE).is_file()
    assert "Ваши данные удалены" in phone.text


async def test_an_erasure_done_twice_tells_once(
    app: App, db: Database, office: Chat, phone: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    await office.press(ErasePerson(person_id=NUMBER))
    async with db.read() as session:
        jobs = (await session.scalars(select(Work).where(Work.kind == "erasure"))).all()
    await app.workshop.finish_all()
    for job in jobs:
        await erase(app.tools, job)
    await app.courier.deliver()

    async with db.read() as session:
        kinds = ("outgoing-file", "erasure-told")
        count = select(func.count()).where(Letter.kind.in_(kinds))
        assert await session.scalar(count) == 2


async def test_an_erasure_that_ended_its_worker_twice_is_told_and_can_be_ordered_again(
    app: App, db: Database, office: Chat, phone: Chat
) -> None:
    await office.press(ErasePerson(person_id=NUMBER))
    async with db.begin() as session:
        job = (await session.scalars(select(Work).where(Work.kind == "erasure"))).one()
        job.deaths = 2
    await finished(app)
    assert "остановилось" in office.text

    await office.press(ErasePerson(person_id=NUMBER))
    await finished(app)

    assert "Ваши данные удалены" in phone.text


async def test_a_full_disk_puts_an_erasure_off_and_loses_nothing(
    app: App, db: Database, clock: Clock, office: Chat, phone: Chat
) -> None:
    folder = app.tools.settings.data_dir
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("")  # nothing can be written below it
    await office.press(ErasePerson(person_id=NUMBER))
    for _ in range(3):
        await finished(app)
        clock.now += PAUSE
    assert phone.shown == []

    folder.unlink()
    folder.mkdir()
    await finished(app)

    assert "Ваши данные удалены" in phone.text
    assert (folder / erased.FILE).is_file()


async def test_a_letter_with_an_invite_makes_none_for_who_was_erased(
    app: App, db: Database, office: Chat
) -> None:
    async with db.begin() as session:
        admin = await session.get_one(Person, 9)
        await invites.ask_for_one(session, admin, NUMBER, now=NOW)
    await office.press(ErasePerson(person_id=NUMBER))

    await finished(app)

    async with db.read() as session:
        assert (await session.scalars(select(Invite))).all() == []


async def test_ordering_an_erasure_asks_the_database_eight_times_at_most(
    app: App, db: Database, office: Chat
) -> None:
    for button in (OpenErasure(person_id=NUMBER), ErasePerson(person_id=NUMBER)):
        with counted(db) as queries:
            await office.press(button)
        assert len(in_the_handler(queries)) <= 8, button


async def test_answered_updates_keep_nothing_of_what_was_said(db: Database, office: Chat) -> None:
    await office.write("/requests")

    async with db.read() as session:
        newest = select(StoredUpdate).order_by(StoredUpdate.update_id.desc()).limit(1)
        row = (await session.scalars(newest)).one()
    assert (row.body, row.replies, row.is_answered) == ("", None, True)
