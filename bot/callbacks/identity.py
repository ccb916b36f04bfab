"""Buttons of identity checks, the learner's and the reviewer's."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.consents import DIGEST
from bot.callbacks.numbers import Number


class OpenIdentity(CallbackData, prefix="face"):
    pass


class GiveConsent(CallbackData, prefix="agree"):
    quiz_id: Number  # 0: consent for an enrolment from the menu
    digest: str = DIGEST


class RefuseConsent(CallbackData, prefix="refuse"):
    quiz_id: Number


class Enrol(CallbackData, prefix="enrol"):
    quiz_id: Number


class CheckIdentity(CallbackData, prefix="check"):
    quiz_id: Number


class BeginRecheck(CallbackData, prefix="rechk"):
    attempt_id: Number


class SkipRecheck(CallbackData, prefix="rechkno"):
    attempt_id: Number  # a person confirms, the attempt goes on


class DecideIdentity(CallbackData, prefix="decide"):
    check_id: Number
    is_confirmed: bool
