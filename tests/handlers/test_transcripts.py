"""The transcript of a thread: who may have it, what each of them sees in it, long and hostile
texts, pictures that come and pictures that do not."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile, SendDocument
from PIL import Image
from sqlalchemy import select

from academy import transcripts
from academy.errors.consultations import ThreadNotFound
from academy.transcripts import MOST, Line, Reader
from bot import transcript_files
from bot.app import App
from bot.callbacks.transcripts import ExportThread
from bot.drawing.transcripts import Block, Transcript, drawn
from bot.work import PAUSE
from bot.workers.transcripts import is_picture
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import (
    Entry,
    EntryKind,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
    ThreadState,
)
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Person, Role
from tests.chat import Chat, refused
from tests.conftest import NOW, WORDS, Clock, add, person
from tests.statements import counted, in_the_handler

HOSTILE = '<b>&"ә 😀 \u202eשלום مرحبا\u0000 ' + "ұзын" * 100
EXPORT = ExportThread(thread_id=1)


@pytest.fixture
async def thread(db: Database, learner: Person, lecturer: Person) -> Thread:
    """A thread of learner 7 that lecturer 8 took, of a department that person 18 heads."""
    await person(db, 18, Role.LECTURER)
    department = Department(id=1, code="D", title=Bilingual("Кафедра"), head_id=18)
    await add(db, department)
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    thread = Thread(
        id=1,
        learner_id=7,
        discipline_id=1,
        teacher_id=8,
        state=ThreadState.CLOSED,
        opened_at=NOW,
        rating=5,
    )
    await add(db, thread)
    return thread


def entry(side: Side, text: str = "", kind: EntryKind = EntryKind.TEXT, **fields: Any) -> Entry:
    author = 7 if side is Side.LEARNER else 8
    about: dict[str, Any] = {"thread_id": 1, "author_id": author, "written_at": NOW}
    return Entry(side=side, kind=kind, text=text, **about | fields)


async def talked(db: Database) -> None:
    """A little of everything, numbered from 1."""
    for each in (
        entry(Side.LEARNER, HOSTILE, edited_at=NOW + timedelta(minutes=1)),
        entry(Side.STAFF, "Отозванный ответ", recalled_at=NOW),
        entry(Side.STAFF, "Ответ", html="<b>Ответ</b>", quote_id=1),
        entry(Side.NOTE, "Только для своих"),
        entry(Side.LEARNER, "Не передано", is_withheld=True),
        entry(Side.LEARNER, "На фото", EntryKind.PHOTO, file_id="photo"),
        entry(Side.LEARNER, "", EntryKind.VOICE, file_id="voice", facts={"duration": 95}),
        entry(
            Side.LEARNER,
            "",
            EntryKind.CONTACT,
            facts={"phone_number": "+77010000000", "first_name": "Дана"},
        ),
    ):
        await add(db, each)
    for kind, fields in (
        (EventKind.OPENED, {"person_id": 7}),
        (EventKind.HANDED_OVER, {"person_id": 18, "to_person_id": 8, "text": "Возьмите"}),
        (EventKind.RATED, {"person_id": 7, "number": 5}),
    ):
        await add(db, ThreadEvent(thread_id=1, kind=kind, at=NOW, **fields))


async def files(phone: Chat) -> tuple[bytes, dict[str, Any]]:
    """The document and the data that came to this phone."""
    await phone.app.workshop.finish_all()
    await phone.app.courier.deliver()
    document, data = [each for each in phone.shown if isinstance(each, SendDocument)][-2:]
    return document.document.data, json.loads(data.document.data)  # type: ignore[union-attr]


async def told(db: Database, person_id: int) -> tuple[Sequence[Line], str]:
    """The lines this person sees, and every word of the document."""
    async with db.read() as session:
        head = await transcripts.head(session, person_id, 1, now=NOW)
        lines, _ = await transcripts.portion(session, head, head.after)
        happened = await transcripts.happenings(session, head)
    made = transcript_files.document(WORDS["ru"], head, (lines, happened), {}, NOW)
    words = [made.title, *made.facts, *(f"{each.head}\n{each.text}" for each in made.blocks)]
    return lines, "\n".join(words)


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (1600, 1200), (90, 120, 200)).save(out, "JPEG")
    return out.getvalue()


async def test_a_learner_takes_the_whole_conversation_as_a_document_and_as_data(
    db: Database, chat: Chat, thread: Thread
) -> None:
    await talked(db)
    chat.api.files["photo"] = jpeg()

    await chat.press(EXPORT)
    assert chat.alert == WORDS["ru"].plain("transcript-ordered")
    document, data = await files(chat)

    assert document.startswith(b"%PDF")
    assert b"/Image" in document
    assert (data["format"], data["thread"], data["made_for"]) == ("sabaq-thread/1", 1, "learner")
    assert data["learner"] == {"id": 7, "name": "Әлиева Дана <7>"}
    assert data["opened_at"] == "2026-09-01T14:00:00+05:00"
    assert data["entries"][0]["text"] == HOSTILE
    assert data["entries"][0]["edited_at"] == "2026-09-01T14:01:00+05:00"
    assert data["entries"][2]["html"] == "<b>Ответ</b>"
    assert data["entries"][2]["quote"] == 1
    assert [each["kind"] for each in data["events"]] == ["opened", "rated"]
    async with db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
    assert (line.act, line.actor_id, line.facts) == ("thread-exported", 7, {"thread": 1})


async def test_a_learner_sees_no_notes_and_of_a_withdrawn_answer_only_that_it_was(
    db: Database, thread: Thread
) -> None:
    await talked(db)

    lines, words = await told(db, 7)

    assert [line.id for line in lines] == [1, 2, 3, 5, 6, 7, 8]
    assert (lines[1].text, lines[1].recalled_at) == ("", NOW)
    assert "отозвано" in words
    assert "Отозванный ответ" not in words
    assert "Только для своих" not in words
    assert "Возьмите" not in words
    assert "не передано преподавателям" not in words  # a silent ban stays silent
    assert "Не передано" in words


async def test_staff_see_notes_and_withdrawn_answers_but_not_what_was_withheld_from_them(
    db: Database, thread: Thread
) -> None:
    await talked(db)

    lines, words = await told(db, 8)

    assert [line.id for line in lines] == [1, 2, 3, 4, 6, 7, 8]
    assert "2. Преподаватель: Әлиева Дана <8> · 1 сентября 2026" in words
    assert "Отозванный ответ" in words
    assert "Заметка для своих: Әлиева Дана <8>" in words
    assert "Передано коллеге · Әлиева Дана <18> → Әлиева Дана <8>\nВозьмите" in words
    assert "ответ на № 1" in words
    assert "[Голосовое сообщение · 1:35]" in words
    assert "[Контакт · Дана +77010000000]" in words
    assert "Оценка: 5 из 5" in words


async def test_an_administrator_sees_what_was_withheld_too(
    db: Database, thread: Thread, administrator: Person
) -> None:
    await talked(db)

    lines, words = await told(db, 9)

    assert len(lines) == 8
    assert "не передано преподавателям\nНе передано" in words


async def test_a_hidden_learner_stays_hidden_from_staff(
    db: Database, desk: Chat, thread: Thread, administrator: Person
) -> None:
    await talked(db)
    async with db.begin() as session:
        (await session.get_one(Department, 1)).hides_learner = True
    desk.api.files["photo"] = jpeg()

    await desk.press(EXPORT)
    _, data = await files(desk)
    lines, words = await told(db, 8)

    assert data["learner"] is None
    assert [each["author"] for each in data["entries"] if each["side"] == "learner"] == [None] * 4
    assert "<7>" not in words
    assert "<7>" not in json.dumps(data)
    assert "+77010000000" not in words
    assert "+77010000000" not in json.dumps(data)
    assert all(line.author is None for line in lines if line.side is Side.LEARNER)
    assert "<7>" in (await told(db, 9))[1]
    assert "<7>" in (await told(db, 7))[1]


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    return Chat(app, 8)


async def test_who_may_read_a_thread(either_db: Database) -> None:
    """Its learner, who teaches there, stands in, answered, heads the department; the office."""
    db = either_db
    for number, role in ((7, Role.LEARNER), (17, Role.LEARNER), (9, Role.ADMINISTRATOR)):
        await person(db, number, role)
    for number in (8, 18, 28, 38, 48, 58):
        await person(db, number, Role.LECTURER)
    await add(db, Department(id=1, code="D", title=Bilingual("Кафедра"), head_id=18))
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән"), department_id=1))
    await add(db, Teaching(person_id=8, discipline_id=1))
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, teacher_id=38, opened_at=NOW))
    day = NOW.date()
    away = {"first_day": day, "last_day": day + timedelta(1)}
    await add(
        db,
        DayOff(person_id=8, stand_in_id=28, **away),
        DayOff(
            person_id=8, stand_in_id=48, first_day=day - timedelta(2), last_day=day - timedelta(1)
        ),
    )

    readers = {}
    async with db.read() as session:
        for number in (7, 17, 9, 8, 18, 28, 38, 48, 58, 99):
            try:
                head = await transcripts.head(session, number, 1, now=NOW)
            except ThreadNotFound:
                continue
            readers[number] = head.reader

    staff = dict.fromkeys((8, 18, 28, 38), Reader.STAFF)
    assert readers == {7: Reader.LEARNER, 9: Reader.OFFICE, **staff}


async def test_a_stranger_to_the_thread_gets_nothing_and_no_line_of_the_log(
    db: Database, app: App, thread: Thread
) -> None:
    await person(db, 28, Role.LECTURER)
    other = Chat(app, 28)

    await other.press(EXPORT)

    assert other.alert == WORDS["ru"].plain("error-thread-not-found")
    async with db.read() as session:
        assert await session.scalar(select(AuditLine)) is None


async def test_who_stopped_teaching_meanwhile_gets_a_word_and_no_file(
    db: Database, desk: Chat, thread: Thread
) -> None:
    await desk.press(EXPORT)
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).teacher_id = None
        await session.delete(await session.get_one(Teaching, (8, 1)))

    await desk.app.workshop.finish_all()
    await desk.app.courier.deliver()

    assert desk.text == WORDS["kk"]("transcript-unexported")
    assert not any(isinstance(each, SendDocument) for each in desk.shown)


async def test_a_picture_that_is_gone_or_broken_is_named_instead(
    db: Database, chat: Chat, thread: Thread
) -> None:
    name = {"file_name": "page.PNG", "file_size": 100}
    for each in (
        entry(Side.LEARNER, "", EntryKind.PHOTO, file_id="broken"),
        entry(Side.LEARNER, "", EntryKind.DOCUMENT, file_id="page", facts=name),
    ):
        await add(db, each)
    chat.api.files |= {"broken": b"not a picture", "page": jpeg()}
    await chat.press(EXPORT)
    document, _ = await files(chat)
    assert document.count(b"/Subtype /Image") == 1

    chat.api.answers[GetFile] = TelegramBadRequest(GetFile(file_id="x"), "wrong file_id")
    await chat.press(EXPORT)
    document, data = await files(chat)
    assert document.count(b"/Subtype /Image") == 0
    assert len(data["entries"]) == 2


async def test_a_picture_whose_address_brings_nothing_is_named_instead(
    db: Database, chat: Chat, thread: Thread
) -> None:
    await add(db, entry(Side.LEARNER, "", EntryKind.PHOTO, file_id="gone"))
    await chat.press(EXPORT)  # no file of this name stands there

    document, data = await files(chat)

    assert document.count(b"/Subtype /Image") == 0
    assert len(data["entries"]) == 1


async def test_while_the_server_of_files_is_down_no_picture_is_left_out(
    db: Database, chat: Chat, thread: Thread, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stream(url: str, *_: Any, **__: Any) -> AsyncIterator[bytes]:
        raise refused(url, 502)
        yield b""

    await add(db, entry(Side.LEARNER, "", EntryKind.PHOTO, file_id="page"))
    chat.api.files["page"] = jpeg()
    await chat.press(EXPORT)
    with monkeypatch.context() as down:
        down.setattr(chat.api, "stream_content", stream)
        await chat.app.workshop.finish_all()
        await chat.app.courier.deliver()
    early = [each for each in chat.shown if isinstance(each, SendDocument)]
    clock.now += PAUSE

    document, _ = await files(chat)

    assert early == []
    assert document.count(b"/Subtype /Image") == 1


def test_only_pictures_of_at_most_20_mb_are_fetched() -> None:
    def line(kind: EntryKind, **facts: Any) -> Line:
        return Line(1, Side.LEARNER, None, kind, NOW, file_id="x", facts=facts)

    assert is_picture(line(EntryKind.PHOTO))
    assert is_picture(line(EntryKind.DOCUMENT, file_name="a.JPG", file_size=20 * 2**20))
    assert not is_picture(line(EntryKind.DOCUMENT, file_name="a.jpg", file_size=20 * 2**20 + 1))
    assert not is_picture(line(EntryKind.DOCUMENT, file_name="a.pdf"))
    assert not is_picture(line(EntryKind.DOCUMENT))
    assert not is_picture(line(EntryKind.VIDEO, file_name="a.jpg"))
    assert not is_picture(Line(1, Side.LEARNER, None, EntryKind.PHOTO, NOW))


async def test_a_thread_of_500_entries_is_read_in_portions_and_fits(
    db: Database, chat: Chat, thread: Thread
) -> None:
    await add(db, *(entry(Side.LEARNER, "ж" * (4096 if at < 20 else 400)) for at in range(500)))

    await chat.press(EXPORT)
    document, data = await files(chat)

    assert len(data["entries"]) == 500
    assert document.count(b"/Type /Page\n") > 50
    assert any("Кеңес" in each.text or "Выгрузка" in each.text for each in chat.shown[:-2])


async def test_of_a_longer_thread_the_newest_entries_are_told_and_how_many_are_not(
    either_db: Database,
) -> None:
    db = either_db
    await person(db, 7, Role.LEARNER)
    await person(db, 8, Role.LECTURER)
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән")))
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW))
    await add(db, *(entry(Side.LEARNER, str(at)) for at in range(MOST + 3)))

    async with db.read() as session:
        head = await transcripts.head(session, 7, 1, now=NOW)
        texts: list[str] = []
        after = head.after
        while True:
            lines, after = await transcripts.portion(session, head, after)
            texts += [line.text for line in lines]
            if not after:
                break

    assert head.earlier == 3
    assert texts == [str(at) for at in range(3, MOST + 3)]


@pytest.mark.parametrize(("reader", "kept_back"), [(7, "note"), (8, "withheld")])
async def test_what_its_reader_does_not_see_takes_no_room_in_a_transcript(
    db: Database, thread: Thread, reader: int, kept_back: str
) -> None:
    hidden = entry(Side.NOTE) if kept_back == "note" else entry(Side.LEARNER, is_withheld=True)
    await add(db, *(entry(Side.LEARNER, str(at)) for at in range(MOST)), hidden)

    async with db.read() as session:
        head = await transcripts.head(session, reader, 1, now=NOW)
        lines, _ = await transcripts.portion(session, head, head.after)

    assert head.earlier == 0
    assert lines[0].text == "0"


async def test_the_stand_in_of_the_head_reads_a_thread(db: Database, thread: Thread) -> None:
    await person(db, 19, Role.LECTURER)
    day = NOW.date()
    await add(db, DayOff(person_id=18, stand_in_id=19, first_day=day, last_day=day))

    async with db.read() as session:
        head = await transcripts.head(session, 19, 1, now=NOW)

    assert head.reader is Reader.STAFF


async def test_an_order_costs_at_most_eight_statements(
    db: Database, chat: Chat, thread: Thread
) -> None:
    await add(db, *(entry(Side.LEARNER, "ж") for _ in range(30)))

    with counted(db) as statements:
        await chat.press(EXPORT)

    assert len(in_the_handler(statements)) <= 8


def test_a_document_draws_every_letter_it_has_and_says_what_it_lacks() -> None:
    def made(text: str) -> bytes:
        return drawn(Transcript("Т", [], [Block("learner", "1. Ә", text)], "жоқ"))

    assert made("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ☺") == made("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ☺")
    assert len(made("🦄")) > len(made("□"))  # the word about it stands at the end
    assert made("а\u202e\u0000б\ufe0f") == made("аб\ufe0f")
    assert made("и\u0306") == made("й")
    assert made("שלום") != made("םולש")
    assert made("w" * 5000).count(b"/Type /Page\n") > 1
