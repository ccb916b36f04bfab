"""A learner's message that says by nothing where it belongs: it follows up what was written last,
or its address is asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from academy import consultations, pages, roads
from academy.entries import Written
from academy.people import Right, rights
from academy.routes import Road
from bot.callbacks.consultations import OpenPlaces, SendThere
from bot.handlers.common.consultations import Carries
from bot.handlers.common.follow_ups import HasPlaces, asked_about, asking
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import follow_ups as screens
from bot.visits import Visit, Visiting
from bot.written import is_carried
from storage.database import Session
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


class FollowsUp(BaseFilter):
    """Lets in what goes on in a thread without saying so; gives its `road`."""

    async def __call__(
        self, event: Message, session: Session, person: Person | None, now: datetime
    ) -> bool | dict[str, Any]:
        if person is None or Right.STUDY not in rights(person) or not is_carried(event):
            return False
        album = event.media_group_id
        road = await roads.of_follow_up(session, person, album=album, now=now)
        return {"road": road} if road is not None else False


def build_router() -> Router:
    """Asked last of all: whatever else is awaited goes first."""
    router = Router(name="following-up")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.STUDY))
        observer.middleware(Visiting())
    router.message.register(follow_up, FollowsUp(), Carries(Right.STUDY))
    router.message.register(ask_where, HasPlaces())
    router.callback_query.register(open_places, OpenPlaces.filter())
    router.callback_query.register(send_there, SendThere.filter())
    return router


async def follow_up(_: Message, visit: Visit, road: Road, written: Written) -> Reply:
    await consultations.write(visit.session, visit.person, road, written, now=visit.now)
    return []


async def ask_where(message: Message, visit: Visit, places: Sequence[Discipline]) -> Reply:
    return asking(message, visit.talk, screens.places(visit.t, pages.cut(places, 0)))


async def open_places(query: CallbackQuery, callback_data: OpenPlaces, visit: Visit) -> Reply:
    found = await consultations.disciplines(visit.session, visit.person)
    return show(query, screens.places(visit.t, pages.cut(found, callback_data.page)))


async def send_there(query: CallbackQuery, callback_data: SendThere, visit: Visit) -> Reply:
    """The very message goes there: nothing is typed twice, and pressing twice sends it once."""
    said = asked_about(query, visit.talk)
    number, session, learner, now = (
        callback_data.discipline_id,
        visit.session,
        visit.person,
        visit.now,
    )
    road = await roads.to(session, learner, number, said[0], now=now)
    await consultations.write_all(session, learner, road, said, now=now)
    return show(query, screens.sent_there(visit.t, road.discipline))
