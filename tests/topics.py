"""A group of the staff in tests: its topics, what it was sent, a question on its way there."""

from typing import Any

import pytest
from aiogram.methods import (
    SendMessage,
    TelegramMethod,
)
from sqlalchemy import select

from bot.app import App
from bot.callbacks.consultations import AskQuestion
from storage.database import Database
from storage.tables.consultations import EventKind, ThreadEvent
from tests.chat import FIRST_SAID, Chat
from tests.groups import GroupChat

TOPIC = 44


def hasten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a moment."""
    monkeypatch.setattr("bot.pacer.CHAT_PAUSE", 0.0)
    for name in ("GROUP_MINUTE", "_BURST", "TOPICS_A_MINUTE"):
        monkeypatch.setattr(f"bot.pacer.{name}", 100_000)


async def ask(app: App, chat: Chat, text: str = "Когда экзамен?") -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write(text)
    await app.courier.deliver()


def calls(phone: Chat, kind: type[TelegramMethod[Any]]) -> list[Any]:
    return [each for each in phone.api.requests if isinstance(each, kind)]


def said(phone: GroupChat) -> list[SendMessage]:
    """What the group was sent."""
    return [each for each in calls(phone, SendMessage) if each.chat_id == phone.chat_id]


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def events(db: Database) -> list[EventKind]:
    async with db.read() as session:
        rows = await session.scalars(select(ThreadEvent).order_by(ThreadEvent.id))
        return [each.kind for each in rows]


def question_number(phone: GroupChat) -> int:
    """The number of the last message the group was sent."""
    sent = [each for each in phone.api.requests if each.__api_method__.startswith("send")]
    mine = [at for at, each in enumerate(sent) if getattr(each, "chat_id", 0) == phone.chat_id]
    return FIRST_SAID + mine[-1]
