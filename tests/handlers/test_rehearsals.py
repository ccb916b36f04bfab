"""A rehearsal before an attestation: tried without a record; the lecturer sees who has not."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import rehearsals
from bot.app import App
from bot.callbacks.quizzes import OpenQuiz
from bot.callbacks.rehearsals import (
    NudgeToRehearse,
    OpenRehearsals,
    Rehearse,
    RehearseDone,
    RehearseIdentity,
)
from storage.database import Database
from storage.queries import rehearsals as ask
from storage.tables.attempts import Answer, Attempt
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.identity import Check
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy, Quiz, QuizGroup, QuizKind, QuizOverride
from storage.tables.rehearsals import Rehearsal
from storage.tables.trace import TraceLine
from tests.banks import HOUR, quiz
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

START = Rehearse(quiz_id=1)


@pytest.fixture
async def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone; they read Kazakh."""
    return Chat(app, 8)


def attestation(**fields: Any) -> Quiz:
    """Quiz 1, which opens in an hour; its bank is empty: nothing is drawn."""
    return quiz(kind=QuizKind.ATTESTATION, opens_at=NOW + HOUR, **fields)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def test_who_has_longer_rehearses_after_the_close(
    db: Database, chat: Chat, clock: Clock
) -> None:
    clock.now += 3 * HOUR
    await add(db, attestation())
    await chat.press(START)
    refusal = chat.alert
    await add(db, QuizOverride(quiz_id=1, learner_id=7, closes_at=clock.now + HOUR, given_at=NOW))

    await chat.press(START)

    assert "закрыт" in (refusal or "")
    assert await one(db, select(func.count()).select_from(Rehearsal)) == 1


async def through(phone: Chat, *, choice: str, done: str, option: str) -> None:
    """The three questions on the screen."""
    await phone.press(START)
    await phone.press(choice)
    await phone.press(option)
    await phone.press(done)
    await phone.write("5,0")


async def test_three_questions_are_tried_from_the_card_without_a_record(
    db: Database, chat: Chat
) -> None:
    await add(db, attestation())

    await chat.press(OpenQuiz(quiz_id=1))
    await chat.press("Пробный запуск")
    first = chat.text
    await chat.press("Не знаю")
    await chat.press("Зарядка")
    await chat.press("Телефон")
    marked = chat.labels[:3]
    await chat.press("Готово")
    await chat.write("5.0")

    assert "Ответы не сохраняются" in first
    assert marked == ["☑ Телефон", "☑ Зарядка", "☐ Удостоверение"]
    assert "Пробный запуск завершён" in chat.text
    kept = await one(db, select(Rehearsal))
    assert (kept.began_at, kept.questions_done_at) == (NOW, NOW)
    for table in (Attempt, Answer, TraceLine, Check):
        assert await one(db, select(func.count()).select_from(table)) == 0


async def test_a_reader_of_kazakh_rehearses_in_kazakh(
    db: Database, app: App, discipline: object
) -> None:
    await add(db, attestation(policy=Policy.FACE))
    await person(db, 17, Role.LEARNER, locale="kk")
    await add(db, Membership(group_id=1, person_id=17))
    phone = Chat(app, 17)

    await through(phone, choice="Білмеймін", done="Дайын", option="Телефон")

    assert "Сұрақтар аяқталды" in phone.text
    assert phone.labels[0] == "📷 Жеке басты растау"


async def test_done_without_a_mark_is_refused(db: Database, chat: Chat) -> None:
    await add(db, attestation())
    await chat.press(START)

    await chat.press(RehearseDone(quiz_id=1, marks=0))

    assert chat.alert
    assert "Вопрос 1 из 3" in chat.text


async def test_words_in_place_of_a_number_are_asked_for_again(db: Database, chat: Chat) -> None:
    await add(db, attestation())
    await chat.press(RehearseDone(quiz_id=1, marks=1))

    await chat.write("пять")
    refusal = chat.text
    await chat.write("5")

    assert "Напишите число" in refusal
    assert "завершён" in chat.text


async def test_current_control_without_an_identity_check_has_nothing_to_rehearse(
    db: Database, chat: Chat
) -> None:
    await add(db, quiz())

    await chat.press(OpenQuiz(quiz_id=1))
    labels = chat.labels
    await chat.press(START)

    assert not [label for label in labels if "Пробный" in label]
    assert await one(db, select(Rehearsal)) is None


async def test_a_quiz_of_another_group_is_not_found(db: Database, chat: Chat) -> None:
    await add(db, Group(id=2, code="М-26-2"), attestation())
    await add(db, Enrolment(group_id=2, discipline_id=1), QuizGroup(quiz_id=1, group_id=2))

    await chat.press(START)

    assert chat.alert
    assert await one(db, select(Rehearsal)) is None


async def test_without_a_reference_the_way_leads_to_it(db: Database, chat: Chat) -> None:
    await add(db, attestation(policy=Policy.FACE))

    await chat.press(RehearseIdentity(quiz_id=1))

    assert "эталонное фото" in chat.text
    assert await one(db, select(Check)) is None


