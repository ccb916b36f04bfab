"""How fast the bot may speak: Telegram's account of messages, kept strictly on our side."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

LETTERS_PER_SECOND = 29.5  # Telegram allows 30; common limiters let 59 into one second
LETTERS_BESIDE_ANSWERS = 25.0  # while people press, room is left for direct answers
CHAT_PAUSE = 1.05  # seconds between letters to one private chat
GROUP_MINUTE = 20  # messages into one group
TOPICS_A_MINUTE = 3  # made in one group: more is refused as a flood
NEAR = 0.05  # seconds a letter waits in its slot; for longer it is put back
_BURST = 3  # messages into a group at once: a heading, a question, its file
_SECOND = 1.01  # ours are a little longer than Telegram's
_MINUTE = 60.5
_TRIPS = 50  # requests the quickest is taken of
_SLACK = 0.010  # a late timer may be caught up by this much, never by a burst
_ANSWERS_MATTER_FOR = 2.0  # seconds after the last direct message
_KEPT_FOR = 2.0  # seconds after its moment an album still finds the room kept for it
_MOST_CHATS = 10_000

Limits = Sequence[tuple[int, float]]  # so many in so many seconds


@dataclass(eq=False)
class Load:
    """What leaves for a chat in one request: an album is as many messages as it has parts. It may
    arrive at any moment until its request has `ended`."""

    chat_id: int
    letter_id: int = 0  # of none where it is a direct answer
    weight: int = 1
    is_topic: bool = False
    left: float = inf
    ended: float = inf


class Second:
    """What the whole bot sent in the last second. What is on its way belongs to it, however long
    that takes: a stall that ends lets everything arrive at once.

    No request is quicker than the quickest: what is sent after one ended arrives so much later
    than that one did. The account need not be stricter by it on a long way to Telegram.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._loads: list[Load] = []
        self._trips = deque[float](maxlen=_TRIPS)

    def pause(self, weight: int, now: float) -> float:
        """Seconds until so many more may leave, if nothing else does."""
        second = _SECOND - (min(self._trips) if len(self._trips) == _TRIPS else 0.0)
        self._loads = [each for each in self._loads if each.ended > now - second]
        ends = sorted(min(each.ended, now) for each in self._loads for _ in range(each.weight))
        surplus = len(ends) + weight - max(self.most, weight)
        return max(ends[surplus - 1] + second - now, 0.0) if surplus > 0 else 0.0

    def leave(self, load: Load, now: float) -> None:
        """It leaves now."""
        load.left = now
        self._loads.append(load)

    def end(self, load: Load, now: float) -> None:
        """It has arrived by now. What was never paced is not of the account."""
        load.ended = now
        if load.left < now:
            self._trips.append(now - load.left)


class Account:
    """When messages may leave for one chat: moments given out beforehand, and those that left.

    An album needs a quiet stretch; once it was refused, room is kept for it: single letters, which
    fit into every gap, wait behind it.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        most = max(count for count, _ in limits)
        self._given = deque[float](maxlen=most)
        self._left = deque[float](maxlen=most)
        self._kept_for, self._kept_until = 0, -inf
        self.closed_until = -inf

    def moment(self, now: float) -> float:
        """The first moment nobody has; takes it."""
        at = max(_free(self._given, self.limits, now), self.closed_until)
        self._given.append(at)
        return at

    def pause(self, load: Load, now: float) -> float:
        """Seconds until it may really leave."""
        at = max(_free(self._left, self.limits, now, load.weight), self.closed_until)
        if load.letter_id != self._kept_for and now < self._kept_until:
            at = max(at, self._kept_until)
        elif load.weight > 1 and at > now:
            self._kept_for, self._kept_until = load.letter_id, at + _KEPT_FOR
        return max(at - now, 0.0)

    def count(self, load: Load, now: float) -> None:
        """It leaves now."""
        self._left.extend([now] * load.weight)
        if load.letter_id == self._kept_for:
            self._kept_until = -inf

    def take(self, weight: int, now: float) -> None:
        """So many moments are gone that nobody had asked for."""
        for _ in range(weight):
            self._given.append(max(now, self._given[-1] if self._given else now))


class Pacer:
    """Lets letters go one by one; a stall is not made up for by a burst.

    A letter waits for its `turn` and asks at once to `leave`: what counts is when it really leaves,
    and until its request `end`s. Direct messages are not delayed but `charge` the account, so that
    letters step back. `hold` makes everybody wait, or one group: Telegram said "retry after".
    A letter asks for its `moment` in its chat once; until then others go on.
    """

    def __init__(self, rate: float = LETTERS_PER_SECOND) -> None:
        self.rate = rate
        self._next = 0.0
        self._second = Second(ceil(rate))
        self._answered_at = -inf
        self._turn = asyncio.Lock()
        self._accounts: OrderedDict[tuple[int, bool], Account] = OrderedDict()
        self._moments: OrderedDict[int, float] = OrderedDict()  # of letters that wait for theirs

    async def turn(self, weight: int = 1) -> None:
        """Wait until so many more messages may leave; who is told so leaves before it waits for
        anything else."""
        async with self._turn:
            while (pause := self._pause(weight)) > 0:
                await asyncio.sleep(pause)

    def leave(self, load: Load) -> float:
        """0 where it leaves this very moment; else after how many seconds its chat takes it, which
        the letter keeps as its moment: those before it were late."""
        chat, own = (self._account(load.chat_id, is_topic=each) for each in (False, load.is_topic))
        now = _clock()
        if pause := max(chat.pause(load, now), own.pause(load, now)):
            self._keep(load.letter_id, now + pause)
            return pause
        chat.count(load, now)
        chat.take(load.weight if load.is_topic else load.weight - 1, now)
        if load.is_topic:  # a message in its group, too
            own.count(load, now)
        self._second.leave(load, now)
        self._next = max(self._next, now - _SLACK) + load.weight * self._interval(now)
        return 0.0

    def end(self, load: Load) -> None:
        """Its request has ended, well or not: it has arrived by now."""
        self._second.end(load, _clock())

    def charge(self, chat_id: int = 0) -> Load:
        """A direct message leaves now; the letters' next moment moves back by its share. A private
        chat of somebody who presses is not held for it: the letter that follows may be urgent."""
        load, now = Load(chat_id), _clock()
        self._answered_at = now
        self._next = max(self._next, now - _SLACK) + 1 / self.rate
        self._second.leave(load, now)
        if chat_id < 0:
            account = self._account(chat_id, is_topic=False)
            account.count(load, now)
            account.take(1, now)
        return load

    def hold(self, seconds: float, chat_id: int = 0) -> None:
        """Nobody sends for so long, to this chat least of all; where a group was too busy, only
        that group waits."""
        until = _clock() + seconds
        if chat_id:
            for is_topic in {False, chat_id < 0}:
                account = self._account(chat_id, is_topic=is_topic)
                account.closed_until = max(account.closed_until, until)
        if chat_id >= 0:
            self._next = max(self._next, until)

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

    def _pause(self, weight: int) -> float:
        now = _clock()
        return max(self._next - now, self._second.pause(weight, now))

    def _interval(self, now: float) -> float:
        is_busy = now - self._answered_at < _ANSWERS_MATTER_FOR
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
