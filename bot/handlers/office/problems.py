"""An administrator hangs a problem of an attempt on a managerial decision."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import decisions, problem_decisions, problems
from academy.people import Right, rights
from bot import states
from bot.callbacks.problems import LinkDecision, OpenProblemDecisions, StartDecision
from bot.handlers.office.deciding import written
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import examining
from bot.screens import problem_decisions as screens
from bot.states import Awaited, Awaits
from bot.tools import House
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="deciding-problems")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.DECIDE))
        events.middleware(Visiting())
    router.callback_query.register(open_problem_decisions, OpenProblemDecisions.filter())
    router.callback_query.register(link_decision, LinkDecision.filter())
    router.callback_query.register(start_decision, StartDecision.filter())
    router.message.register(take_decision_heading, Awaits(Awaited.PROBLEM_DECISION))
    return router


async def open_problem_decisions(
    query: CallbackQuery, callback_data: OpenProblemDecisions, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    number, page = callback_data.problem_id, callback_data.page
    found, chosen = await problem_decisions.choices(visit.session, visit.person, number, page)
    return show(query, screens.choices(visit.t, found, chosen))


async def link_decision(query: CallbackQuery, callback_data: LinkDecision, visit: Visit) -> Reply:
    numbers = callback_data.problem_id, callback_data.decision_id
    found = await problem_decisions.link(visit.session, visit.person, *numbers, now=visit.now)
    may_decide = Right.DECIDE in rights(visit.person)
    return show(query, examining.case(visit.t, found, visit.now, may_decide=may_decide))


async def start_decision(query: CallbackQuery, callback_data: StartDecision, visit: Visit) -> Reply:
    number = callback_data.problem_id
    await problems.case(visit.session, visit.person, number)
    states.await_(visit.talk, Awaited.PROBLEM_DECISION, problem_id=number)
    return show(query, screens.heading_prompt(visit.t, number))


async def take_decision_heading(message: Message, visit: Visit, house: House) -> Reply:
    """The texts are written from the facts, in both languages; the draft can be looked through."""
    above, number = decisions.heading(written(message)), states.facts(visit.talk)["problem_id"]
    found = await problems.case(visit.session, visit.person, number)
    texts = screens.texts(house.words, found)
    decision_id = await problem_decisions.start(
        visit.session, visit.person, found, above, texts, now=visit.now
    )
    states.await_nothing(visit.talk)
    return show(message, screens.started(visit.t, number, decision_id))