async def test_where_a_person_confirms_there_is_no_picture_to_try(
    db: Database, chat: Chat, app: App
) -> None:
    app.inbox.around.dispatcher["abilities"] = frozenset()
    await add(db, attestation(policy=Policy.FACE))

    await chat.press(RehearseIdentity(quiz_id=1))

    assert "Снимок не понадобится" in chat.text
    assert (await one(db, select(Rehearsal))).identity_done_at == NOW


async def test_the_lecturer_sees_who_has_not_and_reminds_each_once(
    db: Database, chat: Chat, desk: Chat, app: App
) -> None:
    await add(db, attestation())
    await person(db, 17, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=17))
    await through(chat, choice="Рабочий", done="Готово", option="Телефон")
    other = Chat(app, 17)

    await desk.press(OpenRehearsals(quiz_id=1))
    seen = desk.text
    await desk.press("Еске салу (1)")
    told = desk.text
    await app.courier.deliver()
    await desk.press("Байқағандар")
    after = desk.labels
    await desk.press(NudgeToRehearse(quiz_id=1))

    assert "Байқап көрмегендер: 1 / 2" in seen
    assert "← Тестке" in after
    assert "▫️ Әлиева Дана &lt;17&gt;" in seen
    assert "Алушы саны: 1" in told
    assert "Скоро тест" in other.text
    assert other.labels == ["🎬 Пробный запуск"]
    assert not [label for label in after if "Еске" in label]
    assert desk.alert
    assert await one(db, select(func.count()).where(Letter.kind == rehearsals.NUDGE)) == 1
    line = await one(db, select(AuditLine).where(AuditLine.act == "rehearsal-nudged"))
    assert line.facts == {"quiz": 1, "people": 1}


async def test_who_rehearses_before_the_letter_leaves_gets_none(
    db: Database, chat: Chat, desk: Chat, app: App
) -> None:
    await add(db, attestation())
    await desk.press(NudgeToRehearse(quiz_id=1))
    await through(chat, choice="Рабочий", done="Готово", option="Телефон")

    await app.courier.deliver()

    assert not [call for call in chat.shown if "Скоро тест" in call.text]


async def test_after_the_closing_nobody_is_reminded(
    db: Database, learner: Person, desk: Chat, clock: Clock
) -> None:
    await add(db, attestation())
    clock.now = NOW + timedelta(hours=5)

    await desk.press(OpenRehearsals(quiz_id=1))
    labels = desk.labels
    await desk.press(NudgeToRehearse(quiz_id=1))

    assert not [label for label in labels if "Еске" in label]
    assert await one(db, select(Letter)) is None


async def test_lecturers_see_only_quizzes_they_teach(db: Database, app: App, chat: Chat) -> None:
    await add(db, attestation())
    await person(db, 18, Role.LECTURER)
    other = Chat(app, 18)

    await other.press(OpenRehearsals(quiz_id=1))

    assert other.alert
    assert other.shown == []


async def test_no_press_needs_more_than_eight_queries(db: Database, chat: Chat, desk: Chat) -> None:
    await add(db, attestation(policy=Policy.FACE))
    spent: list[int] = []
    for phone, button in (
        (chat, START),
        (chat, RehearseDone(quiz_id=1, marks=1)),
        (chat, RehearseIdentity(quiz_id=1)),
        (desk, OpenRehearsals(quiz_id=1)),
        (desk, NudgeToRehearse(quiz_id=1)),
    ):
        with counted(db) as queries:
            await phone.press(button)
        spent.append(len(in_the_handler(queries)))

    assert max(spent) <= 8


async def test_both_databases_count_and_remind_alike(either_db: Database) -> None:
    db = either_db
    await add(db, Discipline(id=1, code="C", title=Bilingual("C", "C")))
    await add(db, Group(id=1, code="A"), Group(id=2, code="B"))
    await add(db, *(Enrolment(group_id=each, discipline_id=1) for each in (1, 2)))
    for number, group in ((1, 1), (2, 1), (3, 2)):
        await person(db, number, Role.LEARNER)
        await add(db, Membership(group_id=group, person_id=number))
    at = attestation(policy=Policy.FACE)
    await add(db, at)
    await add(db, QuizGroup(quiz_id=1, group_id=1))
    async with db.begin() as session:
        for what in ("began_at", "questions_done_at", "began_at"):
            await ask.stamp(session, 1, 1, what, NOW + HOUR if what == "began_at" else NOW)
        half = await ask.counts(session, at)
        await ask.stamp(session, 1, 1, "identity_done_at", NOW)
        whole = await ask.counts(session, at)
        nudged = (await session.scalars(ask.to_nudge(at))).all()
        await ask.mark_nudged(session, at, NOW)
        after = await ask.counts(session, at)
        rows = await ask.missing(session, at, offset=0, limit=8)
        others = await ask.quiz_of_learner(session, 3, 1)

    assert (half.learners, half.missing) == (2, 2)
    assert (whole.missing, whole.to_nudge) == (1, 1)
    assert nudged == [2]
    assert (after.missing, after.to_nudge) == (1, 0)
    assert [(who.id, is_nudged) for who, is_nudged in rows] == [(2, True)]
    assert others is None
