"""What a learner sees of an enrolment: the selfies and the card that are asked for, and what became
of them."""

from academy import collecting
from academy.collecting import SELFIES, Collected
from academy.doubts import Doubt
from bot.callbacks.consents import OpenConsent
from bot.callbacks.identity import CheckIdentity, Enrol, OpenIdentity, RefuseConsent
from bot.callbacks.joining import OpenMenu
from bot.callbacks.quizzes import OpenQuiz
from bot.reply import Button, Screen
from locales import Translator
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckState, Part

_PROPOSED = {
    Doubt.OTHER_REFERENCE: "enrolment-other",
    Doubt.MACHINE_OFF: "enrolment-by-person",
    Doubt.UNREADABLE: "enrolment-by-person",
}


def asked(t: Translator, check: Check, quiz_id: int) -> Screen:
    """What is sent here now; of an enrolment that was left, what is there already."""
    selfies, left = _selfies(check), collecting.missing(check)
    parts = [t("enrolment")]
    if any(part != Part.SELFIE for part, _ in left):
        parts.append(t("enrolment-with-card"))
    if 0 < selfies < SELFIES:
        parts.append(t("enrolment-resumed", done=selfies, total=SELFIES))
    elif left and left[0][0] != Part.SELFIE:
        parts.append(_next(t, left[0][0], selfies))
    return Screen("\n\n".join(parts), _ways(t, quiz_id))


def received(t: Translator, got: Collected) -> Screen:
    """How many are there, and what comes next; or all of it is being looked at."""
    if got.wanted is None:
        return Screen(t("enrolment-received", ahead=got.ahead))
    cards = len([part for part in collecting.wanted(got.check) if part != Part.SELFIE])
    return Screen(_next(t, got.wanted, SELFIES - max(got.left - cards, 0)))


def retake(t: Translator, check: Check, *, is_awaited: bool) -> Screen:
    """One fault, one remedy; the pictures that were good stay."""
    quiz_id = check.facts.get("then") or 0
    parts = [t(f"identity-fault-{check.facts['fault'].replace('_', '-')}")]
    if check.state != CheckState.AWAITED:
        parts.append(t("identity-try-later"))
        return Screen("\n\n".join(parts), [_back(t)])
    left, rows = len(collecting.missing(check)), _ways(t, quiz_id)
    if is_awaited:
        parts.append(t("enrolment-again", left=left))
    else:
        parts.append(t("identity-try-by-button"))
        rows = [[(t.plain("identity-enrol"), Enrol(quiz_id=quiz_id))], *rows]
    return Screen("\n\n".join(parts), rows)


def proposed(t: Translator, check: Check) -> Screen:
    """A person confirms whose face it is; where a quiz waits, its own picture comes next."""
    parts = [t(_PROPOSED.get(check.facts.get("finding", ""), "enrolment-proposed"))]
    return Screen("\n\n".join([*parts, *_then(t, check)]), _onward(t, check))


def kept(t: Translator, check: Check) -> Screen:
    """The new reference took the place of the one it is like."""
    return Screen("\n\n".join([t("enrolment-kept"), *_then(t, check)]), _onward(t, check))


def unkept(t: Translator) -> Screen:
    """The confirmed pictures gave no reference after all."""
    again: list[Button] = [(t.plain("identity-enrol"), Enrol(quiz_id=0))]
    return Screen(t("enrolment-unkept"), [again, _back(t)])


def imported(t: Translator) -> Screen:
    """A reference was kept from the Academy's own pictures; where to look, and how to end it."""
    consent: Button = (t.plain("consent-purpose-face"), OpenConsent(purpose=Purpose.FACE))
    return Screen(t("enrolment-imported"), [_back(t), [consent]])


def _next(t: Translator, part: Part, selfies: int) -> str:
    if part == Part.SELFIE:
        return t("enrolment-next", done=selfies, total=SELFIES)
    return t(f"enrolment-next-{part.replace('_', '-')}")


def _selfies(check: Check) -> int:
    return len([each for each in check.pictures if each.part == Part.SELFIE])


def _then(t: Translator, check: Check) -> list[str]:
    return [t("enrolment-then")] if check.facts.get("then") else []


def _onward(t: Translator, check: Check) -> list[list[Button]]:
    quiz_id = check.facts.get("then") or 0
    if not quiz_id:
        return [_back(t)]
    return [
        [(t.plain("identity-check"), CheckIdentity(quiz_id=quiz_id))],
        [(t.plain("identity-to-quiz"), OpenQuiz(quiz_id=quiz_id))],
    ]


def _ways(t: Translator, quiz_id: int) -> list[list[Button]]:
    """Nobody has to: before a quiz a person can confirm instead."""
    if not quiz_id:
        return [_back(t)]
    return [
        [(t.plain("identity-without"), RefuseConsent(quiz_id=quiz_id))],
        [(t.plain("identity-to-quiz"), OpenQuiz(quiz_id=quiz_id))],
    ]


def _back(t: Translator) -> list[Button]:
    return [(t.plain("menu-identity"), OpenIdentity()), (t.plain("menu.button"), OpenMenu())]
