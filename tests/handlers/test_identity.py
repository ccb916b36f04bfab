from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessages
from sqlalchemy import func, select

from bot.app import App
from bot.callbacks.identity import (
    CheckIdentity,
    DecideIdentity,
    Enrol,
    OpenIdentity,
    RefuseConsent,
)
from bot.callbacks.quizzes import OpenQuiz, StartQuiz
from bot.callbacks.reviews import RejectIdentity
from bot.scheduler import identity as clockwork
from bot.scheduler import jobs
from bot.work import Workshop
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consents import Consent
from storage.tables.disciplines import Membership
from storage.tables.identity import (
    Check,
    CheckPicture,
    CheckState,
    RejectReason,
    SeenPicture,
    Template,
)
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, PersonRole, Role
from storage.tables.quizzes import Policy
from storage.tables.trace import TraceLine, Verb
from tests.agreements import WITHDRAWAL, agreement
from tests.banks import two_questions
from tests.chat import Chat
from tests.checks import a_picture
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    """Quiz 1 asks for a face; the administrator of chat 9 reviews."""
    await two_questions(db, policy=Policy.FACE)


@pytest.fixture
def reviewer(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def count(db: Database, table: Any) -> int:
    return int(await one(db, select(func.count()).select_from(table)))


async def enrolled(db: Database, person_id: int = 7) -> None:
    """A reference, sealed with a key of another academy: enough where nothing is compared."""
    sealed = {"embedding": b"\1" * 541, "chip": b"\1" * 99}
    await add(db, Template(person_id=person_id, model_id="m", enrolled_at=NOW, **sealed))


async def test_the_card_of_the_quiz_says_that_an_identity_check_comes(
    chat: Chat, quiz: None
) -> None:
    await chat.press(OpenQuiz(quiz_id=1))

    assert "Перед началом Вы подтвердите личность" in chat.text


async def test_before_anything_is_asked_the_consent_names_all_it_must(
    db: Database, chat: Chat, quiz: None
) -> None:
    await chat.press(START)

    for words in (
        "Академия правосудия",
        "приказ от 17 мая 2021 года № 25",
        "биометрические",
        "вне Казахстана",
        "Сколько хранится",
        "дней: 10",
        "Кто видит",
        "решает человек",
        "Отзыв",
        "Без фото",
        "администратор Академии",
    ):
        assert words in chat.text
    assert chat.labels[:2] == ["Даю согласие", "Подтвердить без фото"]
    assert await count(db, Consent) == 0


async def test_the_consent_is_kept_with_its_wording_and_a_reference_is_asked_for(
    db: Database, chat: Chat, quiz: None
) -> None:
    await chat.press(START)

    await chat.press("Даю согласие")

    kept = await one(db, select(Consent))
    assert (kept.purpose, kept.version, kept.locale, len(kept.text_hash)) == ("face", "4", "ru", 64)
    assert "Эталонное фото" in chat.text
    check = await one(db, select(Check))
    assert (check.state, check.quiz_id) == (CheckState.AWAITED, None)
    assert check.expires_at == NOW + timedelta(days=1)


async def test_who_refuses_goes_to_a_person_and_may_start_with_a_provisional_result(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await chat.press(START)

    await chat.press("Подтвердить без фото")
    told = chat.text
    await chat.press("Начать")
    await chat.press("Да")
    await chat.press("Да")
    await app.courier.deliver()

    assert "до подтверждения результат предварительный" in told
    assert "Баллы: 2 из 2" in chat.text
    assert "предварительный" in chat.text
    assert "Дана &lt;7&gt;" in reviewer.text
    assert "выбрал подтверждение без фото" in reviewer.text
    assert reviewer.labels == [
        "📹 По видеосвязи",
        "🤝 При встрече",
        "👤 Знаю лично",
        "❌ Отклонить",
        "⏭ Следующая",
        "⋯ Подробнее",
    ]
    assert reviewer.screen.protect_content


async def test_a_reviewers_confirmation_makes_the_result_final_and_takes_the_card_away(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await chat.press(START)
    await app.courier.deliver()

    await reviewer.press("При встрече")
    await app.courier.deliver()

    assert "подтвердил Вашу личность" in chat.text
    deleted = [r for r in chat.api.requests if isinstance(r, DeleteMessages)]
    assert [each.chat_id for each in deleted] == [9]
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")
    assert "Результат сохранён" in chat.text
    audit = await one(db, select(AuditLine))
    assert (audit.actor_id, audit.act) == (9, "identity-confirmed")
    assert audit.facts == {"check": 1, "person": 7, "way": "in_person"}
    line = await one(db, select(TraceLine).where(TraceLine.verb == Verb.IDENTIFIED))
    assert line.result == {"outcome": "confirmed", "by": "person", "way": "in_person"}


async def test_a_rejection_marks_the_result_and_is_never_a_fail(
    app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await chat.press(START)
    await chat.press("Да")
    await chat.press("Да")

    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=False))
    await reviewer.press("Не разобрать")
    await app.courier.deliver()
    told = chat.text
    await chat.press(START)

    assert "Причина: по снимку ничего нельзя решить" in told
    assert "напишите сотруднику" in told
    assert "Баллы: 2 из 2" in chat.text
    assert "не подтверждена" in chat.text


async def test_the_second_reviewer_learns_that_it_is_decided(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await person(db, 19, Role.REVIEWER)
    other = Chat(app, 19)
    await chat.press(RefuseConsent(quiz_id=1))

    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))
    await other.press(RejectIdentity(check_id=1, reason=RejectReason.UNCLEAR))
    late = other.alert
    await other.press(DecideIdentity(check_id=99, is_confirmed=False))

    assert "уже принято" in (late or "")
    assert "уже завершена" in (other.alert or "")
    assert (await one(db, select(Check))).state == CheckState.CONFIRMED


async def test_a_learner_cannot_decide(chat: Chat, quiz: None) -> None:
    await chat.press(RefuseConsent(quiz_id=1))

    await chat.press(DecideIdentity(check_id=1, is_confirmed=True))

    assert "недоступно" in (chat.alert or "")


async def test_a_reviewer_who_studies_neither_sees_nor_decides_their_own_case(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await add(db, PersonRole(person_id=7, role=Role.REVIEWER))
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()

    await chat.press(DecideIdentity(check_id=1, is_confirmed=True))

    assert "недоступно" in (chat.alert or "")
    assert (await one(db, select(Check))).state == CheckState.DOUBTFUL
    assert not [shown for shown in chat.shown if "Проверка личности" in shown.text]
    assert "Проверка личности" in reviewer.text


async def test_refusing_twice_makes_one_case(db: Database, chat: Chat, quiz: None) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await chat.press(RefuseConsent(quiz_id=1))

    assert await count(db, Check) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"document": {"file_id": "d", "file_unique_id": "d", "file_size": 9}},
        {"video": {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}},
        {"text": "Вот я"},
    ],
)
async def test_what_is_no_fresh_photo_is_refused_and_the_photo_still_awaited(
    db: Database, chat: Chat, quiz: None, fields: dict[str, Any]
) -> None:
    await chat.press(agreement(1))

    await chat.send(**fields)
    refused = chat.text
    await chat.send_photo("p1", b"x")

    assert "Нужно фото, сделанное сейчас" in refused
    assert "1 из 3" in chat.text


