"""What staff see when they confirm a learner from the person's page."""

from datetime import timedelta

from academy.judgements import BY_HAND
from academy.pages import Page
from academy.vouching import Row, Vouched
from bot.callbacks.directory import OpenPerson
from bot.callbacks.reviews import OpenReviewCase, OpenVouchedQuiz, OpenVouching, VouchIdentity
from bot.reply import Button, Screen, green
from bot.screens.pages import turning
from locales import Translator
from storage.tables.people import Person

_LABEL = 40  # characters a button shows on a small phone


def quizzes(t: Translator, learner: Person, page: Page[Row]) -> Screen:
    """The quizzes that ask who the learner is."""
    rows: list[list[Button]] = [
        [
            (
                row.quiz.title.text(t.locale)[:_LABEL],
                OpenVouchedQuiz(person_id=learner.id, quiz_id=row.quiz.id),
            )
        ]
        for row in page.items
    ]
    rows.append(turning(t, page, lambda n: OpenVouching(person_id=learner.id, page=n)))
    key = "vouching" if page.items else "vouching-none"
    return Screen(t(key, name=learner.name[:200]), [*rows, [_back(t, learner.id)]])


def quiz(t: Translator, at: Vouched, life: timedelta) -> Screen:
    """Nothing waits: a confirmation now is for the next attempt."""
    number, quiz_id = at.learner.id, at.quiz.id
    rows: list[list[Button]] = [
        [
            (
                t.plain(f"review-way-{way.replace('_', '-')}"),
                green(VouchIdentity(person_id=number, quiz_id=quiz_id, way=way)),
            )
        ]
        for way in BY_HAND
    ]
    if at.check is not None:
        rows.append([(t.plain("vouching-last"), OpenReviewCase(check_id=at.check.id))])
    minutes = round(life / timedelta(minutes=1))
    facts = {"name": at.learner.name[:200], "title": at.quiz.title, "minutes": minutes}
    return Screen(t("vouching-quiz", **facts), [*rows, [_back(t, number)]])


def _back(t: Translator, person_id: int) -> Button:
    return (t.plain("directory-person.button"), OpenPerson(person_id=person_id))
