"""The office finds a person by whatever is known, sees how things stand, and writes to them."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendMessage
from sqlalchemy import select, update

from bot.app import App
from bot.callbacks.directory import ConfirmUnlinking, OpenPeople, OpenPerson, WriteToPerson
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consents import Consent, Purpose
from storage.tables.disciplines import Group, LearnerKind, Programme
from storage.tables.people import Conversation, Invite, Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


@pytest.fixture
async def dispatcher(app: App, db: Database) -> Chat:
    """The phone of a dispatcher, who reads Kazakh."""
    await person(db, 30, Role.DISPATCHER, locale="kk")
    return Chat(app, 30)


async def acts(db: Database) -> list[str]:
    async with db.read() as session:
        return list(await session.scalars(select(AuditLine.act).order_by(AuditLine.id)))


async def change(db: Database, table: Any, number: int, **fields: Any) -> None:
    key = table.telegram_id if table is Conversation else table.id
    async with db.begin() as session:
        await session.execute(update(table).where(key == number).values(**fields))


async def test_a_person_is_found_by_name_and_their_page_shows_how_things_stand(
    db: Database, office: Chat, learner: Person, clock: Clock
) -> None:
    programme = Programme(
        id=1,
        code="LAW",
        title=Bilingual("Заң", "Право <b>"),
        kind=LearnerKind.LISTENER,
        credits=None,
        hours=72,
    )
    await add(db, programme)
    await change(db, Group, 1, programme_id=1)
    await change(db, Person, 7, phone="+77010000042", email="dana@example.kz", position="Судья")
    await add(
        db,
        Consent(
            person_id=7, purpose=Purpose.FACE, version="4", text_hash="", locale="ru", given_at=NOW
        ),
    )
    await add(db, Invite(person_id=7, code_hash="x", expires_at=NOW))

    await office.write("/people")
    await office.write("алиева <7>")
    await office.press("R7")

    for words in (
        "Әлиева Дана &lt;7&gt;",
        "Код: R7",
        "Роли: обучающийся",
        "Должность: Судья",
        "Группа: М-26-1",
        "Программа: Право &lt;b&gt;",
        "Часы: 72",
        "Телефон привязан",
        "Приглашение действует до: 1 сентября 2026",
        "+77010000042",
        "dana@example.kz",
        "Согласия: Фото лица",
    ):
        assert words in office.text
    assert "person" not in " ".join(await acts(db)), "looking is not an act"


@pytest.mark.parametrize(
    "typed",
    [
        "Дана алиева",
        "ӘЛИЕВА",
        "r7",
        " R7 ",
        "8 (701) 000-00-42",
        "+7 701 0000042",
        "0042",
        "DANA@ex",
    ],
)
async def test_whatever_is_known_of_a_person_finds_them(
    db: Database, office: Chat, learner: Person, typed: str
) -> None:
    await change(db, Person, 7, phone="+77010000042", email="Dana@Example.kz")
    await office.write("/people")

    await office.write(typed)

    assert any("R7" in label for label in office.labels)


@pytest.mark.parametrize("typed", ["Жок", "%", "_", "77", "@", "😀", "4" * 4000])
async def test_who_is_not_there_is_not_found_and_another_name_may_follow(
    db: Database, office: Chat, learner: Person, typed: str
) -> None:
    await office.write("/people")

    await office.write(typed)
    assert "никого нет" in office.text
    await office.write("R7")

    assert any("R7" in label for label in office.labels)


async def test_kazakh_letters_are_found_without_a_kazakh_keyboard(
    db: Database, office: Chat
) -> None:
    await add(db, Person(id=50, roster_code="Q1", family_name="Қазақ", given_name="Ғұлама"))
    await office.write("/people")

    await office.write("казак")

    assert any("Қазақ" in label for label in office.labels)


async def test_many_are_shown_in_pages_of_eight(db: Database, office: Chat) -> None:
    for number in range(100, 120):
        await add(
            db,
            Person(id=number, roster_code=f"N{number}", family_name="Ұзақ" * 45, given_name="<b>"),
        )
    await office.write("/people")
    await office.write("узак")

    assert len([each for each in office.labels if "Ұзақ" in each]) == 8
    await office.press("Далее")
    await office.press("Далее")

    assert len([each for each in office.labels if "Ұзақ" in each]) == 4
    await office.press(OpenPerson(person_id=100))
    assert "&lt;b&gt;" in office.text


async def test_a_dispatcher_sees_phone_and_mail_masked_and_cannot_unlink(
    db: Database, dispatcher: Chat, learner: Person
) -> None:
    await change(db, Person, 7, phone="+77010000042", email="dana@example.kz", iin_hash="h")

    await dispatcher.press(OpenPerson(person_id=7))

    assert "+7701 ••• •• 42" in dispatcher.text
    assert "d•••@example.kz" in dispatcher.text
    assert dispatcher.labels == ["✍️ Хат жазу", "← Іздеуге"]
    await dispatcher.press(ConfirmUnlinking(person_id=7))
    assert "қолжетімсіз" in (dispatcher.alert or "")


async def test_an_erased_person_is_nowhere(db: Database, office: Chat, learner: Person) -> None:
    await change(db, Person, 7, state=PersonState.ERASED)
    await office.write("/people")

    await office.write("R7")
    assert "никого нет" in office.text
    await office.press(OpenPerson(person_id=7))

    assert "Такого человека" in (office.alert or "")


async def test_a_letter_arrives_with_the_name_and_office_and_its_author_is_told(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await change(db, Person, 9, position="Учебный отдел <i>")
    await office.press(OpenPerson(person_id=7))
    await office.press("Написать")
    await office.write("Зайдите <b>завтра</b>")
    assert "отправляется" in office.text

    await app.courier.deliver()

    assert "Әлиева Дана &lt;9&gt;, Учебный отдел &lt;i&gt;" in chat.text
    assert "Зайдите &lt;b&gt;завтра" in chat.text
    assert "доставлено" in office.text
    assert "person-written" in await acts(db)


async def test_the_author_is_told_that_a_letter_did_not_arrive(
    app: App, office: Chat, chat: Chat
) -> None:
    await office.press(WriteToPerson(person_id=7))
    await office.write("Зайдите завтра")
    method = SendMessage(chat_id=7, text="…")
    office.api.refusals.append(TelegramForbiddenError(method, "Forbidden: bot was blocked"))

    await app.courier.deliver()

    assert "не доставлено" in office.text


async def test_whom_no_letter_reaches_is_said_before_it_is_written(
    db: Database, office: Chat, learner: Person
) -> None:
    await change(db, Conversation, 7, is_reachable=False)

    await office.press(WriteToPerson(person_id=7))

    assert "Письмо не дойдёт" in (office.alert or "")


async def test_a_letter_too_long_is_refused_and_awaited_again(office: Chat, chat: Chat) -> None:
    await office.press(WriteToPerson(person_id=7))

    await office.write("х" * 2001)
    assert "слишком длинный" in office.text
    await office.send_photo("face")
    assert "нужен текст" in office.text
    await office.write("х" * 2000)

    assert "отправляется" in office.text


async def test_a_lost_phone_is_unlinked_at_once_and_told(
    db: Database, app: App, office: Chat, chat: Chat
) -> None:
    await office.press(OpenPerson(person_id=7))
    await office.press("Отвязать")
    assert "Отвязать телефон?" in office.text
    await office.press("Да, отвязать")
    await app.courier.deliver()

    assert "Администратор отвязал" in chat.text
    assert "phone-unlinked" in await acts(db)
    await chat.write("/quizzes")
    assert "Я Вас пока не знаю" in chat.text
    await office.press(ConfirmUnlinking(person_id=7))
    assert "нет привязанного телефона" in (office.alert or "")


async def test_when_somebody_was_here_is_remembered_to_ten_minutes(
    db: Database, office: Chat, chat: Chat, clock: Clock
) -> None:
    await chat.write("/menu")
    for _ in range(3):
        clock.now = clock.now.replace(minute=clock.now.minute + 3)
        await chat.write("/menu")

    await office.press(OpenPerson(person_id=7))

    assert "Последнее посещение: 1 сентября 2026" in office.text
    assert "14:00" in office.text, "it is 14:09 by now"


async def test_a_search_that_was_forgotten_is_asked_for_again(office: Chat) -> None:
    await office.press(OpenPeople(page=3))

    assert "Напишите фамилию" in office.text


@pytest.mark.parametrize("step", ["name", "page", "letter", "unlink"])
async def test_no_press_needs_more_than_eight_queries(
    db: Database, office: Chat, chat: Chat, step: str
) -> None:
    if step == "letter":
        await office.press(WriteToPerson(person_id=7))
    elif step == "name":
        await office.write("/people")

    with counted(db) as statements:
        if step in ("letter", "name"):
            await office.write("R7")
        else:
            buttons = {"page": OpenPerson(person_id=7), "unlink": ConfirmUnlinking(person_id=7)}
            await office.press(buttons[step])

    used = in_the_handler(statements)
    assert len(used) <= 8, used
