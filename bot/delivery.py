"""Sending direct replies: the one place where what a handler returned reaches Telegram."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import EditMessageText, SendMessage

from bot.pacer import Pacer
from bot.reply import Call
from bot.setbacks import Setbacks, is_deleted, taken

log = logging.getLogger(__name__)

_HARMLESS = ("query is too old", "query id is invalid", "message is not modified")
_LOST_MESSAGE = ("no text in the message to edit", "message to edit not found", "can't be edited")


@dataclass(frozen=True)
class Outcome:
    """What could not be sent yet, how long Telegram asks to wait, and who has blocked the bot.
    `is_cut_off`: the first of the rest met a broken network or an error of Telegram's own."""

    rest: Sequence[Call] = ()
    retry_after: float = 0.0
    is_cut_off: bool = False
    blocked_by: int | None = None


async def deliver(bot: Bot, replies: Sequence[Call], pacer: Pacer) -> Outcome:
    """Send replies one by one; each call stands alone (DESIGN.md 2.4).

    A flood wait or a broken network stops here: the rest is for the caller to keep and try again.
    Anything else is logged and never told as a failure of the act, which is committed.
    """
    for number, call in enumerate(replies):
        try:
            await _send(bot, call, pacer)
        except TelegramRetryAfter as wait:
            pacer.hold(wait.retry_after, _chat_of(call))
            return Outcome(rest=replies[number:], retry_after=wait.retry_after)
        except TelegramEntityTooLarge as error:
            log.error("reply refused: %s", error)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            if is_deleted(error) or taken(error) is not None:
                log.error("reply is not sent again: %s", type(error).__name__)
                continue
            log.warning("reply waits: %s", type(error).__name__)
            return Outcome(rest=replies[number:], is_cut_off=True)
        except TelegramForbiddenError:
            return Outcome(blocked_by=getattr(call, "chat_id", None))
        except TelegramAPIError as error:
            log.error("reply refused: %s", error)
    return Outcome()


def left_over(
    outcome: Outcome, replies: Sequence[Call], setbacks: Setbacks, number: int, *, now: datetime
) -> Sequence[Call]:
    """What is still to be sent of the replies to an update, by its number; without the first where
    it alone fails again and again."""
    if len(outcome.rest) < len(replies):
        setbacks.went(number)
    if outcome.is_cut_off and setbacks.is_hopeless(number, now=now):
        log.error("a reply to update %d is given up", number)
        return outcome.rest[1:]
    return outcome.rest


async def _send(bot: Bot, call: Call, pacer: Pacer) -> None:
    load = pacer.charge(_chat_of(call)) if isinstance(call, SendMessage) else None
    try:
        await bot(call)
    except TelegramBadRequest as error:
        reason = str(error).lower()
        if any(words in reason for words in _HARMLESS):
            return
        if not isinstance(call, EditMessageText) or not _is_lost(reason):
            raise
        await _send(bot, _anew(call), pacer)
    finally:
        if load is not None:
            pacer.end(load)


def _chat_of(call: Call) -> int:
    """The chat it goes into; 0 where it goes into none."""
    chat_id = getattr(call, "chat_id", 0)
    return chat_id if isinstance(chat_id, int) else 0


def _is_lost(reason: str) -> bool:
    return any(words in reason for words in _LOST_MESSAGE)


def _anew(call: EditMessageText) -> SendMessage:
    """The same screen as a new message: the old one is gone or cannot be edited."""
    fields = call.model_dump(include={"chat_id", "text"}) | {"reply_markup": call.reply_markup}
    return SendMessage(**fields)
