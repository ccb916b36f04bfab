"""Free navigation, limits, grace, attempts and delays, overrides, groups, outages, receipts."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import clock as heart
from bot.app import App
from bot.callbacks.attempts import OpenOverview, OpenQuestion, SubmitAttempt
from bot.callbacks.quizzes import OpenQuiz, StartAgain, StartQuiz
from bot.scheduler import attempts, jobs
from storage.database import Database
from storage.tables.attempts import Answer, AnswerChange, Attempt, AttemptState, Credit
from storage.tables.disciplines import Group
from storage.tables.quizzes import Expiry, Navigation, QuizGroup, QuizOverride
from storage.tables.trace import TraceLine, Verb
from tests.banks import HOUR, choice, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.handlers.test_attempts import essay, ordering, several, short
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)
MINUTE = timedelta(minutes=1)
FREE: dict[str, Any] = {"navigation": Navigation.FREE, "shuffles_questions": False}


async def the_attempts(db: Database) -> list[Attempt]:
    async with db.read() as session:
        return list(await session.scalars(select(Attempt).order_by(Attempt.number)))


async def answer(db: Database, number: int) -> Answer:
    async with db.read() as session:
        return await session.get_one(Answer, (1, number))


async def tick(app: App, clock: Clock, span: timedelta) -> None:
    """Time goes by, the clock does its work, the letters leave."""
    clock.now += span
    for job in (attempts.queue_warnings, attempts.end_overdue):
        await jobs.run(job, app.tools.db, app.tools.settings, clock)
    await app.courier.deliver()


async def test_a_free_paper_is_answered_in_any_order_until_it_is_submitted(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await add(db, choice(1), several(2), short(3), quiz(length=3, **FREE))
    await chat.press(START)

    await chat.press("Нет")
    clock.now += timedelta(seconds=5)
    await chat.press("Да")
    marked = chat.labels
    for label in ("›", "☐ A", "☰ 2 / 3"):
        await chat.press(label)
    listed = chat.labels
    await chat.press("Завершить")
    asked, choices = chat.text, chat.labels
    for label in ("К вопросам", "3"):
        await chat.press(label)
    await chat.write("Жоғарғы Сот")
    await chat.press("Завершить")

    assert marked[:3] == ["● Да", "○ Нет", "○ Не знаю"]
    assert listed == ["1 ✓", "2 ✓", "3", "Завершить"]
    assert "Вопросов без ответа: 1" in asked
    assert choices == ["К вопросам", "Всё равно завершить"]
    assert "Баллы: 2,5 из 3" in chat.text
    async with db.read() as session:
        history = [each.response for each in await session.scalars(select(AnswerChange))]
        verbs = list(await session.scalars(select(TraceLine.verb).order_by(TraceLine.id)))
    assert history[:2] == [{"options": [11]}, {"options": [10]}]
    assert (len(history), (await answer(db, 1)).seconds) == (4, 5.0)
    assert verbs == [Verb.ATTEMPTED, *[Verb.ANSWERED] * 3, Verb.COMPLETED]


async def test_unfinished_answers_of_a_free_paper_count_as_they_stand(
    db: Database, chat: Chat
) -> None:
    await add(db, ordering(1), choice(2), quiz(length=2, **FREE))
    await chat.press(START)

    await chat.press("A")
    await chat.press("☰ 0 / 2")
    await chat.press("Завершить")
    await chat.press("Всё равно завершить")

    assert "Баллы: 0,33 из 2" in chat.text
    assert "Ответов: 1 из 2" in chat.text


async def test_an_old_button_of_a_free_paper_answers_its_own_question(
    db: Database, chat: Chat
) -> None:
    """Two phones: on one the first question stands still, on the other one has gone on."""
    await add(db, choice(1), choice(2), quiz(**FREE))
    await chat.press(START)
    old = chat.data_of("Нет")
    await chat.press("›")

    await chat.press_raw(old)

    assert "Вопрос 1 из 2" in chat.text
    assert (await answer(db, 1)).response == {"options": [11]}


async def test_a_sequential_paper_has_no_way_around(db: Database, chat: Chat) -> None:
    await two_questions(db)
    await chat.press(START)

    await chat.press(OpenQuestion(attempt_id=1, place=1))
    jumped = chat.text
    await chat.press(OpenOverview(attempt_id=1))
    listed = chat.text
    await chat.press(SubmitAttempt(attempt_id=1, is_sure=True))

    assert all("Вопрос 1 из 2" in each for each in (jumped, listed, chat.text))
    assert [each.state for each in await the_attempts(db)] == [AttemptState.OPEN]


async def test_the_time_of_a_question_runs_out_and_the_next_one_begins_at_the_press(
    db: Database, chat: Chat, clock: Clock
) -> None:
    limit = timedelta(seconds=30)
    bank = (several(1), choice(2), choice(3))
    await add(db, *bank, quiz(length=3, question_limit=limit, shuffles_questions=False))
    await chat.press(START)
    shown = chat.text
    await chat.press("☐ A")
    clock.now += limit

    await chat.press("☐ B")
    late = chat.text
    clock.now += timedelta(seconds=29)
    await chat.press("Да")
    clock.now += timedelta(minutes=2)
    await chat.press("Да")

    assert "На этот вопрос осталось секунд: 30" in shown
    assert "Время на предыдущий вопрос вышло" in late
    assert "Вопрос 2 из 3" in late
    assert "Баллы: 1,5 из 3" in chat.text
    assert (await answer(db, 1)).response == {"options": [10]}
    assert (await answer(db, 2)).seconds == 29.0


@pytest.mark.parametrize("expiry", [Expiry.GRACE, Expiry.DISCARD])
async def test_an_attempt_not_submitted_in_time_does_not_count(
    db: Database, app: App, chat: Chat, clock: Clock, expiry: Expiry
) -> None:
    await two_questions(db, time_limit=20 * MINUTE, expiry=expiry, grace=10 * MINUTE, **{**FREE})
    await chat.press(START)
    await chat.press("Да")
    await tick(app, clock, 31 * MINUTE)

    await chat.press(StartQuiz(quiz_id=1))
    state = [each.state for each in await the_attempts(db)]

    assert state == [AttemptState.DISCARDED]
    assert "Попытка не была завершена вовремя" in chat.text
    assert "Баллы" not in chat.text


async def test_in_the_grace_period_it_is_submitted_without_new_answers(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(
        db, time_limit=20 * MINUTE, expiry=Expiry.GRACE, grace=10 * MINUTE, **{**FREE}
    )
    await chat.press(START)
    await chat.press("Да")
    old = chat.data_of("Нет")
    await tick(app, clock, 19 * MINUTE)
    await tick(app, clock, 2 * MINUTE)
    letter, labels = chat.text, chat.labels

    await chat.press_raw(old)
    refused = chat.alert or ""
    await chat.press(OpenQuiz(quiz_id=1))
    card = chat.text
    await chat.press(SubmitAttempt(attempt_id=1))

    assert "новые ответы не принимаются" in letter
    assert labels[0] == "Завершить"
    assert "новые ответы не принимаются" in refused
    assert "время вышло" in card
    assert "Баллы: 1 из 2" in chat.text


async def test_another_attempt_waits_for_its_delay_and_for_its_number(
    db: Database, chat: Chat, clock: Clock
) -> None:
    delays = {"first_delay": 10 * MINUTE, "later_delay": 30 * MINUTE}
    await two_questions(db, attempts_allowed=3, **delays)
    for number in (1, 2):
        await chat.press(StartAgain(quiz_id=1, number=number) if number > 1 else START)
        await chat.press("Да")
        await chat.press("Да")
        await chat.press(StartAgain(quiz_id=1, number=number + 1))
        early = chat.alert or ""
        await chat.press(OpenQuiz(quiz_id=1))
        card = chat.text
        clock.now += 10 * MINUTE if number == 1 else 30 * MINUTE
        await chat.press(OpenQuiz(quiz_id=1))
        assert "Начать ещё раз" in chat.labels
        assert "Новая попытка теста" in early
        assert "Новая попытка возможна с: 1 сентября 2026" in card

    again = chat.data_of("Начать ещё раз")
    for _ in range(2):
        await chat.press_raw(again)
    third = chat.text
    await chat.press("Да")
    await chat.press("Да")
    await chat.press(StartAgain(quiz_id=1, number=4))

    assert "Вопрос 1 из 2" in third
    assert "Новых попыток" in (chat.alert or "")
    assert [each.number for each in await the_attempts(db)] == [1, 2, 3]


async def test_a_quiz_that_is_taken_once_is_not_started_again_by_an_old_button(
    db: Database, chat: Chat
) -> None:
    await two_questions(db, attempts_allowed=None)
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")

    await chat.press(START)

    assert "Баллы: 2 из 2" in chat.text
    assert len(await the_attempts(db)) == 1


async def test_who_has_an_attempt_left_is_told_of_the_close(
    db: Database, chat: Chat, clock: Clock
) -> None:
    await two_questions(db, attempts_allowed=2)
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")
    clock.now += 3 * HOUR

    await chat.press(StartAgain(quiz_id=1, number=2))

    assert "закрыт" in (chat.alert or "")
    assert len(await the_attempts(db)) == 1


async def test_a_message_at_taps_of_one_quiz_is_no_answer_in_another(
    db: Database, chat: Chat
) -> None:
    await two_questions(db, length=1, draws=[{"category": "", "count": 1, "points": None}])
    only = [{"category": "essays", "count": 1, "points": None}]
    written = essay(3)
    written.category = "essays"
    await add(db, written, quiz(2, length=1, draws=only))
    await chat.press(StartQuiz(quiz_id=2))
    await chat.press(START)

    await chat.write("к другому тесту")

    async with db.read() as session:
        assert (await session.scalars(select(Answer))).all() == []


async def test_an_empty_paper_of_free_navigation_has_no_question(db: Database, chat: Chat) -> None:
    await two_questions(db, length=0, draws=[], **FREE)

    await chat.press(START)
    await chat.press(OpenQuestion(attempt_id=1, place=0))

    assert "Вопрос" not in chat.text


async def test_overrides_hold_for_the_learner_before_the_group_and_the_quiz(
    db: Database, chat: Chat
) -> None:
    await two_questions(db, time_limit=20 * MINUTE, closes_at=NOW - MINUTE)
    group = QuizOverride(
        quiz_id=1, group_id=1, closes_at=NOW + HOUR, time_limit=40 * MINUTE, given_at=NOW
    )
    own = QuizOverride(quiz_id=1, learner_id=7, time_limit=30 * MINUTE, given_at=NOW)
    other = QuizOverride(quiz_id=1, learner_id=None, group_id=None, given_at=NOW)
    await add(db, group, own, other)

    await chat.press(OpenQuiz(quiz_id=1))
    card = chat.text
    await chat.press(START)

    assert "Время на тест: 30 мин." in card
    [attempt] = await the_attempts(db)
    assert attempt.deadline == NOW + 30 * MINUTE


async def test_a_quiz_of_other_groups_a_draft_and_a_live_one_are_not_there_to_take(
    db: Database, chat: Chat
) -> None:
    await add(db, choice(1), choice(2), quiz(1), quiz(2, is_draft=True), quiz(3, is_live=True))
    await add(db, Group(id=2, code="М-26-2"), QuizGroup(quiz_id=1, group_id=2))

    await chat.write("/quizzes")
    empty = chat.text
    answers = []
    for number in (1, 2, 3):
        await chat.press(StartQuiz(quiz_id=number))
        answers.append(chat.alert or "")
    await add(db, QuizGroup(quiz_id=1, group_id=1))
    await chat.press(START)

    assert "Тестов для Вас пока нет" in empty
    assert all("Такого теста среди Ваших нет" in each for each in answers)
    assert "Вопрос 1 из 2" in chat.text


async def test_a_quiz_that_closes_under_a_question_takes_no_more_answers(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(db)
    await chat.press(START)
    await chat.press("Да")
    clock.now = NOW + 2 * HOUR

    await chat.press("Да")
    refused = chat.alert or ""
    await tick(app, clock, timedelta(seconds=10))

    assert "Время теста" in refused
    assert "Баллы: 1 из 2 (50 %)" in chat.text


async def test_a_clock_set_back_loses_nothing(db: Database, chat: Chat, clock: Clock) -> None:
    await two_questions(db)
    await chat.press(START)
    clock.now -= 10 * MINUTE

    await chat.press("Да")
    await chat.press("Да")

    assert "Баллы: 2 из 2" in chat.text
    assert (await answer(db, 1)).seconds == 0.0


async def test_marks_wait_where_the_matrix_keeps_them(db: Database, chat: Chat) -> None:
    await two_questions(db, review={"closed": ["marks"]})
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")
    result = chat.text

    await chat.write("/quizzes")

    assert "Баллы Вы увидите позже" in result
    assert "Контрольная сумма" in result
    assert "100 %" not in result + chat.text
    assert "баллы пока не показаны" in chat.text


async def an_outage(db: Database, app: App, chat: Chat, clock: Clock) -> None:
    """Seven minutes, after a quiz of twenty with two for a question was begun."""
    await two_questions(db, time_limit=20 * MINUTE, question_limit=2 * MINUTE)
    async with db.begin() as session:
        await heart.beat(session, now=NOW)
    await chat.press(START)
    await tick(app, clock, timedelta(0))
    clock.now += 7 * MINUTE
    async with db.begin() as session:
        await heart.wake_up(session, now=clock.now)
    await app.courier.deliver()


async def test_an_outage_is_given_back_to_the_attempt_and_to_its_question(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await an_outage(db, app, chat, clock)
    letter = chat.text
    await chat.press("Продолжить")
    question = chat.text
    await chat.press("Да")

    assert "Время возвращено, минут: 7" in letter
    assert "Завершить нужно до: 1 сентября 2026" in letter
    assert "На этот вопрос осталось секунд: 120" in question
    assert "Вопрос 2 из 2" in chat.text
    assert "предыдущий вопрос вышло" not in chat.text
    async with db.read() as session:
        credit = (await session.scalars(select(Credit))).one()
    assert (credit.span, credit.reason) == (7 * MINUTE, "outage")


async def test_the_warning_moves_with_the_deadline_and_the_receipt_lists_the_outage(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await an_outage(db, app, chat, clock)
    given = chat.text

    await tick(app, clock, 8 * MINUTE)
    early = chat.text
    await tick(app, clock, 7 * MINUTE)
    warned = chat.text
    for label in ("Продолжить", "Да", "К тесту", "Квитанция"):
        await chat.press(label)

    assert early == given
    assert "Осталось минут: 5" in warned
    assert "Добавлено минут: 7" in chat.text
    assert "Бот не работал" in chat.text


async def test_an_essay_that_was_begun_counts_when_the_time_is_over(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await add(db, essay(1), quiz(length=1, time_limit=20 * MINUTE))
    await chat.press(START)
    await chat.write("Начало эссе")

    await tick(app, clock, 21 * MINUTE)

    assert "Проверит преподаватель, ответов: 1" in chat.text
    assert [each.state for each in await the_attempts(db)] == [AttemptState.MARKING]
    assert (await answer(db, 1)).answered_at == NOW + 20 * MINUTE


FREE_STEPS: dict[str, list[Any]] = {
    "toggle": ["☐ A"],
    "turn": ["☐ A", "›"],
    "overview": ["☐ A", "☰"],
    "submit": ["☐ A", "›", "write:Жоғарғы Сот", "Завершить"],
    "receipt": ["☐ A", "›", "write:Жоғарғы Сот", "Завершить", "К тесту", "Квитанция"],
    "card": ["☐ A", "›", "write:Жоғарғы Сот", "Завершить", "К тесту"],
    "again": ["☐ A", "›", "write:Жоғарғы Сот", "Завершить", "К тесту", "Начать ещё раз"],
}


@pytest.mark.parametrize("step", FREE_STEPS)
async def test_no_step_through_a_free_paper_needs_more_than_eight_queries(
    db: Database, chat: Chat, step: str
) -> None:
    bank = quiz(length=2, time_limit=20 * MINUTE, attempts_allowed=None, **FREE)
    await add(db, several(1), short(2), bank)
    await chat.press(START)
    used: list[str] = []

    for each in FREE_STEPS[step]:
        with counted(db) as statements:
            _, _, words = each.partition("write:")
            await (chat.write(words) if words else chat.press(each))
        used = in_the_handler(statements)

    assert len(used) <= 8, used


async def test_a_question_whose_time_ran_out_needs_no_more_than_eight_queries(
    db: Database, chat: Chat, clock: Clock
) -> None:
    bank = quiz(length=2, question_limit=MINUTE, shuffles_questions=False)
    await add(db, several(1), short(2), bank)
    await chat.press(START)
    await chat.press("☐ A")
    clock.now += MINUTE

    with counted(db) as statements:
        await chat.press("☐ B")

    assert "Вопрос 2 из 2" in chat.text
    used = in_the_handler(statements)
    assert len(used) <= 8, used
