"""What a reviewer sees of the queue: who waits, for which quiz, until when."""

from datetime import datetime

from academy.pages import Page
from academy.reviews import Waiting
from bot.callbacks.joining import OpenMenu
from bot.callbacks.reviews import OpenReviews, ShowReview
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from bot.verification import Recommendation
from locales import Translator
from storage.tables.identity import Check, CheckKind


def queue(t: Translator, page: Page[Waiting], now: datetime) -> Screen:
    """The next exam first; a press brings the card."""
    rows: list[list[Button]] = [
        [(short(f"{_mark(check)} {learner.name}"), ShowReview(check_id=check.id))]
        for check, learner, _ in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenReviews(page=number)))
    rows.append([(t.plain("menu.button"), OpenMenu())])
    if not page.items:
        return Screen(t("reviews-none"), rows)
    lines = [_line(t, each, now) for each in page.items]
    return Screen("\n\n".join([t("reviews"), *lines]), rows)


def backlog(t: Translator, count: int, oldest_at: datetime) -> Screen:
    """Administrators: so many cases nobody has decided for a day."""
    open_: Button = (t.plain("reviews.button"), OpenReviews())
    return Screen(t("reviews-backlog", count=count, since=oldest_at), [[open_]])


def _line(t: Translator, at: Waiting, now: datetime) -> str:
    check, learner, quiz = at
    since, name = check.received_at or check.asked_at, f"{_mark(check)} {learner.name[:100]}"
    if quiz is None:
        return t("reviews-line-enrolment", name=name, since=since)
    is_ahead = now < quiz.opens_at
    facts = {"name": name, "title": quiz.title, "since": since}
    if is_ahead:
        return t("reviews-line-ahead", at=quiz.opens_at, **facts)
    return t(
        "reviews-line-closed" if quiz.closes_at <= now else "reviews-line",
        at=quiz.closes_at,
        **facts,
    )


def _mark(check: Check) -> str:
    """A red mark is no verdict: it says where to look first."""
    if check.facts.get("recommendation") == Recommendation.REJECT:
        return "🔴"
    return "🙂" if check.kind == CheckKind.ENROLMENT else "🔎"
