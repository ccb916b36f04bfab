"""A teacher opens their own office hours."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from academy import office_hours
from academy.people import Right
from bot import states
from bot.handlers.common.hours import shown
from bot.middlewares import Needs
from bot.reply import Reply
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="own-hours")
    router.message.middleware(Needs(Right.TEACH))
    router.message.middleware(Visiting())
    router.message.register(write_hours, Command("hours"))
    return router


async def write_hours(message: Message, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    return await shown(message, visit, await office_hours.form(visit.session, visit.person))
