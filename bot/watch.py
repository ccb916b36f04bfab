"""What the leading process notes once a minute for `sabaq health`: Telegram and the disk."""

import asyncio
import logging
from datetime import datetime

from aiogram.exceptions import AiogramError

from academy import signs
from bot.disks import disk
from bot.inbox import Inbox
from bot.tools import Tools

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds
_PATIENCE = 20  # seconds for Telegram's answer


async def watch(tools: Tools, inbox: Inbox) -> None:
    """Note it for ever."""
    while True:
        await asyncio.sleep(EVERY)
        await note(tools, inbox)


async def note(tools: Tools, inbox: Inbox) -> None:
    """When Telegram last answered, how many updates it holds, how much room the disk has.

    When polling, only an answered getUpdates counts: another bot with the same token takes our
    updates away while every other call is answered.
    """
    found = await asyncio.to_thread(disk, tools.settings.data_dir)
    held = await _held(tools)
    now = tools.clock()
    heard_at: datetime | None = inbox.heard_at
    if tools.settings.webhook_url and held is not None:
        heard_at = now
    async with tools.db.begin() as session:
        await signs.disk(session, found, now=now)
        await signs.telegram(session, heard_at, held, now=now)


async def _held(tools: Tools) -> int | None:
    """How many updates wait at Telegram; none when it does not answer."""
    try:
        info = await tools.bot.get_webhook_info(request_timeout=_PATIENCE)
    except AiogramError as error:
        log.warning("Telegram was not asked how it is: %s", type(error).__name__)
        return None
    return info.pending_update_count
