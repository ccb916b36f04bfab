"""What staff and administrators see of bans: the choice, the reason, the list, one of them."""

from collections.abc import Callable
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from academy.bans import REASON_LENGTH, Order, Term, Told
from academy.pages import Page
from academy.staffing import Staffed
from bot.callbacks.bans import (
    ChooseLearnerBan,
    ChooseThreadBan,
    GiveLearnerBan,
    GiveThreadBan,
    LiftBan,
    LiftThreadBan,
    OpenBan,
    OpenBans,
)
from bot.callbacks.departments import OpenDepartments
from bot.reply import Button, Screen
from bot.screens import directory
from bot.screens.pages import turning
from bot.screens.queues import back as to_thread
from bot.screens.queues import who
from bot.screens.shortening import short
from bot.screens.thread_lines import NAME_LENGTH
from locales import Translator
from storage.tables.consultations import Ban
from storage.tables.people import Person

Choose = Callable[[Term, bool], CallbackData]


def thread_ban(t: Translator, at: Staffed, told: Told | None) -> Screen:
    """A ban of the thread's learner is lifted where one stands, else chosen."""
    number = at.thread.id
    head, way = "\n".join(who(t, at)), to_thread(t, number)
    if told is not None:
        lift = LiftThreadBan(thread_id=number, ban_id=told.ban.id)
        text = "\n\n".join([head, *_facts(t, told)])
        can_lift = told.department is not None
        return Screen(text, [[(t.plain("ban-lift"), lift)] if can_lift else [], [way]])

    def choose(term: Term, is_silent: bool) -> CallbackData:
        return ChooseThreadBan(thread_id=number, term=term, is_silent=is_silent)

    return Screen(f"{head}\n\n{t('ban-choice')}", [*_choices(t, choose), [way]])


def learner_ban(t: Translator, learner: Person) -> Screen:
    """A ban everywhere is chosen."""

    def choose(term: Term, is_silent: bool) -> CallbackData:
        return ChooseLearnerBan(person_id=learner.id, term=term, is_silent=is_silent)

    head = t("queued-learner", name=short(learner.name, NAME_LENGTH))
    way = directory.back(t, learner.id)
    return Screen(f"{head}\n\n{t('ban-choice')}", [*_choices(t, choose), [way]])


def thread_reason(t: Translator, thread_id: int, order: Order) -> Screen:
    """Why is awaited, or is not told."""
    give = GiveThreadBan(thread_id=thread_id, term=order.term, is_silent=order.is_silent)
    return _reason(t, give, to_thread(t, thread_id))


def learner_reason(t: Translator, person_id: int, order: Order) -> Screen:
    """Why is awaited, or is not told."""
    give = GiveLearnerBan(person_id=person_id, term=order.term, is_silent=order.is_silent)
    return _reason(t, give, directory.back(t, person_id))


def done(t: Translator, way: Button) -> Screen:
    """It stands."""
    return Screen(t("ban-done"), [[way]])


def undone(t: Translator, way: Button) -> Screen:
    """It was lifted."""
    return Screen(t("ban-undone"), [[way]])


def bans(t: Translator, page: Page[tuple[Ban, Person]], total: int) -> Screen:
    """Every ban that stands."""
    rows: list[list[Button]] = [
        [
            (
                short(f"{'🤫' if ban.is_silent else '🔔'} {learner.name}"),
                OpenBan(ban_id=ban.id),
            )
        ]
        for ban, learner in page.items
    ]
    turns = turning(t, page, lambda number: OpenBans(page=number))
    text = t("bans", count=total) if total else t("bans-none")
    way = (t.plain("departments.button"), OpenDepartments())
    return Screen(text, [*rows, turns, [way]])


def ban(t: Translator, told: Told, now: datetime) -> Screen:
    """One of them, and the way to lift it."""
    head = t("ban", name=short(told.learner.name, NAME_LENGTH))
    over = [] if told.stands(now) else [t("ban-is-over")]
    lift: list[Button] = [(t.plain("ban-lift"), LiftBan(ban_id=told.ban.id))]
    way: list[Button] = [(t.plain("bans.button"), OpenBans())]
    return Screen("\n\n".join([head, *_facts(t, told), *over]), [[] if over else lift, way])


def _facts(t: Translator, told: Told) -> list[str]:
    of, place = told.ban, told.department
    lines = [t("ban-place", department=place.title) if place else t("ban-place-everywhere")]
    lines.append(t("ban-given-until", until=of.ends_at) if of.ends_at else t("ban-given-open"))
    lines += [t("ban-given-reason", reason=of.reason)] if of.reason else []
    return ["\n".join(lines), t("ban-is-silent" if of.is_silent else "ban-is-told")]


def _choices(t: Translator, choose: Choose) -> list[list[Button]]:
    return [
        [
            (t.plain("ban-term-told", term=t.plain(f"ban-term-{term}")), choose(term, False)),
            (t.plain("ban-term-silent", term=t.plain(f"ban-term-{term}")), choose(term, True)),
        ]
        for term in Term
    ]


def _reason(t: Translator, give: CallbackData, way: Button) -> Screen:
    without = (t.plain("ban-without-reason"), give)
    return Screen(t("ban-reason", limit=REASON_LENGTH), [[without], [way]])