async def test_a_forwarded_photo_is_refused(chat: Chat, quiz: None) -> None:
    await chat.press(agreement(1))

    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "Кто-то"}
    await chat.send_photo("p1", b"x", forward_origin=origin)

    assert "не пересылкой" in chat.text


async def test_a_file_of_thirty_megabytes_is_refused_with_the_way_out(
    chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(1))

    size = 30 * 1024 * 1024
    await chat.send(document={"file_id": "d", "file_unique_id": "d", "file_size": size})

    assert "30 МБ" in chat.text
    assert "как фото, не файлом" in chat.text


async def test_a_photo_after_two_minutes_is_too_late(
    db: Database, app: App, chat: Chat, clock: Clock, quiz: None
) -> None:
    await enrolled(db)
    await chat.press(agreement(1))
    clock.now += timedelta(seconds=130)

    expired = await jobs.run(clockwork.expire_challenges, db, app.tools.settings, clock)
    await chat.send_photo("p1", b"x")

    assert expired == 1
    assert "Время на снимок вышло" in chat.text


async def test_without_biometrics_a_person_confirms_and_the_bot_says_so(
    app: App, chat: Chat, quiz: None
) -> None:
    app.inbox.around.dispatcher["abilities"] = frozenset()

    await chat.press(START)
    told, labels = chat.text, chat.labels
    await chat.press("Подтвердить без фото")

    assert "Фото сейчас не сравниваются" in told
    assert "Даю согласие" not in labels
    assert "Начать" in chat.labels


