"""What a lecturer sees of other conditions for one learner or one group."""

from datetime import timedelta

from academy.conditions import Conditions
from academy.grants import MOST_ATTEMPTS, MOST_MINUTES, Condition
from academy.overrides import REASON_LENGTH, Changed, Line, Target, Whom
from academy.pages import Page, cut
from academy.quiz_building import Plan
from bot.callbacks.overrides import (
    ChooseOverridden,
    GiveCondition,
    OpenOverriddenGroups,
    OpenOverride,
    OpenOverrides,
    RemoveOverride,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.quiz_building import back
from bot.screens.quiz_lines import number, span, title
from bot.screens.shortening import short
from locales import Translator
from storage.tables.disciplines import Group
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

_CONDITIONS = (
    (Condition.MORE,),
    (Condition.LIMIT, Condition.ATTEMPTS),
    (Condition.OPENS, Condition.CLOSES),
)


def overrides(t: Translator, quiz: Quiz, page: Page[Line]) -> Screen:
    """Who has other conditions; to somebody new."""
    rows: list[list[Button]] = [[_line(t, quiz, each)] for each in page.items]
    turn = turning(t, page, lambda to: OpenOverrides(quiz_id=quiz.id, page=to))
    key = "overrides" if page.items else "overrides-none"
    new: list[Button] = [
        (t.plain("override-learner.button"), ChooseOverridden(quiz_id=quiz.id)),
        (t.plain("override-group.button"), OpenOverriddenGroups(quiz_id=quiz.id)),
    ]
    return Screen(t(key, title=title(t, quiz)), [*rows, turn, new, [back(t, quiz.id)]])


def _line(t: Translator, quiz: Quiz, line: Line) -> Button:
    _, person, group = line
    if person is not None:
        return _whom(quiz, person)
    assert group is not None  # noqa: S101 - the row points at one of both
    return _whom(quiz, group)


def _whom(quiz: Quiz, who: Person | Group) -> Button:
    whom = Whom.LEARNER if isinstance(who, Person) else Whom.GROUP
    label = f"👤 {who.name}" if isinstance(who, Person) else f"👥 {who.code}"
    return short(label), OpenOverride(quiz_id=quiz.id, whom=whom, number=who.id)


def people(t: Translator, quiz: Quiz, text: str, page: Page[Person]) -> Screen:
    """The quiz's learners, or those whose names were typed."""
    rows: list[list[Button]] = [[_whom(quiz, each)] for each in page.items]
    turn = turning(t, page, lambda to: ChooseOverridden(quiz_id=quiz.id, page=to))
    found = t("override-found", text=text[:100]) if text else t("override-learner")
    words = found if page.items else t("override-nobody")
    return Screen(words, [*rows, turn, [_to_list(t, quiz.id)]])


def groups(t: Translator, at: Plan, number: int) -> Screen:
    """The groups of the discipline."""
    page, quiz = cut([group for group, _ in at.groups], number), at.quiz
    rows: list[list[Button]] = [[_whom(quiz, each)] for each in page.items]
    turn = turning(t, page, lambda to: OpenOverriddenGroups(quiz_id=quiz.id, page=to))
    return Screen(t("override-group"), [*rows, turn, [_to_list(t, quiz.id)]])


def override(t: Translator, at: Changed) -> Screen:
    """What holds for them, and what can be given."""
    quiz_id, whom, who = at.quiz.id, at.target.whom, at.target.number
    rows: list[list[Button]] = [
        [(t.plain(f"override-{each}.button"), _give(at, each)) for each in row]
        for row in _CONDITIONS
    ]
    if at.override is not None:
        gone = RemoveOverride(quiz_id=quiz_id, whom=whom, number=who)
        rows.append([(t.plain("override-remove.button"), gone)])
    return Screen(_page(t, at), [*rows, [_to_list(t, at.quiz.id)]])


def _give(at: Changed, condition: Condition) -> GiveCondition:
    whom, who = at.target.whom, at.target.number
    return GiveCondition(quiz_id=at.quiz.id, whom=whom, number=who, condition=condition)


def _page(t: Translator, at: Changed) -> str:
    parts = [t("override", who=name(at.who), title=title(t, at.quiz)), _held(t, at.after)]
    if at.override is None:
        parts.append(t("override-nothing"))
    elif at.override.reason:
        parts.append(t("override-reason", reason=at.override.reason))
    return "\n\n".join(parts)


def _held(t: Translator, at: Conditions) -> str:
    return t(
        "override-held",
        opens=at.opens_at,
        closes=at.closes_at,
        limit=_limit(t, at.time_limit),
        attempts=number(t, at.attempts_allowed),
    )


def value_prompt(t: Translator, at: Changed, condition: Condition) -> Screen:
    """The new value is awaited."""
    highest = MOST_MINUTES if condition == Condition.LIMIT else MOST_ATTEMPTS
    text = t(f"override-{condition}", who=name(at.who), highest=highest)
    return Screen(text, [[_to_page(t, at.quiz.id, at.target)]])


def reason_prompt(t: Translator, quiz_id: int, target: Target, condition: Condition) -> Screen:
    """Why is awaited; then it is given."""
    key = "override-why-more" if condition == Condition.MORE else "override-why"
    return Screen(t(key, limit=REASON_LENGTH), [[_to_page(t, quiz_id, target)]])


def given(t: Translator, at: Changed) -> Screen:
    """What was done: each thing as it was and is."""
    before, after = at.before, at.after
    lines = [t("override-given", who=name(at.who))]
    if before.time_limit != after.time_limit:
        spans = {"before": _limit(t, before.time_limit), "after": _limit(t, after.time_limit)}
        lines.append(t("override-given-limit", **spans))
    for key, was, now in (
        ("opens", before.opens_at, after.opens_at),
        ("closes", before.closes_at, after.closes_at),
    ):
        if was != now:
            lines.append(t(f"override-given-{key}", before=was, after=now))
    if before.attempts_allowed != after.attempts_allowed:
        tries = [number(t, each.attempts_allowed) for each in (before, after)]
        lines.append(t("override-given-tries", before=tries[0], after=tries[1]))
    if at.attempts:
        lines.append(t("override-given-attempts", count=at.attempts))
    return Screen("\n".join(lines), [[_to_page(t, at.quiz.id, at.target)], [back(t, at.quiz.id)]])


def name(who: Person | Group) -> str:
    return who.name[:200] if isinstance(who, Person) else who.code


def _limit(t: Translator, limit: timedelta | None) -> str:
    return span(t, limit) if limit else t.plain("built-no-limit")


def _to_page(t: Translator, quiz_id: int, target: Target) -> Button:
    to = OpenOverride(quiz_id=quiz_id, whom=target.whom, number=target.number)
    return t.plain("override.button"), to


def _to_list(t: Translator, quiz_id: int) -> Button:
    return t.plain("overrides-back"), OpenOverrides(quiz_id=quiz_id)
