"""Who teaches a discipline keeps its frequent questions; an answer becomes one."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import faq_drafts, faq_editing
from academy.errors.consultations import TextAwaited
from academy.faq_editing import Part
from academy.people import Right
from bot import states
from bot.callbacks.faq import (
    AddFaq,
    ArchiveFaq,
    ConfirmFaq,
    DeleteFaq,
    MakeFaq,
    OpenFaqDisciplines,
    OpenFaqEntries,
    OpenFaqEntry,
    PublishFaq,
    WriteFaq,
)
from bot.middlewares import Needs
from bot.reply import Reply, Screen, add, show
from bot.screens import faq_editing as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="faq-editing")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(write_faq_entries, Command("faq"))
    router.message.register(take_faq_text, Awaits(Awaited.FAQ_TEXT))
    router.callback_query.register(open_faq_disciplines, OpenFaqDisciplines.filter())
    router.callback_query.register(open_faq_entries, OpenFaqEntries.filter())
    router.callback_query.register(open_faq_entry, OpenFaqEntry.filter())
    router.callback_query.register(make_faq, MakeFaq.filter())
    router.callback_query.register(add_faq, AddFaq.filter())
    router.callback_query.register(write_faq, WriteFaq.filter())
    router.callback_query.register(publish_faq, PublishFaq.filter())
    router.callback_query.register(confirm_faq, ConfirmFaq.filter())
    router.callback_query.register(archive_faq, ArchiveFaq.filter())
    router.callback_query.register(delete_faq, DeleteFaq.filter())
    return router


async def write_faq_entries(message: Message, visit: Visit) -> Reply:
    """As a reply to an answer it makes a frequent question of it; else it opens the lists."""
    states.await_nothing(visit.talk)
    to, around = message.reply_to_message, (visit.session, visit.person)
    if to is None:
        found = await faq_editing.disciplines(*around, 0)
        return show(message, screens.disciplines(visit.t, found))
    place, locale = (message.chat.id, to.message_id), visit.t.locale
    number = await faq_drafts.draft_at(*around, place, locale, now=visit.now)
    return show(message, await _made(visit, number))


async def open_faq_disciplines(
    query: CallbackQuery, callback_data: OpenFaqDisciplines, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    found = await faq_editing.disciplines(visit.session, visit.person, callback_data.page)
    return show(query, screens.disciplines(visit.t, found))


async def open_faq_entries(
    query: CallbackQuery, callback_data: OpenFaqEntries, visit: Visit
) -> Reply:
    states.await_nothing(visit.talk)
    number, page = callback_data.discipline_id, callback_data.page
    screen = await _entries(visit, number, page, is_published=callback_data.is_published)
    return show(query, screen)


async def open_faq_entry(query: CallbackQuery, callback_data: OpenFaqEntry, visit: Visit) -> Reply:
    states.await_nothing(visit.talk)
    at = await faq_editing.kept(visit.session, visit.person, callback_data.faq_id)
    return show(query, screens.form(visit.t, at, callback_data.locale))


async def make_faq(query: CallbackQuery, callback_data: MakeFaq, visit: Visit) -> Reply:
    """The answer, or the page of its thread, stays where it is."""
    entry_id, locale = callback_data.entry_id, visit.t.locale
    around = visit.session, visit.person
    number = await faq_drafts.draft_of(*around, entry_id, locale, now=visit.now)
    return add(query, await _made(visit, number))


async def add_faq(query: CallbackQuery, callback_data: AddFaq, visit: Visit) -> Reply:
    """A new entry, in which everything is still to be written."""
    number = callback_data.discipline_id
    at = await faq_editing.draft(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.form(visit.t, at, visit.t.locale))


async def write_faq(query: CallbackQuery, callback_data: WriteFaq, visit: Visit) -> Reply:
    """The next message is this text."""
    await faq_editing.kept(visit.session, visit.person, callback_data.faq_id)
    states.await_(visit.talk, Awaited.FAQ_TEXT, **callback_data.model_dump(mode="json"))
    part, locale = callback_data.part, callback_data.locale
    return show(query, screens.prompt(visit.t, callback_data.faq_id, part, locale))


async def take_faq_text(message: Message, visit: Visit) -> Reply:
    """The text in its place, with its formatting where it is an answer."""
    if not message.text:
        raise TextAwaited
    facts = states.facts(visit.talk)
    place = Part(facts["part"]), facts["locale"]
    text = message.text, message.html_text
    around = visit.session, visit.person, facts["faq_id"]
    at = await faq_editing.write(*around, place, text, now=visit.now)
    states.await_nothing(visit.talk)
    return show(message, screens.form(visit.t, at, facts["locale"]))


async def publish_faq(query: CallbackQuery, callback_data: PublishFaq, visit: Visit) -> Reply:
    """Not yet: that no names stand in it is asked first."""
    at = await faq_editing.kept(visit.session, visit.person, callback_data.faq_id)
    return show(query, screens.confirmation(visit.t, at))


async def confirm_faq(query: CallbackQuery, callback_data: ConfirmFaq, visit: Visit) -> Reply:
    around = visit.session, visit.person, callback_data.faq_id
    at = await faq_editing.publish(*around, now=visit.now)
    return show(query, screens.form(visit.t, at, visit.t.locale))


async def archive_faq(query: CallbackQuery, callback_data: ArchiveFaq, visit: Visit) -> Reply:
    around = visit.session, visit.person, callback_data.faq_id
    at = await faq_editing.archive(*around, now=visit.now)
    return show(query, screens.form(visit.t, at, visit.t.locale))


async def delete_faq(query: CallbackQuery, callback_data: DeleteFaq, visit: Visit) -> Reply:
    around = visit.session, visit.person, callback_data.faq_id
    discipline = await faq_editing.remove(*around, now=visit.now)
    screen = await _entries(visit, discipline.id, 0, is_published=False)
    return show(query, screen, toast=visit.t.plain("faq-deleted"))


async def _entries(visit: Visit, discipline_id: int, page: int, *, is_published: bool) -> Screen:
    around = visit.session, visit.person, discipline_id, page
    found = await faq_editing.listed(*around, is_published=is_published)
    return screens.entries(visit.t, *found, is_published=is_published)


async def _made(visit: Visit, faq_id: int) -> Screen:
    """The form in the language the answer was written in."""
    at = await faq_editing.kept(visit.session, visit.person, faq_id)
    return screens.form(visit.t, at, screens.written_in(visit.t, at))
