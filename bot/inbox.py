"""Takes updates in, works them off lane by lane, and delivers the replies."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import Update

from academy import inbox, people
from academy.inbox import Arrival, Claimed
from bot.delivery import deliver, left_over
from bot.metrics import Metrics
from bot.pacer import Pacer
from bot.reply import Reply, pack, unpack
from bot.setbacks import Setbacks
from storage.database import Database
from storage.tables.inbox import UpdateState

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]

SLOTS = 16  # updates worked on at the same time, each of another lane
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "poll_answer"]
POLL_SECONDS = 25
LONGEST_PAUSE = 30.0  # seconds between two tries to reach Telegram
MOST_SETBACKS, SETBACKS_FOR = 15, timedelta(minutes=10)  # of a reply only errors meet


@dataclass(frozen=True)
class Around:
    """What the inbox works with."""

    bot: Bot
    dispatcher: Dispatcher
    db: Database
    pacer: Pacer
    clock: Clock
    owner: int
    metrics: Metrics


class Inbox:
    """Every update is stored, then handled once, then answered at least once."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.heard_at: datetime | None = None  # when Telegram last answered getUpdates
        self._wake = asyncio.Event()
        self._ready: list[Claimed] = []  # claimed, not yet begun
        self._running = 0
        self._answered: set[int] = set()  # not yet marked
        self._behind = 0  # about how many stored updates nobody has claimed
        self._seen: dict[int, datetime] = {}  # when a chat was last marked as seen
        self._setbacks = Setbacks(MOST_SETBACKS, SETBACKS_FOR)
        self._one_turn = asyncio.Lock()  # two at once would not see what the other commits

    async def store(self, updates: list[dict[str, Any]]) -> None:
        """Keep updates; only after this may Telegram be told that they arrived."""
        now = self.around.clock()
        await self._turn([_arrival(update, now) for update in updates])
        self.around.metrics.received.inc(len(updates))
        if self._ready:
            self._wake.set()

    async def poll(self, *, until_empty: bool = False) -> None:
        """Fetch updates for ever, or until Telegram has no more (the order of waking up)."""
        pause = 1.0
        async with self.around.db.read() as session:
            offset = await inbox.last_id(session) + 1
        while True:
            try:
                offset, count = await self._fetch(offset, wait=not until_empty)
                pause = 1.0
            except TelegramUnauthorizedError:
                raise
            except AiogramError as error:
                log.warning("no updates: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause, count = min(pause * 2, LONGEST_PAUSE), 1
            if until_empty and not count:
                return

    async def _fetch(self, offset: int, *, wait: bool) -> tuple[int, int]:
        updates = await self.around.bot.get_updates(
            offset=offset,
            timeout=POLL_SECONDS if wait else 0,
            allowed_updates=ALLOWED_UPDATES,
            request_timeout=POLL_SECONDS + 10,
        )
        self.heard_at = self.around.clock()
        if not updates:
            return offset, 0
        await self.store(
            [u.model_dump(mode="json", by_alias=True, exclude_none=True) for u in updates]
        )
        return updates[-1].update_id + 1, len(updates)

    def nudge(self) -> None:
        """Look again: another process may have left something to do."""
        self._behind += 1
        self._wake.set()

    async def work(self) -> None:
        """Work updates off for ever; what is cut off is taken up again at the next start."""
        self.nudge()
        async with asyncio.TaskGroup() as group:
            while True:
                await self._wake.wait()
                self._wake.clear()
                if not self._ready:
                    await self._turn()
                for claimed in self._begun():
                    group.create_task(self._finish(claimed))

    async def finish_all(self) -> None:
        """Work off what is stored now, and what that brings."""
        while True:
            if not self._ready:
                await self._turn()
            if not (begun := self._begun()):
                return
            await asyncio.gather(*(self._finish(claimed) for claimed in begun))

    async def idle(self) -> None:
        """Wait until nothing is left to do (the order of waking up, and tests)."""
        while self._ready or self._running or self._answered or self._wake.is_set():
            await asyncio.sleep(0.01)

    async def _turn(self, arrivals: Sequence[Arrival] = ()) -> None:
        """One short transaction: keep what came, mark what was answered, claim what is free."""
        async with self._one_turn:
            await self._take_turn(arrivals)

    async def _take_turn(self, arrivals: Sequence[Arrival]) -> None:
        answered = tuple(self._answered)
        free = SLOTS - self._running - len(self._ready)
        async with self.around.db.begin() as session:
            await inbox.store(session, arrivals)
            await inbox.answered(session, answered)
            await people.see(session, self._newly_seen(arrivals), now=self.around.clock())
            claimed = await inbox.claim(session, self.around.owner, free) if free > 0 else []
        self._answered.difference_update(answered)
        self._ready += claimed
        self._behind = max(self._behind + len(arrivals) - len(claimed), len(claimed) == free)
        if not claimed and not self._running:
            self._behind = 0

    def _newly_seen(self, arrivals: Sequence[Arrival]) -> list[int]:
        """The chats to mark as seen, each once in a while: not with every press."""
        found = []
        for each in arrivals:
            last = self._seen.get(each.lane)
            if last is None or each.received_at - last >= people.SEEN_EVERY:
                self._seen[each.lane] = each.received_at
                found.append(each.lane)  # a private chat's; of a group nobody is marked
        return found

    def _begun(self) -> list[Claimed]:
        begun, self._ready = self._ready, []
        self._running += len(begun)
        return begun

    async def _finish(self, claimed: Claimed) -> None:
        try:
            await self._answer(claimed.update_id, await self._handle(claimed))
        except Exception:
            log.exception("update %d was cut off", claimed.update_id)
            await self._free(claimed.update_id)
        else:
            self._answered.add(claimed.update_id)
            self.around.metrics.answered(claimed.received_at, now=self.around.clock())
        finally:
            self._running -= 1
            self._mark()  # at once: what is killed before its mark is answered again

    async def _free(self, update_id: int) -> None:
        """Once more, a little later; the third try is the last. A database that fails here, too,
        ends the process: its supervisor starts it again."""
        await asyncio.sleep(1.0)
        async with self.around.db.begin() as session:
            await inbox.free(session, update_id)
        self._behind += 1

    def _mark(self) -> None:
        """What was answered is marked now, or with arrivals that are just being stored."""
        if self._answered or self._behind:
            self._wake.set()

    async def _handle(self, claimed: Claimed) -> Reply:
        if claimed.tries > inbox.MOST_TRIES:
            return await self._give_up(claimed, "poisoned")
        if claimed.replies is not None:
            return unpack(claimed.replies)
        try:
            update = Update.model_validate_json(claimed.body, context={"bot": self.around.bot})
        except ValueError:
            log.error("update %d cannot be read", claimed.update_id)
            return await self._give_up(claimed, "unreadable")
        reply = await self.around.dispatcher.feed_update(self.around.bot, update, stored=claimed)
        return reply if isinstance(reply, list) else []

    async def _give_up(self, claimed: Claimed, code: str) -> Reply:
        async with self.around.db.begin() as session:
            await inbox.failed(session, claimed.update_id, code, [])
        self.around.metrics.handled.labels(UpdateState.FAILED).inc()
        return []

    async def _answer(self, update_id: int, reply: Reply) -> None:
        """Deliver the replies; while Telegram cannot be reached they wait with their update."""
        pause = 1.0
        while reply:
            outcome = await deliver(self.around.bot, reply, self.around.pacer)
            await self._note_blocked(outcome.blocked_by)
            now = self.around.clock()
            reply = list(left_over(outcome, reply, self._setbacks, update_id, now=now))
            if reply:
                async with self.around.db.begin() as session:
                    await inbox.keep_rest(session, update_id, pack(reply))
                await asyncio.sleep(outcome.retry_after or pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _note_blocked(self, chat_id: int | None) -> None:
        if chat_id is not None:
            async with self.around.db.begin() as session:
                await people.set_reachable(session, chat_id, is_reachable=False)


def lane(update: dict[str, Any]) -> int:
    """Whose turn it is: the person's in private; the chat's and topic's in a group."""
    message = update.get("message") or update.get("edited_message")
    if message and message["chat"]["type"] != "private":
        return int(message["chat"]["id"]) * 1000 + int(message.get("message_thread_id", 0)) % 1000
    for event in update.values():
        sender = event.get("from") or event.get("user") if isinstance(event, dict) else None
        if sender:
            return int(sender["id"])
    return 0


def _arrival(update: dict[str, Any], now: datetime) -> Arrival:
    body = json.dumps(update, ensure_ascii=False)
    return Arrival(int(update["update_id"]), lane(update), body, now)
