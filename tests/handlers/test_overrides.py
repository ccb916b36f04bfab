"""Other conditions for one learner or one group, and half as much time again, in the chat."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from academy import overrides, quizzes
from academy.errors.quizzes import QuizNotFound
from academy.grants import Condition, Grant
from academy.overrides import Target, Whom
from bot.app import App
from bot.callbacks.overrides import GiveCondition, OpenOverride, OpenOverrides, RemoveOverride
from storage.database import Database
from storage.tables.attempts import Attempt, Credit, CreditReason
from storage.tables.audit import AuditLine
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.people import Person, Role
from storage.tables.quizzes import QuizOverride
from tests.banks import HOUR, both, choice, quiz, two_questions
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.handlers.test_quizzes import START
from tests.statements import counted, in_the_handler

MINUTE = timedelta(minutes=1)
LEARNER = Target(Whom.LEARNER, 7)
GROUP = Target(Whom.GROUP, 1)


@pytest.fixture
async def desk(db: Database, app: App, discipline: Discipline) -> Chat:
    """A lecturer of the discipline, who reads Russian."""
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    return Chat(app, 18)


async def all_of(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(statement))


def more(target: Target) -> GiveCondition:
    return GiveCondition(
        quiz_id=1, whom=target.whom, number=target.number, condition=Condition.MORE
    )


async def test_half_more_time_moves_limit_closing_and_the_open_attempt_and_says_so(
    db: Database, app: App, desk: Chat, chat: Chat
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    await chat.press(START)

    await desk.press(OpenOverrides(quiz_id=1))
    await desk.press("Обучающемуся")
    await desk.press("Әлиева")
    await desk.press("50 % времени")
    await desk.write("Зрение, справка № 5")
    await app.courier.deliver()

    assert "Лимит: 40 мин → 1 ч" in desk.text
    assert "16:00 →" in desk.text
    assert "16:20" in desk.text
    assert "Продлено открытых попыток: 1" in desk.text
    assert "Изменилось время" in chat.text
    [attempt] = await all_of(db, select(Attempt))
    assert attempt.deadline == NOW + HOUR
    [credit] = await all_of(db, select(Credit))
    assert (credit.span, credit.reason, credit.author_id) == (
        20 * MINUTE,
        CreditReason.OVERRIDE,
        18,
    )


async def test_it_is_said_in_kazakh_too(
    db: Database, app: App, lecturer: Person, learner: Person
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    phone = Chat(app, 8)

    await phone.press(more(LEARNER))
    await phone.write("Анықтама № 5")

    assert "Шектеу: 40 минут → 1 сағат" in phone.text


async def test_half_more_pressed_twice_is_given_once(
    db: Database, desk: Chat, learner: Person
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)

    for _ in range(2):
        await desk.press(more(LEARNER))
        await desk.write("Справка")

    assert "уже дана" in desk.text
    [kept] = await all_of(db, select(QuizOverride))
    assert (kept.time_limit, kept.closes_at) == (HOUR, NOW + 2 * HOUR + 20 * MINUTE)


async def test_a_group_gets_half_more_but_who_has_more_already_keeps_the_own(
    db: Database, app: App, desk: Chat, chat: Chat
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    await person(db, 27, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=27))
    own = QuizOverride(quiz_id=1, learner_id=27, time_limit=90 * MINUTE, given_at=NOW)
    await add(db, own)
    await chat.press(START)
    await Chat(app, 27).press(START)
    before = {each.learner_id: each.deadline for each in await all_of(db, select(Attempt))}

    await desk.press(OpenOverrides(quiz_id=1))
    await desk.press("Группе")
    await desk.press("М-26-1")
    await desk.press("50 % времени")
    await desk.write("Сбой света")

    after = {each.learner_id: each.deadline for each in await all_of(db, select(Attempt))}
    assert after[7] == before[7] + 20 * MINUTE
    assert after[27] == before[27]


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Время на тест", "55", "Лимит: 40 мин → 55 мин"),
        ("Попытки", "3", "Попыток: 1 → 3"),
        ("Закрытие", "завтра 18:00", "Закрытие: "),
        ("Открытие", "сегодня 08:00", "Открытие: "),
    ],
)
async def test_each_condition_is_typed_with_its_reason_and_said_back(
    db: Database, desk: Chat, learner: Person, label: str, typed: str, said: str
) -> None:
    await two_questions(db, time_limit=40 * MINUTE, attempts_allowed=1)

    await desk.press(OpenOverride(quiz_id=1, whom=Whom.LEARNER, number=7))
    await desk.press(label)
    await desk.write("чепуха")
    refused = desk.text
    await desk.write(typed)
    await desk.write("Причина <b> 🙂")

    assert "Сделано" in desk.text
    assert said in desk.text
    assert "Нужно число" in refused or "дату и время" in refused
    [kept] = await all_of(db, select(QuizOverride))
    assert (kept.reason, kept.author_id) == ("Причина <b> 🙂", 18)


async def test_the_audit_knows_the_act_without_names_and_without_the_reason(
    db: Database, desk: Chat, learner: Person
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)

    await desk.press(more(LEARNER))
    await desk.write("Справка Әлиевой")
    await desk.press("К условиям")
    await desk.press("Общие условия")

    lines = await all_of(db, select(AuditLine).order_by(AuditLine.id))
    assert [each.act for each in lines] == ["override-given", "override-removed"]
    assert lines[0].facts["person"] == 7
    assert "Справка" not in str(lines[0].facts)
    assert await all_of(db, select(QuizOverride)) == []


async def test_an_open_attempt_keeps_its_end_when_conditions_are_taken_back(
    db: Database, desk: Chat, chat: Chat
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    await chat.press(START)
    await desk.press(more(LEARNER))
    await desk.write("Справка")

    gone = RemoveOverride(quiz_id=1, whom=Whom.LEARNER, number=7)
    await desk.press(gone)
    await desk.press(gone)

    assert "уже нет" in (desk.alert or "")
    [attempt] = await all_of(db, select(Attempt))
    assert attempt.deadline == NOW + HOUR


async def test_after_the_closing_half_more_is_refused(
    db: Database, desk: Chat, learner: Person, clock: Clock
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    clock.now = NOW + 3 * HOUR

    await desk.press(more(LEARNER))
    await desk.write("Справка")

    assert "уже закрыт" in desk.text
    assert await all_of(db, select(QuizOverride)) == []


async def test_a_closing_in_the_past_is_refused_and_nothing_is_kept(
    db: Database, desk: Chat, learner: Person
) -> None:
    await two_questions(db, opens_at=NOW - 5 * HOUR)

    await desk.press(OpenOverride(quiz_id=1, whom=Whom.LEARNER, number=7))
    await desk.press("Закрытие")
    await desk.write("сегодня 12:00")
    await desk.write("Причина")

    assert "уже прошло" in desk.text
    assert await all_of(db, select(QuizOverride)) == []


async def test_a_name_typed_shortens_the_list(db: Database, desk: Chat, learner: Person) -> None:
    await two_questions(db)
    await desk.press(OpenOverrides(quiz_id=1))
    await desk.press("Обучающемуся")

    await desk.write("алиева")
    found = desk.labels
    await desk.write("Сергеева")

    assert "👤 Әлиева Дана <7>" in found
    assert "никого не нашлось" in desk.text


async def test_a_learner_of_another_discipline_is_not_found(db: Database, desk: Chat) -> None:
    await two_questions(db)
    await person(db, 30, Role.LEARNER)

    await desk.press(OpenOverride(quiz_id=1, whom=Whom.LEARNER, number=30))

    assert "Такого теста" in (desk.alert or "")


@pytest.mark.parametrize("target", [LEARNER, GROUP])
@pytest.mark.parametrize(("is_running", "most"), [(False, 8), (True, 9)])
async def test_giving_needs_eight_queries_and_one_more_where_an_attempt_is_open(
    db: Database, desk: Chat, chat: Chat, target: Target, is_running: bool, most: int
) -> None:
    await two_questions(db, time_limit=40 * MINUTE)
    if is_running:
        await chat.press(START)
    await desk.press(more(target))

    with counted(db) as statements:
        await desk.write("Справка")

    assert len(in_the_handler(statements)) <= most


async def test_conditions_are_given_renewed_and_taken_back_on_both_databases(
    either_db: Database,
) -> None:
    await add(either_db, Discipline(id=1, code="CIVIL", title=both("Процесс")))
    await add(either_db, Group(id=1, code="М"), Group(id=2, code="Т"))
    await add(either_db, Enrolment(group_id=1, discipline_id=1))
    learner = await person(either_db, 7, Role.LEARNER)
    lecturer = await person(either_db, 8, Role.LECTURER)
    await add(either_db, Membership(group_id=1, person_id=7))
    await add(either_db, Teaching(person_id=8, discipline_id=1))
    await add(either_db, choice(1), choice(2), quiz(time_limit=20 * MINUTE))
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 1, life=HOUR, now=NOW)

    for target, minutes in ((GROUP, 30), (LEARNER, 35), (LEARNER, 50)):
        async with either_db.begin() as session:
            grant = Grant({"time_limit": minutes * MINUTE}, "why")
            await overrides.give(session, lecturer, 1, target, grant, now=NOW)

    async with either_db.begin() as session:
        found = await overrides.overrides(session, lecturer, 1, 0)
        [attempt] = await session.scalars(select(Attempt))
        assert attempt.deadline == NOW + 50 * MINUTE
        assert {each[0].time_limit for each in found[1].items} == {50 * MINUTE, 30 * MINUTE}
        await overrides.remove(session, lecturer, 1, GROUP, now=NOW)
        with pytest.raises(QuizNotFound):
            await overrides.held(session, lecturer, 1, Target(Whom.GROUP, 2))
