"""A handler returns what to say; nobody sends from inside a transaction.

`Screen` is a message as the person sees it. `show` turns it into calls of the Bot API; `pack` and
`unpack` carry those calls through the inbox row, so that a crash cannot lose them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram import methods
from aiogram.enums import ButtonStyle, ChatType
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

Call = TelegramMethod[Any]
Reply = Sequence[Call]
Event = Message | CallbackQuery

ALERT_LENGTH = 200  # Telegram's limit for the answer to a press


@dataclass(frozen=True)
class Link:
    """A button that opens an address."""

    url: str


@dataclass(frozen=True)
class Coloured:
    """A button in a colour: green agrees, red refuses."""

    to: CallbackData
    style: ButtonStyle


def green(to: CallbackData) -> Coloured:
    return Coloured(to, ButtonStyle.SUCCESS)


def red(to: CallbackData) -> Coloured:
    return Coloured(to, ButtonStyle.DANGER)


Button = tuple[str, CallbackData | Link | Coloured]
Buttons = Sequence[Sequence[Button]]


def keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """The buttons below a message; none when there are none."""
    rows = [[_button(label, target) for label, target in row] for row in buttons if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _button(label: str, target: CallbackData | Link | Coloured) -> InlineKeyboardButton:
    if isinstance(target, Link):
        return InlineKeyboardButton(text=label, url=target.url)
    if isinstance(target, Coloured):
        data, style = target.to.pack(), target.style
        return InlineKeyboardButton(text=label, callback_data=data, style=style)
    return InlineKeyboardButton(text=label, callback_data=target.pack())


def sharing(share: str, *others: str) -> ReplyKeyboardMarkup:
    """Keys in place of the phone's own: the first one shows the person's number, the others write
    what stands on them. They fold away after the use."""
    keys = [KeyboardButton(text=share, request_contact=True), *map(_key, others)]
    rows = [[key] for key in keys]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)


def _key(text: str) -> KeyboardButton:
    return KeyboardButton(text=text)


NO_KEYS = ReplyKeyboardRemove(remove_keyboard=True)


@dataclass(frozen=True)
class Screen:
    """A message as the person sees it: HTML text and the buttons below it; or the keys it brings
    or takes away in place of the phone's keyboard: a message has one of both."""

    text: str
    buttons: Buttons = ()
    keys: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None

    @property
    def markup(self) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
        return self.keys or keyboard(self.buttons)


def show(event: Event, screen: Screen, toast: str | None = None) -> Reply:
    """A message is answered with a new one; a button redraws the message it sits on."""
    if isinstance(event, Message):
        return [_answer(event, screen)]
    answer = AnswerCallbackQuery(callback_query_id=event.id, text=toast)
    is_drawn = screen.keys is None  # keys come with a new message only
    if not is_drawn or not isinstance(event.message, Message) or event.message.text is None:
        return [answer, say(event.from_user.id, screen)]
    return [
        answer,
        EditMessageText(
            chat_id=event.message.chat.id,
            message_id=event.message.message_id,
            text=screen.text,
            reply_markup=keyboard(screen.buttons),
        ),
    ]


def add(event: Event, screen: Screen, toast: str | None = None) -> Reply:
    """Always a new message: what the button sits on stays as it is."""
    if isinstance(event, Message):
        return [_answer(event, screen)]
    return [
        AnswerCallbackQuery(callback_query_id=event.id, text=toast),
        say(event.from_user.id, screen),
    ]


def say(chat_id: int, screen: Screen) -> SendMessage:
    """The screen as a new message."""
    return SendMessage(chat_id=chat_id, text=screen.text, reply_markup=screen.markup)


def _answer(message: Message, screen: Screen) -> SendMessage:
    """In a group it is a reply, in the topic the message stands in."""
    if message.chat.type == ChatType.PRIVATE:
        return say(message.chat.id, screen)
    return SendMessage(
        chat_id=message.chat.id,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        text=screen.text,
        reply_markup=screen.markup,
        reply_parameters=ReplyParameters(
            message_id=message.message_id, allow_sending_without_reply=True
        ),
    )


def alert(query: CallbackQuery, text: str) -> Reply:
    """A pop-up the person closes; nothing on the screen changes. At most 200 characters."""
    return [AnswerCallbackQuery(callback_query_id=query.id, text=text, show_alert=True)]


def toast(query: CallbackQuery, text: str | None = None) -> Reply:
    """A line that fades away by itself; nothing on the screen changes."""
    return [AnswerCallbackQuery(callback_query_id=query.id, text=text)]


def pack(reply: Reply) -> list[dict[str, Any]]:
    """The calls as plain data. Files cannot be packed: they are sent by letters."""
    return [
        {"call": type(call).__name__, **call.model_dump(mode="json", exclude_unset=True)}
        for call in reply
    ]


def unpack(packed: Sequence[dict[str, Any]]) -> list[Call]:
    """What `pack` was given."""
    return [_unpacked(**fields) for fields in packed]


def _unpacked(call: str, **fields: Any) -> Call:
    kind: type[Call] = getattr(methods, call)
    return kind(**fields)
