"""A person ends their own long work."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import work
from bot.callbacks.work import CancelWork
from bot.reply import Reply, toast
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation


def build_router() -> Router:
    router = Router(name="work")
    router.callback_query.register(cancel_work, CancelWork.filter())
    return router


async def cancel_work(
    query: CallbackQuery,
    callback_data: CancelWork,
    session: Session,
    talk: Conversation,
    t: Translator,
    now: datetime,
) -> Reply:
    """It ends at its next step; the panel says so when it has."""
    await work.cancel(session, talk.person_id, callback_data.work_id, now=now)
    return toast(query, t.plain("work-cancel-wished"))
