"""Reviewers find the cases, look, decide, ask again and go on to the next."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, DeleteMessages
from sqlalchemy import select

from bot.app import App
from bot.callbacks.identity import DecideIdentity, RefuseConsent
from bot.callbacks.quizzes import StartQuiz
from bot.callbacks.reviews import (
    AskPictureAgain,
    BeginAgain,
    ConfirmIdentity,
    EndWithoutPicture,
    OpenOwnCase,
    OpenReviewCase,
    OpenReviews,
    OverruleIdentity,
    RejectIdentity,
    ShowNextReview,
    ShowReview,
    SpeakToCase,
)
from bot.scheduler import identity as clockwork
from bot.scheduler import jobs
from storage.database import Database
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckPicture,
    CheckState,
    RejectReason,
    Way,
)
from storage.tables.people import Conversation, Person, PersonRole, Role
from storage.tables.quizzes import Policy
from tests.agreements import agreement
from tests.banks import HOUR, choice, two_questions
from tests.banks import quiz as quiz_row
from tests.chat import Chat
from tests.checks import a_case, a_picture, one, state
from tests.conftest import NOW, Clock, add, person
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)
REFUSED = RejectIdentity(check_id=1, reason=RejectReason.OTHER_PERSON)


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    """Quiz 1 asks for a face; the administrator of chat 9 reviews."""
    await two_questions(db, policy=Policy.FACE)


@pytest.fixture
def reviewer(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def test_the_queue_goes_by_the_exams_and_enrolments_come_last(
    db: Database, reviewer: Chat, learner: Person
) -> None:
    await add(db, choice(1), choice(2))
    windows = {1: (-1, 5), 2: (1, 9), 3: (-9, -1), 4: (-1, 2)}
    for number, (opens, closes) in windows.items():
        times = {"opens_at": NOW + opens * HOUR, "closes_at": NOW + closes * HOUR}
        await add(db, quiz_row(number, policy=Policy.FACE, **times))
        await person(db, 70 + number, Role.LEARNER)
        await a_case(db, number, 70 + number, quiz_id=number)
    await a_case(db, 5, quiz_id=None, kind=CheckKind.ENROLMENT)

    await reviewer.write("/menu")
    menu = reviewer.labels
    await reviewer.press("Проверки: 5")

    names = [each.split("<")[1][:2] for each in reviewer.labels if "<" in each]
    assert "🔎 Проверки: 5" in menu
    assert names == ["72", "74", "71", "73", "7>"]
    assert "откроется" in reviewer.text
    assert "Эталон лица" in reviewer.text


async def test_nobody_finds_their_own_case_in_the_queue(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await add(db, PersonRole(person_id=7, role=Role.REVIEWER))
    await a_case(db, 1)

    await chat.press(OpenReviews())
    queue = chat.text
    refused = []
    for button in (
        ShowReview(check_id=1),
        OpenReviewCase(check_id=1),
        ConfirmIdentity(check_id=1, way=Way.IN_PERSON),
        REFUSED,
        AskPictureAgain(check_id=1),
        OverruleIdentity(check_id=1, is_confirmed=True),
    ):
        await chat.press(button)
        refused.append("недоступно" in (chat.alert or ""))

    assert "никто не ждёт" in queue
    assert refused == [True] * 6
    assert await state(db) == CheckState.DOUBTFUL


async def test_a_lost_card_is_found_again_and_the_former_one_leaves(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()
    await reviewer.press(OpenReviews())

    await reviewer.press("Дана <7>")
    coming = reviewer.alert
    await app.courier.deliver()

    assert "Карточка сейчас придёт" in (coming or "")
    assert "Проверка личности" in reviewer.text
    assert reviewer.screen.protect_content
    assert len([r for r in chat.api.requests if isinstance(r, DeleteMessage)]) == 1


async def test_next_goes_through_the_queue_and_round(
    db: Database, app: App, reviewer: Chat, quiz: None
) -> None:
    for number in (1, 2, 3):
        await person(db, 70 + number, Role.LEARNER)
        await a_case(db, number, 70 + number)
    seen = []
    for number in (1, 2, 3):
        await reviewer.press(ShowNextReview(check_id=number))
        await app.courier.deliver()
        seen.append(next(each for each in ("71", "72", "73") if each in reviewer.text))

    assert seen == ["72", "73", "71"]


async def test_there_is_no_next_where_nobody_else_waits(
    db: Database, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)

    await reviewer.press(ShowNextReview(check_id=1))

    assert "Больше никто" in (reviewer.alert or "")


async def test_a_second_press_finds_the_case_decided(
    db: Database, app: App, reviewer: Chat, quiz: None
) -> None:
    await a_case(db, 1)
    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))

    answers = []
    for button in (
        DecideIdentity(check_id=1, is_confirmed=True),
        REFUSED,
        AskPictureAgain(check_id=1),
        ShowReview(check_id=1),
        ConfirmIdentity(check_id=1, way=Way.IN_PERSON),
    ):
        await reviewer.press(button)
        answers.append("уже принято" in (reviewer.alert or ""))

    assert answers == [True] * 5
    assert await state(db) == CheckState.CONFIRMED


async def test_a_reviewer_who_finds_no_people_is_not_led_to_a_persons_page(
    db: Database, app: App, learner: Person, quiz: None
) -> None:
    await person(db, 19, Role.REVIEWER)
    phone = Chat(app, 19)
    await a_case(db, 1)

    await phone.press(OpenReviewCase(check_id=1))

    assert "← К человеку" not in phone.labels
    assert "есть у администратора" in phone.text


BUTTONS: dict[str, Any] = {
    "queue": OpenReviews(),
    "show": ShowReview(check_id=1),
    "next": ShowNextReview(check_id=1),
    "case": OpenReviewCase(check_id=1),
    "confirm": DecideIdentity(check_id=1, is_confirmed=True),
    "by hand": ConfirmIdentity(check_id=1, way=Way.LIVE_CALL),
    "reject": REFUSED,
    "again": AskPictureAgain(check_id=1),
    "overrule": OverruleIdentity(check_id=2, is_confirmed=True),
    "reason": "Потому",
    "own": OpenOwnCase(check_id=1),
    "speak": SpeakToCase(check_id=1),
    "word": "Это я",
    "begin again": BeginAgain(check_id=3),
    "without": EndWithoutPicture(check_id=3),
}
OF_LEARNER = ("own", "speak", "word", "begin again", "without")


@pytest.mark.parametrize("step", BUTTONS)
async def test_no_press_needs_more_than_eight_queries(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None, step: str
) -> None:
    await chat.press(agreement(1))
    async with db.begin() as session:
        (await session.get_one(Check, 1)).state = CheckState.DOUBTFUL
    await add(db, a_picture(1))
    later: dict[str, Any] = {"decided_at": NOW, "appeal_until": NOW + HOUR}
    await a_case(db, 2, state=CheckState.REJECTED, **later)
    await a_case(db, 3, state=CheckState.ASKED_AGAIN, **later)
    await app.courier.deliver()
    phone = chat if step in OF_LEARNER else reviewer
    await phone.write("/menu")
    if step == "reason":
        await reviewer.press(OverruleIdentity(check_id=2, is_confirmed=True))
    if step == "word":
        await chat.press(SpeakToCase(check_id=2))
    with counted(db) as statements:
        button = BUTTONS[step]
        await (phone.write(button) if isinstance(button, str) else phone.press(button))

    asked = in_the_handler(statements)
    assert len(asked) <= 8, "\n".join(each[:80] for each in asked)


async def test_the_cards_of_a_decided_case_leave_every_chat(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await person(db, 19, Role.REVIEWER)
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()

    await reviewer.press(ConfirmIdentity(check_id=1, way=Way.KNOWN_PERSON))
    await app.courier.deliver()

    gone = [r for r in chat.api.requests if isinstance(r, DeleteMessages)]
    assert sorted(each.chat_id for each in gone) == [9, 19]


async def test_a_card_leaves_before_telegram_forbids_it_and_the_case_stays(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()
    clock.now += timedelta(hours=41)

    for _ in range(2):
        await jobs.run(clockwork.take_old_cards_back, db, app.tools.settings, clock)
        await app.courier.deliver()

    gone = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert [each.chat_id for each in gone] == [9]
    assert await state(db) == CheckState.DOUBTFUL


async def test_administrators_hear_once_a_day_of_cases_that_nobody_decides(
    db: Database, app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    await person(db, 19, Role.REVIEWER)
    only_reviewer = Chat(app, 19)
    await a_case(db, 1)
    clock.now += timedelta(hours=25)
    for _ in range(2):
        await jobs.run(clockwork.escalate_cases, db, app.tools.settings, clock)
        await app.courier.deliver()
    day = [each for each in reviewer.shown if "больше суток" in each.text]
    clock.now += timedelta(days=13)
    await jobs.run(clockwork.escalate_cases, db, app.tools.settings, clock)
    await jobs.run(clockwork.delete_old_pictures, db, app.tools.settings, clock)
    await app.courier.deliver()
    await reviewer.write("/health")

    assert len(day) == 1
    assert "Без решения: 1" in day[0].text
    assert not [each for each in only_reviewer.shown if "больше суток" in each.text]
    assert "❌ Проверки личности" in reviewer.text or "🔴 Проверки личности" in reviewer.text
    assert await one(db, select(CheckPicture)) is not None
    assert await state(db) == CheckState.DOUBTFUL


async def test_a_kazakh_reviewer_reads_kazakh(
    db: Database, app: App, learner: Person, quiz: None
) -> None:
    await person(db, 19, Role.REVIEWER, locale="kk")
    phone = Chat(app, 19)
    await a_case(db, 1)

    await phone.press(OpenReviews())
    queue = phone.text
    await phone.press(OpenReviewCase(check_id=1))

    assert "Жеке басты тексеру" in queue
    assert "шешім күтуде" in phone.text
    assert await one(db, select(Conversation.locale).where(Conversation.person_id == 19)) == "kk"
