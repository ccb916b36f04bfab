"""My data in the chat: the overview, the file, the trace, disputes, the wish to be erased."""

import json

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.callbacks.mydata import (
    DisputeLine,
    OpenErasureWish,
    OpenKeepingTimes,
    OpenMyData,
    OpenMyLine,
    OpenMyTrace,
    TakeMyData,
)
from storage.database import Database
from storage.queries.held import HOLDINGS
from storage.tables.audit import AuditLine
from storage.tables.people import Conversation, Person, PersonState
from storage.tables.requests import Request, RequestKind, RequestState
from storage.tables.work import Work
from tests import people
from tests.chat import Chat
from tests.people import CHAT, NUMBER
from tests.statements import counted, in_the_handler


@pytest.fixture
async def known(db: Database) -> Person:
    return await people.known(db)


@pytest.fixture
def phone(app: App, known: Person) -> Chat:
    """The phone of the person of whom everything is known, in Russian."""
    return Chat(app, CHAT)


@pytest.fixture
def office(app: App, known: Person) -> Chat:
    return Chat(app, 9)


async def requested(db: Database) -> Request:
    async with db.read() as session:
        wishes = select(Request).where(Request.kind == RequestKind.ERASURE)
        return (await session.scalars(wishes)).one()


async def test_the_overview_says_what_is_stored_with_the_contacts_masked(phone: Chat) -> None:
    await phone.write("/mydata")

    assert people.NAME in phone.text
    assert people.PHONE not in phone.text
    assert people.EMAIL not in phone.text
    assert people.IIN not in phone.text
    assert "хранится зашифрованным" in phone.text
    assert "Попыток в тестах – 1" in phone.text
    assert "Эталон лица: есть" in phone.text
    assert "Записей цифрового следа – 3" in phone.text


async def test_the_file_holds_everything_and_opens_the_iin_for_its_owner(
    app: App, db: Database, phone: Chat
) -> None:
    await phone.press(OpenMyData())
    await phone.press("Получить файл")
    assert "Файл готовится" in (phone.alert or "")
    await app.workshop.finish_all()
    await app.courier.deliver()

    content = json.loads(phone.screen.document.data)
    data = content["data"]
    assert content["schema"] == "sabaq/personal-data/1"
    assert {each.part for each in HOLDINGS} | {"iin"} == data.keys()
    assert data["iin"] == people.IIN
    assert data["identity"][0]["phone"] == people.PHONE
    assert data["answers"][0]["points"] == 1
    assert [each["text"] for each in data["messages"]] == ["сөзім", f"{people.NAME}, жауап"]
    assert data["decision-texts"][0]["granted"]["kk"] == "Екі күн"
    assert data["telegram"] == [{"telegram_id": CHAT}]
    assert data["face"] == [{"model_id": "m", "enrolled_at": data["face"][0]["enrolled_at"]}]
    async with db.read() as session:
        acts = select(func.count()).where(AuditLine.act == "data-exported")
        assert await session.scalar(acts) == 1


async def test_every_part_but_what_staff_do_is_filled_for_somebody_of_whom_all_is_known(
    app: App, phone: Chat
) -> None:
    await phone.press(TakeMyData())
    await app.workshop.finish_all()
    await app.courier.deliver()

    data = json.loads(phone.screen.document.data)["data"]
    empty = {part for part, rows in data.items() if not rows}
    assert empty == {
        "quizzes-written",
        "credits-given",
        "problems-decided",
        "overrides-given",
        "live-quizzes",
        "live-polls",
        "identity-decided",
        "faces-confirmed",
        "teaching",
        "lessons",
        "decisions-written",
        "answers-written",
        "announcements",
        "materials",
        "requests-closed",
        "office-letters-written",
        "consents-entered",
        "roster-imports",
        "erasures",
        "erasures-ordered",
        "erasure-chat",
        "consultations-answered",
        "consultation-chats",
        "consultation-acts",
        "consultations-received",
        "bans-given",
        "bans-lifted",
        "answer-templates",
        "faq",
        "departments-headed",
        "groups-of-staff",
        "groups-bound",
        "bound-chat",
        "forum-topics-bound",
        "forum-topics",
        "forum-posts-of-chat",
        "office-hours",
        "days-off",
        "standing-in",
        "slots",
        "bookings-ended",
    }


