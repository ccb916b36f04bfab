"""The whole way with real faces and the real pool."""

from io import BytesIO
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, SendPhoto
from PIL import Image
from sqlalchemy import select

from academy import references
from academy.vault import KeysUnusable, Vault
from bot.app import App
from bot.callbacks.identity import CheckIdentity
from bot.tools import Tools
from bot.verification import WorkerDied
from bot.work import Workshop
from storage.database import Database
from storage.tables.identity import Check, CheckPicture, CheckState, SeenPicture, Template
from storage.tables.people import Person
from storage.tables.quizzes import Policy
from storage.tables.trace import TraceLine, Verb
from storage.tables.work import Work, WorkState
from tests.agreements import agreement
from tests.banks import quiz as quiz_row
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import KEYS, Clock, add
from tests.faces import (
    COLEMAN,
    COLEMAN_AGAIN,
    RUIZ,
    RUIZ_AGAIN,
    SOMEBODY_ELSE,
    another,
    changed,
    face,
    refer,
)


@pytest.fixture
async def app(seeing_app: App) -> App:
    """The bot with a machine that compares faces."""
    return seeing_app


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    await two_questions(db, policy=Policy.FACE)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def photograph(app: App, chat: Chat, name: str, content: bytes) -> None:
    """Send the picture and wait for what comes of it."""
    await chat.send_photo(name, content)
    await app.workshop.finish_all()
    await app.courier.deliver()


async def enrol(app: App, chat: Chat, name: str) -> None:
    """The consent is given; there is a reference of this picture, confirmed by a person."""
    await chat.press(agreement(1))
    await refer(app, 7, {f"u{name}": face(name)})


async def test_a_picture_like_the_reference_is_accepted_and_the_quiz_begins(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    await chat.press(CheckIdentity(quiz_id=1))
    asked = chat.text
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))
    accepted = chat.text
    await chat.press("Начать")
    await chat.press("Да")
    await chat.press("Да")

    assert "новое фото лица" in asked
    assert "✅ Личность подтверждена" in accepted
    assert "Результат сохранён" in chat.text
    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert check.state == CheckState.ACCEPTED
    assert check.facts["distance"] < 0.4
    assert await one(db, select(CheckPicture)) is None
    deleted = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert [each.chat_id for each in deleted] == [7]
    assert await one(db, select(TraceLine.verb).where(TraceLine.verb == Verb.IDENTIFIED))


async def test_what_is_stored_is_sealed_and_bound_to_the_learner(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)

    kept = await one(db, select(Template))
    vault = Vault(KEYS)
    own = references.about(7, kept.model_id)
    assert len(kept.embedding) == 541
    assert len(vault.open(kept.embedding, own)) == 512
    with pytest.raises(KeysUnusable):
        vault.open(kept.embedding, references.about(8, kept.model_id))
    with pytest.raises(KeysUnusable):
        Vault("1:" + "B" * 43 + "=").open(kept.embedding, own)


async def test_an_unclear_likeness_shows_a_person_both_faces_and_the_attempt_goes_on(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await enrol(app, chat, COLEMAN)
    await chat.press(CheckIdentity(quiz_id=1))

    await photograph(app, chat, "again", face(COLEMAN_AGAIN))
    told = chat.text
    card = reviewer.screen
    await chat.press("Начать")
    await reviewer.press("Подтвердить")
    await app.courier.deliver()

    assert "результат предварительный" in told
    assert "0,4" not in told
    assert isinstance(card, SendPhoto)
    assert card.protect_content
    with Image.open(BytesIO(card.photo.data)) as drawn:  # type: ignore[union-attr]
        assert drawn.size == (1280, 860)
    assert "Сходство неясное" in (card.caption or "")
    assert "подтвердил Вашу личность" in chat.text
    judged = await one(db, select(Check).where(Check.quiz_id == 1))
    assert judged.appeal_until > judged.decided_at
    assert await one(db, select(CheckPicture)) is not None


async def test_another_person_is_never_accepted_and_the_card_says_so(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await enrol(app, chat, COLEMAN)
    await chat.press(CheckIdentity(quiz_id=1))

    await photograph(app, chat, "other", face(SOMEBODY_ELSE))

    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert (check.state, check.facts["recommendation"]) == (CheckState.DOUBTFUL, "reject")
    assert "Похоже на другого человека" in (reviewer.screen.caption or "")
    assert "Фото посмотрит сотрудник" in chat.text


async def test_the_reference_sent_again_is_a_repeat_for_a_person_to_see(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await enrol(app, chat, COLEMAN)
    await chat.press(CheckIdentity(quiz_id=1))

    await photograph(app, chat, "saved-again", changed(COLEMAN, scale=0.9, quality=60))

    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert (check.state, check.facts["finding"]) == (CheckState.DOUBTFUL, "repeat")
    assert "уже присылали" in (reviewer.screen.caption or "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no_face.jpg", "не видно лица"),
        ("group_many_faces.jpg", "больше одного лица"),
        ("bytes", "не фотография"),
    ],
)
async def test_a_useless_picture_names_the_fault_and_the_next_one_is_taken(
    db: Database, app: App, chat: Chat, quiz: None, name: str, words: str
) -> None:
    await enrol(app, chat, RUIZ)
    await chat.press(CheckIdentity(quiz_id=1))

    content = b"no picture at all" if name == "bytes" else face(name)
    await photograph(app, chat, name, content)
    told = chat.text
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))

    assert words in told
    assert "Отправьте новое фото сюда" in told
    assert "✅ Личность подтверждена" in chat.text


