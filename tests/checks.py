"""Identity checks a test puts in."""

from typing import Any

from sqlalchemy import select

from bot.callbacks.quizzes import StartQuiz
from storage.database import Database
from storage.tables.identity import Check, CheckPicture, CheckState
from tests.chat import Chat
from tests.conftest import NOW, add


def a_picture(check_id: int, **fields: Any) -> CheckPicture:
    """A sealed picture of this check, from message 1 of chat 7."""
    message = {"file_id": "f", "file_unique_id": "u", "chat_id": 7, "message_id": 1}
    given = {**message, "received_at": NOW, "sealed": b"p", **fields}
    return CheckPicture(check_id=check_id, **given)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def state(db: Database, number: int = 1) -> CheckState:
    found: CheckState = await one(db, select(Check.state).where(Check.id == number))
    return found


async def a_case(db: Database, number: int, person_id: int = 7, **fields: Any) -> None:
    """A case that waits, with a picture."""
    given = {"quiz_id": 1, "asked_at": NOW, "expires_at": NOW, "received_at": NOW, **fields}
    state = given.pop("state", CheckState.DOUBTFUL)
    await add(db, Check(id=number, person_id=person_id, state=state, **given))
    await add(db, a_picture(number, message_id=number))


async def taken(chat: Chat) -> None:
    """Attempt 1, finished."""
    await chat.press(StartQuiz(quiz_id=1))
    await chat.press("Да")
    await chat.press("Да")
