import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import App, build
from bot.callbacks.attempts import ChooseOption
from bot.callbacks.quizzes import OpenQuiz, OpenQuizzes, StartQuiz
from bot.scheduler import attempts, jobs
from storage.database import Database
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.disciplines import Discipline, Membership
from storage.tables.people import Person, Role
from storage.tables.questions import QuestionKind
from storage.tables.trace import TraceLine, Verb
from tests.banks import HOUR, choice, question, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def verbs(db: Database) -> list[Verb]:
    async with db.read() as session:
        return list(await session.scalars(select(TraceLine.verb).order_by(TraceLine.id)))


async def test_the_list_begins_with_what_is_open_and_says_where_each_quiz_stands(
    db: Database, chat: Chat
) -> None:
    ahead = quiz(2, opens_at=NOW + HOUR, title=quiz().title)
    missed = quiz(3, closes_at=NOW - timedelta(minutes=1))
    await add(db, missed, ahead, quiz(1))

    await chat.write("/quizzes")

    assert chat.text.index("открыт до") < chat.text.index("откроется") < chat.text.index("закрыт ")
    assert "Процесс &lt;b&gt;" in chat.text
    assert chat.labels == ["Процесс <b>"] * 3 + ["Меню"]


async def test_more_than_eight_quizzes_are_paged(db: Database, chat: Chat) -> None:
    await add(db, *(quiz(number) for number in range(1, 10)))

    await chat.write("/quizzes")
    await chat.press("Далее")

    assert chat.labels == ["Процесс <b>", "‹ Назад", "Меню"]


async def test_without_quizzes_the_list_says_so(chat: Chat) -> None:
    await chat.press(OpenQuizzes())

    assert "Тестов для Вас пока нет" in chat.text


async def test_a_quiz_from_its_card_to_its_result(db: Database, chat: Chat) -> None:
    await two_questions(db, time_limit=timedelta(minutes=20))

    await chat.press(OpenQuiz(quiz_id=1))
    card = chat.text
    await chat.press("Начать")
    question = chat.text
    await chat.press("Да")
    await chat.press("Нет")

    assert "текущий контроль" in card
    assert "Время на тест: 20 мин." in card
    assert "Вопрос 1 из 2" in question
    assert "⏱ До 14:20, осталось минут: 20" in question
    assert "Баллы: 1 из 2 (50 %)" in chat.text
    assert "Результат сохранён" in chat.text
    assert await verbs(db) == [Verb.ATTEMPTED, Verb.ANSWERED, Verb.ANSWERED, Verb.COMPLETED]
    assert (await one(db, select(TraceLine).order_by(TraceLine.id.desc()))).result == {
        "points": 1.0,
        "max": 2,
    }


async def test_a_reader_of_kazakh_reads_kazakh(db: Database, app: App, discipline: object) -> None:
    await two_questions(db)
    await person(db, 17, Role.LEARNER, locale="kk")
    await enrol(db, 17)
    phone = Chat(app, 17)

    await phone.press(START)

    assert "1-сұрақ, барлығы – 2" in phone.text
    assert "(қаз)" in phone.text
    assert "Да (қаз)" in phone.labels


async def enrol(db: Database, number: int) -> None:
    await add(db, Membership(group_id=1, person_id=number))


async def test_five_fingers_on_one_button_answer_once(db: Database, chat: Chat) -> None:
    await two_questions(db)
    await chat.press(START)
    button = chat.data_of("Да")

    await asyncio.gather(*(chat.press_raw(button) for _ in range(5)))

    assert "Вопрос 2 из 2" in chat.text
    assert await one(db, select(func.count()).select_from(Answer)) == 1


async def test_an_old_button_shows_the_present_question_and_changes_nothing(
    db: Database, chat: Chat
) -> None:
    await two_questions(db)
    await chat.press(START)
    old = chat.data_of("Нет")
    await chat.press("Да")

    await chat.press_raw(old)

    assert "Вопрос 2 из 2" in chat.text
    assert await one(db, select(Answer.points)) == 1.0


async def test_a_button_of_a_finished_attempt_shows_its_result(db: Database, chat: Chat) -> None:
    await two_questions(db)
    await chat.press(START)
    old = chat.data_of("Нет")
    await chat.press("Да")
    await chat.press("Да")

    await chat.press_raw(old)
    again = chat.text
    await chat.press(START)

    assert "Баллы: 2 из 2 (100 %)" in again
    assert "Баллы: 2 из 2 (100 %)" in chat.text


