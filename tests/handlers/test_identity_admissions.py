"""Admissions that age, withdrawals that overtake a picture, and retakes in words."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessage
from sqlalchemy import func, select

from academy import findings
from academy.doubts import Doubt, Flaw
from academy.findings import Finding, Outcome
from academy.reviews import Case
from bot.app import App
from bot.callbacks.consultations import AskQuestion
from bot.callbacks.identity import (
    CheckIdentity,
    DecideIdentity,
    OpenIdentity,
    RefuseConsent,
)
from bot.callbacks.quizzes import OpenQuiz, StartQuiz
from bot.screens import enrolments
from bot.screens import identity as screens
from bot.screens import reviews as review_screens
from bot.tools import Tools
from bot.verification import Fault, Probe
from bot.work import Workshop
from storage.database import Database
from storage.tables.consents import Consent
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckPicture,
    CheckState,
    SeenPicture,
    Template,
)
from storage.tables.letters import Letter
from storage.tables.people import Person
from storage.tables.quizzes import Policy
from storage.tables.work import Work
from tests.agreements import WITHDRAWAL, agreement
from tests.banks import quiz as quiz_row
from tests.banks import two_questions
from tests.chat import Chat
from tests.checks import a_picture
from tests.conftest import NOW, WORDS, Clock, add

START = StartQuiz(quiz_id=1)


PAUSE = timedelta(minutes=10)


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


async def test_an_admission_lasts_an_hour_and_then_the_check_comes_again(
    chat: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))

    clock.now += timedelta(minutes=61)
    await chat.press(OpenQuiz(quiz_id=1))
    card = chat.text
    await chat.press(START)

    assert "Перед началом Вы подтвердите личность" in card
    assert "Согласие на проверку" in chat.text


async def test_an_admission_lasts_as_long_as_the_academy_sets_it_from_the_decision_on(
    app: App, chat: Chat, reviewer: Chat, clock: Clock, quiz: None
) -> None:
    life = {"admission_life": timedelta(minutes=10)}
    shorter = app.tools.settings.model_copy(update=life)
    app.inbox.around.dispatcher["settings"] = shorter
    await chat.press(RefuseConsent(quiz_id=1))
    clock.now += timedelta(minutes=30)
    await reviewer.press(DecideIdentity(check_id=1, is_confirmed=True))

    clock.now += timedelta(minutes=11)
    await chat.press(START)
    late = chat.text
    clock.now -= timedelta(minutes=2)
    await chat.press(START)

    assert "Согласие на проверку" in late
    assert "Вопрос 1 из 2" in chat.text


@pytest.mark.parametrize("press", [RefuseConsent(quiz_id=1), agreement(1)])
@pytest.mark.parametrize(
    ("hours", "words"), [(-2, "не открыт"), (3, "закры")], ids=["early", "late"]
)
async def test_no_check_is_made_for_a_quiz_that_is_not_open(
    db: Database, chat: Chat, clock: Clock, quiz: None, press: Any, hours: int, words: str
) -> None:
    clock.now += timedelta(hours=hours)

    await chat.press(press)

    assert words in (chat.alert or "")
    assert [await count(db, table) for table in (Check, Letter, Consent)] == [0, 0, 0]


@pytest.mark.parametrize("press", [RefuseConsent(quiz_id=1), CheckIdentity(quiz_id=1)])
async def test_no_check_is_made_for_a_quiz_that_asks_for_none(
    db: Database, chat: Chat, administrator: Person, press: Any
) -> None:
    await two_questions(db)

    await chat.press(press)

    assert "можно начинать тест" in chat.text
    assert [await count(db, table) for table in (Check, Letter)] == [0, 0]


class _Withdrawing:
    """A pool that is slow enough for the learner to withdraw meanwhile."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat

    async def run(self, *_: object) -> Probe:
        await self.chat.press(WITHDRAWAL)
        return Probe(fault=Fault.NO_FACE, faces=0)


