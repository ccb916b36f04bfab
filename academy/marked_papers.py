"""Papers with their marks: a submitted attempt question by question, for whoever may look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from academy import papers
from academy.errors.quizzes import AttemptNotFound
from academy.grades import Outcome, percent
from academy.pages import Page, cut
from academy.papers import Confirmation
from storage.database import Session
from storage.queries import quiz_reviews as ask
from storage.queries.quiz_reviews import Sheet
from storage.tables.attempts import Answer, Attempt
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz


class Verdict(StrEnum):
    """How an answer stands."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MARKING = "marking"  # an essay that awaits its mark
    NONE = "none"  # not answered


@dataclass(frozen=True)
class Place:
    """A place of the paper, numbered from 1: the question, what it is worth, what was answered."""

    number: int
    question_id: int
    worth: float
    answer: Answer | None

    @property
    def verdict(self) -> Verdict:
        if self.answer is None:
            return Verdict.NONE
        points = self.answer.points
        if points is None:
            return Verdict.MARKING
        if points >= self.worth - 1e-9:
            return Verdict.RIGHT
        return Verdict.PARTLY if points > 0 else Verdict.WRONG


@dataclass(frozen=True)
class Marked:
    """An attempt with its marks: points so far where an essay awaits its own."""

    attempt: Attempt
    places: Sequence[Place]
    confirmation: Confirmation

    @property
    def quiz(self) -> Quiz:
        return self.attempt.quiz

    @property
    def outcome(self) -> Outcome:
        points = sum((at.answer.points or 0.0) for at in self.places if at.answer)
        most = sum(at.worth for at in self.places)
        attempt = self.attempt
        return Outcome(attempt.number, attempt.state, points, most, self.confirmation)

    @property
    def percent(self) -> int:
        """Half up."""
        return percent(self.outcome.share)

    @property
    def answered(self) -> int:
        return sum(at.answer is not None for at in self.places)


@dataclass(frozen=True)
class Line:
    """A place of the paper with its question."""

    place: Place
    question: Question


def marked(sheet: Sheet) -> Marked:
    """The attempt of this sheet, place by place."""
    attempt = sheet.attempt
    places = [
        Place(number, question_id, worth, sheet.answers.get(question_id))
        for number, (question_id, worth) in enumerate(
            zip(attempt.paper, papers.worths(attempt.paper, attempt.worth), strict=True), start=1
        )
    ]
    return Marked(attempt, places, papers.confirmation(sheet.check))


async def lines(session: Session, of: Marked, page: int) -> Page[Line]:
    """A page of the paper with its questions, without their options."""
    shown = cut(of.places, page)
    found = await ask.questions(session, [at.question_id for at in shown.items])
    items = [Line(at, found[at.question_id]) for at in shown.items]
    return Page(items, shown.number, shown.count)


async def line(session: Session, of: Marked, number: int) -> Line:
    """One place of the paper, numbered from 1. Raises AttemptNotFound for a number beyond it."""
    if not 1 <= number <= len(of.places):
        raise AttemptNotFound
    place = of.places[number - 1]
    return Line(place, await ask.question(session, place.question_id))
