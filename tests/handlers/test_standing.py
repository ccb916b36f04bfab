"""What a person sees who was suspended, has finished, left or is back, and what reaches them."""

from datetime import timedelta

import pytest
from aiogram.methods import SetMyCommands
from sqlalchemy import select

from academy import letters, standing
from academy.letters import Draft
from bot.app import App
from bot.callbacks.consultations import AskQuestion
from bot.callbacks.joining import ChooseLanguage
from bot.callbacks.quizzes import OpenQuizzes
from storage.database import Database
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import WORDS, Clock, person


async def become(app: App, state: PersonState, number: int = 7, *, reason: str = "") -> None:
    """The person stands so from now on, by the console."""
    async with app.tools.db.begin() as session:
        now = app.tools.clock()
        await standing.change(session, None, [number], state, reason=reason, now=now)


async def kinds(db: Database, state: LetterState) -> list[str]:
    async with db.read() as session:
        rows = await session.scalars(select(Letter).where(Letter.state == state))
        return [letter.kind for letter in rows]


def commands(chat: Chat) -> list[str]:
    """The command menu as it was set last."""
    calls = [each for each in chat.api.requests if isinstance(each, SetMyCommands)]
    return [each.command for each in calls[-1].commands]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PersonState.SUSPENDED, "приостановлен"),
        (PersonState.LEFT, "прекращена"),
        (PersonState.FINISHED, "завершено"),
    ],
)
async def test_a_person_is_told_what_ended_and_the_commands_go(
    app: App, chat: Chat, state: PersonState, words: str
) -> None:
    await become(app, state, reason="<Әлиева> ауырып қалды")

    await app.courier.deliver()

    assert words in chat.text
    assert "1 сентября 2026" in chat.text
    assert "ауырып" not in chat.text
    assert chat.labels == ["🔐 Мои данные", "Язык"]
    assert commands(chat) == ["menu", "mydata", "language", "help"]


async def test_the_screen_says_whom_to_turn_to(
    app: App, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    phones = {"contact_kk": "Оқу бөлімі <110>", "contact_ru": "Учебный отдел <110>"}
    told = app.tools.settings.model_copy(update=phones)
    monkeypatch.setitem(app.inbox.around.dispatcher.workflow_data, "settings", told)
    await become(app, PersonState.SUSPENDED)

    await chat.write("/menu")

    assert "Если есть вопросы: Учебный отдел &lt;110&gt;" in chat.text


@pytest.mark.parametrize("text", ["/menu", "/help", "Сәлем"])
async def test_whatever_a_former_person_writes_is_answered_with_their_state(
    app: App, chat: Chat, text: str
) -> None:
    await become(app, PersonState.FINISHED)

    await chat.write(text)

    assert "Ваше обучение в Академии завершено" in chat.text
    assert "обратитесь к администратору" in chat.text


async def test_an_old_button_is_refused_with_the_state_and_the_way_on(
    app: App, chat: Chat, clock: Clock
) -> None:
    await become(app, PersonState.SUSPENDED)
    clock.now += timedelta(days=3)

    await chat.press(OpenQuizzes())

    assert (chat.alert or "").startswith("Ваш доступ приостановлен (1 сентября 2026")
    assert (chat.alert or "").endswith("Что сохранено и куда обратиться: /menu")


async def test_a_former_person_still_chooses_the_language(app: App, chat: Chat) -> None:
    await become(app, PersonState.LEFT)

    await chat.press(ChooseLanguage(locale="kk"))

    assert "Академиядағы оқуыңыз немесе жұмысыңыз тоқтатылды" in chat.text


async def test_who_is_back_is_told_and_has_the_menu(app: App, chat: Chat) -> None:
    await become(app, PersonState.SUSPENDED)
    await app.courier.deliver()
    await become(app, PersonState.ACTIVE)
    await app.courier.deliver()

    await chat.press("Меню")

    assert "📝 Тесты" in chat.labels
    assert "quizzes" in commands(chat)


async def test_a_change_taken_back_at_once_is_told_as_it_stands(
    app: App, chat: Chat, clock: Clock
) -> None:
    await become(app, PersonState.LEFT)
    clock.now += timedelta(seconds=1)
    await become(app, PersonState.ACTIVE)

    await app.courier.deliver()

    assert [each.text for each in chat.shown] == [WORDS["ru"]("standing-active")]


async def test_letters_that_wait_for_who_left_are_dropped(
    db: Database, app: App, chat: Chat
) -> None:
    """A result is told to former people, too; an announcement, an answer, a decision is not."""
    async with db.begin() as session:
        waiting = [
            Draft(kind=kind, key=kind, person_id=7, facts={"announcement_id": 1, "decision_id": 1})
            for kind in ("announcement", "decision", "lesson-reminder", "material")
        ]
        await letters.queue(session, waiting, now=app.tools.clock())
    await become(app, PersonState.LEFT)

    await app.courier.deliver()

    dropped = await kinds(db, LetterState.DROPPED)
    assert sorted(dropped) == ["announcement", "decision", "lesson-reminder", "material"]
    assert sorted(await kinds(db, LetterState.SENT)) == ["menu", "standing"]


async def test_a_letter_to_a_role_is_dropped_with_the_role(db: Database, app: App) -> None:
    await person(db, 20, Role.DISPATCHER)
    async with db.begin() as session:
        drafts = [
            Draft(kind="identity-review", key="a", person_id=20, facts={"check_id": 1}),
            Draft(kind="announcement-report", key="b", person_id=20, facts={"announcement_id": 1}),
        ]
        await letters.queue(session, drafts, now=app.tools.clock())

    await app.courier.deliver()

    assert sorted(await kinds(db, LetterState.DROPPED)) == [
        "announcement-report",
        "identity-review",
    ]
    assert Chat(app, 20).shown == []


async def test_a_question_does_not_go_to_a_lecturer_who_left(
    app: App, chat: Chat, lecturer: Person
) -> None:
    await become(app, PersonState.LEFT, 8)

    await chat.press(AskQuestion(discipline_id=1))

    assert "преподаватель пока не назначен" in (chat.alert or "")
