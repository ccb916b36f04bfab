"""A lecturer builds a quiz in the chat in a few steps, opens it, changes and closes it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy.quiz_changes import Setting
from academy.settings import Settings
from academy.timetable import ACADEMY_ZONE
from bot.app import App
from bot.callbacks.quiz_building import (
    ChangeDraw,
    ChangeQuiz,
    ChooseQuizKind,
    OpenDraws,
    OpenQuizPart,
    OpenTaughtQuiz,
    OpenTaughtQuizzes,
    Part,
    PublishQuiz,
    Shift,
    ShiftWindow,
)
from bot.callbacks.quizzes import OpenQuizzes
from bot.scheduler import jobs, quiz_windows
from storage.database import Database
from storage.tables.attempts import Attempt, Credit
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person, Role
from storage.tables.quizzes import Policy, Quiz, QuizKind, QuizOverride
from tests.banks import HOUR, both, choice, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.handlers.test_quizzes import START
from tests.statements import counted, in_the_handler

MINUTE = timedelta(minutes=1)
LIMIT = ChangeQuiz(quiz_id=1, setting=Setting.LIMIT, value=30)


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone; it speaks Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def russian(db: Database, app: App, discipline: Discipline) -> Chat:
    """Another lecturer of the discipline, who reads Russian."""
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    return Chat(app, 18)


async def press(phone: Chat, *labels: str) -> None:
    """One after the other."""
    for label in labels:
        await phone.press(label)


async def one(db: Database) -> Quiz:
    async with db.read() as session:
        return (await session.scalars(select(Quiz))).one()


async def all_of(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(statement))


async def bank(db: Database) -> None:
    """Three questions about claims, two about evidence, one of no category."""
    claims = [choice(number) for number in (1, 2, 3)]
    evidence = [choice(number) for number in (4, 5)]
    for each in claims:
        each.category = "Процесс/Иск"
    for each in evidence:
        each.category = "Процесс/Доказательства"
    await add(db, *claims, *evidence, choice(6))


async def test_a_quiz_is_built_in_six_steps_and_reaches_its_learners(
    db: Database, app: App, russian: Chat, chat: Chat
) -> None:
    await bank(db)

    await russian.write("/tests")
    await press(russian, "Новый тест", "Текущий контроль")
    await russian.write("Іс жүргізу <b>\nПроцесс 🙂")
    await press(russian, "Иск", "+1", "К категориям", "весь банк", "+1", "+1", "К категориям")
    await russian.press("Дальше: время")
    await russian.write("1.9.2026 14:00 – 18:00")
    await russian.press("К тесту")
    page = russian.text
    await russian.press("Открыть тест")
    await app.courier.deliver()

    assert "Процесс 🙂" in page
    assert "Черновик" in page
    assert "Вопросов: 3 (Иск – 1, весь банк – 2)" in page
    assert "Время на тест: 20 мин" in page
    assert "после закрытия: баллы, свои ответы, верные ответы, пояснения" in page
    assert "Идёт" in russian.text
    assert "Новый тест: «Процесс 🙂»" in chat.text
    kept = await one(db)
    assert (kept.title, kept.author_id) == (Bilingual("Іс жүргізу <b>", "Процесс 🙂"), 18)
    assert kept.opens_at == datetime(2026, 9, 1, 14, 0, tzinfo=ACADEMY_ZONE)
    assert [rule["count"] for rule in kept.draws] == [1, 2]
    await chat.press("Открыть")
    await chat.press("Начать")
    assert "Вопрос 1 из 3" in chat.text


async def test_the_steps_read_well_in_kazakh(db: Database, desk: Chat) -> None:
    await bank(db)

    await desk.press(OpenTaughtQuizzes())
    await desk.press("Жаңа тест")
    await desk.press("Жаттығу тесті")
    assert "бірінші жол – қазақша" in desk.text
    await desk.write("Сот ісі")
    assert "Таңдалған сұрақ: 0" in desk.text
    await desk.press("бүкіл қор")
    await desk.press("Барлығы: 6")
    await desk.press("Санаттарға")
    await desk.press("Әрі қарай")
    await desk.press("Қазір, бір аптаға")
    await desk.press("Тестке")

    assert "Сұрақ саны: 6 (бүкіл қор – 6)" in desk.text
    assert "Талпыныс: шектеусіз" in desk.text
    assert "еркін көшу" in desk.text
    kept = await one(db)
    assert (kept.title, kept.length) == (Bilingual("Сот ісі", "Сот ісі"), 6)
    assert kept.closes_at - kept.opens_at == timedelta(days=7)


async def test_a_draft_is_seen_by_nobody_who_studies(db: Database, chat: Chat) -> None:
    await add(db, quiz(is_draft=True))

    await chat.press(OpenQuizzes())

    assert "Тестов для Вас пока нет" in chat.text


async def test_who_teaches_two_disciplines_is_asked_which(db: Database, russian: Chat) -> None:
    await add(db, Discipline(id=2, code="ETHICS", title=both("Этика")))
    await add(db, Teaching(person_id=18, discipline_id=2))

    await russian.write("/tests")
    await russian.press("Новый тест")
    await russian.press("Этика")
    await russian.press("Промежуточная аттестация")

    kept = await one(db)
    assert (kept.discipline_id, kept.kind) == (2, QuizKind.ATTESTATION)
    assert (kept.policy, kept.attempts_allowed) == (Policy.FACE, 1)


async def test_a_kind_pressed_twice_makes_one_draft(db: Database, russian: Chat) -> None:
    kind = ChooseQuizKind(discipline_id=1, kind=QuizKind.CURRENT)

    await russian.press(kind)
    await russian.press(kind)

    assert len(await all_of(db, select(Quiz))) == 1


async def test_a_quiz_of_another_lecturers_discipline_is_not_found(
    db: Database, app: App, lecturer: Person
) -> None:
    await two_questions(db)
    await person(db, 19, Role.LECTURER)
    stranger = Chat(app, 19)

    for button in (OpenTaughtQuiz(quiz_id=1), LIMIT, PublishQuiz(quiz_id=1)):
        await stranger.press(button)
        assert "Такого теста" in (stranger.alert or "")

    assert (await one(db)).time_limit is None


@pytest.mark.parametrize("titles", ["", "а" * 101, "раз\nдва\nтри"])
async def test_a_title_that_does_not_fit_is_refused_and_still_awaited(
    db: Database, russian: Chat, titles: str
) -> None:
    await russian.press(ChooseQuizKind(discipline_id=1, kind=QuizKind.CURRENT))

    await russian.write(titles or "   ")
    refused = russian.text
    await russian.write("Процесс")

    assert "одна или две строки" in refused or "текст" in refused.lower()
    assert (await one(db)).title.ru == "Процесс"


async def test_it_does_not_open_without_title_questions_or_window(
    db: Database, russian: Chat
) -> None:
    nothing = quiz(is_draft=True, title=Bilingual(), length=0, opens_at=NOW, closes_at=NOW)
    await add(db, nothing, choice(1))
    refusals = []

    for repair in ({"title": both("Процесс")}, {"opens_at": NOW, "closes_at": NOW + HOUR}, {}):
        await russian.press(PublishQuiz(quiz_id=1))
        refusals.append(russian.alert)
        async with db.begin() as session:
            kept = await session.get_one(Quiz, 1)
            for name, value in repair.items():
                setattr(kept, name, value)

    assert "нет названия" in str(refusals[0])
    assert "Закрытие должно быть позже" in str(refusals[1])
    assert "Вопросы ещё не выбраны" in str(refusals[2])
    assert (await one(db)).is_draft


async def test_a_category_that_became_too_small_is_refused_with_the_numbers(
    db: Database, russian: Chat
) -> None:
    await bank(db)
    draws = [{"category": "Процесс/Иск", "count": 4, "points": None}]
    await add(db, quiz(is_draft=True, draws=draws, length=4))

    await russian.press(PublishQuiz(quiz_id=1))

    told = russian.alert or ""
    assert "Процесс/Иск" in told
    assert "4" in told
    assert "3" in told
    assert (await one(db)).is_draft


async def test_a_window_in_the_past_is_refused(db: Database, russian: Chat) -> None:
    await add(db, quiz(is_draft=True, opens_at=NOW - 2 * HOUR, closes_at=NOW - HOUR), choice(1))
    await add(db, choice(2))

    await russian.press(PublishQuiz(quiz_id=1))

    assert "Закрытие уже прошло" in (russian.alert or "")


async def test_a_closing_moved_moves_open_attempts_and_says_so(
    db: Database, app: App, russian: Chat, chat: Chat
) -> None:
    await two_questions(db)
    await chat.press(START)

    await russian.press(ShiftWindow(quiz_id=1, shift=Shift.QUARTER))
    await app.courier.deliver()

    assert "открытых попыток: 1" in russian.text
    assert "Изменилось время" in chat.text
    [attempt] = await all_of(db, select(Attempt))
    assert attempt.deadline == NOW + 2 * HOUR + 15 * MINUTE
    assert [each.span for each in await all_of(db, select(Credit))] == [15 * MINUTE]


async def test_closing_now_asks_first_and_ends_open_attempts(
    db: Database, russian: Chat, chat: Chat
) -> None:
    await two_questions(db)
    await chat.press(START)

    await russian.press(OpenQuizPart(quiz_id=1, part=Part.WINDOW))
    await russian.press("Закрыть сейчас")
    asked = russian.text
    await russian.press("Да, закрыть")
    await chat.press(START)

    assert "Идёт попыток: 1" in asked
    [attempt] = await all_of(db, select(Attempt))
    assert attempt.deadline == NOW
    assert (await one(db)).closes_at == NOW
    acts = await all_of(db, select(AuditLine.act).where(AuditLine.actor_id == 18))
    assert acts == ["quiz-rescheduled"]


async def test_a_draft_is_deleted_after_a_question_and_an_open_quiz_is_not(
    db: Database, russian: Chat
) -> None:
    await add(db, quiz(1, is_draft=True), quiz(2))

    await russian.press(OpenTaughtQuiz(quiz_id=1))
    await russian.press("Удалить")
    await russian.press("Да, удалить")
    await russian.press(OpenTaughtQuiz(quiz_id=2))

    assert "Удалить" not in " ".join(russian.labels)
    assert [each.id for each in await all_of(db, select(Quiz))] == [2]


async def test_two_presses_on_publish_tell_the_learners_once(
    db: Database, russian: Chat, chat: Chat
) -> None:
    await two_questions(db, is_draft=True)

    for _ in range(2):
        await russian.press(PublishQuiz(quiz_id=1))

    assert "уже опубликован" in (russian.alert or "")
    told = select(func.count()).where(Letter.kind == "quiz-published")
    assert await all_of(db, told) == [1]


async def test_a_group_that_is_not_chosen_is_not_told(
    db: Database, app: App, russian: Chat, chat: Chat
) -> None:
    await add(db, Group(id=2, code="М-26-2"))
    await add(db, Enrolment(group_id=2, discipline_id=1))
    await two_questions(db, is_draft=True)
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.GROUPS))
    await russian.press("М-26-2")

    await russian.press(PublishQuiz(quiz_id=1))

    assert await all_of(db, select(Letter.kind).where(Letter.kind == "quiz-published")) == []


async def test_who_has_not_begun_is_reminded_an_hour_before_the_closing(
    db: Database, app: App, chat: Chat, clock: Clock, settings: Settings
) -> None:
    await two_questions(db, closes_at=NOW + 3 * HOUR)
    clock.now = NOW + 2 * HOUR

    for _ in range(2):
        await jobs.run(quiz_windows.remind_of_closing_quizzes, db, settings, clock)
    await app.courier.deliver()

    assert len([each for each in chat.shown if "скоро закроется" in each.text]) == 1


async def test_who_has_longer_reads_their_own_hour_and_no_reminder(
    db: Database, app: App, desk: Chat, chat: Chat, clock: Clock, settings: Settings
) -> None:
    await two_questions(db, closes_at=NOW + 3 * HOUR, is_draft=True)
    longer = QuizOverride(quiz_id=1, learner_id=7, closes_at=NOW + 30 * HOUR, given_at=NOW)
    await add(db, longer)
    await desk.press(PublishQuiz(quiz_id=1))
    await app.courier.deliver()
    told = chat.text
    clock.now = NOW + 2 * HOUR

    await jobs.run(quiz_windows.remind_of_closing_quizzes, db, settings, clock)
    await app.courier.deliver()

    assert "Закрытие: 2 сентября" in told
    assert [each for each in chat.shown if "скоро закроется" in each.text] == []


async def test_who_has_begun_is_not_reminded_of_the_closing(
    db: Database, app: App, chat: Chat, clock: Clock, settings: Settings
) -> None:
    await two_questions(db, closes_at=NOW + 3 * HOUR)
    await chat.press(START)
    clock.now = NOW + 2 * HOUR

    await jobs.run(quiz_windows.remind_of_closing_quizzes, db, settings, clock)
    await app.courier.deliver()

    assert [each for each in chat.shown if "скоро закроется" in each.text] == []


BUTTONS = [
    OpenTaughtQuizzes(),
    OpenTaughtQuiz(quiz_id=1),
    OpenDraws(quiz_id=1),
    ChangeDraw(quiz_id=1, question_id=1, count=1),
    LIMIT,
    PublishQuiz(quiz_id=1),
    ShiftWindow(quiz_id=1, shift=Shift.HOUR),
    ChooseQuizKind(discipline_id=1, kind=QuizKind.CURRENT),
]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda each: type(each).__name__)
async def test_no_press_needs_more_than_eight_queries(
    db: Database, russian: Chat, chat: Chat, button: Any
) -> None:
    is_draft = isinstance(button, PublishQuiz | ChangeDraw)
    await two_questions(db, is_draft=is_draft)
    if isinstance(button, ShiftWindow):
        await chat.press(START)

    with counted(db) as statements:
        await russian.press(button)

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_a_half_built_quiz_waits_as_a_draft_in_the_list(db: Database, russian: Chat) -> None:
    await russian.press(ChooseQuizKind(discipline_id=1, kind=QuizKind.MIDTERM))
    async with db.begin() as session:
        talk = await session.get_one(Conversation, 18)
        talk.awaits_kind = talk.awaits_facts = None

    await russian.write("/tests")
    await russian.press("Тест без названия")

    assert "Рубежный контроль" in russian.text
    assert "Время открытия ещё не задано" in russian.text
