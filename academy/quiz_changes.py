"""The settings of a quiz are changed one by one; what a paper is made of stays once it is taken."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy import audit, quiz_identity
from academy.abilities import Ability, lacking
from academy.errors.quiz_building import (
    LimitNeedsOrder,
    PolicyNotInstalled,
    QuizTaken,
    SettingUnclear,
)
from academy.errors.quizzes import QuizNotFound
from academy.quiz_bands import Band
from academy.quiz_building import Plan, found, shown, title
from academy.quiz_kinds import MOMENTS, SHOWN
from storage.database import Session
from storage.queries import quiz_building as ask
from storage.tables.people import Person
from storage.tables.quizzes import Expiry, Grading, Navigation, Policy, Quiz

_WEEK = 7 * 24 * 60


class Setting(StrEnum):
    """What can be set by a number; the words are short because buttons carry them."""

    LIMIT = "limit"  # minutes, 0 for none
    QUESTION_LIMIT = "each"  # seconds, 0 for none
    ATTEMPTS = "tries"  # 0 for any number
    FIRST_DELAY = "wait"  # minutes
    LATER_DELAY = "waits"  # minutes
    GRADING = "grade"  # place in the list of methods
    NAVIGATION = "way"
    QUESTIONS = "mixq"  # shuffled: 0 or 1
    OPTIONS = "mixo"
    EXPIRY = "end"
    GRACE = "grace"  # minutes
    REVIEW = "show"  # (moment * 4 + what) * 2 + whether
    POLICY = "face"
    VALIDITY = "valid"  # 0 each attempt, 1 to 365 days, 999 the term
    RECHECKS = "again"  # inside an attempt
    CODE = "code"  # on paper: 0 or 1
    CONDITIONAL = "cond"  # a doubtful check lets the attempt begin: 0 or 1


@dataclass(frozen=True)
class Change:
    """A setting and the number it is set to."""

    setting: Setting
    value: int


@dataclass(frozen=True)
class _Kind:
    """How a setting is kept, its range, and whether it may be changed when somebody has begun."""

    keep: Callable[[Quiz, int], None]
    lowest: int
    highest: int
    is_late: bool = False


async def change(
    session: Session,
    lecturer: Person,
    quiz_id: int,
    to: Change,
    *,
    abilities: Collection[Ability],
    now: datetime,
) -> Plan:
    """Set one thing; `abilities` say by what identity can be checked here.

    Raises QuizNotFound, QuizTaken, SettingUnclear, LimitNeedsOrder, PolicyNotInstalled.
    """
    setting, value = to.setting, to.value
    built = await found(session, lecturer, quiz_id, is_held=True)
    kind, quiz = _KINDS[setting], built.quiz
    if built.attempts and not kind.is_late:
        raise QuizTaken(attempts=built.attempts)
    if not kind.lowest <= value <= kind.highest:
        raise SettingUnclear(lowest=kind.lowest, highest=kind.highest)
    if setting == Setting.POLICY and (missing := lacking(list(Policy)[value], abilities)):
        raise PolicyNotInstalled(missing=missing[0])
    kind.keep(quiz, value)
    if quiz.question_limit is not None and quiz.navigation == Navigation.FREE:
        raise LimitNeedsOrder
    noted(session, lecturer, quiz, now=now, setting=setting.value, value=value)
    return await shown(session, built, now)


async def rename(
    session: Session, lecturer: Person, quiz_id: int, text: str, *, now: datetime
) -> Plan:
    """Give it a title. Raises QuizNotFound, TitleUnclear."""
    words = title(text)
    built = await found(session, lecturer, quiz_id, is_held=True)
    built.quiz.title = words
    noted(session, lecturer, built.quiz, now=now, setting="title", value=0)
    return await shown(session, built, now)


async def word(
    session: Session, lecturer: Person, quiz_id: int, bands: list[Band], *, now: datetime
) -> Plan:
    """Keep what is said to which percent; none: nothing is. Raises QuizNotFound."""
    built = await found(session, lecturer, quiz_id, is_held=True)
    built.quiz.bands = sorted(bands, key=lambda band: -int(band["from"]))
    noted(session, lecturer, built.quiz, now=now, setting="bands", value=len(bands))
    return await shown(session, built, now)


async def choose_group(
    session: Session,
    lecturer: Person,
    quiz_id: int,
    group_id: int,
    *,
    is_chosen: bool,
    now: datetime,
) -> Plan:
    """Say whether the quiz is for this group by name. Raises QuizNotFound, also for a group that
    does not study the discipline."""
    built = await found(session, lecturer, quiz_id, is_held=True)
    before = await shown(session, built, now)
    if group_id not in {group.id for group, _ in before.groups}:
        raise QuizNotFound
    keep = ask.choose_group if is_chosen else ask.leave_group
    await keep(session, quiz_id, group_id)
    noted(session, lecturer, built.quiz, now=now, setting="groups", value=group_id)
    return await shown(session, built, now)


def noted(
    session: Session, lecturer: Person, quiz: Quiz, *, now: datetime, setting: str, value: int
) -> None:
    """Everybody can see who changed what in a quiz that is no draft any more."""
    if not quiz.is_draft:
        audit.note(
            session,
            lecturer.id,
            "quiz-changed",
            now=now,
            quiz=quiz.id,
            setting=setting,
            value=value,
        )


def _minutes(value: int) -> timedelta | None:
    return timedelta(minutes=value) if value else None


def _limit(quiz: Quiz, value: int) -> None:
    quiz.time_limit = _minutes(value)


def _question_limit(quiz: Quiz, value: int) -> None:
    quiz.question_limit = timedelta(seconds=value) if value else None


def _attempts(quiz: Quiz, value: int) -> None:
    quiz.attempts_allowed = value or None


def _first_delay(quiz: Quiz, value: int) -> None:
    quiz.first_delay = _minutes(value)


def _later_delay(quiz: Quiz, value: int) -> None:
    quiz.later_delay = _minutes(value)


def _grading(quiz: Quiz, value: int) -> None:
    quiz.grading = list(Grading)[value]


def _navigation(quiz: Quiz, value: int) -> None:
    quiz.navigation = list(Navigation)[value]


def _questions(quiz: Quiz, value: int) -> None:
    quiz.shuffles_questions = bool(value)


def _options(quiz: Quiz, value: int) -> None:
    quiz.shuffles_options = bool(value)


def _expiry(quiz: Quiz, value: int) -> None:
    """A grace needs its length; five minutes unless another was set."""
    quiz.expiry = list(Expiry)[value]
    if quiz.expiry == Expiry.GRACE and quiz.grace is None:
        quiz.grace = timedelta(minutes=5)


def _grace(quiz: Quiz, value: int) -> None:
    quiz.grace = _minutes(value)


def _review(quiz: Quiz, value: int) -> None:
    place, is_shown = divmod(value, 2)
    moment, what = MOMENTS[place // len(SHOWN)], SHOWN[place % len(SHOWN)]
    there = {each: [w for w in quiz.review.get(each, ())] for each in MOMENTS}
    kept = {*there[moment]} - {what} | ({what} if is_shown else set())
    there[moment] = [each for each in SHOWN if each in kept]
    quiz.review = there


_KINDS = {
    Setting.LIMIT: _Kind(_limit, 0, 600),
    Setting.QUESTION_LIMIT: _Kind(_question_limit, 0, 3600),
    Setting.ATTEMPTS: _Kind(_attempts, 0, 20, is_late=True),
    Setting.FIRST_DELAY: _Kind(_first_delay, 0, _WEEK, is_late=True),
    Setting.LATER_DELAY: _Kind(_later_delay, 0, _WEEK, is_late=True),
    Setting.GRADING: _Kind(_grading, 0, len(Grading) - 1, is_late=True),
    Setting.NAVIGATION: _Kind(_navigation, 0, len(Navigation) - 1),
    Setting.QUESTIONS: _Kind(_questions, 0, 1),
    Setting.OPTIONS: _Kind(_options, 0, 1),
    Setting.EXPIRY: _Kind(_expiry, 0, len(Expiry) - 1),
    Setting.GRACE: _Kind(_grace, 1, 60),
    Setting.REVIEW: _Kind(_review, 0, 2 * len(MOMENTS) * len(SHOWN) - 1, is_late=True),
    Setting.POLICY: _Kind(quiz_identity.policy, 0, len(Policy) - 1),
    Setting.VALIDITY: _Kind(quiz_identity.validity, 0, quiz_identity.WHOLE_TERM, is_late=True),
    Setting.RECHECKS: _Kind(quiz_identity.rechecks, 0, quiz_identity.MOST_RECHECKS),
    Setting.CODE: _Kind(quiz_identity.code, 0, 1),
    Setting.CONDITIONAL: _Kind(quiz_identity.conditional, 0, 1, is_late=True),
}
