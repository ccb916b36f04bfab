"""What a learner sees of a check that a person looks at, and of the decision."""

from academy.cases import OwnCase
from academy.judgements import REASON_LENGTH
from academy.promises import Promise
from bot.callbacks.joining import OpenMenu
from bot.callbacks.quizzes import OpenQuiz, StartQuiz
from bot.callbacks.reviews import BeginAgain, EndWithoutPicture, OpenOwnCase, SpeakToCase
from bot.reply import Button, Screen
from locales import Translator
from storage.tables.columns import Bilingual
from storage.tables.identity import Check, CheckKind, CheckState
from storage.tables.quizzes import Quiz


def own_case(t: Translator, at: OwnCase, contact: str = "") -> Screen:
    """How the check stands, by when a person will have looked, what the learner may do."""
    check = at.check
    parts = [t("own-case", title=_title(t, at.quiz))]
    if check.state == CheckState.REJECTED:
        parts += _rejected(t, at, contact)
    elif check.kind == CheckKind.ENROLMENT:
        parts.append(t(f"own-enrolment-{_kebab(check.state)}"))
    else:
        parts.append(t(f"own-case-{_kebab(check.state)}"))
    if at.promise is not None:
        parts.append(promise(t, at.promise))
    if at.result is not None:
        parts.append(t("own-case-result", result=str(at.result)))
    return Screen("\n\n".join(parts), _buttons(t, at))


def promise(t: Translator, at: Promise) -> str:
    """Since when it waits, and by when a person will have looked."""
    key = "own-case-late" if at.is_late else "own-case-promise"
    return t(key, since=at.since, until=at.until)


def word_prompt(t: Translator, check: Check) -> Screen:
    """The learner's words are awaited."""
    key = "own-case-appeal" if check.state == CheckState.REJECTED else "own-case-word"
    return Screen(t(key, limit=REASON_LENGTH), [[_back(t, check.id)]])


def word_taken(t: Translator, check_id: int) -> Screen:
    """The reviewer sees it beside the case."""
    return Screen(t("own-case-word-taken"), [[_back(t, check_id)]])


def to_case(t: Translator, check_id: int) -> Button:
    """How the check stands."""
    return (t.plain("own-case.button"), OpenOwnCase(check_id=check_id))


def _rejected(t: Translator, at: OwnCase, contact: str) -> list[str]:
    reason = at.check.reject_reason
    found = [t("own-enrolment-rejected" if at.quiz is None else "own-case-rejected")]
    if reason is not None:
        found.append(t(f"own-case-reason-{_kebab(reason)}"))
    elif at.check.comment:
        found.append(t("own-case-comment", text=at.check.comment))
    if at.may_speak and at.check.appeal_until is not None:
        found.append(t("own-case-speak", until=at.check.appeal_until))
    found.append(t("own-case-contact", contact=contact) if contact else t("own-case-office"))
    return found


def _buttons(t: Translator, at: OwnCase) -> list[list[Button]]:
    check, rows = at.check, list[list[Button]]()
    if check.state == CheckState.ASKED_AGAIN:
        rows.append([(t.plain("own-case-again"), BeginAgain(check_id=check.id))])
        rows.append([(t.plain("identity-without"), EndWithoutPicture(check_id=check.id))])
    if at.may_speak:
        rows.append([(t.plain("own-case-word.button"), SpeakToCase(check_id=check.id))])
    if at.quiz is not None:
        if check.state == CheckState.CONFIRMED and at.result is None:
            rows.append([(t.plain("quiz-start"), StartQuiz(quiz_id=at.quiz.id))])
        rows.append([(t.plain("identity-to-quiz"), OpenQuiz(quiz_id=at.quiz.id))])
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return rows


def _title(t: Translator, quiz: Quiz | None) -> Bilingual | str:
    return quiz.title if quiz is not None else t.plain("own-case-enrolment")


def _back(t: Translator, check_id: int) -> Button:
    return to_case(t, check_id)


def _kebab(word: str) -> str:
    return word.replace("_", "-")
