"""How fast the bot may speak: Telegram's account of messages, kept strictly on our side."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Sequence

LETTERS_PER_SECOND = 29.5  # Telegram allows 30; common limiters let 59 into one second
LETTERS_BESIDE_ANSWERS = 25.0  # while people press, room is left for direct answers
CHAT_PAUSE = 1.0  # seconds between messages to one private chat
GROUP_MINUTE = 20  # messages into one group
TOPICS_A_MINUTE = 3  # made in one group: more is refused as a flood
NEAR = 0.05  # seconds a letter waits in its slot; for longer it is put back
_BURST = 3  # messages into a group at once: a heading, a question, its file
_MINUTE = 60.5  # our minute is a little longer than Telegram's
_SLACK = 0.010  # a late timer may be caught up by this much, never by a burst
_ANSWERS_MATTER_FOR = 2.0  # seconds after the last direct message
_MOST_CHATS = 10_000

Limits = Sequence[tuple[int, float]]  # so many in so many seconds


class Account:
    """When messages may leave for one chat: moments given out beforehand, and those that left."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        most = max(count for count, _ in limits)
        self._given = deque[float](maxlen=most)
        self._left = deque[float](maxlen=most)
        self.closed_until = float("-inf")

    def moment(self, now: float) -> float:
        """The first moment nobody has; takes it."""
        at = max(_free(self._given, self.limits, now), self.closed_until)
        self._given.append(at)
        return at

    def pause(self, weight: int, now: float) -> float:
        """Seconds until so many messages may really leave."""
        at = max(_free(self._left, self.limits, now, weight), self.closed_until)
        return max(at - now, 0.0)

    def count(self, weight: int, now: float) -> None:
        """So many leave now."""
        self._left.extend([now] * weight)

    def take(self, weight: int, now: float) -> None:
        """So many moments are gone that nobody had asked for."""
        for _ in range(weight):
            self._given.append(max(now, self._given[-1] if self._given else now))


class Pacer:
    """Hands out moments to send, one by one; a stall is not made up for by a burst.

    Letters wait for `turn`; direct messages are not delayed but `charge` the account, so that
    letters step back. `hold` makes everybody wait, or one group: Telegram said "retry after".
    A letter asks for its `moment` in its chat once; until then others go on.
    """

    def __init__(self, rate: float = LETTERS_PER_SECOND) -> None:
        self.rate = rate
        self._next = 0.0
        self._answered_at = float("-inf")
        self._turn = asyncio.Lock()
        self._accounts: OrderedDict[tuple[int, bool], Account] = OrderedDict()
        self._moments: OrderedDict[int, float] = OrderedDict()  # of letters that wait for theirs

    async def turn(self) -> None:
        """Wait until one more message may leave."""
        async with self._turn:
            while (pause := self._next - _clock()) > 0:
                await asyncio.sleep(pause)
            self._next = max(self._next, _clock() - _SLACK) + self._pause()

    def charge(self, chat_id: int = 0) -> None:
        """A direct message leaves now; the letters' next moment moves back by its share."""
        self._answered_at = _clock()
        self._next = max(self._next, self._answered_at - _SLACK) + 1 / self.rate
        if chat_id < 0:
            account = self._account(chat_id, is_topic=False)
            account.count(1, self._answered_at)
            account.take(1, self._answered_at)

    def hold(self, seconds: float, chat_id: int = 0) -> None:
        """Nobody sends for so long; where a group was too busy, nobody sends into it."""
        if chat_id < 0:
            for is_topic in (False, True):
                account = self._account(chat_id, is_topic=is_topic)
                account.closed_until = max(account.closed_until, _clock() + seconds)
        else:
            self._next = max(self._next, _clock() + seconds)

    def wait(self, letter_id: int, chat_id: int, *, is_topic: bool = False) -> float:
        """Seconds until the letter's moment in this chat. It is given once: asked again, the letter
        keeps it, until it has come."""
        now = _clock()
        at = self._moments.pop(letter_id, None)
        if at is None:
            at = self._account(chat_id, is_topic=is_topic).moment(now)
        if at - now > NEAR:
            self._keep(letter_id, at)
        return max(at - now, 0.0)

    def leave(
        self, letter_id: int, chat_id: int, weight: int = 1, *, is_topic: bool = False
    ) -> float:
        """0 when so many messages may leave this very moment; else after how many seconds, which
        the letter keeps as its moment: those before it were late."""
        chat, own = (self._account(chat_id, is_topic=each) for each in (False, is_topic))
        now = _clock()
        if pause := max(chat.pause(weight, now), own.pause(weight, now)):
            self._keep(letter_id, now + pause)
            return pause
        chat.count(weight, now)
        chat.take(weight if is_topic else weight - 1, now)
        if is_topic:  # a message in its group, too
            own.count(weight, now)
        return 0.0

    def _account(self, chat_id: int, *, is_topic: bool) -> Account:
        key = (chat_id, is_topic)
        if key not in self._accounts:
            self._accounts[key] = Account(_limits(chat_id, is_topic))
        self._accounts.move_to_end(key)
        if len(self._accounts) > _MOST_CHATS:
            self._accounts.popitem(last=False)
        return self._accounts[key]

    def _keep(self, letter_id: int, at: float) -> None:
        self._moments[letter_id] = at
        if len(self._moments) > _MOST_CHATS:
            self._moments.popitem(last=False)

    def _pause(self) -> float:
        is_busy = _clock() - self._answered_at < _ANSWERS_MATTER_FOR
        return 1 / (min(self.rate, LETTERS_BESIDE_ANSWERS) if is_busy else self.rate)


def _limits(chat_id: int, is_topic: bool) -> Limits:
    if is_topic:
        return ((TOPICS_A_MINUTE, _MINUTE),)
    if chat_id < 0:
        return ((_BURST, _BURST * 60 / GROUP_MINUTE), (GROUP_MINUTE, _MINUTE))
    return ((1, CHAT_PAUSE),)


def _free(moments: deque[float], limits: Limits, now: float, weight: int = 1) -> float:
    """The first moment from now on at which so many more keep every limit."""
    at = max(now, moments[-1]) if moments else now
    for count, seconds in limits:
        place = count - min(weight, count) + 1  # this one from the end must be old enough
        if len(moments) >= place:
            at = max(at, moments[-place] + seconds)
    return at


def _clock() -> float:
    return asyncio.get_running_loop().time()