async def test_a_picture_no_machine_can_look_at_goes_to_a_person(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await enrolled(db)
    await chat.press(agreement(1))
    await chat.send_photo("p1", b"x")

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "результат предварительный" in chat.text
    assert "Начать" in chat.labels
    assert "Сравнение лиц сейчас выключено" in reviewer.text


async def test_withdrawing_deletes_reference_pictures_and_hashes(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrolled(db)
    await chat.press(agreement(1))
    seen = {"file_unique_id": "u", "whole": b"w", "chip": b"c", "seen_at": NOW}
    await add(db, SeenPicture(person_id=7, **seen))
    await add(db, a_picture(1))

    await chat.press(OpenIdentity())
    card = chat.text
    await chat.press("Фото лица")
    await chat.press("Отозвать согласие")
    warned = chat.text
    await chat.press("Да, отозвать")
    await app.workshop.finish_all()

    assert "Эталонное фото сделано" in card
    assert "будут удалены" in warned
    assert "Вы отозвали согласие" in chat.text
    assert [await count(db, table) for table in (Template, SeenPicture, CheckPicture)] == [0, 0, 0]
    assert (await one(db, select(Consent))).withdrawn_at == NOW
    await chat.press(START)
    assert "Согласие на проверку" in chat.text
    await chat.press("Даю согласие")
    async with db.read() as session:
        kept = list(await session.scalars(select(Consent).order_by(Consent.id)))
    assert [each.withdrawn_at for each in kept] == [NOW, None]


async def test_old_evidence_is_deleted_with_a_line_in_the_audit_log(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await add(db, a_picture(1))
    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))

    early = await jobs.run(clockwork.delete_old_pictures, db, app.tools.settings, clock)
    clock.now += timedelta(days=5)
    late = await jobs.run(clockwork.delete_old_pictures, db, app.tools.settings, clock)

    assert (early, late) == (0, 1)
    assert (await one(db, select(AuditLine).order_by(AuditLine.id.desc()))).act == (
        "evidence-deleted"
    )


async def test_reviewers_are_reminded_once_after_four_hours(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()
    clock.now += timedelta(hours=4)

    for _ in range(2):
        await jobs.run(clockwork.remind_reviewers, db, app.tools.settings, clock)
        await app.courier.deliver()

    assert len(reviewer.shown) == 2
    assert "всё ещё ждёт решения" in reviewer.text


async def test_a_poisoned_picture_becomes_a_case_and_the_learner_goes_on(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await enrolled(db)
    await chat.press(agreement(1))
    await chat.send_photo("p1", b"x")
    broken = type("Broken", (), {"run": None})()  # fails in a way nobody expects
    tools = type(app.tools)(**{**vars(app.tools), "pool": broken})
    workshop = Workshop(tools)

    await workshop.finish_all()
    await app.courier.deliver()

    assert "результат предварительный" in chat.text
    assert "не удалось обработать" in reviewer.text


async def test_an_enrolment_from_the_menu_that_no_machine_can_look_at_goes_to_a_person(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(0))
    for number in range(3):
        await chat.send_photo(f"p{number}", b"x")

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "посмотрит сотрудник Академии" in chat.text
    assert (await one(db, select(Check))).state == CheckState.DOUBTFUL
    assert await one(db, select(Letter).where(Letter.state == LetterState.FAILED)) is None


async def test_another_learner_cannot_use_the_quiz_of_a_foreign_group(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await person(db, 17, Role.LEARNER)
    phone = Chat(app, 17)

    await phone.press(CheckIdentity(quiz_id=1))
    asked = phone.alert
    await phone.press(RefuseConsent(quiz_id=1))

    assert "Такого теста" in (asked or "")
    assert "Такого теста" in (phone.alert or "")
    assert await count(db, Check) == 0


STEPS: dict[str, tuple[list[Any], Any]] = {
    "consent": ([], START),
    "agree": ([START], agreement(1)),
    "refuse": ([agreement(1)], RefuseConsent(quiz_id=1)),
    "picture": ([agreement(1), "enrol"], START),
    "enrol": ([agreement(1)], Enrol(quiz_id=0)),
    "withdraw": ([agreement(1)], WITHDRAWAL),
    "photo": ([agreement(1)], "photo"),
    "decide": ([RefuseConsent(quiz_id=1)], "decide"),
    "start": ([RefuseConsent(quiz_id=1)], START),
}


@pytest.mark.parametrize("step", STEPS)
async def test_no_press_on_the_way_needs_more_than_eight_queries(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None, step: str
) -> None:
    before, press = STEPS[step]
    for each in before:
        await (enrolled(db) if each == "enrol" else chat.press(each))
    if step == "decide":
        await app.courier.deliver()
        await reviewer.write("/menu")  # when somebody spoke is written down every ten minutes
    with counted(db) as statements:
        if press == "photo":
            await chat.send_photo("p1", b"x")
        elif press == "decide":
            await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))
        else:
            await chat.press(press)

    asked = in_the_handler(statements)
    assert len(asked) <= 8, "\n".join(each[:80] for each in asked)


async def test_the_words_are_kazakh_for_a_reader_of_kazakh(
    db: Database, app: App, discipline: object, quiz: None
) -> None:
    await person(db, 27, Role.LEARNER, locale="kk")
    await add(db, Membership(group_id=1, person_id=27))
    phone = Chat(app, 27)

    await phone.press(START)

    assert "Сот төрелігі академиясы" in phone.text
    assert phone.labels[0] == "Келісім беремін"