@pytest.mark.parametrize("moment", ["before", "during the download", "during the look"])
async def test_nothing_is_kept_of_a_picture_whose_learner_withdraws_while_it_is_looked_at(
    db: Database, app: App, chat: Chat, quiz: None, moment: str
) -> None:
    await enrolled(db)
    await chat.press(agreement(1))
    await chat.send_photo("p1", b"x")
    if moment == "before":
        await chat.press(WITHDRAWAL)
    if moment == "during the download":
        await chat.press(WITHDRAWAL)
        async with db.begin() as session:
            check = await one(db, select(CheckPicture))
            assert not await findings.keep_picture(session, check, b"sealed", now=NOW)

    workshop = Workshop(Tools(**{**vars(app.tools), "pool": _Withdrawing(chat)}))
    await workshop.finish_all()
    await app.courier.deliver()

    assert [await count(db, table) for table in (Template, SeenPicture, CheckPicture)] == [0, 0, 0]
    assert (await one(db, select(Check))).state == CheckState.EXPIRED
    assert [r.chat_id for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert (await one(db, select(Work))).facts == {}
    assert "Вы отозвали согласие" in chat.text


async def test_a_withdrawal_takes_the_cards_of_open_cases_out_of_the_reviewers_chats(
    db: Database, app: App, chat: Chat, reviewer: Chat, quiz: None
) -> None:
    await chat.press(RefuseConsent(quiz_id=1))
    await app.courier.deliver()

    await chat.press(WITHDRAWAL)
    await app.workshop.finish_all()
    await app.courier.deliver()

    [removed] = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert removed.chat_id == 9
    assert (await one(db, select(Check))).state == CheckState.DOUBTFUL


@pytest.mark.parametrize("enrolled_before", [True, False])
async def test_a_learner_who_does_something_else_meanwhile_is_given_a_button_for_the_retake(
    db: Database, app: App, chat: Chat, quiz: None, lecturer: Person, enrolled_before: bool
) -> None:
    """A selfie sent "here" would go to the lecturer, as the question."""
    if enrolled_before:
        await enrolled(db)
    await chat.press(agreement(1))
    for number in range(1 if enrolled_before else 3):
        await chat.send_photo(f"p{number}", b"x")
    await chat.press(AskQuestion(discipline_id=1))
    with_machine = Tools(**{**vars(app.tools), "pool": _Blind()})

    await Workshop(with_machine).finish_all()
    await app.courier.deliver()
    told, labels = chat.text, chat.labels
    await chat.press(labels[0])

    assert "Когда будете готовы к снимку" in told
    assert "сюда" not in told
    assert ("Время на снимок" in chat.text) == enrolled_before
    assert ("Эталонное фото" in chat.text) == (not enrolled_before)


class _Blind:
    """A pool that sees no face in any picture."""

    async def run(self, *_: object) -> Probe:
        return Probe(fault=Fault.NO_FACE, faces=0)


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("state", [CheckState.AWAITED, CheckState.EXPIRED])
@pytest.mark.parametrize("fault", [*Fault, *Flaw])
def test_a_picture_to_be_taken_again_has_its_reason_in_words(
    locale: str, state: CheckState, fault: str
) -> None:
    facts = {"fault": str(fault)}
    check = Check(id=1, state=state, facts=facts, policy=Policy.FACE, pictures=[])
    check.kind, check.challenge, check.expires_at = CheckKind.ADMISSION, {}, NOW

    is_awaited = state == CheckState.AWAITED
    t = WORDS[locale]
    assert screens.retake(t, check, NOW, PAUSE, is_awaited=is_awaited).text
    assert enrolments.retake(t, check, is_awaited=is_awaited).text


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_explained_to_the_reviewer_in_words_of_its_own(
    locale: str, doubt: Doubt
) -> None:
    t, subject = WORDS[locale], Person(family_name="Әлиева", given_name="Дана")
    check = Check(id=1, facts={"finding": str(doubt)}, challenge={})
    case = Case(check, subject, None, None)

    text = review_screens.caption(t, case).text

    assert t(f"review-finding-{doubt}") in text
    assert t("review-finding-unclear") not in text


async def test_one_photo_for_two_quizzes_at_the_same_time_is_a_repeat_for_the_second(
    db: Database, chat: Chat, quiz: None
) -> None:
    await add(db, quiz_row(2, policy=Policy.FACE))
    fields = {"person_id": 7, "state": CheckState.RECEIVED, "asked_at": NOW, "expires_at": NOW}
    await add(db, *(Check(id=n, quiz_id=n, facts={}, **fields) for n in (1, 2)))
    await add(db, *(a_picture(n) for n in (1, 2)))
    finding = Finding(Outcome.ACCEPTED, {"finding": None}, hashes={"u": (b"w", b"c")})

    for number in (1, 2):
        async with db.begin() as session:
            await findings.record(session, number, finding, now=NOW)

    async with db.read() as session:
        checks = list(await session.scalars(select(Check).order_by(Check.id)))
    assert [check.state for check in checks] == [CheckState.ACCEPTED, CheckState.DOUBTFUL]
    assert checks[1].facts["finding"] == "repeat"


async def test_no_button_of_the_identity_card_leads_back_to_it(chat: Chat, quiz: None) -> None:
    await chat.press(OpenIdentity())

    rows = chat.screen.reply_markup.inline_keyboard
    assert OpenIdentity().pack() not in [button.callback_data for row in rows for button in row]


async def test_the_two_ways_back_to_quizzes_are_told_apart(chat: Chat, quiz: None) -> None:
    await chat.press(START)

    assert chat.labels[-2:] == ["Открыть тест", "Все тесты"]