async def test_several_options_are_marked_and_confirmed_with_partial_credit(
    db: Database, chat: Chat
) -> None:
    options = ("A", 50.0), ("B", 50.0), ("C", -50.0)
    await add(db, question(1, QuestionKind.SEVERAL, *options), quiz(length=1))
    await chat.press(START)

    await chat.press("Готово")
    empty = chat.alert
    for tap in ("☐ A", "☐ B", "☐ C", "☑ C", "☑ B"):
        await chat.press(tap)
    marked = chat.labels[:-1]
    await chat.press("Готово")

    assert empty == "Сначала выберите хотя бы один вариант."
    assert marked == ["☑ A", "☐ B", "☐ C", "Готово"]
    assert "Баллы: 0,5 из 1 (50 %)" in chat.text


async def test_wrong_marks_never_earn_less_than_nothing(db: Database, chat: Chat) -> None:
    options = ("A", 100.0), ("B", -100.0), ("C", -100.0)
    await add(db, question(1, QuestionKind.SEVERAL, *options), quiz(length=1))
    await chat.press(START)

    await chat.press("☐ B")
    await chat.press("☐ C")
    await chat.press("Готово")

    assert "Баллы: 0 из 1 (0 %)" in chat.text


async def test_marks_survive_an_interruption(db: Database, app: App, chat: Chat) -> None:
    options = ("A", 50.0), ("B", 50.0)
    await add(db, question(1, QuestionKind.SEVERAL, *options), quiz(length=1))
    await chat.press(START)
    await chat.press("☐ A")

    restarted = Chat(build(app.tools, app.process), 7)
    await restarted.write("/quizzes")
    await restarted.press("Процесс")
    await restarted.press("Продолжить")

    assert restarted.labels[:2] == ["☑ A", "☐ B"]
    assert await one(db, select(Answer.response)) == {"options": [10]}


async def test_long_options_are_listed_and_letters_stand_on_the_buttons(
    db: Database, chat: Chat
) -> None:
    long = "Суд <первой> инстанции, к подсудности которого относится дело"
    one_choice = question(1, QuestionKind.ONE_CHOICE, (long, 100.0), ("Иной", 0.0))
    await add(db, one_choice, quiz(length=1))

    await chat.press(START)

    assert chat.labels[:-1] == ["A", "B"]
    assert "<b>A)</b> Суд &lt;первой&gt; инстанции" in chat.text
    await chat.press("A")
    assert "(100 %)" in chat.text


async def test_true_and_false_are_words_of_the_reader(db: Database, chat: Chat) -> None:
    machine = question(1, QuestionKind.TRUE_FALSE, ("true", 100.0), ("false", 0.0))
    for option, word in zip(machine.options, ("true", "false"), strict=True):
        option.text = type(option.text)(ru=word)
    await add(db, machine, quiz(length=1))

    await chat.press(START)

    assert chat.labels[:-1] == ["Верно", "Неверно"]


