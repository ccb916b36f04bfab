"""A learner reads frequent questions: before asking, or while a question waits."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import faq
from academy.people import Right
from bot import states
from bot.callbacks.faq import FaqEnough, KeepWaiting, OpenFaq, ReadFaq
from bot.middlewares import Needs
from bot.reply import Reply, add, show
from bot.screens import faq as screens
from bot.states import Awaited
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="faq")
    router.callback_query.middleware(Needs(Right.STUDY))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(open_faq, OpenFaq.filter())
    router.callback_query.register(read_faq, ReadFaq.filter())
    router.callback_query.register(faq_enough, FaqEnough.filter())
    router.callback_query.register(keep_waiting, KeepWaiting.filter())
    return router


async def open_faq(query: CallbackQuery, callback_data: OpenFaq, visit: Visit) -> Reply:
    """Who was about to ask there still is: what is written next is the question."""
    number, page = callback_data.discipline_id, callback_data.page
    if not states.awaits(visit.talk, Awaited.QUESTION, discipline_id=number):
        states.await_nothing(visit.talk)
    found = await faq.listed(visit.session, visit.person, number, page)
    return show(query, screens.entries(visit.t, *found))


async def read_faq(query: CallbackQuery, callback_data: ReadFaq, visit: Visit) -> Reply:
    """Below a receipt the answer is a message of its own: the receipt stays."""
    found = await faq.read(visit.session, visit.person, callback_data.faq_id)
    thread_id = callback_data.thread_id
    screen = screens.entry(visit.t, *found, thread_id)
    return add(query, screen) if thread_id else show(query, screen)


async def faq_enough(query: CallbackQuery, callback_data: FaqEnough, visit: Visit) -> Reply:
    number, thread_id = callback_data.faq_id, callback_data.thread_id
    await faq.suffice(visit.session, visit.person, number, thread_id, now=visit.now)
    if thread_id:
        states.await_nothing(visit.talk)
    return show(query, screens.enough(visit.t, is_closed=thread_id > 0))


async def keep_waiting(query: CallbackQuery, callback_data: KeepWaiting, visit: Visit) -> Reply:
    """The answer that did not help leaves the screen."""
    return show(query, screens.waiting(visit.t))
