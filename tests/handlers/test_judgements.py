"""People decide, the learner is heard, a decision is changed, another picture is asked for."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.identity import DecideIdentity
from bot.callbacks.quizzes import StartQuiz
from bot.callbacks.reviews import (
    AskPictureAgain,
    BeginAgain,
    EndWithoutPicture,
    OpenOwnCase,
    OpenReviewCase,
    OverruleIdentity,
    RejectIdentity,
    SpeakToCase,
)
from bot.scheduler import identity as clockwork
from bot.scheduler import jobs
from storage.database import Database
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.disciplines import Membership
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckState,
    CheckStep,
    RejectReason,
    StepKind,
    Template,
    Way,
)
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy
from tests.agreements import agreement
from tests.banks import two_questions
from tests.chat import Chat
from tests.checks import a_case, one, state, taken
from tests.conftest import NOW, Clock, add, person

START = StartQuiz(quiz_id=1)
REFUSED = RejectIdentity(check_id=1, reason=RejectReason.OTHER_PERSON)


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    """Quiz 1 asks for a face; the administrator of chat 9 reviews."""
    await two_questions(db, policy=Policy.FACE)


@pytest.fixture
def reviewer(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def test_a_refusal_names_its_reason_and_is_never_a_fail(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await taken(chat)

    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=False))
    asked, choices = reviewer.text, reviewer.labels
    still = await state(db)
    await reviewer.press("Другой человек")
    await app.courier.deliver()

    assert "Почему личность не подтверждена" in asked
    assert len(choices) == 6
    assert still == CheckState.DOUBTFUL
    assert "не узнали Вас" in chat.text
    assert "Это не оценка" in chat.text
    assert "04.09.2026" in chat.text or "4 сентября" in chat.text
    assert "личность не подтверждена" in chat.text
    check = await one(db, select(Check))
    assert (check.reject_reason, check.way) == (RejectReason.OTHER_PERSON, Way.REVIEW)
    await chat.press(START)
    assert "Баллы: 2 из 2" in chat.text


async def test_the_learner_is_heard_once_and_their_word_opens_the_case_again(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await a_case(db, 1)
    await taken(chat)
    await reviewer.press(REFUSED)
    await app.courier.deliver()

    await chat.press("Написать сотруднику")
    asked = chat.text
    await chat.write("Это я, <b>позвоните</b> в обед")
    taken_note = chat.text
    await app.courier.deliver()
    opened = await state(db)
    await chat.press(START)
    provisional = chat.text

    assert "почему Вы не согласны" in asked
    assert "Сообщение принято" in taken_note
    assert opened == CheckState.DOUBTFUL
    assert "предварительный" in provisional
    assert "Не согласен" in "".join(getattr(each, "text", "") or "" for each in reviewer.shown)


async def test_the_history_of_a_case_keeps_every_step_apart(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await taken(chat)
    await reviewer.press(REFUSED)
    await chat.press(SpeakToCase(check_id=1))
    await chat.write("Это я, <b>позвоните</b> в обед")
    await reviewer.press(OpenReviewCase(check_id=1))
    history = reviewer.text
    await reviewer.press("По видеосвязи")
    await app.courier.deliver()

    assert "&lt;b&gt;позвоните" in history
    assert "возражение" in history
    assert "окончательный" in chat.text
    async with db.read() as session:
        steps = (await session.scalars(select(CheckStep.kind).order_by(CheckStep.id))).all()
        acts = (await session.scalars(select(AuditLine.act).order_by(AuditLine.id))).all()
    assert steps == [StepKind.REJECTED, StepKind.APPEALED, StepKind.CONFIRMED]
    assert [each for each in acts if each.startswith("identity")] == [
        "identity-rejected",
        "identity-appealed",
        "identity-confirmed",
    ]


async def test_a_word_is_taken_once_and_never_after_its_time(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await a_case(db, 1)
    for words in ("Позвоните мне", "Ещё раз"):
        await chat.press(SpeakToCase(check_id=1))
        await chat.write(words)
    second = chat.text
    await reviewer.press(REFUSED)
    clock.now += timedelta(days=4)

    await chat.press(SpeakToCase(check_id=1))
    late = chat.alert or chat.text
    await reviewer.press(OverruleIdentity(check_id=1, is_confirmed=True))
    await reviewer.write("Был на месте")

    assert "недавно" not in second
    assert "вышел" in late
    assert "вышел" in reviewer.text
    assert await state(db) == CheckState.REJECTED
    said = await one(db, select(CheckStep.text).where(CheckStep.kind == StepKind.HEARD))
    assert said == "Позвоните мне"


async def test_a_decision_is_changed_with_a_reason_that_stays_in_the_log(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await taken(chat)
    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))
    await app.courier.deliver()

    await reviewer.press(OpenReviewCase(check_id=1))
    await reviewer.press("Не подтверждать")
    asked = reviewer.text
    await reviewer.send(photo=[{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}])
    no_words = reviewer.text
    await reviewer.write("Узнали по видеозаписи другого")
    await app.courier.deliver()

    assert "Напишите, почему" in asked
    assert "нужен текст" in no_words
    assert await state(db) == CheckState.REJECTED
    assert "Узнали по видеозаписи другого" in chat.text
    assert await one(db, select(AuditReason.text)) == "Узнали по видеозаписи другого"
    line = await one(db, select(AuditLine).order_by(AuditLine.id.desc()))
    assert (line.act, line.facts["way"]) == ("identity-rejected", "override")


async def test_what_the_rule_accepted_may_be_refused_with_a_reason(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1, state=CheckState.ACCEPTED)
    await taken(chat)

    await reviewer.press(OverruleIdentity(check_id=1, is_confirmed=False))
    await reviewer.write("Сдавал брат")
    await chat.press(START)

    assert "не подтверждена" in chat.text


async def test_another_picture_is_asked_for_and_comes_to_the_same_check(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    sealed = {"embedding": b"\1" * 541, "chip": b"\1" * 99}
    await add(db, Template(person_id=7, model_id="m", enrolled_at=NOW, confirmed_at=NOW, **sealed))
    await chat.press(agreement(1))
    await a_case(db, 2)
    await taken(chat)

    await reviewer.press(AskPictureAgain(check_id=2))
    await app.courier.deliver()
    letter, labels = chat.text, chat.labels
    await chat.press(START)
    meanwhile = chat.text
    await chat.press(BeginAgain(check_id=2))
    asked = chat.text
    await chat.send_photo("p2", b"x")
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "просит ещё один снимок" in letter
    assert labels[:2] == ["📷 Сделать снимок", "Подтвердить без фото"]
    assert "предварительный" in meanwhile
    assert "новое фото лица" in asked
    assert await state(db, 2) == CheckState.DOUBTFUL
    assert "Проверка личности" in reviewer.text


async def test_a_picture_asked_for_that_does_not_come_in_time_is_asked_for_still(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(agreement(1))
    async with db.begin() as session:
        (await session.get_one(Check, 1)).state = CheckState.EXPIRED
    await a_case(db, 2)
    await taken(chat)
    await reviewer.press(AskPictureAgain(check_id=2))
    await chat.press(BeginAgain(check_id=2))
    clock.now += timedelta(minutes=20)

    await jobs.run(clockwork.expire_challenges, db, app.tools.settings, clock)
    after_the_challenge = await state(db, 2)
    clock.now += timedelta(days=1)
    await jobs.run(clockwork.return_unanswered_checks, db, app.tools.settings, clock)
    await app.courier.deliver()

    assert after_the_challenge == CheckState.ASKED_AGAIN
    assert await state(db, 2) == CheckState.DOUBTFUL
    assert "новый снимок не пришёл" in reviewer.text


async def test_who_wants_no_other_picture_is_confirmed_by_a_person(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await reviewer.press(AskPictureAgain(check_id=1))

    await chat.press(EndWithoutPicture(check_id=1))
    await app.courier.deliver()

    assert "Решает сотрудник" in chat.text
    assert "Сотрудник посмотрит до" in chat.text
    assert "выбрал подтверждение без фото" in reviewer.text


async def test_without_a_consent_another_picture_is_not_asked_for(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await reviewer.press(AskPictureAgain(check_id=1))

    await chat.press(BeginAgain(check_id=1))

    assert await state(db) == CheckState.DOUBTFUL
    assert "Решает сотрудник" in chat.text


async def test_an_enrolment_is_confirmed_or_its_reference_goes(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    sealed = {"embedding": b"\1" * 541, "chip": b"\1" * 99}
    await add(db, Template(person_id=7, model_id="m", enrolled_at=NOW, **sealed))
    kept = {"kept": NOW.isoformat()}
    await a_case(db, 1, quiz_id=None, kind=CheckKind.ENROLMENT, facts=kept)
    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))
    await app.courier.deliver()
    told = chat.text
    template = await one(db, select(Template))

    await reviewer.press(OverruleIdentity(check_id=1, is_confirmed=False))
    await reviewer.write("Не тот человек")
    await app.courier.deliver()

    assert "подтвердил Ваш эталон" in told
    assert (template.confirmed_at, template.confirmed_by) == (NOW, 9)
    assert await one(db, select(Template)) is None
    assert "он удалён" in chat.text


async def test_a_foreign_case_is_no_ones_to_see(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await person(db, 17, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=17))
    other = Chat(app, 17)
    await a_case(db, 1)

    refused = []
    for button in (
        OpenOwnCase(check_id=1),
        SpeakToCase(check_id=1),
        BeginAgain(check_id=1),
        EndWithoutPicture(check_id=1),
    ):
        await other.press(button)
        refused.append("завершена" in (other.alert or ""))

    assert refused == [True] * 4