async def test_a_late_tap_is_refused_and_the_result_comes_as_a_letter(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(db, time_limit=timedelta(minutes=20))
    await chat.press(START)
    await chat.press("Да")
    clock.now += timedelta(minutes=20)

    await chat.press("Да")
    refused = chat.alert or ""
    await chat.write("/quizzes")
    listed = chat.text
    clock.now += timedelta(seconds=10)
    count = await jobs.run(attempts.end_overdue, db, app.tools.settings, clock)
    again = await jobs.run(attempts.end_overdue, db, app.tools.settings, clock)
    await app.courier.deliver()

    assert "Время теста «Процесс <b>» вышло: 1 сентября 2026" in refused
    assert "завершён, 50 %" in listed
    assert (count, again) == (1, 0)
    assert "⏱ Время теста" in chat.text
    assert "Баллы: 1 из 2 (50 %)" in chat.text
    attempt = await one(db, select(Attempt))
    assert attempt.state == AttemptState.FINISHED
    assert attempt.finished_at == attempt.deadline == NOW + timedelta(minutes=20)


async def test_a_press_that_reached_us_in_time_counts_however_late_it_is_worked_off(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(db, time_limit=timedelta(minutes=20))
    await chat.press(START)
    clock.now += timedelta(minutes=19, seconds=59)
    await chat.reach_us(chat.data_of("Да"))
    clock.now += timedelta(seconds=30)

    early = await jobs.run(attempts.end_overdue, db, app.tools.settings, clock)
    await app.inbox.finish_all()
    late = await jobs.run(attempts.end_overdue, db, app.tools.settings, clock)

    assert (early, late) == (0, 1)
    assert await one(db, select(func.count()).select_from(Answer)) == 1


async def test_the_deadline_is_never_after_the_closing(db: Database, chat: Chat) -> None:
    await two_questions(db, time_limit=3 * HOUR)

    await chat.press(START)

    assert (await one(db, select(Attempt))).deadline == NOW + 2 * HOUR
    assert "⏱ До 16:00, осталось минут: 120" in chat.text


async def test_five_minutes_before_the_end_the_learner_is_warned(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(db, time_limit=timedelta(minutes=20))
    await chat.press(START)
    clock.now += timedelta(minutes=15)

    await jobs.run(attempts.queue_warnings, db, app.tools.settings, clock)
    await app.courier.deliver()

    assert "Осталось минут: 5" in chat.text
    assert chat.labels == ["Продолжить"]


async def test_a_finished_learner_is_not_warned(
    db: Database, app: App, chat: Chat, clock: Clock
) -> None:
    await two_questions(db, time_limit=timedelta(minutes=20))
    await chat.press(START)
    await chat.press("Да")
    clock.now += timedelta(minutes=14)
    await jobs.run(attempts.queue_warnings, db, app.tools.settings, clock)
    await chat.press("Да")
    clock.now += timedelta(minutes=1)

    await app.courier.deliver()

    assert "Баллы" in chat.text


async def test_nobody_begins_before_the_opening_or_after_the_closing(
    db: Database, chat: Chat
) -> None:
    await two_questions(db, opens_at=NOW + HOUR)
    await add(db, quiz(2, closes_at=NOW))

    await chat.press(START)
    early = chat.alert or ""
    await chat.press(StartQuiz(quiz_id=2))

    assert "ещё не открыт. Начало: 1 сентября 2026" in early
    assert "закрыт" in (chat.alert or "")


async def test_a_bank_too_small_is_told_with_the_numbers(db: Database, chat: Chat) -> None:
    await add(db, choice(1), choice(2, retired_at=NOW), quiz())

    await chat.press(START)

    assert "нужно вопросов – 2, в банке – 1" in (chat.alert or "")


async def test_somebody_elses_attempt_is_not_found(
    db: Database, app: App, chat: Chat, discipline: Discipline
) -> None:
    await two_questions(db)
    await chat.press(START)
    other = await person(db, 17, Role.LEARNER)
    await enrol(db, other.id)
    phone = Chat(app, 17)

    await phone.press(ChooseOption(attempt_id=1, question_id=1, option_id=10))

    assert "больше не действует" in (phone.alert or "")
    assert await one(db, select(func.count()).select_from(Answer)) == 0


async def test_a_quiz_of_another_group_is_not_found(
    db: Database, app: App, discipline: Discipline
) -> None:
    await two_questions(db)
    await person(db, 17, Role.LEARNER)
    phone = Chat(app, 17)

    await phone.press(OpenQuiz(quiz_id=1))

    assert "Такого теста среди Ваших нет" in (phone.alert or "")


async def test_a_lecturer_has_no_quizzes_to_take(db: Database, app: App, lecturer: Person) -> None:
    phone = Chat(app, 8)

    await phone.write("/quizzes")

    assert "Сізге қолжетімсіз" in phone.text


async def test_an_option_of_another_question_changes_nothing(db: Database, chat: Chat) -> None:
    await two_questions(db)
    await chat.press(START)
    paper = (await one(db, select(Attempt))).paper

    mixed = ChooseOption(attempt_id=1, question_id=paper[0], option_id=paper[1] * 10)
    await chat.press(mixed)

    assert "Вопрос 1 из 2" in chat.text


@pytest.mark.parametrize("step", ["list", "card", "start", "mark", "answer", "confirm", "last"])
async def test_no_press_needs_more_than_eight_queries(db: Database, chat: Chat, step: str) -> None:
    several = question(1, QuestionKind.SEVERAL, ("A", 100.0), ("B", 0.0))
    kinds = {"mark": [several], "confirm": [several]}
    bank = kinds.get(step) or [choice(1), choice(2)]
    await add(db, *bank, quiz(length=len(bank), time_limit=timedelta(minutes=20)))
    before: dict[str, list[Any]] = {
        "list": [],
        "card": [],
        "start": [],
        "mark": [START],
        "answer": [START],
        "confirm": [START, "☐ A"],
        "last": [START, "Да"],
    }
    presses: dict[str, Any] = {
        "list": OpenQuizzes(),
        "card": OpenQuiz(quiz_id=1),
        "start": START,
        "mark": "☐ A",
    }
    for press in before[step]:
        await chat.press(press)

    with counted(db) as statements:
        await chat.press(presses.get(step, "Готово" if step == "confirm" else "Да"))

    used = in_the_handler(statements)
    assert len(used) <= 8, used
