from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import panels, quiz_progress
from bot.app import App
from bot.callbacks.results import ShowQuizProgress, StopQuizProgress
from bot.scheduler import jobs, results
from storage.database import Database
from storage.queries import watches
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Membership, Teaching
from storage.tables.people import Person
from storage.tables.problems import Problem
from storage.tables.watches import QuizWatch
from tests.attempts import answer, attempt
from tests.banks import HOUR, choice, quiz
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.statements import counted, in_the_handler

SHOW, STOP = ShowQuizProgress(quiz_id=1), StopQuizProgress(quiz_id=1)
SECOND = timedelta(seconds=1)
RUNNING: dict[str, Any] = {"state": AttemptState.OPEN, "finished_at": None}


@pytest.fixture
async def desk(db: Database, app: App, lecturer: Person, learner: Person) -> Chat:
    """The phone of a lecturer who reads Kazakh; quiz 1 with two questions; learners 7 and 11."""
    await add(db, choice(1), choice(2), quiz())
    await add(db, Person(id=11, roster_code="R11", family_name="Жұмабек", given_name="<Ұлан>"))
    await add(db, Membership(group_id=1, person_id=11))
    return Chat(app, 8)


async def tick(app: App, clock: Clock, after: timedelta = 4 * SECOND) -> None:
    """Time goes by: the clock looks, then the letters leave."""
    clock.now += after
    await jobs.run(results.renew_quiz_panels, app.tools.db, app.tools.settings, clock)
    clock.now += panels.EVERY
    await app.courier.deliver()


async def test_the_panel_says_who_is_where_and_follows(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await desk.press(SHOW)
    await app.courier.deliver()
    first = desk.text

    await add(db, attempt(2, learner=11, paper=[1, 2], **RUNNING, position=1))
    await add(db, answer(2, 1), Problem(attempt_id=2, reported_at=NOW, text="…"))
    await tick(app, clock)

    assert "Бастағандар: 1 / 2" in first
    assert "▶️ Әлиева Дана &lt;7&gt;: 1-сұрақ, барлығы – 2" in first
    assert desk.screen.__api_method__ == "editMessageText"
    assert "Бастағандар: 2 / 2" in desk.text
    assert "Жауапсыз мәселе: 1" in desk.text
    assert desk.text.index("⚠️ Жұмабек &lt;Ұлан&gt;: 2-сұрақ") < desk.text.index("▶️ Әлиева")


async def test_nothing_is_sent_while_nothing_changes(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await desk.press(SHOW)
    await app.courier.deliver()
    await tick(app, clock)
    before = len(desk.shown)

    await tick(app, clock)
    await tick(app, clock)

    assert len(desk.shown) == before


async def test_stopped_it_says_so_and_follows_no_more(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await desk.press(SHOW)
    await app.courier.deliver()

    await desk.press(STOP)
    await desk.press(STOP)
    await app.courier.deliver()
    stopped = len(desk.shown)
    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await tick(app, clock)

    assert "Енді жаңармайды" in desk.text
    assert desk.labels == ["📊 Нәтижелер"]
    assert len(desk.shown) == stopped


async def test_it_ends_by_itself_when_the_quiz_is_over(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await desk.press(SHOW)
    await app.courier.deliver()

    await tick(app, clock, 3 * HOUR)
    going_on = desk.labels
    async with db.begin() as session:
        row = await session.get_one(Attempt, 1)
        row.state, row.finished_at = AttemptState.FINISHED, clock.now
    await tick(app, clock)

    assert going_on == ["⏹ Көрсетуді тоқтату"]
    assert "Тапсырылған талпыныс: 1" in desk.text
    assert "Енді жаңармайды" in desk.text
    async with db.read() as session:
        assert not (await session.scalars(select(QuizWatch))).all()


async def test_a_new_panel_takes_the_place_of_the_old_one(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await desk.press(SHOW)
    await app.courier.deliver()
    clock.now += SECOND
    await desk.press(SHOW)
    await app.courier.deliver()
    newest = [call for call in desk.shown if call.__api_method__ == "sendMessage"]

    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await tick(app, clock)

    assert len(newest) == 2
    async with db.read() as session:
        assert len((await session.scalars(select(QuizWatch))).all()) == 1
    assert "Бастағандар: 1 / 2" in desk.text


async def test_who_no_longer_teaches_sees_nothing_more(
    db: Database, app: App, desk: Chat, clock: Clock
) -> None:
    await desk.press(SHOW)
    await app.courier.deliver()
    shown = len(desk.shown)
    async with db.begin() as session:
        mine = {"person_id": 8, "discipline_id": 1}
        await session.delete(await session.get_one(Teaching, mine))

    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await tick(app, clock)
    await desk.press(SHOW)

    assert len(desk.shown) == shown
    assert desk.alert


@pytest.mark.parametrize("press", [SHOW, STOP], ids=str)
async def test_neither_press_needs_more_than_eight_queries(
    db: Database, app: App, desk: Chat, press: ShowQuizProgress
) -> None:
    await desk.press(SHOW)

    with counted(db) as statements:
        await desk.press(press)

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_either_database_counts_what_goes_on(either_db: Database) -> None:
    db = either_db
    await add(db, Discipline(id=1, code="C", title=Bilingual(kk="Пән", ru="Дисциплина")))
    for number in (7, 8):
        await add(db, Person(id=number, roster_code=f"R{number}", family_name="Ә", given_name="Б"))
    await add(db, Teaching(person_id=8, discipline_id=1), choice(1), choice(2), quiz())
    await add(db, attempt(1, paper=[1, 2], **RUNNING))
    await add(db, answer(1, 1), Problem(attempt_id=1, reported_at=NOW))

    async with db.begin() as session:
        lecturer = await session.get_one(Person, 8)
        await quiz_progress.show(session, lecturer, 1, now=NOW)
        await quiz_progress.show(session, lecturer, 1, now=NOW + SECOND)
        found = await watches.watches(session)
        drawn = await quiz_progress.renew(session, now=NOW)
        panel = found[0].watch.panel
        course = await quiz_progress.course(session, 8, 1, panel)
        ended = await watches.end(session, 1, 8)

    assert [each.counts for each in found] == [[1, 1, 1, 1]]
    assert (drawn, ended) == (1, panel)
    assert course is not None
    assert (course.started, course.problems, course.is_watched) == (1, 1, True)
