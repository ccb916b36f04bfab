"""The identity check is rehearsed with real faces, and nothing of the picture stays."""

from typing import Any

from aiogram.methods import DeleteMessage
from sqlalchemy import func, select

from bot.app import App
from bot.callbacks.quizzes import StartQuiz
from bot.callbacks.rehearsals import RehearseIdentity
from storage.database import Database
from storage.tables.identity import Check, CheckPicture, SeenPicture
from storage.tables.rehearsals import Rehearsal
from tests.chat import Chat
from tests.faces import RUIZ, RUIZ_AGAIN, SOMEBODY_ELSE, changed, face
from tests.handlers.test_identity_faces import (  # noqa: F401 - fixtures
    app,
    enrol,
    one,
    photograph,
    quiz,
)

TRY = RehearseIdentity(quiz_id=1)


async def count(db: Database, table: Any) -> int:
    return int(await one(db, select(func.count()).select_from(table)))


async def test_a_rehearsed_picture_is_told_and_admits_to_nothing(
    db: Database,
    app: App,  # noqa: F811
    chat: Chat,
    quiz: None,  # noqa: F811
) -> None:
    await enrol(app, chat, RUIZ)
    before = [await count(db, table) for table in (Check, SeenPicture)]

    await chat.press(TRY)
    asked = chat.text
    await photograph(app, chat, "again", changed(RUIZ_AGAIN, scale=3))
    told = chat.text
    await chat.press(TRY)
    await photograph(app, chat, "other", face(SOMEBODY_ELSE))
    other = chat.text
    await chat.press(StartQuiz(quiz_id=1))

    assert "Допуска к тесту он не даёт" in asked
    assert "с таким снимком Вы сразу начали бы тест" in told
    assert "посмотрел бы ещё сотрудник" in other
    assert "новое фото лица" in chat.text  # the real check still comes
    assert (await one(db, select(Rehearsal))).identity_done_at is not None
    assert await count(db, Check) == before[0] + 1  # of the real check
    assert await count(db, SeenPicture) == before[1]
    assert await count(db, CheckPicture) == 0
    removed = [r for r in chat.api.requests if isinstance(r, DeleteMessage)]
    assert len(removed) == 2


async def test_a_picture_without_a_face_is_told_what_is_wrong(
    db: Database,
    app: App,  # noqa: F811
    chat: Chat,
    quiz: None,  # noqa: F811
) -> None:
    await enrol(app, chat, RUIZ)
    await chat.press(TRY)

    await photograph(app, chat, "nothing", b"not a picture")

    assert "не подошёл бы" in chat.text
    assert "📷 Ещё раз" in chat.labels
    assert await one(db, select(Rehearsal)) is None
