"""Buttons of bans."""

from aiogram.filters.callback_data import CallbackData

from academy.bans import Term
from bot.callbacks.numbers import Number


class AppealBan(CallbackData, prefix="banap"):
    ban_id: Number


class OpenThreadBan(CallbackData, prefix="bant"):
    thread_id: Number


class ChooseThreadBan(CallbackData, prefix="bantc"):
    thread_id: Number
    term: Term
    is_silent: bool


class GiveThreadBan(CallbackData, prefix="bantg"):
    """Without a reason."""

    thread_id: Number
    term: Term
    is_silent: bool


class LiftThreadBan(CallbackData, prefix="bantl"):
    thread_id: Number
    ban_id: Number


class OpenBans(CallbackData, prefix="bans"):
    page: Number = 0


class OpenBan(CallbackData, prefix="ban"):
    ban_id: Number


class LiftBan(CallbackData, prefix="banl"):
    ban_id: Number


class OpenLearnerBan(CallbackData, prefix="banp"):
    person_id: Number


class ChooseLearnerBan(CallbackData, prefix="banpc"):
    person_id: Number
    term: Term
    is_silent: bool


class GiveLearnerBan(CallbackData, prefix="banpg"):
    """Without a reason."""

    person_id: Number
    term: Term
    is_silent: bool
