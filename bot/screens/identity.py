"""What a learner sees on the way to a confirmed identity; distances are never among it."""

from datetime import datetime, timedelta

from academy import collecting
from academy.admissions import Admission
from academy.collecting import Collected
from academy.consents import Offer, State
from academy.identity import Card
from academy.promises import Promise
from academy.settings import Settings
from academy.steps import Need, Step
from bot.callbacks.consents import OpenConsent
from bot.callbacks.identity import (
    CheckIdentity,
    Enrol,
    GiveConsent,
    OpenIdentity,
    RefuseConsent,
)
from bot.callbacks.joining import OpenMenu
from bot.callbacks.quizzes import OpenQuiz, OpenQuizzes, StartQuiz
from bot.reply import Button, Screen
from bot.screens import cases, consents
from locales import Translator
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckKind, CheckState, Part
from storage.tables.quizzes import Quiz

_ARROWS = {-1: "⬅️", 1: "➡️"}
_PICTURED = {
    Part.CARD_FRONT: "card-front",
    Part.CARD_BACK: "card-back",
    Part.VIDEO_NOTE: "video-note",
}
_TITLE = 60  # characters of a quiz's title in a list


def before(t: Translator, quiz: Quiz, at: Admission | None) -> str:
    """What check comes before this quiz; or until when a confirmed identity counts."""
    if at is None:
        return t(f"quiz-identity-{str(quiz.policy).replace('_', '-')}")
    return t("quiz-identity-until", at=at.until) if at.until else t("quiz-face-done")


def consent(t: Translator, at: Step, offer: Offer) -> Screen:
    """The question whether pictures of the face may be kept and compared."""
    button = GiveConsent(quiz_id=at.quiz_id, digest=offer.digest)
    agree: list[Button] = [(t.plain("consent-agree"), button)]
    text = consents.question(t, offer, is_renewed=at.is_renewed)
    return Screen(text, [agree, _without(t, at.quiz_id), _back(t, at.quiz_id)])


def declared(t: Translator, at: Step, settings: Settings) -> Screen:
    """The consent is awaited on paper; meanwhile a person confirms."""
    text = consents.declared(t, at.purpose, settings).text
    return Screen(text, [_without(t, at.quiz_id), _back(t, at.quiz_id)])


def step(t: Translator, at: Step, now: datetime) -> Screen:
    """The next thing to do."""
    quiz_id, back = at.quiz_id, _back(t, at.quiz_id)
    person = [_without(t, quiz_id)] if quiz_id else []
    match at.need:
        case Need.PERSON:
            return Screen(t("identity-off"), [*person, back])
        case Need.PICTURE if at.check is not None:
            return Screen(asked(t, at.check, now), [*person, back])
        case Need.PAUSE:
            text = t("identity-pause", at=at.again_at or now)
            return Screen(text, [*person, _again(t, quiz_id), back])
        case Need.WAIT | Need.HELD:
            return Screen(t(f"identity-{at.need}"), [_again(t, quiz_id), back])
    return Screen(t("identity-ready"), [_start(t, quiz_id), back])


def asked(t: Translator, check: Check, now: datetime) -> str:
    """What is to be sent, the challenge, and how long there is for it."""
    [(part, _), *rest] = collecting.missing(check)
    if check.pictures:
        parts = [t(f"identity-next-{part.replace('_', '-')}", left=len(rest) + 1)]
    else:
        parts = [t(f"identity-picture-{str(check.policy).replace('_', '-')}")]
    if (turns := check.challenge.get("turns")) is not None:
        parts.append(t("identity-turns", arrows=" ".join(_ARROWS[turn] for turn in turns)))
    if (code := check.challenge.get("code")) is not None:
        parts.append(t("identity-code", code=" ".join(code)))
    parts.append(t("identity-seconds", seconds=_seconds(check, now)))
    return "\n\n".join(parts)


def by_person(t: Translator, at: Step, promised: Promise | None, now: datetime) -> Screen:
    """A person confirms, and by when; the quiz can begin where it is conditional, its result
    provisional."""
    if at.check is None:
        return step(t, at, now)
    case, back = [cases.to_case(t, at.check.id)], _back(t, at.quiz_id)
    if at.need != Need.NOTHING:
        return Screen(_promised(t, t(f"identity-{at.need}"), promised), [case, back])
    text = _promised(t, t("identity-by-person"), promised)
    return Screen(text, [_start(t, at.quiz_id), case, back])


def refused(t: Translator) -> Screen:
    """From the menu: nothing is asked now."""
    return Screen(t("identity-refused"), [_back(t, 0)])


def card(t: Translator, own: Card, *, biometrics: bool) -> Screen:
    """Whether there is a reference, since when, and what can be done with it."""
    rows: list[list[Button]] = []
    parts = [_reference(t, own)]
    if own.checks:
        parts.append("\n".join([t("identity-checks"), *(_check(t, *each) for each in own.checks)]))
    if not biometrics:
        parts.append(t("identity-off"))
    else:
        again = "identity-enrol-again" if own.template else "identity-enrol"
        label = "identity-enrol-on" if own.is_enrolling else again
        rows.append([(t.plain(label), Enrol(quiz_id=0))])
    text = "\n\n".join(parts)
    if own.consent != State.NONE or own.template is not None:
        rows.append([(t.plain("consent-purpose-face"), OpenConsent(purpose=Purpose.FACE))])
    return Screen(text, [*rows, [(t.plain("menu.button"), OpenMenu())]])


