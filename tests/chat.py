"""A phone in the hands of a test: it writes, presses buttons and reads what the bot shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from itertools import count
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import File, Message
from aiohttp import ClientResponseError, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from bot.app import App
from storage.database import Database, Session

FIRST_SAID = 1_000_000  # the number of the bot's first message: no person's has it
watched: ContextVar[bool] = ContextVar("watched", default=False)


class WatchedDatabase(Database):
    """A database that knows when a transaction is open, so that a test can forbid talking then."""

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        async with super().begin() as session:
            token = watched.set(True)
            try:
                yield session
            finally:
                watched.reset(token)


class Recorder(BaseSession):
    """A Bot API that takes everything, gives out message ids, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[TelegramMethod[Any]] = []
        self.files: dict[str, bytes] = {}  # what a download of this file path brings
        self.refusals: list[Exception] = []  # raised instead of the next answers
        self.spoilt: set[str] = set()  # file ids Telegram does not take
        self.answers: dict[type, Any] = {}  # what these methods are answered; errors are raised
        self._message_ids = count(FIRST_SAID)

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        assert not watched.get(), f"{method.__api_method__} was called inside a transaction"
        if self.refusals:
            raise self.refusals.pop(0)
        self._look_into(method)
        self.requests.append(method)
        if type(method) in self.answers:
            answer = self.answers[type(method)]
            if isinstance(answer, Exception):
                raise answer
            return answer
        if method.__api_method__ == "getFile":
            name = method.file_id
            return File(file_id=name, file_unique_id=name, file_path=name)
        if method.__api_method__ == "sendMediaGroup":
            return [self._message(bot, method) for _ in method.media]
        if method.__api_method__.startswith(("send", "edit", "copy")):
            return self._message(bot, method)
        return True

    def _look_into(self, method: Any) -> None:
        if getattr(method, "photo", None) in self.spoilt:
            raise TelegramBadRequest(method, "Bad Request: wrong file identifier specified")

    def _message(self, bot: Bot, method: Any) -> Message:
        number = getattr(method, "message_id", None) or next(self._message_ids)
        fields: dict[str, Any] = {
            "message_id": number,
            "date": 0,
            "chat": {"id": method.chat_id, "type": "private"},
        }
        if document := getattr(method, "document", None):
            name = document if isinstance(document, str) else "sent-document"
            fields["document"] = {"file_id": name, "file_unique_id": name}
        if method.__api_method__ == "sendPoll":
            fields["poll"] = _poll(number, method)
        if photo := getattr(method, "photo", None):
            name = photo if isinstance(photo, str) else "sent-photo"
            size = {"file_id": name, "file_unique_id": name, "width": 1, "height": 1}
            fields["photo"] = [size]
        return Message.model_validate(fields, context={"bot": bot})

    async def close(self) -> None: ...

    async def stream_content(self, url: str, *args: Any, **kwargs: Any) -> Any:
        assert not watched.get(), "a file was downloaded inside a transaction"
        content = self.files.get(url.rpartition("/")[2])
        if content is None:
            raise refused(url, 404)
        yield content


def refused(url: str, status: int) -> ClientResponseError:
    """What Telegram's file server says of a file it does not give."""
    address = URL(url)
    request = RequestInfo(address, "GET", CIMultiDictProxy(CIMultiDict()), address)
    return ClientResponseError(request, (), status=status)


def _poll(number: int, method: Any) -> dict[str, Any]:
    """The poll a call of sendPoll becomes."""
    options = [
        {"persistent_id": str(place), "text": each.text, "voter_count": 0}
        for place, each in enumerate(method.options)
    ]
    flags = {"is_closed": False, "is_anonymous": False, "allows_revoting": False}
    flags |= {"allows_multiple_answers": bool(method.allows_multiple_answers)}
    facts = {"id": f"poll-{number}", "question": method.question, "type": "quiz"}
    return {**facts, **flags, "options": options, "total_voter_count": 0, "members_only": False}


def silent_bot() -> Bot:
    return Bot("42:TEST", session=Recorder(), default=DefaultBotProperties(parse_mode="HTML"))


