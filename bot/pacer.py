"""How fast the bot may speak: Telegram's account of messages, kept strictly on our side."""

import asyncio
from collections import OrderedDict

LETTERS_PER_SECOND = 29.5  # Telegram allows 30; common limiters let 59 into one second
LETTERS_BESIDE_ANSWERS = 25.0  # while people press, room is left for direct answers
CHAT_PAUSE = 1.0  # seconds between messages to one private chat
GROUP_PAUSE = 3.0  # 20 a minute
_SLACK = 0.010  # a late timer may be caught up by this much, never by a burst
_ANSWERS_MATTER_FOR = 2.0  # seconds after the last direct message
_MOST_CHATS = 10_000


class Pacer:
    """Hands out moments to send, one by one; a stall is not made up for by a burst.

    Letters wait for `turn`; direct messages are not delayed but `charge` the account, so that
    letters step back. `hold` makes everybody wait: Telegram said "retry after".
    """

    def __init__(self, rate: float = LETTERS_PER_SECOND) -> None:
        self.rate = rate
        self._next = 0.0
        self._answered_at = float("-inf")
        self._turn = asyncio.Lock()
        self._chats: OrderedDict[int, float] = OrderedDict()

    async def turn(self) -> None:
        """Wait until one more message may leave."""
        async with self._turn:
            while (pause := self._next - _clock()) > 0:
                await asyncio.sleep(pause)
            self._next = max(self._next, _clock() - _SLACK) + self._pause()

    def charge(self) -> None:
        """A direct message leaves now; the letters' next moment moves back by its share."""
        self._answered_at = _clock()
        self._next = max(self._next, self._answered_at - _SLACK) + 1 / self.rate

    def hold(self, seconds: float) -> None:
        """Nobody sends for so long."""
        self._next = max(self._next, _clock() + seconds)

    def chat_pause(self, chat_id: int) -> float:
        """Seconds until this chat may get its next letter; takes that moment."""
        now = _clock()
        at = max(self._chats.get(chat_id, now), now)
        self._chats[chat_id] = at + (GROUP_PAUSE if chat_id < 0 else CHAT_PAUSE)
        self._chats.move_to_end(chat_id)
        if len(self._chats) > _MOST_CHATS:
            self._chats.popitem(last=False)
        return at - now

    def _pause(self) -> float:
        is_busy = _clock() - self._answered_at < _ANSWERS_MATTER_FOR
        return 1 / (min(self.rate, LETTERS_BESIDE_ANSWERS) if is_busy else self.rate)


def _clock() -> float:
    return asyncio.get_running_loop().time()
