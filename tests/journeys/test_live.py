"""A live quiz through the emulator: polls on phones, votes, a kill, the table."""

from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from storage.database import Database
from storage.tables.attempts import Answer
from tests.stage import Phone, Stage, academy


async def test_a_class_votes_in_polls_and_the_lecturer_reads_the_table(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'live.db'}"
    async with academy(tmp_path, url) as (stage, codes):
        learner = await stage.phone(101, "Әйгерім", "kk")
        lecturer = await stage.phone(202, "Ольга")
        await learner.join(codes[101], "Қазақша")
        await lecturer.join(codes[202], "Русский")
        await make(lecturer)

        await lecturer.press("Начать")
        first = await poll(stage, learner, 1)
        await vote(stage, learner, first)
        await lecturer.sees("Ответили: 1 из")
        await stage.kill_bot()
        await stage.start_bot()
        await lecturer.press("Следующий вопрос")
        second = await poll(stage, learner, 2)
        await vote(stage, learner, second)
        await stage.until(lambda: answers(url, 2), "both votes are answers")
        await lecturer.press("Завершить")
        table = await lecturer.sees("1. ")

    assert first["poll"]["is_anonymous"] is False
    assert first["poll"]["type"] == "quiz"
    assert "Әйгерім" in table["text"]


async def make(lecturer: Phone) -> None:
    """A live quiz of a category that fits polls, a minute for each question."""
    await lecturer.say("/live")
    await lecturer.press("➕ ")
    await lecturer.sees("Из какой категории")
    await lecturer.press(" · ")
    await lecturer.sees("Подходят для опроса")
    await lecturer.press("➕ ")
    await lecturer.press("60 с")
    await lecturer.sees("На каждый, секунд: 60")


async def poll(stage: Stage, phone: Phone, number: int) -> dict[str, Any]:
    """The poll of this number on the phone; waits for it."""

    async def found() -> dict[str, Any] | None:
        polls = [each for each in await phone.messages() if "poll" in each]
        return polls[number - 1] if len(polls) >= number else None

    return dict(await stage.until(found, f"poll {number} arrives"))


async def vote(stage: Stage, phone: Phone, message: dict[str, Any]) -> None:
    """For the first option."""
    body = {"person": phone.number, "message_id": message["message_id"], "options": [0]}
    await stage.post("vote", body)


async def answers(url: str, wanted: int) -> bool:
    db = Database(url)
    async with db.read() as session:
        count = await session.scalar(select(func.count()).where(Answer.answered_at.is_not(None)))
    await db.close()
    return count == wanted