class Chat:
    """One person's private chat with the bot."""

    _updates = count(1)
    _presses = count(1)

    def __init__(self, app: App, user_id: int) -> None:
        self.app, self.user_id = app, user_id
        self.wrote = 0  # the number of the message this person wrote last
        self.api: Recorder = app.tools.bot.session  # type: ignore[assignment]

    @property
    def _now(self) -> int:
        return int(self.app.tools.clock().timestamp())

    @property
    def _user(self) -> dict[str, Any]:
        return {"id": self.user_id, "is_bot": False, "first_name": "Дана", "language_code": "ru"}

    async def write(self, text: str, **fields: Any) -> None:
        """Write a text; commands are marked as Telegram marks them."""
        if text.startswith("/"):
            length = len(text.split()[0])
            fields["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        await self.send(text=text, **fields)

    async def send_photo(self, file_id: str, content: bytes = b"", **fields: Any) -> None:
        """Send a photo; `content` is what the bot gets when it downloads it."""
        self.api.files[file_id] = content
        size = {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 9, "height": 9}
        await self.send(photo=[size | {"file_size": len(content)}], **fields)

    async def send(self, **fields: Any) -> None:
        """Send a message with these fields of the Bot API's Message."""
        self.wrote = next(self._updates)
        await self.arrive(message=self._fields(self.wrote) | fields)

    async def edit(self, number: int, **fields: Any) -> None:
        """Change a message sent before; it is now as these fields say."""
        changed = {"edit_date": self._now} | fields
        await self.arrive(edited_message=self._fields(number) | changed)

    def _fields(self, number: int) -> dict[str, Any]:
        private = {"id": self.user_id, "type": "private"}
        return {"message_id": number, "date": self._now, "chat": private, "from": self._user}

    async def press(self, button: CallbackData | str) -> None:
        """Press a button: by what it carries, or by what is written on it."""
        await self.press_raw(
            button.pack() if isinstance(button, CallbackData) else self.data_of(button)
        )

    async def press_raw(self, data: str) -> None:
        await self.reach_us(data)
        await self.app.inbox.finish_all()

    async def reach_us(self, data: str) -> None:
        """A press comes in and is stored; nobody has worked it off yet."""
        chat = {"id": self.user_id, "type": "private"}
        message = {"message_id": 1, "date": self._now, "chat": chat, "text": "…"}
        query: dict[str, Any] = {
            "id": str(next(self._presses)),
            "from": self._user,
            "chat_instance": "1",
        }
        query |= {"data": data, "message": message}
        await self.app.inbox.store([{"update_id": next(self._updates), "callback_query": query}])

    def said(self, number: int) -> dict[str, Any]:
        """A message this person wrote, as a reply to it quotes it."""
        return self._fields(number)

    async def press_on(self, button: CallbackData, asked_about: dict[str, Any]) -> None:
        """Press a button of a message that stands as a reply to this one."""
        chat = {"id": self.user_id, "type": "private"}
        message = {"message_id": 1, "date": self._now, "chat": chat, "text": "…"}
        message["reply_to_message"] = asked_about
        press = {"id": str(next(self._presses)), "from": self._user, "chat_instance": "1"}
        await self.arrive(callback_query=press | {"data": button.pack(), "message": message})

    async def vote(self, poll_id: str, *places: int) -> None:
        """Choose these options of a poll; none: take the vote back."""
        marks = [str(place) for place in places]
        answer = {"poll_id": poll_id, "user": self._user, "option_ids": list(places)}
        await self.arrive(poll_answer=answer | {"option_persistent_ids": marks})

    async def arrive(self, **event: Any) -> None:
        """An update comes in and is worked off to the end."""
        await self.app.inbox.store([{"update_id": next(self._updates), **event}])
        await self.app.inbox.finish_all()

    @property
    def shown(self) -> list[Any]:
        """Every message this person was shown, in order; edits count as shown again."""
        return [
            call
            for call in self.api.requests
            if call.__api_method__.startswith(("send", "editMessage"))
            and getattr(call, "chat_id", None) == self.user_id
        ]

    @property
    def screen(self) -> Any:
        return self.shown[-1]

    @property
    def text(self) -> str:
        """The text or caption of what was shown last."""
        screen = self.screen
        return getattr(screen, "text", None) or getattr(screen, "caption", None) or ""

    @property
    def alert(self) -> str | None:
        """What the last answer to a press said."""
        answers = [r for r in self.api.requests if isinstance(r, AnswerCallbackQuery)]
        return answers[-1].text if answers else None

    @property
    def labels(self) -> list[str]:
        """What is written on the buttons of the screen."""
        markup = self.screen.reply_markup
        return [button.text for row in markup.inline_keyboard for button in row] if markup else []

    def data_of(self, label: str) -> str:
        for row in self.screen.reply_markup.inline_keyboard:
            for button in row:
                if label in button.text and button.callback_data:
                    return str(button.callback_data)
        raise LookupError(f"no button {label!r} among {self.labels}")