async def test_pressing_twice_makes_one_file(app: App, db: Database, phone: Chat) -> None:
    await phone.press(TakeMyData())
    await phone.press(TakeMyData())
    await app.workshop.finish_all()
    await app.courier.deliver()

    documents = [call for call in phone.shown if call.__api_method__ == "sendDocument"]
    assert len(documents) == 1


async def test_who_has_left_still_sees_and_takes_their_data(
    app: App, db: Database, phone: Chat
) -> None:
    async with db.begin() as session:
        person = await session.get_one(Person, NUMBER)
        person.state, person.state_at = PersonState.LEFT, people.AT

    await phone.write("/menu")
    await phone.press("Мои данные")
    assert people.NAME in phone.text
    await phone.press("Получить файл")
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert phone.screen.__api_method__ == "sendDocument"


async def test_a_file_that_could_not_be_made_is_told(app: App, db: Database, phone: Chat) -> None:
    await phone.press(TakeMyData())
    async with db.begin() as session:
        job = (await session.scalars(select(Work).where(Work.kind == "my-data"))).one()
        job.deaths = 2
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "сделать не удалось" in phone.text


async def test_a_line_of_the_own_trace_is_read_disputed_and_answered(
    app: App, db: Database, phone: Chat, office: Chat
) -> None:
    await phone.press(OpenMyTrace())
    await phone.press("Тест завершён")
    assert "«Тест»" in phone.text
    assert "1 из 1" in phone.text

    await phone.press("Это не так")
    await phone.write("Меня там не было <b>")
    assert "подано" in phone.text
    await app.courier.deliver()
    await office.press("Открыть обращение")

    assert "Тест завершён" in office.text
    assert "Меня там не было &lt;b&gt;" in office.text
    await office.press("Ответить")
    await office.write("Исправлено")
    await app.courier.deliver()
    assert "Исправлено" in phone.text


async def test_a_line_of_somebody_else_is_not_found(
    db: Database, phone: Chat, office: Chat
) -> None:
    for button in (OpenMyLine(line_id=1), DisputeLine(line_id=1)):
        await office.press(button)
        assert "Такого обращения нет" in (office.alert or "")


async def test_the_wish_to_be_erased_tells_what_is_kept_and_can_be_taken_back(
    db: Database, phone: Chat
) -> None:
    await phone.press(OpenErasureWish())
    assert "лет: 75" in phone.text
    await phone.press("Попросить удалить")
    assert "подано" in phone.text
    wish = await requested(db)
    assert (wish.kind, wish.state) == (RequestKind.ERASURE, RequestState.OPEN)

    await phone.press(OpenErasureWish())
    await phone.press("Отозвать")

    assert (await requested(db)).state == RequestState.TAKEN_BACK


async def test_the_times_are_told(phone: Chat) -> None:
    await phone.press(OpenKeepingTimes())

    assert "цифровой след, дней: 1\xa0825" in phone.text
    assert "журнал аудита (без имён), месяцев: 60" in phone.text


async def test_a_stranger_is_told_whom_to_turn_to(app: App) -> None:
    stranger = Chat(app, 1234)

    await stranger.write("/mydata")

    assert "обратитесь в Академию" in stranger.text


@pytest.mark.parametrize(
    "button",
    [OpenMyData(), TakeMyData(), OpenMyTrace(), OpenMyLine(line_id=1), OpenErasureWish()],
)
async def test_no_press_needs_more_than_eight_queries(
    db: Database, phone: Chat, button: OpenMyData
) -> None:
    with counted(db) as queries:
        await phone.press(button)

    assert len(in_the_handler(queries)) <= 8


async def test_a_kazakh_reader_reads_everything_in_kazakh(
    app: App, db: Database, phone: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, CHAT)).locale = "kk"

    await phone.write("/mydata")
    assert "Менің деректерім" in phone.text
    await phone.press("Менің ізім")

    assert "цифрлық ізім" in phone.text
