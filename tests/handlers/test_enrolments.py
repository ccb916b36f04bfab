"""Enrolment in the chat: three selfies, one reason to send some again, a person who confirms."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, SendPhoto
from sqlalchemy import delete, func, select

from bot.app import App
from bot.callbacks.identity import CheckIdentity, Enrol, OpenIdentity
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.identity import Check, CheckPicture, CheckState, SeenPicture, Template
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy
from tests.agreements import WITHDRAWAL, agreement
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import Clock, person
from tests.faces import (
    RUIZ,
    SOMEBODY_ELSE,
    another,
    changed,
    face,
    refer,
    three_of_coleman,
    three_of_ruiz,
)


@pytest.fixture
async def app(seeing_app: App) -> App:
    return seeing_app


@pytest.fixture
async def quiz(db: Database, learner: Person, administrator: Person) -> None:
    """Quiz 1 asks for a face; the administrator of chat 9 reviews."""
    await two_questions(db, policy=Policy.FACE)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def count(db: Database, table: Any) -> int:
    return int(await one(db, select(func.count()).select_from(table)))


async def finish(app: App) -> None:
    await app.workshop.finish_all()
    await app.courier.deliver()


async def send(app: App, chat: Chat, selfies: Sequence[bytes], name: str = "selfie") -> None:
    """The selfies one by one; then what comes of them."""
    for number, content in enumerate(selfies):
        await chat.send_photo(f"{name}-{number}", content)
    await finish(app)


async def test_three_selfies_are_counted_and_wait_for_a_person(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(1))
    asked = chat.text
    first, second, third = three_of_ruiz()

    await chat.send_photo("1", first)
    after_one = chat.text
    await chat.send_photo("2", second)
    after_two = chat.text
    await chat.send_photo("3", third)
    after_three = chat.text
    await finish(app)

    assert "три селфи" in asked
    assert "1 из 3" in after_one
    assert "2 из 3" in after_two
    assert "Всё получено" in after_three
    assert "сотрудник Академии подтвердит" in chat.text
    assert chat.labels == ["Подтвердить личность", "Открыть тест"]
    kept = await one(db, select(Template))
    assert (kept.pictures, kept.confirmed_at) == (3, None)
    check = await one(db, select(Check))
    assert (check.state, check.facts["finding"]) == (CheckState.DOUBTFUL, "first-reference")
    deleted = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert [each.chat_id for each in deleted] == [7, 7, 7]


async def test_a_drawn_guide_comes_once_in_the_language_of_the_chat(
    app: App, chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(1))
    await finish(app)
    await chat.press(Enrol(quiz_id=1))
    await finish(app)

    guides = [r for r in chat.api.requests if isinstance(r, SendPhoto) and r.chat_id == 7]
    assert [each.caption for each in guides] == ["Как снять селфи"]
    assert guides[0].photo.data.startswith(b"\x89PNG")  # type: ignore[union-attr]


async def test_a_person_confirms_the_reference_and_checks_are_accepted_from_then_on(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await chat.press(agreement(0))
    await send(app, chat, three_of_ruiz())
    caption = getattr(reviewer.screen, "caption", None) or reviewer.text

    await reviewer.press("Подтвердить")
    await finish(app)
    told = chat.text
    await chat.press(CheckIdentity(quiz_id=1))
    await send(app, chat, [another(RUIZ, scale=3.3)], "later")

    assert "Новый эталон" in caption
    assert "подтвердил Ваш эталон лица" in told
    kept = await one(db, select(Template))
    assert kept.confirmed_by == 9
    audit = select(AuditLine.facts).where(AuditLine.act == "face-confirmed")
    assert await one(db, audit) == {"person": 7, "check": 1}


async def test_one_useless_selfie_is_told_with_its_remedy_and_asked_for_alone(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    first, second, third = three_of_ruiz()
    await chat.press(agreement(0))

    await send(app, chat, [first, face("no_face.jpg"), third])
    told = chat.text
    kept = await count(db, CheckPicture)
    await send(app, chat, [second], "again")

    assert "не видно лица" in told
    assert "Осталось отправить: 1" in told
    assert kept == 2
    assert "сотрудник Академии подтвердит" in chat.text
    assert (await one(db, select(Template))).pictures == 3


async def test_a_selfie_of_somebody_else_among_three_is_told_and_asked_for_alone(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    first, second, third = three_of_ruiz()
    await chat.press(agreement(0))

    await send(app, chat, [first, face(SOMEBODY_ELSE), third])
    told = chat.text
    await send(app, chat, [second], "again")

    assert "разные люди" in told
    assert "Осталось отправить: 1" in told
    assert "сотрудник Академии подтвердит" in chat.text


async def test_the_same_selfie_twice_or_saved_again_does_not_count_for_two(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    first, _, third = three_of_ruiz()
    await chat.press(agreement(0))

    await send(app, chat, [first, changed(RUIZ, scale=2.7, quality=60), third])

    assert "уже присылали" in chat.text
    assert await count(db, CheckPicture) == 2


async def test_an_enrolment_that_was_left_goes_on_where_it_was(
    db: Database, app: App, chat: Chat, clock: Clock, quiz: None
) -> None:
    first, second, third = three_of_ruiz()
    await chat.press(agreement(0))
    await chat.send_photo("1", first)
    await chat.write("/menu")
    clock.now += timedelta(hours=20)

    await chat.press(Enrol(quiz_id=0))
    resumed = chat.text
    await send(app, chat, [second, third], "later")

    assert "Уже есть: 1 из 3" in resumed
    assert "сотрудник Академии подтвердит" in chat.text
    assert await count(db, Check) == 1


async def test_a_new_reference_like_the_confirmed_one_is_kept_by_the_rule_and_stays_confirmed(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(0))
    await refer(app, 7, {"before": face(RUIZ)})
    first = await one(db, select(Template))
    async with db.begin() as session:
        await session.execute(delete(SeenPicture))  # a year later

    await send(app, chat, three_of_ruiz())

    assert "Эталонное фото обновлено" in chat.text
    kept = await one(db, select(Template))
    assert (kept.pictures, kept.confirmed_at) == (3, first.confirmed_at)
    assert kept.embedding != first.embedding
    assert (await one(db, select(Check))).state == CheckState.ACCEPTED
    assert await count(db, CheckPicture) == 0


async def test_a_face_unlike_the_confirmed_reference_goes_to_a_person_and_the_reference_stays(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await chat.press(agreement(0))
    await refer(app, 7, {"before": face(SOMEBODY_ELSE)})
    first = (await one(db, select(Template))).embedding

    await send(app, chat, three_of_ruiz())
    told, meanwhile = chat.text, (await one(db, select(Template))).embedding
    await reviewer.press("Подтвердить")
    await finish(app)

    assert "отличаются от прежнего эталона" in told
    assert meanwhile == first
    kept = await one(db, select(Template))
    assert kept.embedding != first
    assert (kept.pictures, kept.confirmed_by) == (3, 9)


async def test_who_looks_like_another_learner_is_told_nothing_of_it_and_reviewers_not_whom(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    reviewer = Chat(app, 9)
    await person(db, 17, Role.LEARNER)
    await refer(app, 17, {"theirs": changed(RUIZ, scale=3.3)})
    await chat.press(agreement(0))

    await send(
        app, chat, [*three_of_ruiz()[1:], another("congress_R000599_raul_ruiz_b.jpg", scale=3)]
    )

    caption = getattr(reviewer.screen, "caption", None) or reviewer.text
    check = await one(db, select(Check).where(Check.person_id == 7))
    assert check.facts["finding"] == "like-another"
    assert "похоже на другого обучающегося" in caption
    assert "&lt;17&gt;" not in caption
    assert "другого" not in chat.text


async def test_a_withdrawal_deletes_a_reference_that_waits_with_all_its_pictures(
    db: Database, app: App, chat: Chat, clock: Clock, quiz: None
) -> None:
    await chat.press(agreement(0))
    await send(app, chat, three_of_ruiz())
    had = await count(db, CheckPicture)

    clock.now += timedelta(seconds=1)
    await chat.press(WITHDRAWAL)
    await finish(app)

    assert had == 3
    for table in (Template, CheckPicture, SeenPicture):
        assert await count(db, table) == 0


async def test_an_unclear_trio_of_one_person_is_still_one_person(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    await chat.press(agreement(0))

    await send(app, chat, three_of_coleman())

    assert "сотрудник Академии подтвердит" in chat.text


async def test_the_learners_own_page_tells_how_the_reference_stands_and_what_became_of_checks(
    db: Database, app: App, chat: Chat, quiz: None
) -> None:
    first, second, third = three_of_ruiz()
    await chat.press(agreement(0))
    await chat.send_photo("1", first)
    await chat.press(OpenIdentity())
    begun, labels = chat.text, chat.labels
    await chat.press("Продолжить эталон")
    await send(app, chat, [second, third], "later")
    await chat.press(OpenIdentity())
    waits = chat.text
    await Chat(app, 9).press("Подтвердить")
    await chat.press(OpenIdentity())

    assert "Эталонного фото пока нет" in begun
    assert "Продолжить эталон" in labels
    assert "Ждёт подтверждения сотрудника" in waits
    assert "эталон: 👀 смотрит сотрудник" in waits
    assert "✅ Подтверждено сотрудником" in chat.text
    assert "эталон: ✅ подтвердил сотрудник" in chat.text
