"""Buttons of consents: a person's own, and the register of the office."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.callbacks.numbers import Number
from storage.tables.consents import Origin, Purpose

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


class OpenRegister(CallbackData, prefix="reg"):
    pass


class OpenLacking(CallbackData, prefix="reglack"):
    purpose: Purpose
    page: Number = 0


class ExportConsents(CallbackData, prefix="regexp"):
    pass


class ImportConsents(CallbackData, prefix="regimp"):
    pass


class OpenPersonConsents(CallbackData, prefix="pcon"):
    person_id: Number


class EnterConsent(CallbackData, prefix="pconnew"):
    person_id: Number
    purpose: Purpose


class ChooseOrigin(CallbackData, prefix="pconhow"):
    person_id: Number
    purpose: Purpose
    origin: Origin
