"""Administrators answer what people ask of them: help, disputes, erasures."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import requests
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.requests import AnswerRequest, DeclineRequest, OpenRequest, OpenRequests
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import requests as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person
from storage.tables.requests import RequestState


def build_router() -> Router:
    router = Router(name="requests")
    router.message.middleware(Needs(Right.PROTECT_DATA))
    router.callback_query.middleware(Needs(Right.PROTECT_DATA))
    router.message.register(open_requests, Command("requests"))
    router.callback_query.register(open_requests, OpenRequests.filter())
    router.callback_query.register(open_request, OpenRequest.filter())
    router.callback_query.register(answer_request, AnswerRequest.filter())
    router.callback_query.register(decline_request, DeclineRequest.filter())
    router.message.register(take_request_answer, Awaits(Awaited.REQUEST_ANSWER))
    return router


async def open_requests(
    event: Event,
    session: Session,
    talk: Conversation,
    t: Translator,
    callback_data: OpenRequests | None = None,
) -> Reply:
    states.await_nothing(talk)
    page = await requests.queue(session, callback_data.page if callback_data else 0)
    return show(event, screens.queue(t, page))


async def open_request(
    query: CallbackQuery,
    callback_data: OpenRequest,
    session: Session,
    talk: Conversation,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    return show(query, screens.case(t, await requests.case(session, callback_data.request_id)))


async def answer_request(
    query: CallbackQuery,
    callback_data: AnswerRequest,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    found = await requests.answerable(session, person, callback_data.request_id)
    return _await_words(query, talk, t, found, RequestState.DONE)


async def decline_request(
    query: CallbackQuery,
    callback_data: DeclineRequest,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    found = await requests.answerable(session, person, callback_data.request_id)
    return _await_words(query, talk, t, found, RequestState.DECLINED)


async def take_request_answer(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The words go to the person as a letter; who was slower learns that it is decided."""
    if not message.text:
        raise TextAwaited
    facts = states.facts(talk)
    state, number = RequestState(facts["state"]), facts["request_id"]
    at = await requests.close(session, person, number, state, message.text, now=now)
    states.await_nothing(talk)
    return show(message, screens.closed(t, at))


def _await_words(
    query: CallbackQuery,
    talk: Conversation,
    t: Translator,
    found: requests.Case,
    state: RequestState,
) -> Reply:
    number = found.request.id
    states.await_(talk, Awaited.REQUEST_ANSWER, request_id=number, state=state.value)
    return show(query, screens.prompt(t, found, state))
