"""Rechecks: an attempt stands still for a check of the identity, and gets its time back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from academy import clock as bot_clock
from academy import expiries, findings, identity, quizzes, rechecks
from academy.findings import Finding, Outcome
from bot.app import App
from bot.callbacks.attempts import OpenQuestion, OpenReceipt, SubmitAttempt
from bot.callbacks.quizzes import StartQuiz
from storage.database import Database
from storage.tables.attempts import Attempt, AttemptState, Credit, CreditReason, Recheck
from storage.tables.identity import Check, CheckKind, CheckState, Template
from storage.tables.people import Person
from storage.tables.quizzes import Navigation, Policy
from tests.academy.test_quizzes import a_learner
from tests.agreements import agreement
from tests.banks import HOUR, choice, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)
DARK = Finding(Outcome.RETAKE, {"fault": "dark"})
LIMIT = {"time_limit": timedelta(minutes=10)}


async def begun(db: Database, chat: Chat, **settings: Any) -> None:
    """A quiz of two questions with a recheck before the second; the first one is on the screen."""
    await two_questions(db, policy=Policy.FACE, rechecks=1, **{**LIMIT, **settings})
    sealed = {"embedding": b"\1" * 541, "chip": b"\1" * 99}
    await add(db, Template(person_id=7, model_id="m", enrolled_at=NOW, **sealed))
    await chat.press(agreement(1))
    async with db.begin() as session:
        done = {"state": CheckState.ACCEPTED, "received_at": NOW}
        await session.execute(update(Check).values(**done))
    await chat.press(START)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def the_check(db: Database) -> Check:
    found: Check = await one(db, select(Check).where(Check.kind == CheckKind.RECHECK))
    return found


async def clockwork(db: Database, clock: Clock) -> None:
    """The jobs of the clock, as they run every few seconds."""
    async with db.begin() as session:
        await identity.expire(session, now=clock.now)
        await rechecks.end_overdue(session, now=clock.now)
        await expiries.end_overdue(session, now=clock.now)


def test_places_are_drawn_from_the_seed_and_never_before_the_first_question() -> None:
    drawn = [rechecks.places(seed, 10, 2) for seed in range(200)]

    assert drawn == [rechecks.places(seed, 10, 2) for seed in range(200)]
    assert {place for places in drawn for place in places} == set(range(1, 10))
    assert rechecks.places(1, 1, 2) == []
    assert rechecks.places(1, 2, 2) == [1]


async def test_the_attempt_stands_still_before_the_drawn_question_and_gets_its_time_back(
    db: Database, chat: Chat, clock: Clock, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    clock.now += timedelta(seconds=30)
    await chat.press("Да")
    stopped = chat.text
    clock.now += timedelta(seconds=20)
    await chat.press("Подтвердить личность")
    asked = chat.text
    clock.now += timedelta(seconds=40)
    await chat.send_photo("p", b"x")
    got = chat.text
    clock.now += timedelta(seconds=10)
    await chat.press("Продолжить тест")

    assert "тест остановлен" in stopped
    assert "новое фото лица" in asked
    assert "секунд: 100" in asked
    assert "время возвращено" in got
    assert "Вопрос 2 из 2" in chat.text
    attempt = await one(db, select(Attempt))
    assert attempt.deadline == NOW + timedelta(minutes=10, seconds=60)
    credit = await one(db, select(Credit))
    assert (credit.reason, credit.span) == (CreditReason.RECHECK, timedelta(seconds=60))
    await chat.press("Да")
    await chat.press(OpenReceipt(attempt_id=attempt.id))
    assert "Личность проверялась ещё раз" in chat.text


async def test_nothing_is_answered_or_submitted_while_it_stands_still(
    db: Database, chat: Chat, learner: Person, administrator: Person
) -> None:
    await begun(db, chat, navigation=Navigation.FREE)
    number = (await one(db, select(Attempt))).id
    await chat.press(OpenQuestion(attempt_id=number, place=1))
    shown = [chat.text]

    await chat.press(SubmitAttempt(attempt_id=number, is_sure=True))
    shown.append(chat.text)
    await chat.press(OpenQuestion(attempt_id=number, place=0))
    shown.append(chat.text)

    assert all("тест остановлен" in each for each in shown)
    assert (await one(db, select(Attempt))).state == AttemptState.OPEN


async def test_a_recheck_nobody_answers_ends_and_the_attempt_goes_on_with_a_case_for_a_person(
    db: Database, app: App, chat: Chat, clock: Clock, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    await chat.press("Да")
    clock.now += timedelta(seconds=126)

    await clockwork(db, clock)
    await clockwork(db, clock)
    await app.courier.deliver()
    told = chat.text
    await chat.press("Продолжить тест")

    assert "тест продолжается" in told
    assert "Вопрос 2 из 2" in chat.text
    check = await the_check(db)
    assert (check.state, check.facts["finding"]) == (CheckState.DOUBTFUL, "not-answered")
    assert (await one(db, select(Credit))).span == timedelta(seconds=126)
    assert "не ответил на повторную проверку" in Chat(app, 9).text


async def test_the_time_of_an_attempt_cannot_run_out_while_it_stands_still(
    db: Database, chat: Chat, clock: Clock, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    clock.now += timedelta(minutes=8, seconds=50)
    await chat.press("Да")
    clock.now += timedelta(seconds=30)
    await chat.press("Подтвердить личность")
    clock.now += timedelta(seconds=80)
    await clockwork(db, clock)
    assert (await one(db, select(Attempt))).state == AttemptState.OPEN

    await chat.send_photo("p", b"x")
    await clockwork(db, clock)

    attempt = await one(db, select(Attempt))
    assert (attempt.state, attempt.deadline) == (
        AttemptState.OPEN,
        NOW + timedelta(minutes=10, seconds=110),
    )
    await chat.press("Продолжить тест")
    assert "Вопрос 2 из 2" in chat.text


async def test_in_the_last_minute_nobody_is_interrupted(
    db: Database, chat: Chat, clock: Clock, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    clock.now += timedelta(minutes=9, seconds=10)

    await chat.press("Да")

    assert "Вопрос 2 из 2" in chat.text
    assert (await one(db, select(Recheck))).ended_at == clock.now


async def test_a_useless_picture_stops_the_attempt_once_more_and_each_time_is_given_back(
    db: Database, app: App, chat: Chat, clock: Clock, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    await chat.press("Да")
    await chat.press("Подтвердить личность")
    clock.now += timedelta(seconds=10)
    await chat.send_photo("p1", b"x")
    await chat.press("Продолжить тест")
    answer = chat.data_of("Да")
    clock.now += timedelta(seconds=5)
    number = (await the_check(db)).id
    async with db.begin() as session:
        await findings.record(session, number, DARK, now=clock.now)
    await app.courier.deliver()
    told = chat.text
    clock.now += timedelta(seconds=20)
    await chat.press_raw(answer)
    stopped = chat.text
    await chat.press("Подтвердить личность")
    await chat.send_photo("p2", b"x")
    await chat.press("Продолжить тест")

    assert "Слишком темно" in told
    assert "тест остановлен" in stopped
    assert "Вопрос 2 из 2" in chat.text
    async with db.read() as session:
        spans = (await session.scalars(select(Credit.span).order_by(Credit.id))).all()
    assert [each.total_seconds() for each in spans] == [10, 20]


async def test_without_a_picture_a_person_confirms_and_the_attempt_goes_on(
    db: Database, app: App, chat: Chat, learner: Person, administrator: Person
) -> None:
    await begun(db, chat)
    await chat.press("Да")
    await chat.press("Подтвердить без фото")
    told = chat.text
    await chat.press("Продолжить тест")

    assert "результат предварительный" in told
    assert "Вопрос 2 из 2" in chat.text
    assert (await the_check(db)).facts["finding"] == "without-photo"


async def test_an_outage_takes_nothing_from_who_was_to_answer(either_db: Database) -> None:
    learner = await a_learner(either_db)
    await add(
        either_db,
        choice(1),
        choice(2),
        quiz(time_limit=LIMIT["time_limit"], rechecks=1, policy=Policy.FACE),
    )
    times = {"asked_at": NOW, "expires_at": NOW, "received_at": NOW}
    await add(either_db, Check(person_id=7, quiz_id=1, state=CheckState.ACCEPTED, **times))
    async with either_db.begin() as session:
        at = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
        assert at is not None
        await session.execute(update(Recheck).values(asked_at=NOW))
        await bot_clock.beat(session, now=NOW)
    later = NOW + timedelta(minutes=30)
    async with either_db.begin() as session:
        await bot_clock.wake_up(session, now=later)
    async with either_db.begin() as session:
        assert await rechecks.end_overdue(session, now=later + timedelta(seconds=60)) == 0
        assert await rechecks.end_overdue(session, now=later + timedelta(seconds=126)) == 1
        assert await rechecks.end_overdue(session, now=later + timedelta(seconds=127)) == 0

    assert (await one(either_db, select(Recheck))).asked_at == later
    spans = select(Credit.span).where(Credit.reason == CreditReason.RECHECK)
    assert await one(either_db, spans) == timedelta(seconds=126)


@pytest.mark.parametrize("step", ["answer", "begin", "photo", "go on", "without"])
async def test_no_press_on_the_way_needs_more_than_eight_queries(
    db: Database, chat: Chat, learner: Person, administrator: Person, step: str
) -> None:
    await begun(db, chat)
    ways = {
        "answer": ["Да"],
        "begin": ["Да", "Подтвердить личность"],
        "photo": ["Да", "Подтвердить личность", "photo"],
        "go on": ["Да", "Подтвердить личность", "photo", "Продолжить тест"],
        "without": ["Да", "Подтвердить без фото"],
    }
    *before, last = ways[step]

    async def do(press: str) -> None:
        await (chat.send_photo("p", b"x") if press == "photo" else chat.press(press))

    for each in before:
        await do(each)
    with counted(db) as statements:
        await do(last)

    asked = in_the_handler(statements)
    assert len(asked) <= 8, "\n".join(each[:80] for each in asked)
