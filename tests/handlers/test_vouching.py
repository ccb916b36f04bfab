"""Staff confirm who a learner is from the person's page, without a picture."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.directory import OpenPerson
from bot.callbacks.quizzes import StartQuiz
from bot.callbacks.reviews import OpenVouchedQuiz, OpenVouching, VouchIdentity
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.identity import Check, CheckState, Way
from storage.tables.people import Person, PersonRole, Role
from storage.tables.quizzes import Policy
from storage.tables.trace import TraceLine, Verb
from tests.banks import quiz as quiz_row
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import NOW, add
from tests.statements import counted, in_the_handler


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    await two_questions(db, policy=Policy.FACE)


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def test_a_meeting_before_the_quiz_lets_the_learner_begin_with_a_final_result(
    db: Database, app: App, chat: Chat, office: Chat, quiz: None
) -> None:
    await add(db, quiz_row(2, policy=Policy.NONE))
    await office.press(OpenPerson(person_id=7))

    await office.press("Личность")
    listed = office.labels
    await office.press("Процесс")
    await office.press("При встрече")
    await app.courier.deliver()
    told = chat.text
    await chat.press("Начать")
    await chat.press("Да")
    await chat.press("Да")

    assert len([each for each in listed if "Процесс" in each]) == 1
    assert "личность подтверждена" in office.text
    assert "подтвердил Вашу личность" in told
    assert "Результат сохранён" in chat.text
    check = await one(db, select(Check))
    assert (check.state, check.way, check.decided_by) == (CheckState.CONFIRMED, Way.IN_PERSON, 9)
    line = await one(db, select(TraceLine).where(TraceLine.verb == Verb.IDENTIFIED))
    assert line.result == {"outcome": "confirmed", "by": "person", "way": "in_person"}
    acts = await one(db, select(AuditLine.act).where(AuditLine.act == "identity-confirmed"))
    assert acts == "identity-confirmed"


async def test_a_check_that_waits_is_the_one_that_is_confirmed(
    db: Database, app: App, chat: Chat, office: Chat, quiz: None
) -> None:
    times = {"asked_at": NOW, "expires_at": NOW, "received_at": NOW}
    await add(db, Check(id=5, person_id=7, quiz_id=1, state=CheckState.DOUBTFUL, **times))
    await chat.press(StartQuiz(quiz_id=1))

    await office.press(OpenVouchedQuiz(person_id=7, quiz_id=1))
    page = office.text
    await office.press(VouchIdentity(person_id=7, quiz_id=1, way=Way.KNOWN_PERSON))
    await app.courier.deliver()

    assert "Проверка № 5" in page
    check = await one(db, select(Check))
    assert (check.id, check.state, check.way) == (5, CheckState.CONFIRMED, Way.KNOWN_PERSON)
    assert "окончательный" in chat.text


async def test_nobody_vouches_for_themselves_nor_for_a_quiz_of_others(
    db: Database, app: App, chat: Chat, office: Chat, quiz: None
) -> None:
    await add(db, PersonRole(person_id=7, role=Role.REVIEWER))

    await chat.press(OpenVouching(person_id=7))
    own = chat.alert
    await chat.press(VouchIdentity(person_id=7, quiz_id=1, way=Way.IN_PERSON))
    forged = chat.alert
    await office.press(VouchIdentity(person_id=9, quiz_id=1, way=Way.IN_PERSON))
    await office.press(VouchIdentity(person_id=7, quiz_id=99, way=Way.IN_PERSON))

    assert "недоступно" in (own or "")
    assert "недоступно" in (forged or "")
    assert "Такого теста" in (office.alert or "")
    assert await one(db, select(Check)) is None


async def test_a_forged_way_counts_as_no_confirmation(
    db: Database, office: Chat, quiz: None
) -> None:
    await office.press(VouchIdentity(person_id=7, quiz_id=1, way=Way.RULE))

    assert await one(db, select(Check)) is None


@pytest.mark.parametrize(
    "button",
    [
        OpenVouching(person_id=7),
        OpenVouchedQuiz(person_id=7, quiz_id=1),
        VouchIdentity(person_id=7, quiz_id=1, way=Way.LIVE_CALL),
    ],
)
async def test_no_press_needs_more_than_eight_queries(
    db: Database, office: Chat, quiz: None, button: Any
) -> None:
    await office.write("/menu")
    with counted(db) as statements:
        await office.press(button)

    asked = in_the_handler(statements)
    assert len(asked) <= 8, "\n".join(each[:80] for each in asked)
