"""At night nothing rings: a question and its answer come silently, and the learner reads when
somebody is at work again."""

from datetime import UTC, datetime

import pytest

from bot.app import App
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import Clock
from tests.relayed import asked, delivered, reply_to


@pytest.mark.parametrize(
    ("now", "is_silent"),
    [
        (datetime(2026, 9, 1, 9, 0, tzinfo=UTC), None),  # 14:00 at the Academy
        (datetime(2026, 9, 1, 16, 59, tzinfo=UTC), None),  # 21:59
        (datetime(2026, 9, 1, 17, 0, tzinfo=UTC), True),  # 22:00
        (datetime(2026, 9, 1, 20, 0, tzinfo=UTC), True),  # 01:00
        (datetime(2026, 9, 2, 2, 0, tzinfo=UTC), None),  # 07:00
    ],
)
async def test_questions_and_answers_come_silently_at_night_and_only_then(
    app: App, chat: Chat, lecturer: Person, clock: Clock, now: datetime, is_silent: bool | None
) -> None:
    desk = Chat(app, 8)
    clock.now = now

    number = await asked(chat)
    question = desk.screen
    await desk.write("Кез келген уақытта.", **reply_to(number, desk))
    await delivered(chat)

    assert question.disable_notification is is_silent
    assert chat.screen.disable_notification is is_silent


async def test_a_question_at_night_is_told_the_hour_of_the_morning(
    chat: Chat, lecturer: Person, clock: Clock
) -> None:
    clock.now = datetime(2026, 9, 4, 15, 0, tzinfo=UTC)  # Friday, 20:00 at the Academy

    await asked(chat)

    assert "Преподаватель снова на связи: 07.09.2026 (пн) 09:00" in chat.text
