"""Buttons of a learner's own consultations."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.callbacks.numbers import Number


class OpenInquiries(CallbackData, prefix="inqs"):
    page: Number = 0


class OpenInquiry(CallbackData, prefix="inq"):
    thread_id: Number


class CloseInquiry(CallbackData, prefix="inqcl"):
    thread_id: Number


class RateInquiry(CallbackData, prefix="inqr"):
    thread_id: Number
    points: Annotated[int, Field(ge=0, lt=6)]
