"""Points tell nobody what is right before the review does, wherever they are kept."""

import json
from datetime import timedelta
from typing import Any

import pytest

from academy import mydata
from academy.sealed_marks import sealed
from bot.app import App
from bot.callbacks.mydata import OpenMyTrace, TakeMyData
from bot.callbacks.quizzes import StartQuiz
from storage.database import Database
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.people import Role
from tests.banks import HOUR, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, add, person

START = StartQuiz(quiz_id=1)
LATE: dict[str, Any] = {"review": {"closed": ["marks"]}}


async def taken(app: App, chat: Chat) -> dict[str, Any]:
    """The file with everything that is stored."""
    await chat.press(TakeMyData())
    await app.workshop.finish_all()
    await app.courier.deliver()
    told: dict[str, Any] = json.loads(chat.screen.document.data)
    return told


async def test_the_own_trace_and_file_are_no_key_to_an_attempt_that_goes_on(
    app: App, db: Database, chat: Chat
) -> None:
    await two_questions(db)
    await chat.press(START)
    await chat.press("Нет")

    told = await taken(app, chat)
    await chat.press(OpenMyTrace())
    await chat.press("Дан ответ")

    assert [each["points"] for each in told["data"]["answers"]] == [None]
    assert all("points" not in each["result"] for each in told["data"]["trace"])
    assert told["points_wait"] == [1]
    assert "0 из 1" not in chat.text


async def test_points_come_when_the_matrix_shows_them(db: Database, chat: Chat) -> None:
    await two_questions(db, **LATE)
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")

    async with db.read() as session:
        early = await mydata.everything(session, 7, None, now=NOW)
        late = await mydata.everything(session, 7, None, now=NOW + 3 * HOUR)

    assert [each["points"] for each in early["data"]["answers"]] == [None, None]
    assert [each["points"] for each in late["data"]["answers"]] == [1, 1]
    assert "points_wait" not in late


@pytest.mark.parametrize(("after", "waits"), [(timedelta(), True), (3 * HOUR, False)])
async def test_both_databases_say_what_waits(
    either_db: Database, after: timedelta, *, waits: bool
) -> None:
    await add(either_db, Discipline(id=1, code="C", title=Bilingual("C", "C")))
    await person(either_db, 7, Role.LEARNER)
    await add(either_db, quiz(**LATE))
    times = {"started_at": NOW, "deadline": NOW + HOUR, "finished_at": NOW}
    one = Attempt(id=1, quiz_id=1, learner_id=7, seed=1, paper=[], **times)
    one.state = AttemptState.FINISHED
    await add(either_db, one)
    async with either_db.read() as session:
        found = await sealed(session, 7, now=NOW + after)

    assert found.quizzes == (frozenset({1}) if waits else frozenset())
    assert found.attempts == (frozenset({1}) if waits else frozenset())
