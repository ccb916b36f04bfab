"""Buttons of requests to the administrators, on both sides."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenRequests(CallbackData, prefix="reqs"):
    page: Number = 0


class OpenRequest(CallbackData, prefix="req"):
    request_id: Number


class AnswerRequest(CallbackData, prefix="reqans"):
    request_id: Number


class DeclineRequest(CallbackData, prefix="reqno"):
    request_id: Number


class OpenOwnRequests(CallbackData, prefix="myreqs"):
    page: Number = 0


class OpenOwnRequest(CallbackData, prefix="myreq"):
    request_id: Number


class TakeRequestBack(CallbackData, prefix="myreqno"):
    request_id: Number
