"""What a forum's topic is about is said in the topic, by an administrator or who teaches it."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import forums
from academy.forums import Spot
from bot.callbacks.forums import BindTopic, OpenTopicChoice, UnbindTopic
from bot.middlewares import OnRoster
from bot.reply import Event, Reply, show
from bot.rooms import chat_of, topic_of
from bot.screens import forums as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="forums")
    for events in (router.message, router.callback_query):
        events.middleware(OnRoster())
        events.middleware(Visiting())
    router.message.register(open_topic_choice, Command("bind", ignore_case=True))
    router.callback_query.register(open_topic_choice, OpenTopicChoice.filter())
    router.callback_query.register(bind_topic, BindTopic.filter())
    router.callback_query.register(unbind_topic, UnbindTopic.filter())
    return router


async def open_topic_choice(
    event: Event, visit: Visit, callback_data: OpenTopicChoice | None = None
) -> Reply:
    page, spot = callback_data.page if callback_data else 0, _spot(event)
    found = await forums.board(visit.session, visit.person, spot, page)
    return show(event, screens.board(visit.t, found, is_topic=bool(spot.topic_id)))


async def bind_topic(query: CallbackQuery, callback_data: BindTopic, visit: Visit) -> Reply:
    spot, number = _spot(query), callback_data.discipline_id
    discipline = await forums.bind(visit.session, visit.person, spot, number, now=visit.now)
    return show(query, screens.bound(visit.t, discipline, is_topic=bool(spot.topic_id)))


async def unbind_topic(query: CallbackQuery, callback_data: UnbindTopic, visit: Visit) -> Reply:
    await forums.unbind(visit.session, visit.person, _spot(query), now=visit.now)
    return show(query, screens.unbound(visit.t))


def _spot(event: Event) -> Spot:
    """The topic the event stands in."""
    if isinstance(event, Message):
        return Spot(event.chat.id, topic_of(event))
    message = event.message
    return Spot(chat_of(event), topic_of(message) if isinstance(message, Message) else 0)
