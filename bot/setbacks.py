"""What a cut-off or an error of Telegram's own means for the one thing that was being sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import Message

_DELETED = "immediately deleted"  # a moderating bot of the group takes it away at once


@dataclass(frozen=True)
class Trouble:
    """How often one thing failed while others left, since when, and how many had left then."""

    failures: int
    since: datetime
    others: int


class Setbacks:
    """Tells one thing that Telegram never takes from a Telegram that takes nothing.

    The rule of giving up: it failed at least so many times (`most`), for at least so long
    (`span`), and between any two failures that count something else left. In an outage nothing
    leaves and nothing counts: however long it lasts, no letter is lost by it. Remembered by the
    process only: after a start it is counted anew.
    """

    def __init__(self, most: int, span: timedelta) -> None:
        self._most, self._span = most, span
        self._left = 0
        self._troubles: dict[int, Trouble] = {}

    def went(self, number: int) -> None:
        """Telegram took this one."""
        self._left += 1
        self.forget(number)

    def forget(self, number: int) -> None:
        """It is tried no more."""
        self._troubles.pop(number, None)

    def reason(self, number: int, error: Exception, *, now: datetime) -> str | None:
        """Why it is given up after this error; none where it is tried once more."""
        if not is_deleted(error) and not self.is_hopeless(number, now=now):
            return None
        return str(error) if isinstance(error, TelegramAPIError) else "unreadable"

    def is_hopeless(self, number: int, *, now: datetime) -> bool:
        """Count that it failed once more; whether it is to be given up."""
        last = self._troubles.get(number)
        if last is None:
            last = self._troubles[number] = Trouble(1, now, self._left)
        elif last.others < self._left:
            last = self._troubles[number] = Trouble(last.failures + 1, last.since, self._left)
        if last.failures < self._most or now - last.since < self._span:
            return False
        self.forget(number)
        return True


def is_deleted(error: Exception) -> bool:
    """Whether the message arrived and was deleted at once: sent again, it would be once more."""
    return _DELETED in str(error).lower()


def taken(error: Exception) -> list[Message] | None:
    """The messages Telegram made, by their numbers only, where it says yes in words we cannot
    read; none where it did not say yes."""
    data = error.data if isinstance(error, ClientDecodeError) else None
    if not isinstance(data, dict) or data.get("ok") is not True:
        return None
    result = data.get("result")
    made = result if isinstance(result, list) else [result]
    numbers = [each.get("message_id") for each in made if isinstance(each, dict)]
    return [Message.model_construct(message_id=at) for at in numbers if isinstance(at, int)]
