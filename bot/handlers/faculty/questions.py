"""A lecturer keeps a bank: sends a file, looks at what it would do, takes or drops it."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import bank_orders, banks, disciplines, pages
from academy.bank_orders import Sent
from academy.errors.questions import BankFileAwaited
from academy.people import Right
from bot import states
from bot.callbacks.questions import (
    DropBankFile,
    ExportBank,
    GetBankTemplate,
    OpenBank,
    OpenBanks,
    SendBankFile,
    TakeBankFile,
)
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import bank_files as files
from bot.screens import questions as screens
from bot.states import Awaited, Awaits
from locales import Translator
from storage.database import Session
from storage.tables.people import Conversation, Person


def build_router() -> Router:
    router = Router(name="questions")
    router.message.middleware(Needs(Right.TEACH))
    router.callback_query.middleware(Needs(Right.TEACH))
    router.message.register(write_bank, Command("bank"))
    router.message.register(take_file, Awaits(Awaited.BANK_FILE))
    router.callback_query.register(open_banks, OpenBanks.filter())
    router.callback_query.register(open_bank, OpenBank.filter())
    router.callback_query.register(send_bank_file, SendBankFile.filter())
    router.callback_query.register(get_bank_template, GetBankTemplate.filter())
    router.callback_query.register(export_bank, ExportBank.filter())
    router.callback_query.register(take_bank_file, TakeBankFile.filter())
    router.callback_query.register(drop_bank_file, DropBankFile.filter())
    return router


async def write_bank(
    message: Message, session: Session, talk: Conversation, person: Person, t: Translator
) -> Reply:
    """Who teaches one discipline only is led straight to its bank."""
    states.await_nothing(talk)
    taught = await banks.taught(session, person)
    if len(taught) == 1:
        return show(message, screens.bank(t, await banks.holdings(session, person, taught[0].id)))
    return show(message, screens.banks(t, pages.cut(taught, 0)))


async def open_banks(
    query: CallbackQuery,
    callback_data: OpenBanks,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    taught = await banks.taught(session, person)
    return show(query, screens.banks(t, pages.cut(taught, callback_data.page)))


async def open_bank(
    query: CallbackQuery,
    callback_data: OpenBank,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    states.await_nothing(talk)
    at = await banks.holdings(session, person, callback_data.discipline_id)
    return show(query, screens.bank(t, at))


async def send_bank_file(
    query: CallbackQuery,
    callback_data: SendBankFile,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
) -> Reply:
    discipline = await disciplines.taught_one(session, person, callback_data.discipline_id)
    states.await_(talk, Awaited.BANK_FILE, discipline_id=discipline.id)
    return show(query, files.prompt(t, discipline))


async def take_file(
    message: Message,
    session: Session,
    talk: Conversation,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    """The file itself is downloaded by long work. Raises BankFileAwaited, BankFileTooBig."""
    file = message.document
    if file is None:
        raise BankFileAwaited
    sent = Sent(file.file_id, file.file_name or "", file.file_size or 0)
    number = states.facts(talk)["discipline_id"]
    await bank_orders.read(session, person, number, sent, now=now)
    states.await_nothing(talk)
    return show(message, files.received(t))


async def get_bank_template(
    query: CallbackQuery,
    callback_data: GetBankTemplate,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await bank_orders.template(session, person, callback_data.discipline_id, now=now)
    return toast(query, t.plain("bank-template"))


async def export_bank(
    query: CallbackQuery,
    callback_data: ExportBank,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    number, format = callback_data.discipline_id, callback_data.format
    await bank_orders.export(session, person, number, format, now=now)
    return toast(query, t.plain("bank-export-awaited"))


async def take_bank_file(
    query: CallbackQuery,
    callback_data: TakeBankFile,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    await bank_orders.take(session, person, callback_data.work_id, now=now)
    return toast(query, t.plain("bank-take-awaited"))


async def drop_bank_file(
    query: CallbackQuery,
    callback_data: DropBankFile,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    number = await bank_orders.drop(session, person, callback_data.work_id)
    return show(query, files.dropped(t, number))
