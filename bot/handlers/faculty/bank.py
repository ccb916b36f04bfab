"""A lecturer looks through a bank: its categories, a question as learners see it, out of use."""

from collections.abc import Mapping
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from academy import banks
from academy.people import Right
from bot.callbacks.questions import (
    ConfirmRetirement,
    OpenCategories,
    OpenCategory,
    PreviewQuestion,
    RetireQuestion,
    SwitchPreview,
    TapPreview,
)
from bot.middlewares import Needs
from bot.reply import Reply, show, toast
from bot.screens import questions as screens
from locales import LOCALES, Translator
from storage.database import Session
from storage.tables.people import Person


def build_router() -> Router:
    router = Router(name="bank")
    router.callback_query.middleware(Needs(Right.TEACH))
    router.callback_query.register(open_categories, OpenCategories.filter())
    router.callback_query.register(open_category, OpenCategory.filter())
    router.callback_query.register(preview_question, PreviewQuestion.filter())
    router.callback_query.register(switch_preview, SwitchPreview.filter())
    router.callback_query.register(tap_preview, TapPreview.filter())
    router.callback_query.register(retire_question, RetireQuestion.filter())
    router.callback_query.register(confirm_retirement, ConfirmRetirement.filter())
    return router


async def open_categories(
    query: CallbackQuery,
    callback_data: OpenCategories,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    at = await banks.holdings(session, person, callback_data.discipline_id)
    return show(query, screens.categories(t, at, callback_data.page))


async def open_category(
    query: CallbackQuery,
    callback_data: OpenCategory,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    own, place = callback_data.discipline_id, callback_data.place
    at = await banks.category(session, person, own, place, callback_data.page)
    return show(query, screens.category(t, at))


async def preview_question(
    query: CallbackQuery,
    callback_data: PreviewQuestion,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    at = await banks.open_preview(session, person, callback_data.question_id, now=now)
    return show(query, screens.preview(t, t, at))


async def switch_preview(
    query: CallbackQuery,
    callback_data: SwitchPreview,
    session: Session,
    person: Person,
    t: Translator,
    words: Mapping[str, Translator],
) -> Reply:
    """The same question as those see it who read the other language."""
    at = await banks.preview(session, person, callback_data.question_id)
    seen = words[callback_data.locale] if callback_data.locale in LOCALES else t
    return show(query, screens.preview(t, seen, at))


async def tap_preview(
    query: CallbackQuery,
    callback_data: TapPreview,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    """Nothing is answered here."""
    await banks.preview(session, person, callback_data.question_id)
    return toast(query, t.plain("preview-tap"))


async def retire_question(
    query: CallbackQuery,
    callback_data: RetireQuestion,
    session: Session,
    person: Person,
    t: Translator,
) -> Reply:
    at = await banks.preview(session, person, callback_data.question_id)
    return show(query, screens.retirement(t, at))


async def confirm_retirement(
    query: CallbackQuery,
    callback_data: ConfirmRetirement,
    session: Session,
    person: Person,
    t: Translator,
    now: datetime,
) -> Reply:
    discipline = await banks.retire(session, person, callback_data.question_id, now=now)
    return show(query, screens.retired(t, discipline))
