"""What both sides of a consultation send, and how it finds its thread."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import Message

from academy import consultations, roads
from academy.errors.consultations import ThreadNotFound
from academy.inbox import Claimed
from academy.people import Right, rights
from bot.written import quoted, thread_of_button, written
from storage.database import Session
from storage.tables.people import Person


class Carries(BaseFilter):
    """Gives `written`: what the message says. Raises KindNotTaken to who holds the right; whoever
    does not is refused by the router, whatever they sent."""

    def __init__(self, right: Right) -> None:
        self.right = right

    async def __call__(
        self, event: Message, person: Person | None, stored: Claimed
    ) -> bool | dict[str, Any]:
        if person is None or self.right not in rights(person):
            return True
        return {"written": written(event, stored.received_at)}


class RepliesAsLearner(BaseFilter):
    """Lets a learner's reply to any message of a thread of theirs in; gives its `road`."""

    async def __call__(
        self, event: Message, session: Session, person: Person | None, now: datetime
    ) -> bool | dict[str, Any]:
        spot = quoted(event)
        if person is None or spot is None or Right.STUDY not in rights(person):
            return False
        album = event.media_group_id
        road = await roads.of_reply(session, person, spot, album=album, now=now)
        return {"road": road} if road is not None else False


class RepliesAsStaff(BaseFilter):
    """Lets a reply to any message of a thread in which the person answers in; gives `thread`."""

    async def __call__(
        self, event: Message, session: Session, person: Person | None, now: datetime
    ) -> bool | dict[str, Any]:
        spot = quoted(event)
        if person is None or spot is None or Right.TEACH not in rights(person):
            return False
        thread = await consultations.asked_at(session, person, spot, now=now)
        number = thread_of_button(event.reply_to_message)
        if thread is None and number is not None:
            # The copy arrived, but the process died before it was noted: its button knows.
            with suppress(ThreadNotFound):
                thread = await consultations.staffed_thread(session, person, number, now=now)
        return {"thread": thread} if thread is not None else False
