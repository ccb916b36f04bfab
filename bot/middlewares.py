"""What happens around every handler: who is speaking, in what language, in one transaction – and
how a refusal or a failure becomes words."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from academy import audit, consents, inbox, people
from academy.errors import AcademyError
from academy.errors.people import NotActive, NotAllowed, NotLinked
from academy.inbox import Claimed
from academy.institution import institution
from bot import rooms
from bot.metrics import Metrics
from bot.reply import ALERT_LENGTH, Reply, Screen, add, pack, show
from bot.reply import alert as pop_up
from bot.screens.consents import asked_to_study
from bot.screens.requests import stranger
from locales import Translator
from storage.database import Database, Session
from storage.tables.inbox import UpdateState
from storage.tables.people import Person

log = logging.getLogger(__name__)
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
DEFAULT_LOCALE = "kk"


class Conversation(BaseMiddleware):
    """Gives the handler `session`, `talk`, `person`, `t` and `now`; writes what it returned.

    The handler's work and its replies are one transaction. A refusal rolls the work back and is
    answered; so is anything unexpected, with a reference code and without details.
    """

    def __init__(self, db: Database, words: Mapping[str, Translator], metrics: Metrics) -> None:
        self.db, self.words, self.metrics = db, words, metrics

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        stored: Claimed = data["stored"]
        data |= {"t": self.words[DEFAULT_LOCALE], "event_update": event}
        data["now"] = _reached_us(event, stored)
        outcome = UpdateState.HANDLED
        try:
            async with self.db.begin() as session:
                is_heard = await self._enter(session, data)
                reply = await handler(event, data) if is_heard else []
                reply = reply if isinstance(reply, list) else []
                await inbox.handled(session, stored.update_id, pack(reply))
        except AcademyError as error:
            outcome, reply = UpdateState.REFUSED, await self._refuse(error, data)
        except Exception:
            outcome, reply = UpdateState.FAILED, await self._fail(data)
        self.metrics.handled.labels(outcome).inc()
        return reply

    async def _enter(self, session: Session, data: dict[str, Any]) -> bool:
        """Whether the update is heard, with who speaks and in what language."""
        data |= {"session": session, "person": None, "talk": None, "words": self.words}
        data |= {"talk_of": None, "room": None, "entered": None, "tongue": None}
        user: User | None = data.get("event_from_user")
        chat, event = rooms.group(data["event_update"]), data["event_update"]
        if chat is not None:
            at = await rooms.entered(session, event, chat, now=data["now"])
            data["room"], data["entered"] = at
            if not rooms.calls(event) and (data["room"] is None or data["room"].use is None):
                return False
            talk, locale = await people.speaking(session, user.id if user else 0, chat.id)
            data["tongue"] = self.words.get(locale or "")
        elif user is None or not _is_private(event):
            return user is None
        else:
            talk = await people.conversation(session, user.id)
        locale = (talk.locale if talk else None) or (user.language_code if user else None)
        t = self.words.get(locale or "") or self.words[DEFAULT_LOCALE]
        data |= {"talk": talk, "person": talk.person if talk else None}
        data["t"] = data["tongue"] or t
        data["talk_of"] = talk.person_id if talk else None  # outlives the rollback
        return True

    async def _refuse(self, error: AcademyError, data: dict[str, Any]) -> Reply:
        stored: Claimed = data["stored"]
        reply = refusal(data["event_update"], data["t"], error)
        async with self.db.begin() as session:
            await error.keep(session)
            if isinstance(error, NotAllowed):
                audit.note(session, data["talk_of"], "not-allowed", now=data["now"])
            await inbox.refused(session, stored.update_id, pack(reply))
        return reply

    async def _fail(self, data: dict[str, Any]) -> Reply:
        stored: Claimed = data["stored"]
        code = token_hex(3).upper()
        log.exception("update %d failed, reference %s", stored.update_id, code)
        reply = apology(data["event_update"], data["t"], code)
        async with self.db.begin() as session:
            await inbox.failed(session, stored.update_id, code, pack(reply))
        return reply


class Needs(BaseMiddleware):
    """Lets a person in who holds the right; others are refused in words, never silently. A learner
    whose consent to study data is not in force is asked for it first, beside what was pressed."""

    def __init__(self, right: people.Right) -> None:
        self.right = right

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        person: Person | None = data["person"]
        if person is None:
            raise NotLinked
        if not person.is_active:
            raise NotActive(state=person.state, since=person.state_at or data["now"])
        if self.right not in people.rights(person):
            raise NotAllowed
        if consents.is_asked(person, self.right) and isinstance(event, Message | CallbackQuery):
            return add(event, asked_to_study(data["t"], person, data["settings"]))
        return await handler(event, data)


class OnRoster(BaseMiddleware):
    """Lets everybody of the roster in, whatever their state and roles; a stranger is told whom at
    the Academy to turn to."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if data["person"] is None and isinstance(event, Message | CallbackQuery):
            return add(event, stranger(data["t"], institution(data["settings"])))
        return await handler(event, data)


def refusal(update: Update | None, t: Translator, error: AcademyError) -> Reply:
    """The refusal in words: an alert where it fits, else its first sentence and a message."""
    key, params = error.key(), error.params()
    return _told(update, t.plain(key, **params), t(key, **params))


def apology(update: Update | None, t: Translator, code: str) -> Reply:
    """Sorry, with the reference under which the log knows more."""
    return _told(update, t.plain("error-unexpected", code=code), t("error-unexpected", code=code))


def _told(update: Update | None, plain: str, html: str) -> Reply:
    if update is None:
        return []
    message = update.message or update.edited_message
    if message is not None:
        return show(message, Screen(html))
    query = update.callback_query
    if query is None:
        return []
    if len(plain) <= ALERT_LENGTH:
        return pop_up(query, plain)
    return add(query, Screen(html), toast=_first_sentence(plain))


def _first_sentence(text: str) -> str:
    sentence = text.partition(". ")[0].rstrip(".") + "."
    return sentence if len(sentence) <= ALERT_LENGTH else sentence[: ALERT_LENGTH - 1] + "…"


def _is_private(event: TelegramObject) -> bool:
    message = event.event if isinstance(event, Update) else None
    message = message.message if isinstance(message, CallbackQuery) else message
    chat = getattr(message, "chat", None)
    return chat is None or chat.type == ChatType.PRIVATE


def _reached_us(event: TelegramObject, stored: Claimed) -> datetime:
    """Telegram's own time for messages; for presses the time the update was stored."""
    message = event.message if isinstance(event, Update) else None
    return message.date if isinstance(message, Message) else stored.received_at
