"""A person sees what they asked the administrators for, and takes it back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import requests
from bot.callbacks.requests import OpenOwnRequest, OpenOwnRequests, TakeRequestBack
from bot.middlewares import OnRoster
from bot.reply import Reply, show
from bot.screens import requests as screens
from locales import Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="own_requests")
    router.callback_query.middleware(OnRoster())
    router.callback_query.register(open_own_requests, OpenOwnRequests.filter())
    router.callback_query.register(open_own_request, OpenOwnRequest.filter())
    router.callback_query.register(take_request_back, TakeRequestBack.filter())
    return router


async def open_own_requests(
    query: CallbackQuery,
    callback_data: OpenOwnRequests,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    page = await requests.own_requests(session, person, callback_data.page)
    return show(query, screens.own_requests(t, page))


async def open_own_request(
    query: CallbackQuery,
    callback_data: OpenOwnRequest,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    found = await requests.own(session, person, callback_data.request_id)
    return show(query, screens.own_request(t, found))


async def take_request_back(
    query: CallbackQuery,
    callback_data: TakeRequestBack,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    taken = await requests.take_back(session, person, callback_data.request_id, now=now)
    toast = t.plain("request-taken-back", number=str(taken.id))
    return show(query, screens.own_request(t, taken), toast)
