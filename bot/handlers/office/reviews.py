"""Deciding about identities: the queue, the card, the decision, the next one."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import judgements, reviews
from academy.judgements import Judgement
from academy.people import Right, rights
from bot import states
from bot.callbacks.identity import DecideIdentity
from bot.callbacks.reviews import (
    AskPictureAgain,
    ConfirmIdentity,
    OpenReviewCase,
    OpenReviews,
    OverruleIdentity,
    RejectIdentity,
    ShowNextReview,
    ShowReview,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, add, show, toast
from bot.screens import review_cases as screens
from bot.screens import review_queue
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.identity import StepKind, Way


def build_router() -> Router:
    router = Router(name="reviews")
    for events in (router.message, router.callback_query):
        events.middleware(Needs(Right.REVIEW_IDENTITY))
        events.middleware(Visiting())
    router.message.register(open_reviews, Command("reviews"))
    router.message.register(take_overrule_reason, Awaits(Awaited.OVERRULE_REASON))
    router.callback_query.register(open_reviews, OpenReviews.filter())
    router.callback_query.register(show_review, ShowReview.filter())
    router.callback_query.register(show_next_review, ShowNextReview.filter())
    router.callback_query.register(open_review_case, OpenReviewCase.filter())
    router.callback_query.register(decide_identity, DecideIdentity.filter())
    router.callback_query.register(confirm_identity, ConfirmIdentity.filter())
    router.callback_query.register(reject_identity, RejectIdentity.filter())
    router.callback_query.register(ask_picture_again, AskPictureAgain.filter())
    router.callback_query.register(overrule_identity, OverruleIdentity.filter())
    return router


async def open_reviews(
    event: Event, visit: Visit, callback_data: OpenReviews | None = None
) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await reviews.queue(visit.session, visit.person, number, now=visit.now)
    return show(event, review_queue.queue(visit.t, page, visit.now))


async def show_review(query: CallbackQuery, callback_data: ShowReview, visit: Visit) -> Reply:
    """The card is drawn, so it comes as a letter."""
    await reviews.show(visit.session, visit.person, callback_data.check_id, now=visit.now)
    return toast(query, visit.t.plain("review-coming"))


async def show_next_review(
    query: CallbackQuery, callback_data: ShowNextReview, visit: Visit
) -> Reply:
    """The card of the next case of the queue; where no other waits, the queue says so."""
    number = callback_data.check_id
    next_id = await reviews.following(visit.session, visit.person, number, now=visit.now)
    if next_id is None:
        return toast(query, visit.t.plain("review-no-other"))
    await reviews.show(visit.session, visit.person, next_id, now=visit.now)
    return toast(query, visit.t.plain("review-coming"))


async def open_review_case(
    query: CallbackQuery, callback_data: OpenReviewCase, visit: Visit
) -> Reply:
    """Everything about a check in words: its history, and what else can be done."""
    states.await_nothing(visit.talk)
    case = await reviews.others_case(visit.session, visit.person, callback_data.check_id)
    return show(query, screens.case(visit.t, case, rights(visit.person), visit.now))


async def decide_identity(
    query: CallbackQuery, callback_data: DecideIdentity, visit: Visit
) -> Reply:
    """Yes is decided at once; no wants its reason first."""
    number = callback_data.check_id
    if not callback_data.is_confirmed:
        await reviews.others_case(visit.session, visit.person, number)
        return add(query, screens.reasons(visit.t, number))
    return await _decide(query, visit, number, Judgement(StepKind.CONFIRMED, Way.REVIEW))


async def confirm_identity(
    query: CallbackQuery, callback_data: ConfirmIdentity, visit: Visit
) -> Reply:
    """In a live call, in person, or knowing the learner."""
    way = callback_data.way if callback_data.way in judgements.BY_HAND else Way.REVIEW
    judgement = Judgement(StepKind.CONFIRMED, way)
    return await _decide(query, visit, callback_data.check_id, judgement)


async def reject_identity(
    query: CallbackQuery, callback_data: RejectIdentity, visit: Visit
) -> Reply:
    judgement = Judgement(StepKind.REJECTED, Way.REVIEW, callback_data.reason)
    return await _decide(query, visit, callback_data.check_id, judgement)


async def ask_picture_again(
    query: CallbackQuery, callback_data: AskPictureAgain, visit: Visit
) -> Reply:
    number = callback_data.check_id
    check = await judgements.ask_again(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.decided(visit.t, check))


async def overrule_identity(
    query: CallbackQuery, callback_data: OverruleIdentity, visit: Visit
) -> Reply:
    """The reason is awaited: without one no decision is changed."""
    number = callback_data.check_id
    case = await reviews.others_case(visit.session, visit.person, number)
    facts = {"check_id": number, "is_confirmed": callback_data.is_confirmed}
    states.await_(visit.talk, Awaited.OVERRULE_REASON, **facts)
    return show(query, screens.overruling(visit.t, case, is_confirmed=callback_data.is_confirmed))


async def take_overrule_reason(message: Message, visit: Visit) -> Reply:
    facts = states.facts(visit.talk)
    kind = StepKind.CONFIRMED if facts["is_confirmed"] else StepKind.REJECTED
    judgement = Judgement(kind, Way.OVERRIDE, text=message.text or "")
    reply = await _decide(message, visit, facts["check_id"], judgement)
    states.await_nothing(visit.talk)
    return reply


async def _decide(event: Event, visit: Visit, check_id: int, judgement: Judgement) -> Reply:
    days = visit.settings.appeal_days
    check = await judgements.decide(
        visit.session, visit.person, check_id, judgement, days=days, now=visit.now
    )
    return show(event, screens.decided(visit.t, check))
