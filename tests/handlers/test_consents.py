"""The consents of a person: asked, given, refused, withdrawn, and proved."""

from typing import Any

import pytest
from sqlalchemy import func, select, update

from academy import consents
from bot.app import App
from bot.callbacks.consents import (
    AgreeToStudy,
    AnswerStudyConsent,
    EndConsent,
    OpenConsent,
    OpenConsents,
    ReadConsent,
    RefuseStudy,
    WithdrawConsent,
)
from bot.callbacks.materials import OpenMaterials
from bot.callbacks.quizzes import OpenQuizzes, StartQuiz
from bot.callbacks.requests import OpenRequest
from bot.screens.consents import offers
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consents import Answer, Consent, ConsentText, Purpose
from storage.tables.people import Person, PersonRole, PersonState, Role
from storage.tables.quizzes import Policy
from storage.tables.requests import Request, RequestKind
from tests.agreements import agreement, study_agreement
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import NOW, WORDS, Clock, add, person
from tests.statements import counted, in_the_handler

STUDY = Purpose.STUDY


@pytest.fixture
async def newcomer(db: Database, app: App, learner: Person) -> Chat:
    """The phone of the learner of chat 7, who has not been asked yet."""
    await set_study(db, None)
    return Chat(app, 7)


async def set_study(db: Database, version: str | None) -> None:
    async with db.begin() as session:
        await session.execute(update(Person).where(Person.id == 7).values(study_consent=version))


async def rows(db: Database, table: Any = Consent) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def version(db: Database) -> str | None:
    async with db.read() as session:
        return (await session.get_one(Person, 7)).study_consent


async def test_whatever_a_learner_opens_the_consent_is_asked_for_first(newcomer: Chat) -> None:
    asked = []
    for press in (OpenMaterials(), OpenQuizzes()):
        await newcomer.press(press)
        asked.append(newcomer.text)
    for command in ("/timetable", "/ask"):
        await newcomer.write(command)
        asked.append(newcomer.text)

    assert all("Согласие на обработку данных об учёбе" in text for text in asked)
    assert newcomer.labels == ["Даю согласие", "Не даю согласия", "Язык"]


async def test_menu_language_help_and_consents_stay_open_without_a_consent(newcomer: Chat) -> None:
    await newcomer.write("/menu")
    menu, labels = newcomer.text, newcomer.labels
    await newcomer.write("/help")
    helped = newcomer.text
    await newcomer.write("/consents")

    assert "нужно Ваше согласие" in menu
    assert labels[0] == "Прочитать и ответить"
    assert "📝 Тесты" not in labels
    assert "учебный помощник" in helped
    assert "Мои согласия" in newcomer.text


async def test_one_press_agrees_and_opens_the_menu_and_the_answer_is_kept_with_its_text(
    db: Database, newcomer: Chat
) -> None:
    await newcomer.press(OpenQuizzes())
    shown = newcomer.text

    await newcomer.press("Даю согласие")
    await newcomer.press("Тесты")

    assert "Согласие" not in newcomer.text
    [kept] = await rows(db)
    assert (kept.person_id, kept.purpose, kept.version, kept.locale) == (7, STUDY, "1", "ru")
    assert kept.text_hash == consents.Offer(STUDY, "ru", shown).hash
    assert (kept.answer, kept.given_at, await version(db)) == (Answer.GIVEN, NOW, "1")


async def test_agreeing_twice_is_one_consent(db: Database, newcomer: Chat) -> None:
    await newcomer.press(study_agreement())
    await newcomer.press(study_agreement())

    assert len(await rows(db)) == 1


async def test_a_button_under_another_text_agrees_to_nothing_and_shows_the_present_one(
    db: Database, newcomer: Chat
) -> None:
    await newcomer.press(AgreeToStudy(digest="0" * 12))
    asked = newcomer.text
    await newcomer.press(study_agreement("kk"))

    assert "Согласие на обработку данных об учёбе" in asked
    assert await rows(db) == []


