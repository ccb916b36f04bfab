"""The whole way with real faces and the real pool."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, SendPhoto
from PIL import Image
from sqlalchemy import select

from academy import references
from academy.vault import KeysUnusable, Vault
from bot.app import App, build
from bot.callbacks.identity import CheckIdentity, Enrol
from bot.callbacks.quizzes import StartQuiz
from bot.pacer import Pacer
from bot.tools import Tools
from bot.verification import Bounds, Pool, WorkerDied, models
from bot.work import Workshop
from storage.database import Database
from storage.processes import Process
from storage.tables.identity import Check, CheckPicture, CheckState, SeenPicture, Template
from storage.tables.people import Person
from storage.tables.quizzes import Policy
from storage.tables.trace import TraceLine, Verb
from storage.tables.work import Work, WorkState
from tests.agreements import WITHDRAWAL, agreement
from tests.banks import quiz as quiz_row
from tests.banks import two_questions
from tests.chat import Chat, silent_bot
from tests.conftest import KEYS, WORDS, Clock, add

FACES = Path(__file__).parents[2].parent / "shared" / "faces"
COLEMAN = "nasa_catherine_coleman_portrait.jpg"
COLEMAN_AGAIN = "nasa_catherine_coleman_snapshot.jpg"
RUIZ, RUIZ_AGAIN = "congress_R000599_raul_ruiz_a.jpg", "congress_R000599_raul_ruiz_b.jpg"
SOMEBODY_ELSE = "nasa_john_herrington_portrait.jpg"


def face(name: str) -> bytes:
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    return (FACES / name).read_bytes()


def changed(name: str, *, scale: float = 1.0, quality: int = 90) -> bytes:
    """The picture enlarged or saved again."""
    with Image.open(BytesIO(face(name))) as image:
        side = (round(image.width * scale), round(image.height * scale))
        file = BytesIO()
        image.convert("RGB").resize(side).save(file, "JPEG", quality=quality)
        return file.getvalue()


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    pool = Pool(models(), Bounds(workers=1))
    yield pool
    asyncio.run(pool.close())


@pytest.fixture
async def app(db: Database, clock: Clock, settings: Any, pool: Pool) -> AsyncIterator[App]:
    """The bot with a machine that compares faces."""
    async with Process(db) as process:
        bot, pacer = silent_bot(), Pacer(rate=10_000)
        tools = Tools(
            bot, db, WORDS, pacer, clock, process.owner, settings, Vault(KEYS), pool, pool
        )
        yield build(tools, process)


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
    await chat.press(agreement(1))
    await photograph(app, chat, name, face(name))


async def test_a_reference_then_a_picture_and_the_quiz_begins(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    enrolled = chat.text
    await chat.press("Подтвердить личность")
    asked = chat.text
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))
    accepted = chat.text
    await chat.press("Начать")
    await chat.press("Да")
    await chat.press("Да")

    assert "Эталонное фото сохранено" in enrolled
    assert "новое фото лица" in asked
    assert "✅ Личность подтверждена" in accepted
    assert "Результат сохранён" in chat.text
    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert check.state == CheckState.ACCEPTED
    assert check.facts["distance"] < 0.4
    assert await one(db, select(CheckPicture)) is None
    deleted = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert [each.chat_id for each in deleted] == [7, 7]
    lines = select(TraceLine.verb).where(TraceLine.verb.in_([Verb.ENROLLED, Verb.IDENTIFIED]))
    async with db.read() as session:
        assert list(await session.scalars(lines)) == [Verb.ENROLLED, Verb.IDENTIFIED]


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
    await chat.press("Подтвердить личность")

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
    await chat.press("Подтвердить личность")

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
    await chat.press("Подтвердить личность")

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
    await chat.press(agreement(1))

    content = b"no picture at all" if name == "bytes" else face(name)
    await photograph(app, chat, name, content)
    told = chat.text
    await photograph(app, chat, RUIZ, face(RUIZ))

    assert words in told
    assert "Отправьте новое фото сюда" in told
    assert "Эталонное фото сохранено" in chat.text
    assert await one(db, select(Template.person_id)) == 7


async def test_after_three_useless_pictures_a_person_takes_over(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await chat.press(agreement(1))

    for number in range(3):
        await photograph(app, chat, f"empty-{number}", face("no_face.jpg"))

    assert "Фото посмотрит сотрудник" in chat.text
    assert "Начать" in chat.labels
    assert isinstance(reviewer.screen, SendPhoto)
    assert "не смог сделать пригодное фото" in (reviewer.screen.caption or "")
    await chat.press(StartQuiz(quiz_id=1))
    assert "Вопрос 1 из 2" in chat.text


async def test_from_the_menu_a_reference_can_be_renewed_but_not_with_an_old_picture(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    first = (await one(db, select(Template))).embedding

    await chat.press(Enrol(quiz_id=0))
    await photograph(app, chat, "same", face(RUIZ))
    refused = chat.text
    await photograph(app, chat, "new", changed(RUIZ_AGAIN, scale=3))

    assert "уже присылали" in refused
    assert "Эталонное фото сохранено" in chat.text
    assert (await one(db, select(Template))).embedding != first


async def test_a_reference_is_not_replaced_by_another_face(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, COLEMAN)
    first = (await one(db, select(Template))).embedding

    await chat.press(Enrol(quiz_id=0))
    await photograph(app, chat, "other", face(SOMEBODY_ELSE))

    assert "не похоже на прежний эталон" in chat.text
    assert (await one(db, select(Template))).embedding == first


async def test_a_reference_is_not_replaced_by_a_face_that_only_resembles_it(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, COLEMAN)
    first = (await one(db, select(Template))).embedding

    await chat.press(Enrol(quiz_id=0))
    await photograph(app, chat, "unclear", face(COLEMAN_AGAIN))

    assert "не похоже на прежний эталон" in chat.text
    assert (await one(db, select(Template))).embedding == first


async def test_a_reference_made_after_a_withdrawal_is_looked_at_by_a_person_first(
    db: Database, app: App, chat: Chat, clock: Clock, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await add(db, quiz_row(2, policy=Policy.FACE))
    await enrol(app, chat, COLEMAN)
    await chat.press(WITHDRAWAL)
    clock.now += timedelta(seconds=1)
    await enrol(app, chat, RUIZ)

    await chat.press(CheckIdentity(quiz_id=1))
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))
    caption = reviewer.screen.caption or ""
    await reviewer.press("Подтвердить")
    await chat.press(CheckIdentity(quiz_id=2))
    await photograph(app, chat, "once more", changed(RUIZ_AGAIN, scale=3, quality=60))

    checks = select(Check).where(Check.quiz_id.is_not(None)).order_by(Check.id)
    async with db.read() as session:
        first, second = list(await session.scalars(checks))
    assert (first.state, first.facts["finding"]) == (CheckState.CONFIRMED, "new-reference")
    assert first.facts["recommendation"] == "accept"
    assert "Эталон новый, после отзыва согласия" in caption
    assert second.facts["finding"] != "new-reference"


class _Deadly:
    """A pool whose worker dies of every picture."""

    async def run(self, *_: object) -> None:
        raise WorkerDied


async def test_a_picture_that_kills_its_worker_is_poisoned_and_people_see_the_case(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await enrol(app, chat, RUIZ)
    await chat.press("Подтвердить личность")
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
    await chat.press("Подтвердить личность")

    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))

    check = await one(db, select(Check).where(Check.quiz_id == 1))
    assert (check.state, check.facts["limit"]) == (CheckState.DOUBTFUL, 0.1)


async def test_the_gate_of_the_settings_asks_for_another_picture(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    stricter = app.tools.settings.model_copy(update={"picture_face_width": 400})
    object.__setattr__(app.tools, "settings", stricter)

    await enrol(app, chat, RUIZ)

    assert await one(db, select(Template)) is None
    check = await one(db, select(Check))
    assert check.facts["fault"] == "face_small"
