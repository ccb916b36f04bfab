"""What staff see of ready answers: the list, one of them, the preview before it is sent."""

from academy.pages import Page
from academy.templates import TEXT_LENGTH, TITLE_LENGTH, Part, Preview, Ready
from bot.callbacks.joining import OpenMenu
from bot.callbacks.templates import (
    ArchiveTemplate,
    ChooseTemplate,
    Locale,
    NewTemplate,
    OpenTemplate,
    OpenTemplates,
    SendTemplate,
    ShareTemplate,
    WriteTemplate,
)
from bot.reply import Button, Screen, green
from bot.screens.pages import turning
from bot.screens.queues import back as to_thread
from bot.screens.queues import who
from bot.screens.shortening import short
from locales import Translator
from storage.tables.consultations import AnswerTemplate

_LABEL = 40


def templates(t: Translator, page: Page[AnswerTemplate], thread_id: int) -> Screen:
    """The list: to answer a thread with one, or to keep them."""
    rows: list[list[Button]] = [[_choice(each, thread_id)] for each in page.items]
    turns = turning(t, page, lambda n: OpenTemplates(thread_id=thread_id, page=n))
    new: list[Button] = [(t.plain("template-new.button"), NewTemplate())]
    menu: Button = (t.plain("menu.button"), OpenMenu())
    new.append(to_thread(t, thread_id) if thread_id else menu)
    return Screen(t("templates" if page.items else "templates-none"), [*rows, turns, new])


def template(t: Translator, ready: Ready) -> Screen:
    """One ready answer, and what can be changed."""
    of = ready.template
    place = ready.department.title if ready.department else None
    lines = [t("template", title=of.title)]
    lines.append(t("template-department", title=place) if place else t("template-own"))
    texts = [("kk", of.text.kk), ("ru", of.text.ru)]
    parts = [t(f"template-text-{locale}", text=text or "–") for locale, text in texts]
    acts = _acts(t, ready) if ready.is_kept else []
    return Screen("\n\n".join(["\n".join(lines), *parts]), [*acts, [_back(t)]])


def title_prompt(t: Translator) -> Screen:
    """The title of a new one is awaited."""
    return Screen(t("template-new", limit=TITLE_LENGTH), [[_back(t)]])


def part_prompt(t: Translator, ready: Ready, part: Part) -> Screen:
    """Another title or text is awaited."""
    limit = TITLE_LENGTH if part == Part.TITLE else TEXT_LENGTH
    text = t(f"template-write-{part}", title=ready.template.title, limit=limit)
    way = (t.plain("template-back"), OpenTemplate(template_id=ready.template.id))
    return Screen(text, [[way]])


def preview(t: Translator, shown: Preview) -> Screen:
    """The answer as the learner will read it, before it is sent."""
    thread_id, number = shown.at.thread.id, shown.ready.template.id
    send = SendTemplate(seen=shown.seen, template_id=number, locale=Locale(shown.locale))
    head = [*who(t, shown.at), "", t("template-preview")]
    rows: list[list[Button]] = [
        [(t.plain("template-send"), green(send))],
        [(t.plain("templates.button"), OpenTemplates(thread_id=thread_id))],
        [to_thread(t, thread_id)],
    ]
    return Screen("\n".join([*head, "", t("template-shown", text=shown.text)]), rows)


def sent(t: Translator, thread_id: int) -> Screen:
    """The answer is on its way."""
    return Screen(t("template-sent"), [[to_thread(t, thread_id)]])


def _choice(of: AnswerTemplate, thread_id: int) -> Button:
    label = short(f"{'👥' if of.department_id else '👤'} {of.title}", _LABEL)
    if thread_id:
        return (label, ChooseTemplate(thread_id=thread_id, template_id=of.id))
    return (label, OpenTemplate(template_id=of.id))


def _acts(t: Translator, ready: Ready) -> list[list[Button]]:
    number = ready.template.id
    write: list[Button] = [
        (t.plain(f"template-write-{part}.button"), WriteTemplate(template_id=number, what=part))
        for part in (Part.KK, Part.RU)
    ]
    title = WriteTemplate(template_id=number, what=Part.TITLE)
    others: list[Button] = [
        (t.plain("template-write-title.button"), title),
        (t.plain("template-archive"), ArchiveTemplate(template_id=number)),
    ]
    return [write, others, *_shares(t, ready)]


def _shares(t: Translator, ready: Ready) -> list[list[Button]]:
    number = ready.template.id
    if ready.template.department_id is not None:
        share = ShareTemplate(template_id=number, department_id=0)
        return [[(t.plain("template-unshare"), share)]]
    return [
        [
            (
                short(t.plain("template-share", title=each.title), _LABEL),
                ShareTemplate(template_id=number, department_id=each.id),
            )
        ]
        for each in ready.departments
    ]


def _back(t: Translator) -> Button:
    return (t.plain("templates.button"), OpenTemplates())
