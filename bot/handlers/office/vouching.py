"""From a person's page: staff confirm who a learner is before a quiz."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import reviews, vouching
from academy.people import Right, rights
from bot.callbacks.reviews import OpenVouchedQuiz, OpenVouching, VouchIdentity
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import review_cases
from bot.screens import vouching as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="vouching")
    router.callback_query.middleware(Needs(Right.REVIEW_IDENTITY))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(open_vouching, OpenVouching.filter())
    router.callback_query.register(open_vouched_quiz, OpenVouchedQuiz.filter())
    router.callback_query.register(vouch_identity, VouchIdentity.filter())
    return router


async def open_vouching(query: CallbackQuery, callback_data: OpenVouching, visit: Visit) -> Reply:
    learner, page = await vouching.quizzes(
        visit.session,
        visit.person,
        callback_data.person_id,
        callback_data.page,
        life=visit.admission_life,
        now=visit.now,
    )
    return show(query, screens.quizzes(visit.t, learner, page))


async def open_vouched_quiz(
    query: CallbackQuery, callback_data: OpenVouchedQuiz, visit: Visit
) -> Reply:
    """A check that waits, or was refused, has a page of its own."""
    person_id, quiz_id = callback_data.person_id, callback_data.quiz_id
    at = await vouching.standing(visit.session, visit.person, person_id, quiz_id)
    if at.check is not None and not at.is_settled:
        case = await reviews.others_case(visit.session, visit.person, at.check.id)
        return show(query, review_cases.case(visit.t, case, rights(visit.person), visit.now))
    return show(query, screens.quiz(visit.t, at, visit.admission_life))


async def vouch_identity(query: CallbackQuery, callback_data: VouchIdentity, visit: Visit) -> Reply:
    person_id, quiz_id, way = callback_data.person_id, callback_data.quiz_id, callback_data.way
    session, staff, days = visit.session, visit.person, visit.settings.appeal_days
    at = await vouching.standing(session, staff, person_id, quiz_id)
    check = await vouching.vouch(session, staff, at, way, days=days, now=visit.now)
    return show(query, review_cases.decided(visit.t, check))
