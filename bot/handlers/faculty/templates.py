"""Staff keep ready answers, and answer with them."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import consultations
from academy import templates as rules
from academy.consultations import Written
from academy.people import Right
from academy.templates import Part
from bot import states
from bot.callbacks.templates import (
    ArchiveTemplate,
    ChooseTemplate,
    NewTemplate,
    OpenTemplate,
    OpenTemplates,
    SendTemplate,
    ShareTemplate,
    WriteTemplate,
)
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import templates as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.consultations import EntryKind


def build_router() -> Router:
    router = Router(name="templates")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(make_template, Command("template"))
    router.message.register(take_title, Awaits(Awaited.TEMPLATE_TITLE))
    router.message.register(take_part, Awaits(Awaited.TEMPLATE_PART))
    router.callback_query.register(open_templates, OpenTemplates.filter())
    router.callback_query.register(open_template, OpenTemplate.filter())
    router.callback_query.register(new_template, NewTemplate.filter())
    router.callback_query.register(write_template, WriteTemplate.filter())
    router.callback_query.register(share_template, ShareTemplate.filter())
    router.callback_query.register(archive_template, ArchiveTemplate.filter())
    router.callback_query.register(choose_template, ChooseTemplate.filter())
    router.callback_query.register(send_template, SendTemplate.filter())
    return router


async def make_template(message: Message, visit: Visit) -> Reply:
    """As a reply to one's own answer: a ready answer of it; else the list."""
    states.await_nothing(visit.talk)
    to = message.reply_to_message
    if to is None:
        page = await rules.templates(visit.session, visit.person, 0)
        return show(message, screens.templates(visit.t, page, 0))
    around = visit.session, visit.person, message.chat.id, to.message_id, visit.t.locale
    number = await rules.make_from_answer(*around, now=visit.now)
    return await _page(message, visit, number)


async def open_templates(query: CallbackQuery, callback_data: OpenTemplates, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    page = await rules.templates(visit.session, visit.person, callback_data.page)
    return show(query, screens.templates(visit.t, page, callback_data.thread_id))


async def open_template(query: CallbackQuery, callback_data: OpenTemplate, visit: Visit) -> Reply:
    return await _page(query, visit, callback_data.template_id)


async def new_template(query: CallbackQuery, callback_data: NewTemplate, visit: Visit) -> Reply:
    states.await_(visit.talk, Awaited.TEMPLATE_TITLE)
    return show(query, screens.title_prompt(visit.t))


async def take_title(message: Message, visit: Visit) -> Reply:
    number = await rules.make(visit.session, visit.person, written(message), now=visit.now)
    return await _page(message, visit, number)


async def write_template(query: CallbackQuery, callback_data: WriteTemplate, visit: Visit) -> Reply:
    ready = await rules.template(visit.session, visit.person, callback_data.template_id)
    facts = callback_data.model_dump(mode="json")
    states.await_(visit.talk, Awaited.TEMPLATE_PART, **facts)
    return show(query, screens.part_prompt(visit.t, ready, callback_data.what))


async def take_part(message: Message, visit: Visit) -> Reply:
    facts = states.facts(visit.talk)
    number, part = facts["template_id"], Part(facts["what"])
    await rules.write(visit.session, visit.person, number, part, written(message))
    return await _page(message, visit, number)


async def share_template(query: CallbackQuery, callback_data: ShareTemplate, visit: Visit) -> Reply:
    number, department_id = callback_data.template_id, callback_data.department_id or None
    await rules.share(visit.session, visit.person, number, department_id, now=visit.now)
    return await _page(query, visit, number)


async def archive_template(
    query: CallbackQuery, callback_data: ArchiveTemplate, visit: Visit
) -> Reply:
    number = callback_data.template_id
    await rules.archive(visit.session, visit.person, number, now=visit.now)
    page = await rules.templates(visit.session, visit.person, 0)
    return show(query, screens.templates(visit.t, page, 0))


async def choose_template(
    query: CallbackQuery, callback_data: ChooseTemplate, visit: Visit
) -> Reply:
    thread_id, number = callback_data.thread_id, callback_data.template_id
    found = await rules.preview(visit.session, visit.person, thread_id, number, now=visit.now)
    return show(query, screens.preview(visit.t, found))


async def send_template(query: CallbackQuery, callback_data: SendTemplate, visit: Visit) -> Reply:
    """The answer that was shown goes to the learner; pressed twice it goes once."""
    locale = callback_data.locale
    thread_id = await rules.seen_thread(visit.session, callback_data.seen)
    ready = await rules.text(visit.session, visit.person, callback_data.template_id, locale)
    answer = Written(EntryKind.TEXT, ready)
    await consultations.answer(visit.session, visit.person, thread_id, answer, now=visit.now)
    return show(query, screens.sent(visit.t, thread_id))


async def _page(event: Event, visit: Visit, number: int) -> Reply:
    """Nothing is awaited any more."""
    states.await_nothing(visit.talk)
    ready = await rules.template(visit.session, visit.person, number)
    return show(event, screens.template(visit.t, ready))
