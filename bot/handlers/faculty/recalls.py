"""Staff take an answer back: /recall as a reply to it, in their own chat or in their group."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import recalls
from academy.entries import Spot
from academy.people import Right
from bot.callbacks.consultations import AskRecall, RecallAnswer
from bot.middlewares import Needs
from bot.reply import Reply, add, show
from bot.screens import recalls as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="recalls")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(write_recall, Command("recall", ignore_case=True))
    router.callback_query.register(ask_recall, AskRecall.filter())
    router.callback_query.register(recall_answer, RecallAnswer.filter())
    return router


async def write_recall(message: Message, visit: Visit) -> Reply:
    to = message.reply_to_message
    if to is None:
        return show(message, screens.unnamed(visit.t))
    spot = Spot(to.chat.id, to.message_id)
    at = await recalls.written_there(visit.session, visit.person, spot, now=visit.now)
    return show(message, screens.confirmation(visit.t, at.entry.id, at.fate))


async def ask_recall(query: CallbackQuery, callback_data: AskRecall, visit: Visit) -> Reply:
    number = callback_data.entry_id
    at = await recalls.recallable(visit.session, visit.person, number, now=visit.now)
    return add(query, screens.confirmation(visit.t, number, at.fate))


async def recall_answer(query: CallbackQuery, callback_data: RecallAnswer, visit: Visit) -> Reply:
    number = callback_data.entry_id
    at = await recalls.recall(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.recalled(visit.t, at.fate))
