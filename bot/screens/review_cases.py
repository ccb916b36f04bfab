"""What a reviewer sees around a decision: a check in words with its history, the reasons of a
refusal, the decision itself."""

from datetime import datetime

from academy import judgements
from academy.doubts import Doubt
from academy.judgements import BY_HAND, REASON_LENGTH
from academy.people import Right
from academy.reviews import Case
from bot.callbacks.directory import OpenPerson
from bot.callbacks.identity import DecideIdentity
from bot.callbacks.reviews import (
    AskPictureAgain,
    ConfirmIdentity,
    OpenReviewCase,
    OpenReviews,
    OverruleIdentity,
    RejectIdentity,
    ShowNextReview,
    ShowReview,
)
from bot.reply import Button, Screen, green, red
from locales import Translator
from storage.tables.identity import Check, CheckKind, CheckState, CheckStep, RejectReason
from storage.tables.people import Person

_BY_PERSON = (CheckState.CONFIRMED, CheckState.REJECTED)
_NAME = 100


def case(t: Translator, at: Case, held: frozenset[Right], now: datetime) -> Screen:
    """A check in words, whatever its state: all that led here, and what can be done now."""
    check = at.check
    lines = [t("case", number=str(check.id), name=at.learner.name[:200])]
    if at.quiz is not None:
        lines.append(t("review-quiz", title=at.quiz.title))
    lines.append(t("case-kind", kind=str(check.kind), policy=str(check.policy)))
    lines.append(t("case-state", state=str(check.state)))
    if check.state in _BY_PERSON and check.appeal_until is not None:
        lines.append(t("case-appeal", until=check.appeal_until))
    history = [_step(t, step, who) for step, who in at.steps]
    parts = ["\n".join(lines), "\n".join([t("case-history"), *history]) if history else ""]
    if Right.FIND_PEOPLE not in held:
        parts.append(t("case-contact"))
    return Screen("\n\n".join(filter(None, parts)), [*_actions(t, at, now), *_around(t, at, held)])


def reasons(t: Translator, check_id: int) -> Screen:
    """Why it cannot be confirmed; each has its words for the learner."""
    rows: list[list[Button]] = [
        [(t.plain(f"review-reason-{_kebab(each)}"), RejectIdentity(check_id=check_id, reason=each))]
        for each in RejectReason
    ]
    back: Button = (t.plain("case.button"), OpenReviewCase(check_id=check_id))
    return Screen(t("review-reasons", number=str(check_id)), [*rows, [back]])


def decided(t: Translator, check: Check) -> Screen:
    """The decision is kept; the card leaves the chats."""
    state, number = _kebab(check.state), str(check.id)
    if check.kind == CheckKind.ENROLMENT:
        text = t(f"enrolment-decided-{state}", number=number)
    else:
        text = t(f"review-decided-{state}", number=number)
    following: Button = (t.plain("review-next"), ShowNextReview(check_id=check.id))
    queue: Button = (t.plain("reviews.button"), OpenReviews())
    return Screen(text, [[following], [queue]])


def overruling(t: Translator, at: Case, *, is_confirmed: bool) -> Screen:
    """The reason is awaited."""
    key = "case-overrule-confirm" if is_confirmed else "case-overrule-reject"
    back: Button = (t.plain("case.button"), OpenReviewCase(check_id=at.check.id))
    return Screen(t(key, name=at.learner.name[:200], limit=REASON_LENGTH), [[back]])


def deciding(t: Translator, check: Check, *, is_by_hand: bool) -> list[list[Button]]:
    """The buttons of a case that waits. Without a picture it is confirmed in another way."""
    number = check.id
    no: Button = (
        t.plain("review-reject"),
        red(DecideIdentity(check_id=number, is_confirmed=False)),
    )
    again: list[Button] = [(t.plain("review-again"), AskPictureAgain(check_id=number))]
    if check.facts.get("finding") == Doubt.WITHOUT_PHOTO:
        again = []  # who wants no picture is not asked for one
    if is_by_hand:
        return [*by_hand(t, number), [no, *again]]
    yes = green(DecideIdentity(check_id=number, is_confirmed=True))
    return [[(t.plain("review-confirm"), yes), no], again]


def by_hand(t: Translator, check_id: int) -> list[list[Button]]:
    """Confirmed in a live call, in person, by somebody who knows the learner."""
    return [
        [(t.plain(f"review-way-{_kebab(way)}"), green(ConfirmIdentity(check_id=check_id, way=way)))]
        for way in BY_HAND
    ]


def _actions(t: Translator, at: Case, now: datetime) -> list[list[Button]]:
    check = at.check
    if at.is_open:
        shown: Button = (t.plain("case-card"), ShowReview(check_id=check.id))
        return [[shown], *deciding(t, check, is_by_hand=True)]
    if check.state in _BY_PERSON and not judgements.is_open(check, now):
        return []
    rows: list[list[Button]] = []
    is_sure = check.state in (CheckState.CONFIRMED, CheckState.ACCEPTED)
    if not is_sure and check.kind != CheckKind.ENROLMENT:
        yes = green(OverruleIdentity(check_id=check.id, is_confirmed=True))
        rows = [*by_hand(t, check.id), [(t.plain("case-overrule-confirm.button"), yes)]]
    if check.state != CheckState.REJECTED:
        no = red(OverruleIdentity(check_id=check.id, is_confirmed=False))
        rows.append([(t.plain("case-overrule-reject.button"), no)])
    return rows


def _around(t: Translator, at: Case, held: frozenset[Right]) -> list[list[Button]]:
    """Where to go from here; how the learner is reached stands on their page."""
    queue: Button = (t.plain("reviews.button"), OpenReviews())
    if Right.FIND_PEOPLE not in held:
        return [[queue]]
    page = OpenPerson(person_id=at.learner.id)
    return [[(t.plain("directory-person.button"), page), queue]]


def _step(t: Translator, step: CheckStep, who: Person | None) -> str:
    name = who.name[:_NAME] if who is not None else t.plain("audit-machine")
    words = t("case-step", at=step.at, kind=str(step.kind), name=name)
    if step.way is not None:
        words += t("case-step-way", way=str(step.way))
    if step.reject_reason is not None:
        words += t(
            "case-step-reason", reason=t.plain(f"review-reason-{_kebab(step.reject_reason)}")
        )
    return f"{words}\n{t('case-step-words', text=step.text)}" if step.text else words


def _kebab(word: str) -> str:
    return word.replace("_", "-")
