"""Every text is sent to a Telegram, in both languages and with the nastiest values."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import product

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from fluent.syntax import ast as ftl

from emulator.server import running
from locales import LOCALES, translators
from tests.emulator.conftest import aiogram_bot, person_at
from tests.emulator.phone import Phone
from tests.locales.fluent_files import Text, is_label, is_pop_up, seen, texts

NASTY = '<b>&"ә'
LONG = NASTY * 33 + "<b"  # 200 characters
SHORT = NASTY * 3 + "<b"  # 20 characters
NUMBER = 1234
MOMENT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
MOMENTS = ("deadline", "day", "until")  # and whatever ends in _at
PLURALS = {"zero", "one", "two", "few", "many"}
TEXT, LABEL, POP_UP = 4096, 64, 200  # characters Telegram takes; of a label, what a phone shows
WORDS = translators()
ALL = [(locale, text) for locale in LOCALES for text in texts(locale).values()]


@pytest.fixture
async def phone() -> AsyncIterator[Phone]:
    """A person who has started the bot, beside an emulator without a speed limit."""
    async with running() as emulator, aiohttp.ClientSession() as session:
        emulator.world.rates.messages_per_second = None
        async with aiogram_bot(emulator.url) as bot:
            await bot.get_me()
        phone = await person_at(session, emulator.url)
        await phone.say("/start")
        yield phone


@pytest.fixture
async def bot(phone: Phone) -> AsyncIterator[Bot]:
    async with aiogram_bot(phone.url) as bot:
        bot.default.parse_mode = "HTML"
        yield bot


def values(text: Text, string: str) -> Iterator[dict[str, object]]:
    """The arguments of a text, once for every choice between its variants."""
    fixed: dict[str, object] = {name: string for name in text.variables}
    calls = seen(ftl.FunctionReference, text.pattern, lambda each: each)
    dated = [
        name
        for call in calls
        if call.id.name == "DATETIME"
        for name in seen(ftl.VariableReference, call.arguments, lambda each: each.id.name)
    ]
    for name in text.variables:
        if name in dated or name in MOMENTS or name.endswith("_at"):
            fixed[name] = MOMENT
    chosen = {selector(select): choices(select) for select in text.selections}
    for several in product(*chosen.values()):
        yield fixed | dict(zip(chosen, several, strict=True))


def selector(select: ftl.SelectExpression) -> str:
    name: str = seen(ftl.VariableReference, select.selector, lambda each: each.id.name)[0]
    return name


def choices(select: ftl.SelectExpression) -> list[object]:
    names = [str(getattr(v.key, "name", getattr(v.key, "value", ""))) for v in select.variants]
    return [1, 2, 5, NUMBER] if PLURALS & set(names) or names == ["other"] else [*names, "unheard"]


def written(locale: str, text: Text, string: str) -> list[str]:
    return [WORDS[locale](text.key, **each) for each in values(text, string)]


async def refused(bot: Bot, chat: int, text: str) -> str | None:
    """Why Telegram does not take the text."""
    try:
        await bot.send_message(chat, text)
    except TelegramBadRequest as no:
        return str(no)
    return None


async def complaint(bot: Bot, chat: int, locale: str, text: Text) -> str | None:
    """What is wrong with one text. Too long is only what is so with values of 20 characters."""
    for string in (LONG, SHORT):
        found = [await refused(bot, chat, each) for each in written(locale, text, string)]
        reasons = [reason for reason in found if reason]
        if not any("too long" in reason for reason in reasons):
            break
    return f"{locale} {text.key}: {reasons[0]}" if reasons else None


def bundles() -> Iterator[tuple[str, list[tuple[str, Text]]]]:
    """Many texts in one message, as many as fit; which they are."""
    body, within = "", list[tuple[str, Text]]()
    for locale, text in ALL:
        addition = "\n\n".join(written(locale, text, LONG))
        if body and len(body) + len(addition) + 2 > TEXT:
            yield body, within
            body, within = "", []
        body, within = f"{body}\n\n{addition}", [*within, (locale, text)]
    yield body, within


async def test_telegram_takes_every_text(bot: Bot, phone: Phone) -> None:
    complaints = []
    for body, within in bundles():
        if await refused(bot, phone.id, body):
            complaints += [await complaint(bot, phone.id, *each) for each in within]

    assert [each for each in complaints if each] == []


async def test_a_text_that_telegram_does_not_take_is_noticed(bot: Bot, phone: Phone) -> None:
    assert "parse entities" in (await refused(bot, phone.id, "<b>never closed") or "")
    assert "too long" in (await refused(bot, phone.id, "ә" * (TEXT + 1)) or "")


def plain(which: str, string: str) -> list[tuple[str, str]]:
    """The texts of a kind as they are shown, by their keys."""
    kinds = {"label": is_label, "pop-up": is_pop_up}
    return [
        (f"{locale} {text.key}", WORDS[locale].plain(text.key, **each))
        for locale, text in ALL
        if kinds[which](text.key)
        for each in values(text, string)
    ]


async def test_every_label_fits_on_a_button(bot: Bot, phone: Phone) -> None:
    labels = plain("label", SHORT)
    rows = [[InlineKeyboardButton(text=label, callback_data="x")] for _, label in labels]

    for start in range(0, len(rows), 100):
        keyboard = InlineKeyboardMarkup(inline_keyboard=rows[start : start + 100])
        await bot.send_message(phone.id, "…", reply_markup=keyboard)

    assert labels
    assert [key for key, label in labels if len(label) > LABEL or "\n" in label] == []


def test_every_answer_to_a_press_fits_in_a_pop_up() -> None:
    answers = plain("pop-up", SHORT)

    assert answers
    assert [key for key, text in answers if len(text) > POP_UP] == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_telegram_takes_every_command(bot: Bot, locale: str) -> None:
    t = WORDS[locale]
    names = [key for key in texts(locale) if key.startswith("command-")]

    commands = [
        BotCommand(command=name.removeprefix("command-"), description=t.plain(name))
        for name in names
    ]

    assert await bot.set_my_commands(commands)
