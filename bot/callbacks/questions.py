"""Buttons of question banks: the bank, a file on its way into it, its questions, their preview."""

from aiogram.filters.callback_data import CallbackData

from academy.bank_exports import Format
from bot.callbacks.numbers import Number


class OpenBanks(CallbackData, prefix="bnk"):
    page: Number = 0


class OpenBank(CallbackData, prefix="bnkone"):
    discipline_id: Number


class SendBankFile(CallbackData, prefix="bnksend"):
    discipline_id: Number


class GetBankTemplate(CallbackData, prefix="bnktpl"):
    discipline_id: Number


class ExportBank(CallbackData, prefix="bnkexp"):
    discipline_id: Number
    format: Format


class TakeBankFile(CallbackData, prefix="bnktake"):
    work_id: Number


class DropBankFile(CallbackData, prefix="bnkdrop"):
    work_id: Number


class OpenCategories(CallbackData, prefix="bnkcats"):
    discipline_id: Number
    page: Number = 0


class OpenCategory(CallbackData, prefix="bnkcat"):
    """`place` is the category's in the sorted list: a name does not fit into a button."""

    discipline_id: Number
    place: Number
    page: Number = 0


class PreviewQuestion(CallbackData, prefix="bnkq"):
    question_id: Number


class SwitchPreview(CallbackData, prefix="bnkqsw"):
    question_id: Number
    locale: str


class TapPreview(CallbackData, prefix="bnkqtap"):
    question_id: Number


class RetireQuestion(CallbackData, prefix="bnkret"):
    question_id: Number


class ConfirmRetirement(CallbackData, prefix="bnkretok"):
    question_id: Number
