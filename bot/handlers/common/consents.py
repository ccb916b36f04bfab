"""Everybody's own consents: to see, to read again, to give, to refuse, to withdraw. Also for who
is not active any more: withdrawing is a right."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from academy import consents, identity
from bot import states
from bot.callbacks.consents import (
    AgreeToStudy,
    AnswerStudyConsent,
    EndConsent,
    OpenConsent,
    OpenConsents,
    ReadConsent,
    RefuseStudy,
    WithdrawConsent,
)
from bot.middlewares import OnRoster
from bot.reply import Event, Reply, show
from bot.screens import consents as screens
from bot.screens.joining import menu
from bot.states import Awaited
from bot.visits import Visit, Visiting
from storage.tables.consents import Purpose


def build_router() -> Router:
    router = Router(name="consents")
    for events in (router.message, router.callback_query):
        events.middleware(OnRoster())
        events.middleware(Visiting())
    router.message.register(open_consents, Command("consents"))
    router.callback_query.register(open_consents, OpenConsents.filter())
    router.callback_query.register(open_consent, OpenConsent.filter())
    router.callback_query.register(read_consent, ReadConsent.filter())
    router.callback_query.register(answer_study_consent, AnswerStudyConsent.filter())
    router.callback_query.register(agree_to_study, AgreeToStudy.filter())
    router.callback_query.register(refuse_study, RefuseStudy.filter())
    router.callback_query.register(withdraw_consent, WithdrawConsent.filter())
    router.callback_query.register(end_consent, EndConsent.filter())
    return router


async def open_consents(event: Event, visit: Visit) -> Reply:
    standings = await consents.standings(visit.session, visit.person)
    return show(event, screens.overview(visit.t, standings))


async def open_consent(query: CallbackQuery, callback_data: OpenConsent, visit: Visit) -> Reply:
    standing = await consents.standing(visit.session, visit.person, callback_data.purpose)
    return show(query, screens.consent(visit.t, standing))


async def read_consent(query: CallbackQuery, callback_data: ReadConsent, visit: Visit) -> Reply:
    """The text as it was shown then; where nothing was agreed to in the chat, the present one."""
    purpose = callback_data.purpose
    standing = await consents.standing(visit.session, visit.person, purpose)
    own = await consents.text(visit.session, standing.consent)
    text = own or screens.offer(visit.t, purpose, visit.settings).text
    return show(query, screens.reading(visit.t, text, purpose, is_own=own is not None))


async def answer_study_consent(query: CallbackQuery, visit: Visit) -> Reply:
    if not _may_answer(visit):
        return await open_consents(query, visit)
    return show(query, screens.asked_to_study(visit.t, visit.person, visit.settings))


async def agree_to_study(query: CallbackQuery, callback_data: AgreeToStudy, visit: Visit) -> Reply:
    """Agreed is to the text on the screen: another one by now is shown first."""
    t, settings = visit.t, visit.settings
    offer = screens.offer(t, Purpose.STUDY, settings)
    if callback_data.digest != offer.digest or not _may_answer(visit):
        return await answer_study_consent(query, visit)
    enough = settings.chat_consent
    await consents.agree(visit.session, visit.person, offer, is_enough=enough, now=visit.now)
    if not enough:
        return show(query, screens.declared(t, Purpose.STUDY, settings))
    return show(query, menu(t, visit.person), t.plain("consent-agreed"))


async def refuse_study(query: CallbackQuery, visit: Visit) -> Reply:
    """A person helps from now on. A consent in force is withdrawn by its own button only."""
    if not _may_answer(visit):
        return await open_consents(query, visit)
    offer = screens.offer(visit.t, Purpose.STUDY, visit.settings)
    await consents.refuse(visit.session, visit.person, offer, now=visit.now)
    return show(query, screens.refused(visit.t, visit.settings))


async def withdraw_consent(
    query: CallbackQuery, callback_data: WithdrawConsent, visit: Visit
) -> Reply:
    """What follows is said first."""
    standing = await consents.standing(visit.session, visit.person, callback_data.purpose)
    if not standing.is_open:
        return show(query, screens.consent(visit.t, standing))
    return show(query, screens.withdrawal(visit.t, callback_data.purpose))


async def end_consent(query: CallbackQuery, callback_data: EndConsent, visit: Visit) -> Reply:
    purpose = callback_data.purpose
    if purpose == Purpose.STUDY:
        await consents.withdraw(visit.session, visit.person, purpose, now=visit.now)
    else:
        withdraw = identity.withdraw if purpose == Purpose.FACE else identity.withdraw_card
        await withdraw(visit.session, visit.person, now=visit.now)
        if visit.talk.awaits_kind == Awaited.PHOTO:
            states.await_nothing(visit.talk)
    return show(query, screens.withdrawn(visit.t, purpose, visit.settings))


def _may_answer(visit: Visit) -> bool:
    return consents.is_learner(visit.person) and not consents.has_studies(visit.person)
