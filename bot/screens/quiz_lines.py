"""A quiz in plain words for its lecturers: every setting a line."""

from collections.abc import Iterator
from datetime import timedelta

from academy.papers import rules
from academy.quiz_building import Plan, Stage
from academy.quiz_kinds import MOMENTS
from bot.screens import quiz_identity as identity
from locales import Translator
from storage.tables.quizzes import Expiry, Quiz

_RULES = 5  # of them named on the page
_GROUPS = 6
MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def plan(t: Translator, at: Plan) -> str:
    """Everything about a quiz on one page."""
    head = [t("built", title=title(t, at.quiz)), stage(t, at)]
    lines = [t("built-discipline", title=at.discipline.title), *_lines(t, at)]
    return "\n\n".join(["\n".join(head), "\n".join(lines)])


def title(t: Translator, quiz: Quiz) -> str:
    """What it is called, also before it has a title."""
    return quiz.title.text(t.locale) or t.plain("built-untitled")


def stage(t: Translator, at: Plan) -> str:
    """Who sees it now, and who is at it."""
    if at.stage == Stage.DRAFT or not at.attempts:
        return t(f"built-stage-{at.stage}")
    return t(f"built-stage-{at.stage}") + "\n" + t("built-attempts", **_tally(at))


def _tally(at: Plan) -> dict[str, int]:
    return {"attempts": at.attempts, "running": at.running}


def _lines(t: Translator, at: Plan) -> Iterator[str]:
    quiz = at.quiz
    yield t("built-kind", kind=t.plain(f"built-kind-{quiz.kind}"))
    yield drawn(t, quiz)
    yield window(t, quiz)
    yield limits(t, quiz)
    yield attempts(t, quiz)
    yield order(t, quiz)
    yield expiry(t, quiz)
    yield review(t, quiz)
    if quiz.bands:
        yield t("built-bands", percents=", ".join(f"{each['from']} %" for each in quiz.bands))
    yield identity.now(t, quiz)
    yield groups(t, at)


def drawn(t: Translator, quiz: Quiz) -> str:
    """How many questions, and where from."""
    own = [rule for rule in rules(quiz) if rule["count"]]
    if not own:
        return t("built-nothing-drawn")
    names = [f"{category(t, rule['category'])} – {rule['count']}" for rule in own[:_RULES]]
    if len(own) > _RULES:
        names.append("…")
    return t("built-drawn", count=quiz.length, rules=", ".join(names))


def category(t: Translator, name: str | None) -> str:
    """The end of a category's path, as much of it as a line holds."""
    if name is None:
        return t.plain("built-whole-bank")
    short = name.rpartition("/")[2] or t.plain("built-no-category")
    return short if len(short) <= 40 else short[:39] + "…"


def window(t: Translator, quiz: Quiz) -> str:
    if quiz.closes_at <= quiz.opens_at:
        return t("built-no-window")
    return t("built-window", opens=quiz.opens_at, closes=quiz.closes_at)


def limits(t: Translator, quiz: Quiz) -> str:
    whole = span(t, quiz.time_limit) if quiz.time_limit else t.plain("built-no-limit")
    line = t("built-limit", limit=whole)
    if quiz.question_limit is None:
        return line
    return line + "\n" + t("built-question-limit", limit=span(t, quiz.question_limit))


def attempts(t: Translator, quiz: Quiz) -> str:
    """How often, and what counts and how long to wait where it is more than once."""
    allowed = quiz.attempts_allowed
    line = t("built-tries", count=number(t, allowed))
    if allowed == 1:
        return line
    lines = [line, t("built-grading", grading=t.plain(f"built-grading-{quiz.grading}"))]
    for name, delay in (("first", quiz.first_delay), ("later", quiz.later_delay)):
        if delay:
            lines.append(t(f"built-delay-{name}", span=span(t, delay)))
    return "\n".join(lines)


def number(t: Translator, allowed: int | None) -> str:
    """How many attempts; none: as many as one likes."""
    return str(allowed) if allowed else t.plain("built-any-number")


def order(t: Translator, quiz: Quiz) -> str:
    way = t.plain(f"built-way-{quiz.navigation}")
    mixed = [
        t.plain(f"built-mixed-{name}")
        for name, is_mixed in (
            ("questions", quiz.shuffles_questions),
            ("options", quiz.shuffles_options),
        )
        if is_mixed
    ]
    return t("built-order", order=", ".join([way, *mixed]))


def expiry(t: Translator, quiz: Quiz) -> str:
    line = t("built-expiry", expiry=t.plain(f"built-expiry-{quiz.expiry}"))
    if quiz.expiry == Expiry.GRACE and quiz.grace is not None:
        return line + " " + t("built-grace", span=span(t, quiz.grace))
    return line


def review(t: Translator, quiz: Quiz) -> str:
    """What is shown when, moment by moment."""
    rows = [
        t(
            f"built-review-{moment}",
            shown=", ".join(t.plain(f"built-shown-{what}") for what in shown(quiz, moment))
            or t.plain("built-shown-nothing"),
        )
        for moment in MOMENTS
    ]
    return "\n".join([t("built-review"), *rows])


def shown(quiz: Quiz, moment: str) -> list[str]:
    """A quiz that says nothing shows the marks at once."""
    return quiz.review.get(moment, []) if quiz.review else ["marks"]


def groups(t: Translator, at: Plan) -> str:
    codes = [group.code for group in at.chosen]
    if not codes:
        return t("built-all-groups")
    more = ["…"] * (len(codes) > _GROUPS)
    return t("built-groups", codes=", ".join([*codes[:_GROUPS], *more]))


def span(t: Translator, length: timedelta) -> str:
    """A length of time in the largest unit that it is whole in."""
    for name, unit in (("days", _DAY), ("hours", _HOUR), ("minutes", MINUTE)):
        if length >= unit and not length % unit:
            return t.plain(f"built-span-{name}", count=length // unit)
    return t.plain("built-span-seconds", count=int(length.total_seconds()))
