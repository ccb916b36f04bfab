"""A learner sees their own consultations, closes and rates them."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import closings, consultations, pages
from academy import inquiries as rules
from academy.people import Right
from bot import states
from bot.callbacks.inquiries import CloseInquiry, OpenInquiries, OpenInquiry, RateInquiry
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import consultations as asking
from bot.screens import inquiries as screens
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="inquiries")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.STUDY))
        observer.middleware(Visiting())
    router.message.register(open_inquiries, Command("questions"))
    router.callback_query.register(open_inquiries, OpenInquiries.filter())
    router.callback_query.register(open_inquiry, OpenInquiry.filter())
    router.callback_query.register(close_inquiry, CloseInquiry.filter())
    router.callback_query.register(rate_inquiry, RateInquiry.filter())
    return router


async def open_inquiries(
    event: Event, visit: Visit, callback_data: OpenInquiries | None = None
) -> Reply:
    """Who never asked is asked at once what about."""
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await rules.inquiries(visit.session, visit.person, number)
    if page.items:
        return show(event, screens.inquiries(visit.t, page))
    found = await consultations.disciplines(visit.session, visit.person)
    return show(event, asking.disciplines(visit.t, pages.cut(found, 0)))


async def open_inquiry(query: CallbackQuery, callback_data: OpenInquiry, visit: Visit) -> Reply:
    number = callback_data.thread_id
    found = await rules.inquiry(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.inquiry(visit.t, found))


async def close_inquiry(query: CallbackQuery, callback_data: CloseInquiry, visit: Visit) -> Reply:
    """What is written next is no longer meant for it."""
    number = callback_data.thread_id
    await closings.close_own(visit.session, visit.person, number, now=visit.now)
    found = await rules.inquiry(visit.session, visit.person, number, now=visit.now)
    states.await_nothing(visit.talk)
    return show(query, screens.inquiry(visit.t, found))


async def rate_inquiry(query: CallbackQuery, callback_data: RateInquiry, visit: Visit) -> Reply:
    number, points = callback_data.thread_id, callback_data.points
    await closings.rate(visit.session, visit.person, number, points, now=visit.now)
    found = await rules.inquiry(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.inquiry(visit.t, found))
