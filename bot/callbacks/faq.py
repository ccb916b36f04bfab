"""Buttons of frequent questions. `thread_id` is 0 where no question of the learner's waits."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from academy.faq_editing import Part
from bot.callbacks.numbers import Number
from locales import LOCALES

Locale = Annotated[str, Field(pattern=f"^({'|'.join(LOCALES)})$")]


class OpenFaq(CallbackData, prefix="faq"):
    discipline_id: Number
    page: Number = 0


class ReadFaq(CallbackData, prefix="faqr"):
    faq_id: Number
    thread_id: Number = 0


class FaqEnough(CallbackData, prefix="faqe"):
    faq_id: Number
    thread_id: Number = 0


class KeepWaiting(CallbackData, prefix="faqk"):
    faq_id: Number


class OpenFaqDisciplines(CallbackData, prefix="faqd"):
    page: Number = 0


class OpenFaqEntries(CallbackData, prefix="faql"):
    discipline_id: Number
    page: Number = 0
    is_published: bool = True


class OpenFaqEntry(CallbackData, prefix="faqo"):
    faq_id: Number
    locale: Locale


class MakeFaq(CallbackData, prefix="faqm"):
    entry_id: Number


class AddFaq(CallbackData, prefix="faqn"):
    discipline_id: Number


class WriteFaq(CallbackData, prefix="faqw"):
    faq_id: Number
    part: Part
    locale: Locale


class PublishFaq(CallbackData, prefix="faqp"):
    faq_id: Number


class ConfirmFaq(CallbackData, prefix="faqc"):
    faq_id: Number


class ArchiveFaq(CallbackData, prefix="faqa"):
    faq_id: Number


class DeleteFaq(CallbackData, prefix="faqx"):
    faq_id: Number
