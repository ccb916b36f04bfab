"""Requests to the administrators in the chat: the queue, the answer, taking back."""

import pytest

from academy import requests
from bot.app import App
from bot.callbacks.requests import OpenOwnRequests, OpenRequest, TakeRequestBack
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.people import Person, PersonState
from storage.tables.quizzes import Quiz, QuizKind
from storage.tables.requests import RequestKind
from storage.tables.trace import Thing, TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, add


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def asked(db: Database, who: Person, text: str = "Камера <сломана>") -> int:
    async with db.begin() as session:
        found = await requests.ask(session, who, RequestKind.HELP, text=text, now=NOW)
        return found.id


async def test_a_request_reaches_the_administrator_and_the_answer_the_person(
    app: App, db: Database, office: Chat, chat: Chat, learner: Person
) -> None:
    await asked(db, learner)
    await app.courier.deliver()
    assert "Новое обращение" in office.text

    await office.press("Открыть обращение")
    assert "Камера &lt;сломана&gt;" in office.text
    assert "Дана &lt;7&gt;" in office.text
    await office.press("Ответить")
    await office.write("Приходите в кабинет <12>")
    await app.courier.deliver()

    assert "закрыто" in office.text
    assert "Приходите в кабинет &lt;12&gt;" in chat.text
    await office.press("К обращениям")
    assert "Новых обращений нет" in office.text


async def test_a_refusal_is_told_with_its_reason(
    app: App, db: Database, office: Chat, chat: Chat, learner: Person
) -> None:
    await asked(db, learner)
    await office.write("/requests")
    await office.press("Просьба о помощи")
    await office.press("Отклонить")
    await office.write("Не по адресу")
    await app.courier.deliver()

    assert "отклонено" in chat.text
    assert "Не по адресу" in chat.text


async def test_a_request_taken_back_before_the_letter_left_is_not_told(
    app: App, db: Database, office: Chat, chat: Chat, learner: Person
) -> None:
    number = await asked(db, learner)

    await chat.press(OpenOwnRequests())
    await chat.press("Просьба о помощи")
    await chat.press("Отозвать")
    await app.courier.deliver()

    assert "отозвано" in chat.text
    assert office.shown == []
    await office.press(OpenRequest(request_id=number))
    assert not [label for label in office.labels if "Ответить" in label]


async def test_who_is_suspended_still_sees_and_takes_back_a_request(
    db: Database, chat: Chat, learner: Person
) -> None:
    number = await asked(db, learner)
    async with db.begin() as session:
        (await session.merge(learner)).state = PersonState.SUSPENDED

    await chat.press(TakeRequestBack(request_id=number))

    assert "отозвано" in chat.text


async def test_a_stranger_learns_whom_to_turn_to(app: App) -> None:
    stranger = Chat(app, 1234)

    await stranger.press(OpenOwnRequests())

    assert "обратитесь в Академию" in stranger.text


async def test_the_disputed_line_stands_in_words_on_the_page_of_the_request(
    db: Database, office: Chat, learner: Person
) -> None:
    quiz = Quiz(
        id=3,
        discipline_id=1,
        kind=QuizKind.CURRENT,
        title=Bilingual(kk="Тест", ru="Иск <1>"),
        length=5,
        opens_at=NOW,
        closes_at=NOW,
    )
    line = TraceLine(
        id=17,
        at=NOW,
        person_id=7,
        verb=Verb.COMPLETED,
        object_kind=Thing.QUIZ,
        object_id=3,
        discipline_id=1,
        result={"points": 3.5, "max": 5.0},
    )
    await add(db, quiz, line)
    async with db.begin() as session:
        facts = {"subject": "trace:17", "line": 17}
        await requests.ask(
            session, learner, RequestKind.DISPUTE, text="Было 5", facts=facts, now=NOW
        )

    await office.write("/requests")
    await office.press("Несогласие")

    assert "Тест завершён" in office.text
    assert "«Иск &lt;1&gt;»" in office.text
    assert "Гражданский процесс" in office.text
    assert "3,5 из 5" in office.text
    assert "Было 5" in office.text


async def test_a_photo_in_place_of_the_answer_is_refused_and_the_answer_still_awaited(
    app: App, db: Database, office: Chat, chat: Chat, learner: Person
) -> None:
    await asked(db, learner)
    await office.write("/requests")
    await office.press("Просьба о помощи")
    await office.press("Ответить")

    await office.send_photo("p")
    assert "нужен текст" in office.text
    await office.write("Дайын")
    await app.courier.deliver()

    assert "Дайын" in chat.text
