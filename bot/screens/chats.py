"""What a group sees of its own setting up: the language, what it is for, what the bot lacks."""

from collections.abc import Mapping

from academy.chats import Room
from academy.pages import Page
from bot.callbacks.chats import (
    BindForum,
    BindStaffChat,
    CheckChat,
    ChooseChatLanguage,
    OpenChat,
    OpenChatDepartments,
    UnbindChat,
)
from bot.reply import Button, Screen, green, red
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import LOCALES, Translator
from storage.tables.chats import ChatUse
from storage.tables.columns import Bilingual
from storage.tables.departments import Department

_TITLE = 100  # characters of a group's title


def greeting(words: Mapping[str, Translator]) -> Screen:
    """Added to a group whose language nobody has chosen: in both."""
    text = "\n\n".join(words[locale]("chat-greeting") for locale in LOCALES)
    return Screen(text, [_languages(words)])


def languages(words: Mapping[str, Translator]) -> Screen:
    """The choice of the language, when the group is set up already."""
    text = "\n".join(words[locale]("chat-language") for locale in LOCALES)
    return Screen(text, [_languages(words)])


def page(t: Translator, room: Room) -> Screen:
    """What the group is for, what the bot may do, what is missing and how to give it."""
    chat = room.chat
    parts = [t("chat", title=chat.title[:_TITLE]), _use(t, room), _needs(t, room)]
    check: Button = (t.plain("chat-check"), CheckChat())
    language: Button = (t.plain("chat-language.button"), OpenChat(is_choosing=True))
    if chat.use is None:
        rows: list[list[Button]] = [
            [(t.plain("chat-bind-staff"), OpenChatDepartments())],
            [(t.plain("chat-bind-forum"), BindForum())],
        ]
    else:
        rows = [[(t.plain("chat-unbind"), UnbindChat())]]
    return Screen("\n\n".join(parts), [*rows, [check, language]])


def departments(t: Translator, found: Page[Department]) -> Screen:
    """Of which department the staff are who answer here."""
    rows: list[list[Button]] = [
        [(short(each.title.text(t.locale)), BindStaffChat(department_id=each.id))]
        for each in found.items
    ]
    turn = turning(t, found, lambda number: OpenChatDepartments(page=number))
    key = "chat-departments" if found.items else "chat-departments-none"
    return Screen(t(key), [*rows, turn, _back(t)])


def replacing(t: Translator, department_id: int, department: Bilingual, title: str) -> Screen:
    """The department has a group already: is it to be this one?"""
    sure = green(BindStaffChat(department_id=department_id, replaces=True))
    text = t("chat-replacing", department=department, title=title[:_TITLE])
    return Screen(text, [[(t.plain("chat-replace"), sure)], _back(t)])


def unbinding(t: Translator, room: Room) -> Screen:
    """What follows when the group is for nothing."""
    key = "chat-unbinding-forum" if room.chat.use == ChatUse.FORUM else "chat-unbinding-staff"
    return Screen(t(key), [[(t.plain("chat-unbind"), red(UnbindChat(is_sure=True)))], _back(t)])


def changed(t: Translator, room: Room) -> Screen:
    """In a group that is in use: what the bot may do now."""
    key = "chat-complete" if room.is_complete else "chat-incomplete"
    parts = [t(key)] if room.is_complete else [t(key), _needs(t, room)]
    return Screen("\n\n".join(parts), [[(t.plain("chat-check"), CheckChat())]])


def lost(t: Translator, room: Room) -> Screen:
    """To an administrator: the bot was removed from a group in use."""
    title = room.chat.title[:_TITLE]
    if room.department is None:
        return Screen(t("chat-lost-forum", title=title))
    return Screen(t("chat-lost-staff", title=title, department=room.department.title))


def in_private(t: Translator) -> Screen:
    """The command is written in a group."""
    return Screen(t("chat-in-private"))


def _use(t: Translator, room: Room) -> str:
    if room.department is not None:
        return t("chat-use-staff", department=room.department.title)
    return t("chat-use-forum" if room.chat.use == ChatUse.FORUM else "chat-use-none")


def _needs(t: Translator, room: Room) -> str:
    """A line for each thing; the rights of who is no administrator come with becoming one."""
    has_rights = room.chat.is_admin
    shown = [name for name in room.needs if has_rights or name in ("forum", "admin")]
    lines = [t(f"chat-{'has' if room.needs[name] else 'lacks'}-{name}") for name in shown]
    if not room.is_complete and has_rights is False:
        lines.append(t("chat-lacks-rights", pins=str("pin" in room.needs).lower()))
    return "\n".join(lines)


def _languages(words: Mapping[str, Translator]) -> list[Button]:
    return [
        (words[locale].plain(f"language-{locale}"), ChooseChatLanguage(locale=locale))
        for locale in LOCALES
    ]


def _back(t: Translator) -> list[Button]:
    return [(t.plain("chat.button"), OpenChat())]
