"""The row of buttons that turns the pages of a long list."""

from collections.abc import Callable
from typing import Any

from aiogram.filters.callback_data import CallbackData

from academy.pages import Page
from bot.reply import Button
from locales import Translator


def turning(t: Translator, page: Page[Any], to: Callable[[int], CallbackData]) -> list[Button]:
    """Back and forth; no buttons where everything fits on one page."""
    row: list[Button] = []
    if page.number > 0:
        row.append((t.plain("pages-previous"), to(page.number - 1)))
    if page.number + 1 < page.count:
        row.append((t.plain("pages-next"), to(page.number + 1)))
    return row
