"""What both sides of a consultation send: a text, a photo or a document, or a reply."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import Message

from academy.consultations import Written
from academy.errors.consultations import KindNotTaken
from academy.people import Right, rights
from storage.database import Session
from storage.tables.consultations import EntryKind, Thread
from storage.tables.people import Person

Find = Callable[[Session, Person, int, int], Awaitable[Thread | None]]


@dataclass(frozen=True)
class Replied:
    """Who replied, and in which thread."""

    person: Person
    thread: Thread


class RepliesToThread(BaseFilter):
    """Lets a reply in whose message belongs to a thread of this person; gives `replied`."""

    def __init__(self, right: Right, find: Find) -> None:
        self.right, self.find = right, find

    async def __call__(
        self, event: Message, session: Session, person: Person | None
    ) -> bool | dict[str, Any]:
        to = event.reply_to_message
        is_command = (event.text or "").startswith("/")
        if to is None or is_command or person is None or self.right not in rights(person):
            return False
        thread = await self.find(session, person, event.chat.id, to.message_id)
        return {"replied": Replied(person, thread)} if thread else False


def written(message: Message) -> Written:
    """The message as an entry. Raises KindNotTaken for other kinds, and for what was forwarded:
    it is somebody else's."""
    if message.forward_origin is None:
        if message.text:
            return Written(EntryKind.TEXT, message.text)
        if message.photo:
            return Written(EntryKind.PHOTO, message.caption or "", message.photo[-1].file_id)
        if message.document and not message.animation:
            return Written(EntryKind.DOCUMENT, message.caption or "", message.document.file_id)
    raise KindNotTaken
