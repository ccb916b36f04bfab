"""What a kind of letter is: how it is worded when it leaves, and what follows when it is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiogram.types import Message

from academy.people import Right, rights
from bot.pacer import Load
from bot.reply import Call
from bot.tools import Tools
from locales import Translator
from storage.database import Session
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person

Draw = Callable[[], Awaitable[Call]]


@dataclass(frozen=True)
class Envelope:
    """A letter about to leave: to which chat, in which language, and the moment."""

    session: Session
    letter: Letter
    chat_id: int
    t: Translator
    now: datetime
    tools: Tools

    @property
    def facts(self) -> dict[str, Any]:
        return self.letter.facts


@dataclass(frozen=True)
class Worded:
    """A letter ready to leave, after a pause too short to put it back for."""

    load: Load
    call: Call
    pause: float


@dataclass(frozen=True)
class Delivered:
    """A letter that Telegram took; `answer` is what it answered."""

    session: Session
    letter: Letter
    chat_id: int
    answer: Any
    now: datetime
    tools: Tools

    @property
    def messages(self) -> list[Message]:
        """The messages it became: one, several for an album, none for an edit or a menu."""
        found = self.answer if isinstance(self.answer, list) else [self.answer]
        return [each for each in found if isinstance(each, Message)]


@dataclass(frozen=True)
class Lost:
    """A letter that is given up: its reader is not reached, or it cannot be worded or sent; how it
    ends, and the reason as it is kept."""

    session: Session
    letter: Letter
    now: datetime
    state: LetterState
    reason: str


@dataclass(frozen=True)
class Refused:
    """A letter that Telegram refused for good, though its reader is there; and why."""

    session: Session
    letter: Letter
    chat_id: int
    reason: str
    now: datetime
    tools: Tools


@dataclass(frozen=True)
class Kind:
    """`compose` asks the academy and words the letter: a call; a coroutine that makes the call
    outside the transaction, where it takes long; or none, when the letter no longer holds.
    `sent` runs in the transaction that marks the letter sent. `mend` sets right what Telegram
    refused: where it says true, the letter goes once more; where it says for how long, after that.
    `may_be_refused`: that Telegram says no is no failure, its message is gone or says so already.
    `lost` runs in the transaction that gives the letter up. `is_topic`: it makes a topic, of which
    Telegram allows few a minute.

    A letter to a person goes to who is active, and still holds its `right` where it has one; what
    happened to a person, and what they asked for as theirs, goes `to_former` ones, too."""

    compose: Callable[[Envelope], Awaitable[Call | Draw | None]]
    sent: Callable[[Delivered], Awaitable[None]] | None = None
    is_paced: bool = True
    mend: Callable[[Refused], Awaitable[bool | timedelta]] | None = None
    may_be_refused: bool = False
    lost: Callable[[Lost], Awaitable[None]] | None = None
    right: Right | None = None
    to_former: bool = False
    is_topic: bool = False

    def is_for(self, person: Person) -> bool:
        """Whether this person may still get it when it leaves (rows A5, A16)."""
        if not person.is_active:
            return self.to_former
        return self.right is None or self.right in rights(person)
