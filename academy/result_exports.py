"""Exports of results: what a document about a quiz is made of, read in portions (row Q23)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy.errors.quizzes import QuizNotFound
from academy.grades import Outcome, percent
from academy.quiz_reviews import outcome
from academy.result_sheets import Entry
from academy.results import spent
from academy.timetable import ACADEMY_ZONE
from storage.database import Session
from storage.queries import result_exports as ask
from storage.queries import results as ask_results
from storage.queries.results import Summary
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz

PORTION = 50  # attempts, or questions, of one look: below 50 ms on a busy machine


@dataclass(frozen=True)
class Taker:
    """Whose attempt it is."""

    family_name: str
    given_name: str
    patronymic: str
    group: str
    code: str
    folded: str


@dataclass(frozen=True)
class Attempted:
    """An attempt and whose it is, in the order of the document: by name, then by number."""

    taker: Taker
    summary: Summary

    @property
    def outcome(self) -> Outcome:
        return outcome(self.summary)

    @property
    def percent(self) -> int:
        return percent(self.outcome.share)

    @property
    def seconds(self) -> int | None:
        """From the start to the submission."""
        lasted = spent(self.summary)
        return None if lasted is None else round(lasted.total_seconds())


async def quiz(session: Session, quiz_id: int, lecturer_id: int | None) -> Quiz:
    """The quiz whose results are written: one of the lecturer's, at the console any.

    Raises QuizNotFound.
    """
    if lecturer_id is None:
        found = await session.get(Quiz, quiz_id)
    else:
        found = await ask_results.taught_quiz(session, lecturer_id, quiz_id)
    if found is None:
        raise QuizNotFound
    return found


async def attempts(session: Session, of: Quiz) -> Sequence[Attempted]:
    """Every attempt at the quiz, running ones among them."""
    summaries = await ask_results.summaries(session, of.id)
    groups = await ask_results.groups_of(session, of.discipline_id)
    takers = {}
    for at in range(0, len(summaries), PORTION * 10):
        ids = {each.learner_id for each in summaries[at : at + PORTION * 10]}
        for row in await ask.people(session, ids):
            group = groups.get(row.id, "")
            names = (row.family_name, row.given_name, row.patronymic)
            takers[row.id] = Taker(*names, group, row.roster_code, row.folded)
    found = [Attempted(takers[each.learner_id], each) for each in summaries]
    return sorted(found, key=lambda at: (at.taker.folded, at.taker.code, at.summary.number))


async def entries(
    session: Session, attempt_ids: Collection[int]
) -> Mapping[int, Mapping[int, Entry]]:
    """The answers of a portion of attempts, by attempt and question."""
    found: dict[int, dict[int, Entry]] = {number: {} for number in attempt_ids}
    rows = await ask.answers(session, attempt_ids)
    for attempt_id, question_id, response, points, seconds, answered_at in rows:
        entry = Entry(response, points, seconds, local(answered_at))
        found[attempt_id][question_id] = entry
    return found


async def questions(session: Session, question_ids: Collection[int]) -> Sequence[Question]:
    """A portion of the questions with their options."""
    return await ask.questions(session, question_ids)


def local(moment: datetime) -> datetime:
    """The Academy's time as a spreadsheet keeps it: without a zone."""
    return moment.astimezone(ACADEMY_ZONE).replace(tzinfo=None, microsecond=0)
