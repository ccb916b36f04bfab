"""Checks before an attempt by each policy: what is asked, refused, resumed, how long it counts."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from academy import findings, letters, quizzes
from academy.doubts import Doubt
from academy.findings import Finding, Outcome
from academy.quiz_changes import Setting
from academy.settings import Settings
from bot.app import App
from bot.callbacks.consents import EndConsent
from bot.callbacks.identity import CheckIdentity, RefuseConsent
from bot.callbacks.joining import ChooseLanguage
from bot.callbacks.quiz_building import ChangeQuiz, OpenQuizPart
from bot.callbacks.quiz_building import Part as QuizPart
from bot.callbacks.quizzes import OpenQuiz, StartQuiz
from storage.database import Database
from storage.tables.attempts import Attempt
from storage.tables.consents import Purpose
from storage.tables.disciplines import Discipline
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState, Part, Template
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz, Validity
from tests.academy.test_quizzes import a_learner
from tests.agreements import agreement
from tests.banks import HOUR, two_questions
from tests.banks import quiz as quiz_row
from tests.chat import Chat
from tests.conftest import NOW, Clock, add

START = StartQuiz(quiz_id=1)
CHECK = CheckIdentity(quiz_id=1)
NOTE = {"file_id": "n", "file_unique_id": "un", "length": 384, "duration": 7}


@pytest.fixture
async def enrolled(db: Database, learner: Person, administrator: Person, lecturer: Person) -> None:
    sealed = {"embedding": b"\1" * 541, "chip": b"\1" * 99}
    await add(db, Template(person_id=7, model_id="m", enrolled_at=NOW, **sealed))


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def newest(db: Database) -> Check:
    found: Check = await one(db, select(Check).order_by(Check.id.desc()))
    return found


async def found(db: Database, outcome: Outcome, **facts: Any) -> None:
    """The machine has looked at the newest check."""
    check = await newest(db)
    async with db.begin() as session:
        await findings.record(session, check.id, Finding(outcome, facts), now=NOW)


async def test_a_card_is_asked_for_side_by_side_and_always_looked_at_by_a_person(
    db: Database, app: App, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.DOCUMENT)
    await chat.press(agreement(1, purpose=Purpose.CARD))
    asked = chat.text
    await chat.send_photo("front", b"x")
    then = chat.text
    await chat.send_photo("back", b"x")

    assert "сначала лицевую сторону, затем оборотную" in asked
    assert "секунд: 240" in asked
    assert "оборотная сторона" in then
    assert "проверяем" in chat.text
    assert (await newest(db)).state == CheckState.RECEIVED


async def test_a_card_needs_a_consent_of_its_own_and_goes_with_it(
    db: Database, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE_AND_DOCUMENT)
    await chat.press(agreement(1))
    asked, labels = chat.text, chat.labels
    await chat.press(agreement(1, purpose=Purpose.CARD))
    await chat.send_photo("me", b"x")
    await chat.send_photo("front", b"x")
    parts = select(func.count()).select_from(CheckPicture)
    before = await one(db, parts)

    await chat.press(EndConsent(purpose=Purpose.CARD))

    assert "удостоверени" in asked
    assert "Подтвердить без фото" in labels
    assert (before, await one(db, parts)) == (2, 1)
    assert (await newest(db)).state == CheckState.EXPIRED
    assert await one(db, select(Template)) is not None


async def test_an_enrolment_asks_for_the_card_where_the_academy_says_so(
    db: Database, app: App, chat: Chat, learner: Person, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, enrol_with_card=True)
    app.inbox.around.dispatcher["settings"] = settings
    await chat.press(agreement(0))
    asked = chat.text
    await chat.press(agreement(0, purpose=Purpose.CARD))

    for number in range(5):
        await chat.send_photo(f"p{number}", b"x")

    assert "удостоверени" in asked
    check = await newest(db)
    assert (check.kind, check.state) == (CheckKind.ENROLMENT, CheckState.RECEIVED)
    async with db.read() as session:
        found = list(await session.scalars(select(CheckPicture.part).order_by(CheckPicture.id)))
    assert found == [*[Part.SELFIE] * 3, Part.CARD_FRONT, Part.CARD_BACK]


async def test_a_video_note_is_asked_for_with_arrows_drawn_for_this_check(
    db: Database, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.VIDEO_NOTE)
    await chat.press(agreement(1))

    check = await newest(db)
    arrows = {-1: "⬅️", 1: "➡️"}
    assert len(check.challenge["turns"]) in (3, 4)
    assert " ".join(arrows[turn] for turn in check.challenge["turns"]) in chat.text
    await chat.send(video_note=NOTE)
    assert (await newest(db)).state == CheckState.RECEIVED
    assert (await one(db, select(CheckPicture))).file_id == "n"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"video": {**NOTE, "width": 9, "height": 9}}, "Видео из галереи"),
        ({"document": {"file_id": "d", "file_unique_id": "ud"}}, "Нужен кружок"),
        ({"text": "Здравствуйте"}, "Нужен кружок"),
        ({"video_note": NOTE | {"duration": 25}}, "не длиннее 20"),
        (
            {
                "video_note": NOTE,
                "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "N"},
            },
            "пересланное не подходят",
        ),
    ],
)
async def test_nothing_but_a_video_note_of_now_is_taken_and_the_way_out_is_said(
    db: Database, chat: Chat, enrolled: None, sent: dict[str, Any], words: str
) -> None:
    await two_questions(db, policy=Policy.VIDEO_NOTE)
    await chat.press(agreement(1))

    await chat.send(**sent)
    refused = chat.text
    await chat.send(video_note=NOTE)

    assert words in refused
    assert (await newest(db)).state == CheckState.RECEIVED


async def test_a_code_on_paper_is_shown_large_and_only_a_person_accepts_it(
    db: Database, app: App, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE, wants_code=True)
    await chat.press(agreement(1))

    code = (await newest(db)).challenge["code"]
    assert len(code) == 4
    assert f"<b>{' '.join(code)}</b>" in chat.text
    await chat.send_photo("p", b"x")
    await found(db, Outcome.DOUBTFUL, finding=Doubt.CODE, fault=None)
    await app.courier.deliver()
    assert code in Chat(app, 9).text


async def test_a_challenge_goes_on_after_an_interruption_and_is_drawn_anew_when_it_is_over(
    db: Database, chat: Chat, clock: Clock, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE_AND_DOCUMENT, wants_code=True)
    await chat.press(agreement(1, purpose=Purpose.CARD))
    await chat.press(agreement(1))
    first = await newest(db)
    await chat.send_photo("p", b"x")
    await chat.write("/menu")
    clock.now += timedelta(seconds=60)

    await chat.press(START)
    resumed, text = await newest(db), chat.text
    clock.now += timedelta(seconds=400)
    await chat.press(START)

    assert resumed.id == first.id
    assert "лицевую сторону" in text
    assert first.challenge["code"].replace("", " ").strip() in text
    assert "секунд: 300" in text
    assert (await newest(db)).id != first.id


async def test_after_three_useless_tries_there_is_a_pause_that_says_its_end_and_a_person_meanwhile(
    db: Database, app: App, chat: Chat, clock: Clock, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE)
    await chat.press(agreement(1))
    for number in range(3):
        await chat.send_photo(f"p{number}", b"x")
        await found(db, Outcome.RETAKE, fault="dark")
        if number < 2:
            await chat.press(CHECK)
    await app.courier.deliver()
    told, labels = chat.text, chat.labels
    await chat.press(CHECK)
    refused = chat.text
    clock.now += timedelta(minutes=11)
    await chat.press(CHECK)

    assert "Слишком темно" in told
    assert "14:10" in told
    assert labels[0] == "Подтвердить без фото"
    assert "Попытки на время закончились" in refused
    assert "новое фото лица" in chat.text
    assert (await newest(db)).tries == 0


async def test_challenges_that_nobody_answers_are_tries_too(
    db: Database, chat: Chat, clock: Clock, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.VIDEO_NOTE)
    await chat.press(agreement(1))
    for _ in range(3):
        clock.now += timedelta(seconds=125)
        await chat.press(CHECK)

    assert "Попытки на время закончились" in chat.text
    assert await one(db, select(func.count()).select_from(Check)) == 3


@pytest.mark.parametrize(
    ("validity", "age", "policy", "counts"),
    [
        ({"validity": Validity.EACH}, 1, Policy.FACE, False),
        ({"validity": Validity.DAYS, "validity_days": 7}, 6, Policy.FACE, True),
        ({"validity": Validity.DAYS, "validity_days": 7}, 8, Policy.FACE, False),
        ({"validity": Validity.DAYS, "validity_days": 7}, 6, Policy.VIDEO_NOTE, True),
        ({"validity": Validity.DAYS, "validity_days": 7}, 6, Policy.DOCUMENT, False),
        ({"validity": Validity.TERM}, 60, Policy.FACE, True),
    ],
)
async def test_a_confirmed_identity_counts_as_long_as_the_quiz_says(
    either_db: Database, validity: dict[str, Any], age: int, policy: Policy, counts: bool
) -> None:
    learner = await a_learner(either_db)
    await add(either_db, quiz_row(1, policy=Policy.FACE, **validity), quiz_row(2, policy=policy))
    at = NOW - timedelta(days=age)
    fields = {"person_id": 7, "kind": CheckKind.ADMISSION, "asked_at": at, "expires_at": at}
    await add(
        either_db,
        Check(quiz_id=2, policy=policy, state=CheckState.ACCEPTED, received_at=at, **fields),
    )

    async with either_db.begin() as session:
        standing = await quizzes.standing(session, learner, 1, life=HOUR, now=NOW)

    assert (standing.admission is not None) == counts
    if counts and "validity_days" in validity:
        assert standing.admission is not None
        assert standing.admission.until == at + timedelta(days=7)


async def test_a_check_of_another_term_does_not_count_for_this_one(
    db: Database, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE, validity=Validity.TERM)
    title = (await one(db, select(Discipline))).title
    await add(db, Discipline(id=2, code="OLD", title=title, term="2025/26-2"))
    await add(db, quiz_row(2, policy=Policy.FACE))
    async with db.begin() as session:
        await session.execute(update(Quiz).where(Quiz.id == 2).values(discipline_id=2))
        await session.execute(update(Discipline).where(Discipline.id == 1).values(term="2026/27-1"))
    times = {"asked_at": NOW, "expires_at": NOW, "received_at": NOW}
    await add(db, Check(person_id=7, quiz_id=2, state=CheckState.ACCEPTED, **times))

    await chat.press(OpenQuiz(quiz_id=1))

    assert "Вы подтвердите личность" in chat.text


async def test_where_it_is_not_conditional_a_doubt_waits_for_a_person_before_the_attempt(
    db: Database, app: App, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE, is_conditional=False)
    await chat.press(RefuseConsent(quiz_id=1))
    told = chat.text
    await chat.press(START)
    held = chat.text
    async with db.begin() as session:
        confirmed = {"state": CheckState.CONFIRMED, "decided_at": NOW}
        await session.execute(update(Check).values(**confirmed))
    await chat.press(START)

    assert "после его решения" in told
    assert "после его решения" in held
    assert "Вопрос 1 из 2" in chat.text
    assert (await one(db, select(Attempt))).check_id == (await newest(db)).id


async def test_a_lecturer_sets_what_is_checked_on_one_page(
    db: Database, app: App, enrolled: None
) -> None:
    await two_questions(db, is_draft=True)
    phone = Chat(app, 8)
    await phone.press(ChooseLanguage(locale="ru"))
    await phone.press(OpenQuizPart(quiz_id=1, part=QuizPart.POLICY))
    first = phone.labels
    await phone.press("Лицо + документ")
    await phone.press("Действует: одну попытку")
    await phone.press("Внутри попытки: 0")
    await phone.press("Код на бумаге")
    await phone.press("Не ждать решения")

    kept: Quiz = await one(db, select(Quiz))
    assert len(first) == 6
    assert (kept.policy, kept.validity, kept.validity_days) == (
        Policy.FACE_AND_DOCUMENT,
        Validity.DAYS,
        7,
    )
    assert (kept.rechecks, kept.wants_code, kept.is_conditional) == (1, True, False)
    assert "сходство, но не присутствие" in phone.text
    assert "Подтверждение действует: 7 дней" in phone.text
    await phone.press(ChangeQuiz(quiz_id=1, setting=Setting.POLICY, value=4))
    assert not any("Код" in each for each in phone.labels)


@pytest.mark.parametrize(
    ("age", "words"), [(3, "Личность подтверждена, действует до"), (6, "Вы подтвердите личность")]
)
async def test_the_letter_about_a_new_quiz_says_whether_the_identity_is_to_be_renewed_for_it(
    db: Database, app: App, chat: Chat, enrolled: None, age: int, words: str
) -> None:
    await two_questions(db, policy=Policy.FACE, validity=Validity.DAYS, validity_days=7)
    opens = {"opens_at": NOW + timedelta(days=2), "closes_at": NOW + timedelta(days=3)}
    async with db.begin() as session:
        await session.execute(update(Quiz).values(**opens))
    await add(db, quiz_row(2, policy=Policy.FACE))
    at = NOW - timedelta(days=age)
    times = {"asked_at": at, "expires_at": at, "received_at": at}
    await add(db, Check(person_id=7, quiz_id=2, state=CheckState.ACCEPTED, **times))
    async with db.begin() as session:
        draft = letters.Draft("quiz-published", "k", 7, facts={"quiz_id": 1})
        await letters.queue(session, [draft], now=NOW)

    await app.courier.deliver()

    assert words in chat.text


async def test_a_picture_that_comes_after_the_learner_went_elsewhere_leads_back_to_the_check(
    db: Database, chat: Chat, enrolled: None
) -> None:
    await two_questions(db, policy=Policy.FACE)
    await chat.press(agreement(1))
    await chat.write("/menu")

    await chat.send_photo("p", b"x")
    told = chat.text
    await chat.press("Подтвердить личность")
    await chat.send_photo("p", b"x")

    assert "не закончена" in told
    assert (await newest(db)).state == CheckState.RECEIVED