async def test_a_refusal_leads_to_a_person_and_one_button_changes_ones_mind(
    db: Database, app: App, newcomer: Chat, administrator: Person
) -> None:
    office = Chat(app, 9)
    await newcomer.press(OpenQuizzes())

    await newcomer.press("Не даю согласия")
    told = newcomer.text
    await newcomer.press(RefuseStudy())
    await app.courier.deliver()
    await office.press(OpenRequest(request_id=1))
    await newcomer.press(OpenQuizzes())
    again = newcomer.text
    await newcomer.press("Даю согласие")

    assert "администратор Академии" in told
    assert "передумать" in told
    assert "Согласие на обработку" in again
    [request] = await rows(db, Request)
    assert (request.person_id, request.kind) == (7, RequestKind.HELP)
    assert "Нужна помощь: нет согласия" in office.text
    assert [each.answer for each in await rows(db)] == [Answer.REFUSED, Answer.GIVEN]
    assert await version(db) == "1"


async def test_the_withdrawal_says_what_follows_stops_learning_and_keeps_the_history(
    db: Database, newcomer: Chat, clock: Clock
) -> None:
    await newcomer.press(study_agreement())
    await newcomer.write("/consents")
    await newcomer.press("Данные об учёбе")
    page = newcomer.text
    await newcomer.press("Отозвать согласие")
    warned = newcomer.text

    await newcomer.press("Да, отозвать")
    told = newcomer.text
    await newcomer.press(OpenMaterials())
    asked = newcomer.text
    await newcomer.press("Даю согласие")

    assert "✅ действует" in page
    assert "версия 1, Русский" in page
    assert "Учёба в боте остановится" in warned
    assert "Учёба в боте остановлена" in told
    assert "Согласие на обработку" in asked
    first, second = await rows(db)
    assert (first.withdrawn_at, second.withdrawn_at) == (NOW, None)
    acts = [(line.act, line.facts) for line in await rows(db, AuditLine)]
    assert ("consent-withdrawn", {"person": 7, "purpose": "study"}) in acts
    assert await version(db) == "1"


async def test_withdrawing_what_was_never_given_changes_nothing(
    db: Database, newcomer: Chat
) -> None:
    await newcomer.press(WithdrawConsent(purpose=STUDY))
    page = newcomer.text
    await newcomer.press(EndConsent(purpose=STUDY))

    assert "нет" in page
    assert await rows(db) == []
    assert await rows(db, Request) == []


async def test_who_agreed_to_a_former_text_is_told_that_it_changed(
    db: Database, newcomer: Chat
) -> None:
    await set_study(db, "0")

    await newcomer.press(OpenQuizzes())

    assert newcomer.text.startswith("<b>Текст согласия изменился</b>")


async def test_a_former_text_about_faces_is_asked_anew_with_what_changed(
    db: Database, chat: Chat
) -> None:
    await two_questions(db, policy=Policy.FACE)
    former = {"version": "2", "text_hash": "h", "locale": "ru", "given_at": NOW}
    await add(db, Consent(person_id=7, purpose=Purpose.FACE, **former))

    await chat.press(StartQuiz(quiz_id=1))
    asked = chat.text
    await chat.press("Даю согласие")

    assert asked.startswith("<b>Текст согласия изменился</b>")
    assert "Что нового" in asked
    assert "Эталонное фото" in chat.text
    assert [each.version for each in await rows(db)] == ["2", "4"]


async def test_the_text_can_be_read_again_as_it_was_even_when_it_has_changed(
    db: Database, app: App, newcomer: Chat
) -> None:
    async with db.begin() as session:
        await consents.keep_texts(session, offers(WORDS, app.tools.settings), now=NOW)
        await consents.keep_texts(session, offers(WORDS, app.tools.settings), now=NOW)
    await newcomer.press(study_agreement())
    async with db.begin() as session:
        [kept] = list(await session.scalars(select(Consent)))
        await session.execute(
            update(ConsentText).where(ConsentText.hash == kept.text_hash).values(text="Как было")
        )

    await newcomer.press(OpenConsent(purpose=STUDY))
    await newcomer.press("Прочитать текст")
    own = newcomer.text
    await newcomer.press(ReadConsent(purpose=Purpose.FACE))

    assert "Текст, который Вы видели" in own
    assert "Как было" in own
    assert "Текст, который действует сейчас" in newcomer.text


@pytest.mark.parametrize("state", [PersonState.SUSPENDED, PersonState.FINISHED, PersonState.LEFT])
async def test_who_is_not_active_any_more_may_still_withdraw(
    db: Database, newcomer: Chat, state: PersonState
) -> None:
    await newcomer.press(study_agreement())
    async with db.begin() as session:
        gone = {"state": state, "state_at": NOW}
        await session.execute(update(Person).where(Person.id == 7).values(**gone))

    await newcomer.write("/consents")
    await newcomer.press("Данные об учёбе")
    await newcomer.press("Отозвать согласие")
    await newcomer.press("Да, отозвать")

    assert (await rows(db))[0].withdrawn_at == NOW


