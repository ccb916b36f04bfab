"""Whoever may read a thread takes it as a file: its learner, who answers there, the office."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import transcripts
from bot.callbacks.transcripts import ExportThread
from bot.middlewares import OnRoster
from bot.reply import Reply, toast
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="transcripts")
    router.callback_query.middleware(OnRoster())
    router.callback_query.middleware(Visiting())
    router.callback_query.register(export_thread, ExportThread.filter())
    return router


async def export_thread(query: CallbackQuery, callback_data: ExportThread, visit: Visit) -> Reply:
    """The page stays; the files come by letters."""
    around = visit.session, visit.person, callback_data.thread_id
    await transcripts.export(*around, now=visit.now)
    return toast(query, visit.t.plain("transcript-ordered"))
