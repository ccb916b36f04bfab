"""What is seen of a rehearsal: three mock questions, the identity check, who has not tried."""

from academy.findings import Outcome
from academy.rehearsals import Turnout, is_offered
from academy.steps import Need
from bot.callbacks.identity import OpenIdentity
from bot.callbacks.quiz_building import OpenTaughtQuiz
from bot.callbacks.quizzes import OpenQuiz
from bot.callbacks.rehearsals import (
    NudgeToRehearse,
    OpenRehearsals,
    Rehearse,
    RehearseChoice,
    RehearseDone,
    RehearseIdentity,
    RehearseMarks,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from locales import Translator
from storage.tables.quizzes import Policy, Quiz

_OPTIONS = (1, 2, 3)  # of the first two questions; their words are in the locales
_NAME = 200


def to_rehearse(t: Translator, quiz: Quiz) -> list[Button]:
    """The button on the card of a quiz; none where there is nothing to rehearse."""
    return [(t.plain("rehearsal.button"), Rehearse(quiz_id=quiz.id))] if is_offered(quiz) else []


def to_rehearsals(t: Translator, quiz: Quiz) -> list[Button]:
    """The button on the lecturer's page of a quiz."""
    if not is_offered(quiz):
        return []
    return [(t.plain("rehearsals.button"), OpenRehearsals(quiz_id=quiz.id))]


def one_choice(t: Translator, quiz: Quiz) -> Screen:
    """The first mock question; any answer leads on."""
    rows: list[list[Button]] = [
        [(t.plain(f"rehearsal-one-{each}"), RehearseChoice(quiz_id=quiz.id))] for each in _OPTIONS
    ]
    text = "\n\n".join([t("rehearsal"), t("rehearsal-one")])
    return Screen(text, [*rows, _card(t, quiz.id)])


def several(t: Translator, quiz_id: int, marks: int = 0) -> Screen:
    """The second one: options are marked, Done leads on."""
    rows: list[list[Button]] = []
    for number, each in enumerate(_OPTIONS):
        mark = "☑" if marks >> number & 1 else "☐"
        after = RehearseMarks(quiz_id=quiz_id, marks=marks ^ 1 << number)
        rows.append([(f"{mark} {t.plain(f'rehearsal-several-{each}')}", after)])
    done = (t.plain("quiz-done"), RehearseDone(quiz_id=quiz_id, marks=marks))
    return Screen(t("rehearsal-several"), [*rows, [done], _card(t, quiz_id)])


def number(t: Translator, quiz_id: int) -> Screen:
    """The third one: a number is typed."""
    return Screen(t("rehearsal-number"), [_card(t, quiz_id)])


def questions_done(t: Translator, quiz: Quiz) -> Screen:
    """The questions are behind; the identity check comes next where the quiz asks for one."""
    if quiz.policy == Policy.NONE:
        return Screen(t("rehearsal-done"), [_card(t, quiz.id)])
    face = (t.plain("rehearsal-identity.button"), RehearseIdentity(quiz_id=quiz.id))
    return Screen(t("rehearsal-questions-done"), [[face], _card(t, quiz.id)])


def identity(t: Translator, quiz: Quiz, need: Need) -> Screen:
    """What the identity check asks for: a picture, or first a reference and a consent."""
    rows = [_card(t, quiz.id)]
    if need in (Need.CONSENT, Need.PAPER, Need.REFERENCE):
        rows.insert(0, [(t.plain("menu-identity"), OpenIdentity())])
        return Screen(t("rehearsal-identity-reference"), rows)
    if need == Need.PICTURE:
        return Screen(t("rehearsal-identity"), rows)
    key = "rehearsal-identity-person" if need == Need.PERSON else "rehearsal-done"
    return Screen(t(key), rows)


def received(t: Translator, ahead: int) -> Screen:
    """The picture is in the queue."""
    return Screen(t("identity-received", ahead=ahead))


def outcome(t: Translator, quiz_id: int, outcome: Outcome, fault: str | None) -> Screen:
    """How the check would have ended; it counts for nothing."""
    again = (t.plain("rehearsal-again"), RehearseIdentity(quiz_id=quiz_id))
    parts = [t(f"rehearsal-told-{outcome}")]
    if fault is not None:
        parts.append(t(f"identity-fault-{fault.replace('_', '-')}"))
    parts.append(t("rehearsal-told-kept"))
    return Screen("\n\n".join(parts), [[again], _card(t, quiz_id)])


def turnout(t: Translator, at: Turnout) -> Screen:
    """Who has not rehearsed, and the button that reminds them all, each once."""
    quiz = at.quiz
    counts = {"missing": at.missing, "learners": at.learners}
    parts = [t("rehearsals", title=quiz.title, **counts)]
    lines = [
        t("rehearsals-line", name=who.name[:_NAME], mark="🔔" if is_nudged else "▫️")
        for who, is_nudged in at.page.items
    ]
    parts += ["\n".join(lines)] if lines else []
    rows = [turning(t, at.page, lambda page: OpenRehearsals(quiz_id=quiz.id, page=page))]
    if at.to_nudge:
        label = t.plain("rehearsals-nudge", count=at.to_nudge)
        rows.append([(label, NudgeToRehearse(quiz_id=quiz.id))])
    back: Button = (t.plain("built.button"), OpenTaughtQuiz(quiz_id=quiz.id))
    return Screen("\n\n".join(parts), [*rows, [back]])


def nudged(t: Translator, quiz_id: int, count: int) -> Screen:
    """The letters are on their way."""
    back = (t.plain("rehearsals.button"), OpenRehearsals(quiz_id=quiz_id))
    return Screen(t("rehearsals-nudged", count=count), [[back]])


def nudge(t: Translator, quiz: Quiz) -> Screen:
    """The reminder: how long it takes, and until when there is time."""
    text = t("rehearsal-nudge", title=quiz.title, opens_at=quiz.opens_at)
    return Screen(text, [to_rehearse(t, quiz)])


def _card(t: Translator, quiz_id: int) -> list[Button]:
    return [(t.plain("identity-to-quiz"), OpenQuiz(quiz_id=quiz_id))]