async def test_where_the_chat_is_not_enough_a_press_is_a_declaration_and_the_way_is_told(
    db: Database, app: App, newcomer: Chat
) -> None:
    strict = {"chat_consent": False, "contact_ru": "каб. 5, тел. 7 <09>"}
    await use(app, **strict)
    await newcomer.press(OpenQuizzes())

    await newcomer.press("Даю согласие")
    told = newcomer.text
    await newcomer.press(OpenQuizzes())
    asked = newcomer.text
    await newcomer.press(OpenConsent(purpose=STUDY))

    assert "каб. 5, тел. 7 &lt;09&gt;" in told
    assert "Согласие на обработку" in asked
    assert "✍️ ждёт бумаги" in newcomer.text
    [kept] = await rows(db)
    assert (kept.answer, await version(db)) == (Answer.DECLARED, None)


async def test_where_the_chat_is_not_enough_a_face_waits_and_a_person_confirms_meanwhile(
    db: Database, app: App, chat: Chat, administrator: Person
) -> None:
    await two_questions(db, policy=Policy.FACE)
    await use(app, chat_consent=False)
    await chat.press(StartQuiz(quiz_id=1))

    await chat.press("Даю согласие")
    told = chat.text
    await chat.press("Подтвердить без фото")
    await chat.press("Начать")

    assert "Ваш ответ записан" in told
    assert "Вопрос 1 из 2" in chat.text


async def use(app: App, **values: object) -> None:
    """Other settings for this process."""
    other = app.tools.settings.model_copy(update=values)
    app.inbox.around.dispatcher["settings"] = other


async def test_employees_are_not_asked_and_are_told_why(app: App, lecturer: Person) -> None:
    phone = Chat(app, 8)
    await phone.press(OpenMaterials())
    opened = phone.text
    await phone.press(OpenConsents())
    told = phone.text
    await phone.press(study_agreement("kk"))
    await phone.press(AnswerStudyConsent())

    assert "келісім" not in opened.lower()
    assert "еңбек заңнамасы" in told
    assert "еңбек заңнамасы" in phone.text


async def test_a_lecturer_who_learns_is_asked_where_only_learners_may_go(
    db: Database, app: App, lecturer: Person
) -> None:
    await add(db, PersonRole(person_id=8, role=Role.LEARNER))
    phone = Chat(app, 8)

    await phone.press(OpenMaterials())
    opened = phone.text
    await phone.press(OpenQuizzes())

    assert "келісім" not in opened.lower()
    assert "Оқу деректерін өңдеуге келісім" in phone.text


async def test_a_stranger_is_told_whom_to_turn_to(app: App) -> None:
    phone = Chat(app, 900)

    await phone.write("/consents")

    assert phone.text


STEPS: dict[str, tuple[list[Any], Any]] = {
    "ask": ([], OpenQuizzes()),
    "agree": ([], study_agreement()),
    "refuse": ([], RefuseStudy()),
    "list": ([study_agreement()], OpenConsents()),
    "withdraw": ([study_agreement()], EndConsent(purpose=STUDY)),
    "face": ([study_agreement(), agreement(0)], EndConsent(purpose=Purpose.FACE)),
}


@pytest.mark.parametrize("step", STEPS)
async def test_no_press_about_a_consent_needs_more_than_eight_queries(
    db: Database, newcomer: Chat, administrator: Person, step: str
) -> None:
    before, press = STEPS[step]
    await newcomer.write("/menu")
    for each in before:
        await newcomer.press(each)
    with counted(db) as statements:
        await newcomer.press(press)

    asked = in_the_handler(statements)
    assert len(asked) <= 8, "\n".join(each[:80] for each in asked)


async def test_a_reader_of_kazakh_agrees_in_kazakh(db: Database, app: App) -> None:
    await person(db, 27, Role.LEARNER, locale="kk")
    async with db.begin() as session:
        await session.execute(update(Person).values(study_consent=None))
    phone = Chat(app, 27)
    await phone.press(OpenQuizzes())

    await phone.press("Келісім беремін")
    await phone.press(OpenConsent(purpose=STUDY))

    assert "1-нұсқа, Қазақша" in phone.text
    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(Consent)) == 1
