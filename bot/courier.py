"""Sends letters, each by its rules: paced, at most one of a lane in flight, never silently lost."""

import asyncio
import logging
from datetime import datetime, timedelta
from math import inf

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMediaGroup, TelegramMethod
from sqlalchemy.exc import DBAPIError

from academy import letters, people
from bot.letters import KINDS, Delivered, Envelope, Lost, Worded
from bot.pacer import NEAR, Load
from bot.refusals import flooded, judge
from bot.setbacks import Setbacks, taken
from bot.tools import Tools
from storage.database import Session
from storage.tables.letters import Delivery, Letter, LetterState

log = logging.getLogger(__name__)

SLOTS = 8  # letters in flight: as many may come twice after a crash
BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=5)
MOST_MISHAPS = 3  # tries of a letter that fails on our own side
MOST_SETBACKS, SETBACKS_FOR = 20, timedelta(hours=2)  # of a letter only Telegram's errors meet
LONGEST_SLEEP = 30.0  # seconds without looking for letters that became due
LONGEST_DEAFNESS = 0.5  # the same where other processes queue letters, too: they cannot wake us


class Courier:
    """One process is courier at a time; a commit that queues a letter wakes it at once."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self._wake = asyncio.Event()
        self._running = 0
        self._looked_at = tools.clock()
        self._setbacks = Setbacks(MOST_SETBACKS, SETBACKS_FOR)
        tools.db.on_commit(letters.WAKE, self._wake.set)

    async def work(self) -> None:
        """Send letters for ever."""
        async with asyncio.TaskGroup() as group:
            while True:
                self._wake.clear()
                for letter in await self._claim():
                    self._running += 1
                    group.create_task(self._finish(letter))
                await self._sleep()

    async def deliver(self) -> int:
        """Send what is due now, and what becomes due on the way; say how many were taken up. A
        letter waits for its moment in its slot: nobody calls later."""
        taken = 0
        while claimed := await self._claim():
            self._running += len(claimed)
            await asyncio.gather(*(self._finish(each, is_patient=True) for each in claimed))
            taken += len(claimed)
        return taken

    async def _claim(self) -> list[Letter]:
        free = SLOTS - self._running
        if not free:
            return []
        now = self._looked_at = self.tools.clock()
        async with self.tools.db.begin() as session:
            return await letters.claim(session, self.tools.owner, free, now=now)

    async def _sleep(self) -> None:
        """Until a commit or a finished letter wakes us, or the next letter is due. What was due at
        the last look and is still there waits for another one of its lane."""
        async with self.tools.db.read() as session:
            due = await letters.next_due(session, self._looked_at)
        longest = LONGEST_SLEEP if self.tools.db.is_sqlite else LONGEST_DEAFNESS
        pause = (due - self.tools.clock()).total_seconds() if due else longest
        if self._running >= SLOTS:
            pause = longest
        try:
            async with asyncio.timeout(min(max(pause, 0.05), longest)):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _finish(self, letter: Letter, *, is_patient: bool = False) -> None:
        try:
            await self._send(letter, NEAR if not is_patient else inf)
        except Exception:
            # Nobody knows whether it left; the other letters go on.
            log.exception("letter %d (%s) was cut off", letter.id, letter.kind)
            if letter.tries < MOST_MISHAPS:
                await self._cut_off(letter)
            else:
                await self._close(letter, LetterState.FAILED, "cut off again and again")
        finally:
            self._running -= 1
            self._wake.set()

    async def _send(self, letter: Letter, patience: float) -> None:
        try:
            found = await self._compose(letter, patience)
        except DBAPIError:
            log.exception("letter %d waits for the database", letter.id)
            await self._put_back(letter, BACK_OFF, is_try=True)
            return
        except Exception:
            log.exception("letter %d (%s) cannot be worded", letter.id, letter.kind)
            await self._close(letter, LetterState.FAILED, "cannot be worded")
            return
        if found is None:
            return
        if KINDS[letter.kind].is_paced and not await self._is_its_turn(letter, found, patience):
            return
        await self._post(letter, found)

    async def _is_its_turn(self, letter: Letter, found: Worded, patience: float) -> bool:
        """Whether it may leave now. Where those before it were late, it is put back once more."""
        pacer, load = self.tools.pacer, found.load
        await asyncio.sleep(found.pause)
        await pacer.turn(load.weight)
        while pause := pacer.leave(load):
            if pause > patience:
                async with self.tools.db.begin() as session:
                    moment = self.tools.clock() + timedelta(seconds=pause)
                    await letters.hold(session, letter, moment)
                return False
            await asyncio.sleep(pause)
            await pacer.turn(load.weight)
        return True

    async def _compose(self, letter: Letter, patience: float) -> Worded | None:
        """Where it goes and what it says; none when it was closed, or put back until its moment."""
        now = self.tools.clock()
        if letter.too_late is not None and now >= letter.too_late:
            await self._close(letter, LetterState.DROPPED, "too late")
            return None
        async with self.tools.db.begin() as session:
            talk = await people.recipient(session, letter.person_id, letter.chat_id)
            if talk is None or not talk.is_reachable:
                await self._give_up(session, letter, LetterState.UNREACHED, "blocked")
                return None
            kind, is_personal = KINDS[letter.kind], letter.person_id is not None
            if is_personal and talk.person is not None and not kind.is_for(talk.person):
                await self._give_up(session, letter, LetterState.DROPPED, "not theirs")
                return None
            chat_id, pause = talk.telegram_id, 0.0
            if kind.is_paced:
                pause = self.tools.pacer.wait(letter.id, chat_id, is_topic=kind.is_topic)
            if pause > patience:
                await letters.hold(session, letter, now + timedelta(seconds=pause))
                return None
            t = self.tools.words.get(talk.locale or "") or self.tools.words["kk"]
            envelope = Envelope(session, letter, chat_id, t, now, self.tools)
            call = await kind.compose(envelope)
            if call is None:
                await self._give_up(session, letter, LetterState.DROPPED, "moot")
                return None
        call = call if isinstance(call, TelegramMethod) else await call()
        weight = len(call.media) if isinstance(call, SendMediaGroup) else 1
        return Worded(Load(chat_id, letter.id, weight, kind.is_topic), call, pause)

    async def _call(self, found: Worded) -> object:
        try:
            return await self.tools.bot(found.call)
        finally:
            self.tools.pacer.end(found.load)

    async def _post(self, letter: Letter, found: Worded) -> None:
        chat_id = found.load.chat_id
        try:
            answer = await self._call(found)
        except TelegramRetryAfter as wait:
            await self._put_back(letter, flooded(self.tools, chat_id, wait), is_try=False)
        except TelegramEntityTooLarge as error:
            await self._close(letter, LetterState.FAILED, str(error))
        except TelegramUnauthorizedError:
            await self._put_back(letter, LONGEST_BACK_OFF, is_try=False)  # the token was revoked
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            await self._falter(letter, chat_id, error)
        except TelegramAPIError as error:
            state = await judge(self.tools, letter, chat_id, error)
            if state is not None:
                await self._close(letter, state, str(error))
        else:
            await self._sent(letter, chat_id, answer)

    async def _falter(self, letter: Letter, chat_id: int, error: AiogramError) -> None:
        """Taken in words we cannot read, given up, or later once more."""
        if (messages := taken(error)) is not None:
            await self._sent(letter, chat_id, messages)
        elif reason := self._setbacks.reason(letter.id, error, now=self.tools.clock()):
            await self._close(letter, LetterState.FAILED, reason)
        else:
            await self._cut_off(letter)

    async def _sent(self, letter: Letter, chat_id: int, answer: object) -> None:
        now = self.tools.clock()
        self._setbacks.went(letter.id)
        async with self.tools.db.begin() as session:
            delivered = Delivered(session, letter, chat_id, answer, now, self.tools)
            ids = [message.message_id for message in delivered.messages]
            if not await letters.sent(session, letter, ids, now=now):
                return
            after = KINDS[letter.kind].sent
            if after is not None:
                await after(delivered)
        self.tools.metrics.letters.labels(LetterState.SENT).inc()

    async def _cut_off(self, letter: Letter) -> None:
        """It may or may not have arrived: each class of letter says what then."""
        if letter.delivery == Delivery.DOUBT:
            await self._close(letter, LetterState.DOUBT, "cut off")
            return
        log.warning("letter %d waits: Telegram cannot be reached", letter.id)
        pause = min(BACK_OFF * 2 ** min(letter.tries, 8), LONGEST_BACK_OFF)
        await self._put_back(letter, pause, is_try=True)

    async def _put_back(self, letter: Letter, pause: timedelta, *, is_try: bool) -> None:
        until: datetime = self.tools.clock() + pause
        async with self.tools.db.begin() as session:
            await letters.put_back(session, letter, until, is_try=is_try, maybe_sent=is_try)

    async def _close(self, letter: Letter, state: LetterState, reason: str) -> None:
        async with self.tools.db.begin() as session:
            await self._give_up(session, letter, state, reason)

    async def _give_up(
        self, session: Session, letter: Letter, state: LetterState, reason: str
    ) -> None:
        now = self.tools.clock()
        self._setbacks.forget(letter.id)
        await letters.close(session, letter, state, reason, now=now)
        self.tools.metrics.letters.labels(state).inc()
        after = KINDS[letter.kind].lost
        if after is not None:
            await after(Lost(session, letter, now, state, reason))
