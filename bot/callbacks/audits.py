"""Buttons of the audit log."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenAudit(CallbackData, prefix="aud"):
    act: str = ""
    month: Number = 0  # 202611; 0: any
    before: Number = 0


class OpenAuditActs(CallbackData, prefix="audacts"):
    month: Number = 0
    page: Number = 0


class OpenAuditMonths(CallbackData, prefix="audmons"):
    act: str = ""
    page: Number = 0


class VerifyAudit(CallbackData, prefix="audver"):
    pass


class ExportAudit(CallbackData, prefix="audexp"):
    month: Number = 0
