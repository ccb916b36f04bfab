"""A learner looks at submitted attempts."""

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import quiz_reviews
from academy.people import Right
from bot.callbacks.quiz_reviews import OpenQuizReview, OpenQuizReviews, OpenReviewedAnswer
from bot.middlewares import Needs
from bot.reply import Reply, show
from bot.screens import quiz_reviews as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="quiz-reviews")
    router.callback_query.middleware(Needs(Right.STUDY))
    router.callback_query.middleware(Visiting())
    router.callback_query.register(open_quiz_reviews, OpenQuizReviews.filter())
    router.callback_query.register(open_quiz_review, OpenQuizReview.filter())
    router.callback_query.register(open_reviewed_answer, OpenReviewedAnswer.filter())
    return router


async def open_quiz_reviews(
    query: CallbackQuery, callback_data: OpenQuizReviews, visit: Visit
) -> Reply:
    """Of a single attempt the attempt itself."""
    quiz_id = callback_data.quiz_id
    only = await quiz_reviews.only_attempt(visit.session, visit.person, quiz_id)
    if only is not None:
        return await _review(query, visit, only, 0)
    found = await quiz_reviews.attempts(visit.session, visit.person, quiz_id, now=visit.now)
    return show(query, screens.attempts(visit.t, found))


async def open_quiz_review(
    query: CallbackQuery, callback_data: OpenQuizReview, visit: Visit
) -> Reply:
    return await _review(query, visit, callback_data.attempt_id, callback_data.page)


async def open_reviewed_answer(
    query: CallbackQuery, callback_data: OpenReviewedAnswer, visit: Visit
) -> Reply:
    attempt_id, number = callback_data.attempt_id, callback_data.number
    found, line = await quiz_reviews.line(
        visit.session, visit.person, attempt_id, number, now=visit.now
    )
    return show(query, screens.answer(visit.t, found, line))


async def _review(query: CallbackQuery, visit: Visit, attempt_id: int, page: int) -> Reply:
    found = await quiz_reviews.review(visit.session, visit.person, attempt_id, now=visit.now)
    lines = await quiz_reviews.lines(visit.session, found, page)
    return show(query, screens.review(visit.t, found, lines))
