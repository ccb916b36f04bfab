"""A teacher sees who asks and who answers in the forums of their disciplines."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import forums
from academy.forums import Span
from academy.people import Right
from bot.callbacks.forums import OpenForum, OpenForums
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import forums as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="lively")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.TEACH))
        events.middleware(Visiting())
    router.message.register(open_forums, Command("forum"))
    router.callback_query.register(open_forums, OpenForums.filter())
    router.callback_query.register(open_forum, OpenForum.filter())
    return router


async def open_forums(event: Event, visit: Visit, callback_data: OpenForums | None = None) -> Reply:
    span = callback_data.span if callback_data else Span.WEEK
    number = callback_data.page if callback_data else 0
    page = await forums.lively(visit.session, visit.person, span, number, now=visit.now)
    return show(event, screens.forums(visit.t, page, span))


async def open_forum(query: CallbackQuery, callback_data: OpenForum, visit: Visit) -> Reply:
    number, span, at = callback_data.discipline_id, callback_data.span, callback_data.page
    discipline, page = await forums.people(
        visit.session, visit.person, number, span, at, now=visit.now
    )
    return show(query, screens.forum(visit.t, discipline, page, span))
