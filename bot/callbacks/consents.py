"""Buttons of consents: a person's own."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from storage.tables.consents import Purpose

DIGEST = Field(default="", max_length=12)  # of the text that was shown


class OpenConsents(CallbackData, prefix="cons"):
    pass


class OpenConsent(CallbackData, prefix="con"):
    purpose: Purpose


class ReadConsent(CallbackData, prefix="conread"):
    purpose: Purpose


class AnswerStudyConsent(CallbackData, prefix="conask"):
    pass


class AgreeToStudy(CallbackData, prefix="conyes"):
    digest: str = DIGEST


class RefuseStudy(CallbackData, prefix="conno"):
    pass


class WithdrawConsent(CallbackData, prefix="withdraw"):
    purpose: Purpose


class EndConsent(CallbackData, prefix="conend"):
    purpose: Purpose
