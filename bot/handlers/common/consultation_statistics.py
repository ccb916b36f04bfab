"""The head of a department, or an administrator, sees how consultations of a month went."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import consultation_statistics as rules
from bot import states
from bot.callbacks.consultation_statistics import ExportStatistics, OpenStatistics
from bot.middlewares import OnRoster
from bot.reply import Event, Reply, show, toast
from bot.screens import consultation_statistics as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="consultation-statistics")
    for observer in (router.message, router.callback_query):
        observer.middleware(OnRoster())
        observer.middleware(Visiting())
    router.message.register(open_statistics, Command("statistics"))
    router.callback_query.register(open_statistics, OpenStatistics.filter())
    router.callback_query.register(export_statistics, ExportStatistics.filter())
    return router


async def open_statistics(
    event: Event, visit: Visit, callback_data: OpenStatistics | None = None
) -> Reply:
    states.await_nothing(visit.talk)
    at = callback_data or OpenStatistics()
    found = await rules.statistics(visit.session, visit.person, at.back, now=visit.now)
    return show(event, screens.statistics(visit.t, found, at.back, at.page))


async def export_statistics(
    query: CallbackQuery, callback_data: ExportStatistics, visit: Visit
) -> Reply:
    """The workbook comes by a letter."""
    await rules.export(visit.session, visit.person, callback_data.back, now=visit.now)
    return toast(query, visit.t.plain("statistics-ordered"))
