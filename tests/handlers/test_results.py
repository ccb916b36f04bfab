from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from academy import receipts, results
from academy.results import Order
from bot.app import App
from bot.callbacks.quiz_reviews import OpenQuizReview, OpenQuizReviews, OpenReviewedAnswer
from bot.callbacks.results import (
    OpenLearnerResults,
    OpenResult,
    OpenResultAnswer,
    OpenResults,
)
from storage.database import Database
from storage.queries import quiz_reviews as sheets
from storage.queries import results as ask
from storage.tables.attempts import (
    Answer,
    AnswerChange,
    Attempt,
    AttemptState,
    Credit,
    CreditReason,
)
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.identity import Check, CheckState
from storage.tables.people import Person, Role
from storage.tables.problems import Problem, ProblemState
from storage.tables.questions import QuestionKind
from storage.tables.quizzes import QuizGroup, QuizOverride
from tests.attempts import MINUTE, answer, attempt
from tests.banks import choice, question, quiz
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler

TABLE = OpenResults(quiz_id=1)
NAMES = {11: ("Ермек", "Әсел"), 12: ("Жұмабек", "Ұлан"), 13: ("Әбдіқадір", "Өмір <b>😀")}


@pytest.fixture
async def desk(db: Database, app: App, lecturer: Person) -> Chat:
    """The lecturer's phone; they read Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def group(db: Database, discipline: Discipline) -> None:
    """Three learners of group 1, and quiz 1 with its bank of two."""
    for number, (family, given) in NAMES.items():
        someone = Person(id=number, roster_code=f"R{number}", family_name=family, given_name=given)
        await add(db, someone)
        await add(db, Membership(group_id=1, person_id=number))
    await add(db, choice(1), choice(2), quiz())


async def taken(db: Database) -> None:
    """11 has a half, of two attempts; 12 has all; 13 has nothing."""
    await add(db, attempt(1, learner=11, paper=[1, 2]), attempt(3, learner=12, paper=[2, 1]))
    await add(db, attempt(2, learner=11, paper=[2, 1], number=2))
    await add(db, answer(1, 1), answer(1, 2, 0, options=[21]))
    await add(db, answer(3, 1), answer(3, 2))


async def test_the_table_says_who_how_often_how_well_and_how_long(
    db: Database, desk: Chat, group: None
) -> None:
    await taken(db)

    await desk.press(TABLE)

    assert "Нәтижелер: Сот &lt;b&gt;ісі" in desk.text
    assert "Тапсырғандар: 2 / 3" in desk.text
    assert "Орташа: 75 %, медиана: 75 %" in desk.text
    assert "▫️ 1. Әбдіқадір Өмір &lt;b&gt;😀" in desk.text
    assert "✅ 2. Ермек Әсел\n50 %, 10 минут, талпыныс саны: 2" in desk.text
    assert "✅ 3. Жұмабек Ұлан\n100 %, 10 минут" in desk.text
    assert desk.labels[:2] == ["2", "3"]


async def test_the_table_by_result_begins_with_the_best(
    db: Database, desk: Chat, group: None
) -> None:
    await taken(db)

    await desk.press(TABLE)
    await desk.press("Балл бойынша")

    places = [desk.text.index(family) for family in ("Жұмабек", "Ермек", "Әбдіқадір")]
    assert places == sorted(places)
    assert "Аты бойынша" in desk.labels


async def test_more_than_eight_learners_are_paged_in_their_order(
    db: Database, desk: Chat, group: None
) -> None:
    for number in range(20, 30):
        await add(db, Person(id=number, roster_code=f"R{number}", family_name="Я", given_name="Я"))
        await add(db, Membership(group_id=1, person_id=number))

    await desk.press(TABLE)
    await desk.press("Келесі")

    assert "▫️ 9. Я Я" in desk.text
    assert "Әбдіқадір" not in desk.text
    assert "Тапсырғандар: 0 / 13" in desk.text


async def test_who_left_the_group_is_no_longer_awaited_but_keeps_the_result(
    db: Database, desk: Chat, group: None
) -> None:
    await taken(db)
    async with db.begin() as session:
        for number in (11, 13):
            place = await session.get_one(Membership, {"group_id": 1, "person_id": number})
            place.ended_at = NOW

    await desk.press(TABLE)

    assert "Тапсырғандар: 2 / 2" in desk.text
    assert "Ермек" in desk.text
    assert "Әбдіқадір" not in desk.text


@pytest.mark.parametrize(
    ("state", "sign", "told"),
    [
        (AttemptState.OPEN, "▶️ 1. ", ""),
        (AttemptState.MARKING, "✍️ 1. ", "50 %"),
        (AttemptState.DISCARDED, "🚫 1. ", ""),
    ],
)
async def test_a_line_says_where_the_learner_stands(
    db: Database, desk: Chat, learner: Person, state: AttemptState, sign: str, told: str
) -> None:
    await add(db, choice(1), choice(2), quiz())
    finished_at = None if state == AttemptState.OPEN else NOW
    await add(
        db,
        attempt(1, paper=[1, 2], state=state, finished_at=finished_at),
    )
    await add(db, answer(1, 1))

    await desk.press(TABLE)

    assert f"{sign}Әлиева Дана &lt;7&gt;" in desk.text
    assert ("50 %" in desk.text) == bool(told)


async def test_a_doubtful_identity_is_told_beside_the_percent(
    db: Database, desk: Chat, learner: Person
) -> None:
    await add(db, choice(1), quiz())
    moments = {"asked_at": NOW, "expires_at": NOW}
    await add(db, Check(id=5, person_id=7, quiz_id=1, state=CheckState.DOUBTFUL, **moments))
    await add(db, attempt(paper=[1], check_id=5))

    await desk.press(TABLE)

    assert "0 % (алдын ала)" in desk.text


async def test_one_attempt_with_what_an_examiner_asks_about(
    db: Database, desk: Chat, group: None
) -> None:
    await taken(db)
    span = timedelta(minutes=3)
    await add(db, Credit(attempt_id=1, reason=CreditReason.OUTAGE, span=span, given_at=NOW))
    trouble = {"reported_at": NOW - MINUTE, "state": ProblemState.OPEN}
    await add(db, Problem(attempt_id=1, text="Интернет <жоқ>", **trouble))
    steps = [{"options": [10]}, {"options": [12]}]
    await add(
        db,
        *(
            AnswerChange(attempt_id=1, question_id=1, response=each, changed_at=NOW)
            for each in steps
        ),
    )

    await desk.press(TABLE)
    await desk.press("2")
    attempts = desk.text
    await desk.press("1-талпыныс")
    shown = desk.text
    await desk.press("1")

    assert "✅ 1-талпыныс: 50 %." in attempts
    assert "ең жақсы талпыныс: 50 %" in attempts
    expected = [
        "Тапсырылды: 2026",
        "Балл: 1 / 2 (50 %)",
        "⏱ +3 минут: бот жұмыс істемеді",
        "⚠️ Мәселе, жауап жоқ",
        "Интернет &lt;жоқ&gt;",
        "✅ 1. Вопрос-1 (қаз) (1 / 1)",
        "❌ 2. Вопрос-2 (қаз) (0 / 1)",
    ]
    assert [each for each in expected if each not in shown] == []
    timing = ["⏱ 12 секунд. Жауап уақыты:", "Жауап өзгерген, жазба саны: 2", ": Не знаю (қаз)"]
    assert [each for each in ["☑ <b>Да (қаз)</b>", *timing] if each not in desk.text] == []


async def test_an_answer_that_was_altered_no_longer_agrees_with_the_receipt(
    db: Database, desk: Chat, group: None
) -> None:
    await taken(db)
    async with db.begin() as session:
        row = await session.get_one(Attempt, 1)
        answers = await session.scalars(select(Answer).where(Answer.attempt_id == 1))
        given = {each.question_id: each for each in answers}
        row.digest = receipts.digest(row, row.finished_at or NOW, given)

    await desk.press(OpenResult(attempt_id=1))
    agreed = desk.text
    async with db.begin() as session:
        altered = await session.get_one(Answer, {"attempt_id": 1, "question_id": 2})
        altered.response = {"options": [20]}
    await desk.press(OpenResult(attempt_id=1))

    assert "🧾 Жауаптар түбіртекпен сәйкес келеді" in agreed
    assert "🧾❗ Жауаптар түбіртекпен сәйкес келмейді" in desk.text


async def test_the_same_in_russian(db: Database, app: App, group: None) -> None:
    await taken(db)
    await person(db, 18, Role.LECTURER, locale="ru")
    await add(db, Teaching(person_id=18, discipline_id=1))
    phone = Chat(app, 18)

    await phone.press(TABLE)
    table = phone.text
    await phone.press(OpenResult(attempt_id=3))
    shown = phone.text
    await phone.press("2")

    assert "Сдали: 2 из 3" in table
    assert "✅ 3. Жұмабек Ұлан\n100 %, 10 мин." in table
    assert "Попытка 1, начало: 1 сентября 2026" in shown
    assert "Баллы: 2 из 2 (100 %)" in shown
    assert "✅ Верно: 1 из 1" in phone.text


@pytest.mark.parametrize(
    "press",
    [
        TABLE,
        OpenLearnerResults(quiz_id=1, learner_id=11),
        OpenResult(attempt_id=1),
        OpenResultAnswer(attempt_id=1, number=1),
    ],
    ids=lambda press: type(press).__name__,
)
async def test_a_lecturer_of_another_discipline_finds_nothing(
    db: Database, app: App, group: None, press: OpenResults
) -> None:
    await taken(db)
    await person(db, 28, Role.LECTURER)
    stranger = Chat(app, 28)

    await stranger.press(press)

    assert stranger.alert
    assert not stranger.shown


async def test_an_answer_of_3000_characters_fits_into_a_message(
    db: Database, desk: Chat, learner: Person
) -> None:
    options = [("ә" * 3000, 100.0), *((f"{'<' * 500}{at}", 0.0) for at in range(39))]
    await add(db, question(1, QuestionKind.ONE_CHOICE, *options, text="?" * 3000), quiz())
    await add(db, attempt(paper=[1]))
    await add(db, answer(1, 1))

    await desk.press(OpenResultAnswer(attempt_id=1, number=1))

    assert "☑ <b>ә" in desk.text
    assert len(unescape(desk.text)) < 4096


@pytest.mark.parametrize(
    "press",
    [
        TABLE,
        OpenResults(quiz_id=1, order=Order.RESULT),
        OpenLearnerResults(quiz_id=1, learner_id=7),
        OpenResult(attempt_id=1),
        OpenResultAnswer(attempt_id=1, number=1),
    ],
    ids=str,
)
async def test_no_press_of_a_lecturer_needs_more_than_eight_queries(
    db: Database, desk: Chat, learner: Person, press: OpenResults
) -> None:
    await add(db, choice(1), choice(2), quiz())
    await add(db, attempt(paper=[1, 2]), attempt(2, paper=[2, 1], number=2))
    await add(db, answer(1, 1), answer(1, 2))

    with counted(db) as statements:
        await desk.press(press)

    used = in_the_handler(statements)
    assert desk.shown
    assert len(used) <= 8, used


@pytest.mark.parametrize(
    "press",
    [
        OpenQuizReviews(quiz_id=1),
        OpenQuizReviews(quiz_id=2),
        OpenQuizReview(attempt_id=1),
        OpenReviewedAnswer(attempt_id=1, number=1),
    ],
    ids=str,
)
async def test_no_press_of_a_learner_needs_more_than_eight_queries(
    db: Database, chat: Chat, press: OpenQuizReviews
) -> None:
    open_now = {"after": ["marks", "answers", "right"]}
    await add(db, choice(1), choice(2), quiz(review=open_now), quiz(2, review=open_now))
    await add(db, attempt(paper=[1, 2]))
    await add(db, attempt(2, paper=[2, 1], quiz_id=2), attempt(3, paper=[1], quiz_id=2, number=2))
    await add(db, answer(1, 1), answer(1, 2))

    with counted(db) as statements:
        await chat.press(press)

    used = in_the_handler(statements)
    assert chat.shown
    assert len(used) <= 8, used


async def two_groups(db: Database) -> None:
    """Learner 7 of group 1 took quiz 1 of discipline 1, learner 9 of group 2 has until tomorrow."""
    title = Bilingual(kk="Пән", ru="Дисциплина")
    await add(db, Discipline(id=1, code="C", title=title), *map(group_row, (1, 2)))
    await add(db, *(Enrolment(group_id=at, discipline_id=1) for at in (1, 2)))
    people = [
        Person(id=at, roster_code=f"R{at}", family_name="Ә", given_name="Б") for at in (7, 8, 9)
    ]
    await add(db, *people)
    await add(db, Membership(group_id=1, person_id=7), Membership(group_id=2, person_id=9))
    await add(db, Teaching(person_id=8, discipline_id=1), choice(1), choice(2), quiz())
    await add(db, attempt(paper=[1, 2], learner=7))
    await add(db, answer(1, 1), answer(1, 2, None))
    override = {"closes_at": NOW + timedelta(days=1), "given_at": NOW}
    await add(db, QuizOverride(quiz_id=1, learner_id=9, **override))


async def test_either_database_counts_the_same(either_db: Database) -> None:
    await two_groups(either_db)

    async with either_db.begin() as session:
        lecturer = await session.get_one(Person, 8)
        found = await results.results(session, lecturer, 1, Order.NAME, 0)
        one = await results.result(session, lecturer, 1)
        lines = await results.lines(session, one, 0)
        situation = await sheets.situation(session, found.quiz, 7)
        groups = await ask.groups_of(session, 1)
        session.add(QuizGroup(quiz_id=1, group_id=2))
        await session.flush()
        limited = await results.results(session, lecturer, 1, Order.RESULT, 0)

    assert (found.taken, found.expected, found.average) == (1, 2, 50)
    assert [each.place.number for each in lines.items] == [1, 2]
    assert situation == sheets.Situation(NOW + timedelta(days=1), is_taking=False)
    assert groups == {7: "Г1", 9: "Г2"}
    assert limited.expected == 2  # who is to take it, and who took it


def group_row(number: int) -> Group:
    return Group(id=number, code=f"Г{number}")
