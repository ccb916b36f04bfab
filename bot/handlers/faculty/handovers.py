"""Staff give a consultation to a colleague."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import handovers as rules
from academy import staffing
from academy.people import Right
from bot import states
from bot.callbacks.handovers import ChooseColleague, HandOver, OpenHandover
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import handovers as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="handovers")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(take_handover_note, Awaits(Awaited.HANDOVER_NOTE))
    router.callback_query.register(open_handover, OpenHandover.filter())
    router.callback_query.register(choose_colleague, ChooseColleague.filter())
    router.callback_query.register(hand_over, HandOver.filter())
    return router


async def open_handover(query: CallbackQuery, callback_data: OpenHandover, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    number, page = callback_data.thread_id, callback_data.page
    found = await rules.colleagues(visit.session, visit.person, number, page, now=visit.now)
    return show(query, screens.colleagues(visit.t, *found))


async def choose_colleague(
    query: CallbackQuery, callback_data: ChooseColleague, visit: Visit
) -> Reply:
    """The note comes next."""
    number, person_id = callback_data.thread_id, callback_data.person_id
    await staffing.staffed(visit.session, visit.person, number, now=visit.now)
    states.await_(visit.talk, Awaited.HANDOVER_NOTE, **callback_data.model_dump())
    return show(query, screens.note_prompt(visit.t, number, person_id))


async def take_handover_note(message: Message, visit: Visit) -> Reply:
    facts = states.facts(visit.talk)
    where = facts["thread_id"], facts["person_id"]
    return await _hand_over(message, visit, *where, written(message))


async def hand_over(query: CallbackQuery, callback_data: HandOver, visit: Visit) -> Reply:
    where = callback_data.thread_id, callback_data.person_id
    return await _hand_over(query, visit, *where, "")


async def _hand_over(event: Event, visit: Visit, number: int, to_id: int, note: str) -> Reply:
    around = visit.session, visit.person, number, to_id, note
    at = await rules.hand_over(*around, now=visit.now)
    states.await_nothing(visit.talk)
    return show(event, screens.done(visit.t, at))
