"""A message without an address: what both sides share when they are asked where it goes."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from academy import consultations, follow_ups, identity
from academy.entries import Written
from academy.errors.consultations import MessageGone
from academy.people import Right, rights
from bot import states
from bot.reply import Call, Reply, Screen, say
from bot.states import Awaited, Awaits
from bot.written import is_carried, packed, quoting, unpacked, written
from storage.database import Session
from storage.tables.people import Conversation, Person


class PartOf(BaseFilter):
    """Lets in a further part of the album whose address is being asked."""

    async def __call__(self, event: Message, talk: Conversation) -> bool:
        album = states.facts(talk).get("album")
        return album is not None and event.media_group_id == album


class HasPlaces(BaseFilter):
    """Lets a learner's message in that may be meant for a discipline; gives `places`."""

    async def __call__(
        self, event: Message, session: Session, person: Person | None, now: datetime
    ) -> bool | dict[str, Any]:
        if person is None or Right.STUDY not in rights(person) or not is_carried(event):
            return False
        is_picture = bool(event.photo or event.video_note)
        if is_picture and await identity.begun(session, person, now=now) is not None:
            return False
        found = await consultations.disciplines(session, person)
        return {"places": found} if found else False


class HasAddressees(BaseFilter):
    """Lets a message of the staff in that may be meant for a learner; gives `addressees`."""

    async def __call__(
        self, event: Message, session: Session, person: Person | None, now: datetime
    ) -> bool | dict[str, Any]:
        if person is None or Right.TEACH not in rights(person) or not is_carried(event):
            return False
        found = await follow_ups.addressees(session, person, now=now)
        return {"addressees": found} if found else False


def build_router() -> Router:
    router = Router(name="albums")
    router.message.register(take_part, Awaits(Awaited.ALBUM), PartOf())
    return router


async def take_part(message: Message, talk: Conversation) -> Reply:
    """One question is enough for an album: its parts go together where its first one goes."""
    facts = states.facts(talk)
    parts = [*facts["parts"], packed(written(message))]
    states.await_(talk, Awaited.ALBUM, album=facts["album"], parts=parts)
    return []


def asking(message: Message, talk: Conversation, screen: Screen) -> list[Call]:
    """Where to? Asked as a reply to the very message, so that the press finds it."""
    if message.media_group_id is not None:
        parts = [packed(written(message))]
        states.await_(talk, Awaited.ALBUM, album=message.media_group_id, parts=parts)
    quote = {"reply_parameters": quoting(message.message_id)}
    return [say(message.chat.id, screen).model_copy(update=quote)]


def asked_about(query: CallbackQuery, talk: Conversation) -> list[Written]:
    """The message the question was asked about, or its whole album. Raises MessageGone."""
    asked = query.message if isinstance(query.message, Message) else None
    to = asked.reply_to_message if asked else None
    if to is None or to.from_user is None or to.from_user.id != query.from_user.id:
        raise MessageGone
    if to.media_group_id is None:
        return [written(to)]
    facts = states.facts(talk)
    if facts.get("album") != to.media_group_id:
        raise MessageGone  # its other parts are: half an album is none
    return [unpacked(each, to.chat.id) for each in facts["parts"]]
