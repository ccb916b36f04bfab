"""Talking to the Bot API over HTTP; the shapes of its answers are built once and kept."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


class Session(AiohttpSession):
    """aiogram's session, which does not forget what an answer looks like.

    pydantic remembers `Response[list[Update]]` only as long as somebody else does. Built anew after
    a garbage collection it stops the loop for up to 100 ms, several times a second under load.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._shapes: dict[type[TelegramMethod[Any]], type[Response[Any]]] = {}

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Read an answer, as aiogram does."""
        if type(method) not in self._shapes:
            self._shapes[type(method)] = Response[method.__returning__]  # type: ignore[name-defined]
        return super().check_response(bot, method, status_code, content)