async def test_after_three_useless_pictures_there_is_a_pause_and_a_person_may_confirm(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await enrol(app, chat, RUIZ)
    await chat.press(CheckIdentity(quiz_id=1))

    for number in range(3):
        await photograph(app, chat, f"empty-{number}", face("no_face.jpg"))

    paused = chat.text
    await chat.press("Подтвердить без фото")
    await app.courier.deliver()

    assert "На фото не видно лица" in paused
    assert "Попытки на время закончились" in paused
    assert "без фото" in reviewer.text
    await chat.press("Начать")
    assert "Вопрос 1 из 2" in chat.text


async def test_nothing_is_accepted_against_a_reference_that_nobody_has_confirmed(
    db: Database, app: App, chat: Chat, clock: Clock, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await add(db, quiz_row(2, policy=Policy.FACE))
    await chat.press(agreement(1))
    await refer(app, 7, {f"u{RUIZ}": face(RUIZ)}, is_confirmed=False)

    await chat.press(CheckIdentity(quiz_id=1))
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))
    caption = reviewer.screen.caption or ""
    await reviewer.press("Подтвердить")
    await chat.press(CheckIdentity(quiz_id=2))
    await photograph(app, chat, "once more", another(RUIZ, scale=3))

    checks = select(Check).where(Check.quiz_id.is_not(None)).order_by(Check.id)
    async with db.read() as session:
        first, second = list(await session.scalars(checks))
    assert (first.state, first.facts["finding"]) == (CheckState.CONFIRMED, "new-reference")
    assert first.facts["recommendation"] == "accept"
    assert "ещё не подтверждён" in caption
    assert second.state == CheckState.ACCEPTED
    assert (await one(db, select(Template))).confirmed_by == 9


class _Deadly:
    """A pool whose worker dies of every picture."""

    async def run(self, *_: object) -> None:
        raise WorkerDied


async def test_a_picture_that_kills_its_worker_is_poisoned_and_people_see_the_case(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    await chat.press(CheckIdentity(quiz_id=1))
    await chat.send_photo("bomb", face(RUIZ_AGAIN))
    tools = Tools(**{**vars(app.tools), "pool": _Deadly()})

    await Workshop(tools).finish_all()
    await app.courier.deliver()

    assert (await one(db, select(Work).order_by(Work.id.desc()))).state == WorkState.POISONED
    assert "Фото посмотрит сотрудник" in chat.text
    assert "не удалось обработать" in Chat(app, 9).text
    assert await one(db, select(SeenPicture.file_unique_id)) == f"u{RUIZ}"


async def test_the_limits_of_the_settings_judge_the_picture(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    stricter = app.tools.settings.model_copy(update={"face_cautious_distance": 0.1})
    object.__setattr__(app.tools, "settings", stricter)
    await chat.press(CheckIdentity(quiz_id=1))

    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))

    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert (check.state, check.facts["limit"]) == (CheckState.DOUBTFUL, 0.1)


async def test_the_gate_of_the_settings_asks_for_another_picture(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    stricter = app.tools.settings.model_copy(update={"picture_face_width": 400})
    object.__setattr__(app.tools, "settings", stricter)

    await enrol(app, chat, RUIZ)
    await chat.press(CheckIdentity(quiz_id=1))

    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))

    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert (check.state, check.facts["fault"]) == (CheckState.AWAITED, "face_small")
