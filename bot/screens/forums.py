"""What a forum's topic is about, its rules, and who asks and answers there."""

from academy.forums import Board, Span, Tally
from academy.pages import Page
from bot.callbacks.forums import BindTopic, OpenForum, OpenForums, OpenTopicChoice, UnbindTopic
from bot.callbacks.joining import OpenMenu
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline

_NAME, _TITLE = 60, 150


def board(t: Translator, found: Board, *, is_topic: bool) -> Screen:
    """Of which discipline the topic is; outside of topics, for which one to make a topic."""
    rows: list[list[Button]] = [
        [(_choice(t, discipline, has_topic), BindTopic(discipline_id=discipline.id))]
        for discipline, has_topic in found.page.items
    ]
    rows.append(turning(t, found.page, lambda number: OpenTopicChoice(page=number)))
    if found.bound is not None:
        rows.append([(t.plain("forum-unbind"), UnbindTopic())])
        return Screen(t("forum-topic-bound", discipline=_title(t, found.bound)), rows)
    if not found.page.items:
        return Screen(t("forum-no-disciplines"))
    return Screen(t("forum-topic" if is_topic else "forum-topics"), rows)


def bound(t: Translator, discipline: Discipline, *, is_topic: bool) -> Screen:
    """The topic is about this; or it is being made."""
    key = "forum-bound" if is_topic else "forum-making"
    again: Button = (t.plain("forum-topic.button"), OpenTopicChoice())
    return Screen(t(key, discipline=_title(t, discipline)), [[again]])


def unbound(t: Translator) -> Screen:
    return Screen(t("forum-unbound"), [[(t.plain("forum-topic.button"), OpenTopicChoice())]])


def name(t: Translator, title: Bilingual) -> str:
    """What a topic the bot makes is called: at most 128 characters."""
    return title.text(t.locale)[:128]


def rules(t: Translator, discipline: Bilingual) -> Screen:
    """What stands pinned in every topic of a discipline."""
    return Screen(t("forum-rules", discipline=discipline.text(t.locale)[:_TITLE]))


def forums(t: Translator, page: Page[Tally], span: Span) -> Screen:
    """The teacher's disciplines with a forum: how much was asked and answered."""
    lines = [_line(t, _title(t, each.who), each) for each in page.items]
    rows: list[list[Button]] = [
        [(short(_title(t, each.who)), OpenForum(discipline_id=each.who.id, span=span))]
        for each in page.items
    ]
    turn = turning(t, page, lambda number: OpenForums(span=span, page=number))
    other = _other(span)
    switch: Button = (t.plain(f"forum-span-{other}"), OpenForums(span=other))
    text = "\n".join([t(f"forums-{span}"), "", *lines]) if lines else t("forums-none")
    menu: Button = (t.plain("menu.button"), OpenMenu())
    return Screen(text, [*rows, turn, [switch] if lines else [], [menu]])


def forum(t: Translator, discipline: Discipline, page: Page[Tally], span: Span) -> Screen:
    """Who asked and who answered about a discipline."""
    number, other = discipline.id, _other(span)
    lines = [_line(t, each.who.name[:_NAME], each) for each in page.items]
    turn = turning(t, page, lambda at: OpenForum(discipline_id=number, span=span, page=at))
    switch: Button = (
        t.plain(f"forum-span-{other}"),
        OpenForum(discipline_id=number, span=other),
    )
    back: Button = (t.plain("forums-week.button"), OpenForums(span=span))
    heading = t(f"forum-{span}", discipline=_title(t, discipline))
    text = "\n".join([heading, "", *(lines or [t("forum-none")])])
    return Screen(text, [turn, [switch], [back]])


def _line(t: Translator, who: str, tally: Tally) -> str:
    return t("forum-line", who=who, asked=tally.asked, answered=tally.answered)


def _choice(t: Translator, discipline: Discipline, has_topic: bool) -> str:
    return short(f"{'✅ ' if has_topic else ''}{_title(t, discipline)}")


def _title(t: Translator, discipline: Discipline) -> str:
    return discipline.title.text(t.locale)[:_TITLE]


def _other(span: Span) -> Span:
    return Span.TERM if span == Span.WEEK else Span.WEEK
