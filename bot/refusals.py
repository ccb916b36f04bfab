"""What follows when Telegram will not take a letter: its chat is gone or became another one, or the
letter's own function sets right what was refused."""

import logging
from datetime import timedelta

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from academy import chats, letters, people
from bot.letters import KINDS, Refused
from bot.tools import Tools
from storage.tables.letters import Letter, LetterState

log = logging.getLogger(__name__)

_GONE = ("chat not found", "user is deactivated", "bot can't initiate", "user not found")
_SHUT = (
    "group chat was",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "write_forbidden",
    "send_plain_forbidden",
)
_ONE_KIND = ("not enough rights to send", "chat_send_")  # photos, stickers, whatever the rest says


async def judge(
    tools: Tools, letter: Letter, chat_id: int, error: TelegramAPIError
) -> LetterState | None:
    """How the letter ends; none when it goes once more."""
    if isinstance(error, TelegramMigrateToChat):
        await _follow(tools, letter, chat_id, error.migrate_to_chat_id)
        return None
    if _is_unreached(error, chat_id):
        async with tools.db.begin() as session:
            await people.set_reachable(session, chat_id, is_reachable=False)
            if chat_id < 0:
                await chats.lose(session, chat_id, now=tools.clock())
        return LetterState.UNREACHED
    if await _is_mended(tools, letter, chat_id, str(error)):
        return None
    if KINDS[letter.kind].may_be_refused:
        return LetterState.DROPPED
    log.error("letter %d (%s) refused: %s", letter.id, letter.kind, error)
    return LetterState.FAILED


def flooded(tools: Tools, chat_id: int, error: TelegramRetryAfter) -> timedelta:
    """For how long nobody sends; a group's own limit holds that group only."""
    tools.pacer.hold(error.retry_after, chat_id)
    return timedelta(seconds=error.retry_after)


def _is_unreached(error: TelegramAPIError, chat_id: int) -> bool:
    """Whether nothing reaches the chat. A group that takes text, but not this kind of message, is
    there: this letter only is refused."""
    reason = str(error).lower()
    gone = _GONE if chat_id > 0 else (*_GONE, *_SHUT)
    if any(words in reason for words in gone):
        return True
    is_one_kind = any(words in reason for words in _ONE_KIND)
    return isinstance(error, TelegramForbiddenError) and not is_one_kind


async def _follow(tools: Tools, letter: Letter, old: int, new: int) -> None:
    """The group became a supergroup: everything that waits for it goes there, this letter, too."""
    now = tools.clock()
    async with tools.db.begin() as session:
        await chats.migrate(session, old, new, now=now)
        await letters.put_back(session, letter, now, is_try=False, maybe_sent=False)


async def _is_mended(tools: Tools, letter: Letter, chat_id: int, reason: str) -> bool:
    """Whether the letter's own function set it right; it goes again, or when that has arrived."""
    mend = KINDS[letter.kind].mend
    if mend is None:
        return False
    now = tools.clock()
    async with tools.db.begin() as session:
        found = await mend(Refused(session, letter, chat_id, reason, now, tools))
        pause = found if isinstance(found, timedelta) else timedelta()
        if found is not False:
            until = now + pause
            await letters.put_back(session, letter, until, is_try=True, maybe_sent=False)
    return found is not False
