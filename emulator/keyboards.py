"""Keyboards under messages and Telegram's rules for their buttons."""

import re

from aiogram.types import InlineKeyboardMarkup

from emulator import limits
from emulator.errors import Refused, bad
from emulator.journal import Json

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def inline(markup: object) -> Json | None:
    """The checked keyboard of a message; an empty one is none."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    keyboard: Json = markup.model_dump(exclude_none=True)
    rows = [row for row in keyboard["inline_keyboard"] if row]
    check_size(rows)
    for row in rows:
        for button in row:
            check_button(button)
    return {"inline_keyboard": rows} if rows else None


def reply(markup: object) -> Json | None:
    """The keyboard (or its removal) that a phone shows below the chat."""
    if markup is None or isinstance(markup, InlineKeyboardMarkup):
        return None
    keyboard: Json = markup.model_dump(exclude_none=True)  # type: ignore[attr-defined]
    rows = keyboard.get("keyboard", [])
    check_size(rows, reply=True)
    if any(not button["text"].strip() for row in rows for button in row):
        raise bad("keyboard button text must be non-empty")
    return keyboard


def check_size(rows: list[list[Json]], *, reply: bool = False) -> None:
    widest = max((len(row) for row in rows), default=0)
    most = 12 if reply else limits.BUTTONS_IN_ROW
    if widest > most or (not reply and sum(map(len, rows)) > limits.BUTTONS):
        raise bad("reply markup is too long")


def check_button(button: Json) -> None:
    actions = [name for name in ACTIONS if button.get(name) not in (None, "")]
    if not button["text"].strip():
        raise unreadable('Field "text" must be non-empty')
    if not actions and "switch_inline_query" not in button:
        raise unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise unreadable("Exactly one action field must be used")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= limits.CALLBACK_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        check_url(button["url"])


def check_url(url: str) -> None:
    protocol = re.match(r"([a-z]+):", url)
    if protocol and protocol.group(1) not in ("http", "https", "tg", "ton"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not re.fullmatch(r"tg://\S+|(https?://)?[^\s/?#]+\.[^\s/?#.]+([/?#]\S*)?", url) and not (
        re.fullmatch(r"https?://(localhost|127\.0\.0\.1)(:\d+)?(/\S*)?", url)
    ):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def unreadable(problem: str) -> Refused:
    return bad(f"can't parse inline keyboard button: {problem}")