def _reference(t: Translator, own: Card) -> str:
    """Since when there is one, and whether a person has confirmed it; never a distance."""
    if own.template is None:
        return t("identity-not-enrolled")
    state = "confirmed" if own.template.confirmed_at else "waits"
    return t("identity-enrolled-at", at=own.template.enrolled_at, state=state)


def _check(t: Translator, check: Check, quiz: Quiz | None) -> str:
    title = quiz.title.text(t.locale)[:_TITLE] if quiz else t.plain("identity-check-reference")
    return t("identity-check-line", at=check.asked_at, title=title, state=str(check.state))


def received(t: Translator, got: Collected) -> Screen:
    """What to send next; or everything is in the queue, and an answer comes by itself."""
    if got.wanted is None:
        return Screen(t("identity-received", ahead=got.ahead))
    return Screen(t(f"identity-next-{got.wanted.replace('_', '-')}", left=got.left))


def retake(
    t: Translator, check: Check, now: datetime, pause: timedelta, *, is_awaited: bool
) -> Screen:
    """One fault, one remedy. Where the chat awaits something else, a button asks for the picture:
    a face sent now would go to whoever that was meant for. After the last try, when the next one
    is, and the way to a person meanwhile."""
    parts = [t(f"identity-fault-{check.facts['fault'].replace('_', '-')}")]
    quiz_id = check.quiz_id or 0
    is_inside = check.kind == CheckKind.RECHECK
    person = [_without(t, quiz_id)] if quiz_id and not is_inside else []
    if check.state != CheckState.AWAITED:
        parts.append(t("identity-pause", at=(check.received_at or now) + pause))
        return Screen("\n\n".join(parts), [*person, _again(t, quiz_id), _back(t, quiz_id)])
    rows = [*person, *([] if is_inside else [_back(t, quiz_id)])]
    if is_awaited:
        parts.append(_once_more_now(t, check, now))
    else:
        parts.append(t("identity-try-by-button"))
        rows.insert(0, [_once_more(t, check, quiz_id)])
    return Screen("\n\n".join(parts), rows)


def begun(t: Translator, check: Check) -> Screen:
    """A picture came while the chat awaited none: the way back to the check it may be for."""
    quiz_id = check.quiz_id or check.facts.get("then") or 0
    return Screen(t("identity-begun"), [[_once_more(t, check, quiz_id)], _back(t, quiz_id)])


def _once_more_now(t: Translator, check: Check, now: datetime) -> str:
    """What is sent here now: the challenge stays."""
    [(part, _), *_] = collecting.missing(check)
    parts = [t(f"identity-try-{_PICTURED.get(part, 'again')}")]
    if (turns := check.challenge.get("turns")) is not None:
        parts.append(t("identity-turns", arrows=" ".join(_ARROWS[turn] for turn in turns)))
    if (code := check.challenge.get("code")) is not None and part == Part.SELFIE:
        parts.append(t("identity-code", code=" ".join(code)))
    return "\n\n".join([*parts, t("identity-seconds", seconds=_seconds(check, now))])


def _seconds(check: Check | None, now: datetime) -> int:
    """How long the challenge lives still."""
    return max(round((check.expires_at - now).total_seconds()), 0) if check is not None else 0


def _once_more(t: Translator, check: Check, quiz_id: int) -> Button:
    if check.kind == CheckKind.RECHECK:
        return t.plain("recheck.button"), StartQuiz(quiz_id=quiz_id)
    return t.plain("identity-check"), CheckIdentity(quiz_id=quiz_id)


def accepted(t: Translator, quiz: Quiz) -> Screen:
    """The quiz can begin."""
    return Screen(t("identity-accepted", title=quiz.title), [_start(t, quiz.id), _back(t, quiz.id)])


def doubtful(t: Translator, check: Check, quiz: Quiz, at: Promise | None) -> Screen:
    """A person will look, and by when; the quiz can begin meanwhile, where it is conditional."""
    case, back = [cases.to_case(t, check.id)], _back(t, quiz.id)
    if not quiz.is_conditional:
        text = _promised(t, t("identity-doubtful-held", title=quiz.title), at)
        return Screen(text, [case, back])
    text = _promised(t, t("identity-doubtful", title=quiz.title), at)
    return Screen(text, [_start(t, quiz.id), case, back])


def _promised(t: Translator, text: str, at: Promise | None) -> str:
    return text if at is None else f"{text}\n\n{cases.promise(t, at)}"


def _without(t: Translator, quiz_id: int) -> list[Button]:
    return [(t.plain("identity-without"), RefuseConsent(quiz_id=quiz_id))]


def _again(t: Translator, quiz_id: int) -> list[Button]:
    return [(t.plain("identity-again"), CheckIdentity(quiz_id=quiz_id))]


def _start(t: Translator, quiz_id: int) -> list[Button]:
    return [(t.plain("quiz-start"), StartQuiz(quiz_id=quiz_id))]


def _back(t: Translator, quiz_id: int) -> list[Button]:
    if quiz_id:
        opened: Button = (t.plain("identity-to-quiz"), OpenQuiz(quiz_id=quiz_id))
        return [opened, (t.plain("identity-to-quizzes"), OpenQuizzes())]
    return [(t.plain("menu-identity"), OpenIdentity()), (t.plain("menu.button"), OpenMenu())]
