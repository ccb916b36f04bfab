"""Reviews: what a learner sees of an attempt afterwards, by the quiz's matrix (row Q10).

The moments are Moodle's (quiz_attempt_state in mod/quiz/locallib.php): right after, for two minutes
from the submission; later, while the quiz is open; after its close, which goes before the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import grades, marked_papers
from academy.errors.quiz_reviews import ReviewClosed, ReviewLater, ReviewNotYet
from academy.errors.quizzes import AttemptNotFound, QuizNotFound
from academy.grades import Grade, Outcome
from academy.marked_papers import Line, Marked
from academy.pages import Page
from academy.papers import confirmation, worths
from academy.stages import RIGHT_AFTER, Item, Moment, moment, seen
from storage.database import Session
from storage.queries import quiz_reviews as ask
from storage.queries import results as ask_results
from storage.queries.results import Summary
from storage.tables.attempts import AttemptState
from storage.tables.columns import Bilingual
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

_BY_QUESTION = frozenset({Item.ANSWERS, Item.RIGHT, Item.FEEDBACK})


@dataclass(frozen=True)
class Review:
    """An attempt as its learner may see it now; more of it from `more_at` on, if ever."""

    marked: Marked
    seen: frozenset[Item]
    more_at: datetime | None
    band: Bilingual | None

    @property
    def is_by_question(self) -> bool:
        """Whether there is more to see than the marks of the whole."""
        return bool(self.seen & _BY_QUESTION)


@dataclass(frozen=True)
class Attempts:
    """A learner's attempts at a quiz with what may be seen of each, and the grade they amount to
    where the marks of all that count are open."""

    quiz: Quiz
    outcomes: Sequence[tuple[int, Outcome, frozenset[Item]]]  # with the attempt's number of row
    grade: Grade | None


def more_at(
    quiz: Quiz, finished_at: datetime, closed_at: datetime, now: datetime
) -> datetime | None:
    """When something opens that is not open now; none where nothing more ever does."""
    open_now = seen(quiz, moment(finished_at, closed_at, now))
    steps = {Moment.LATER: finished_at + RIGHT_AFTER, Moment.CLOSED: closed_at}
    for step, begins_at in steps.items():
        if now < begins_at <= closed_at and seen(quiz, step) - open_now:
            return begins_at
    return None


async def only_attempt(session: Session, learner: Person, quiz_id: int) -> int | None:
    """The number of the learner's submitted attempt at a quiz, where there is a single one."""
    found = await ask.submitted(session, learner.id, quiz_id)
    return found[0] if len(found) == 1 else None


async def attempts(session: Session, learner: Person, quiz_id: int, *, now: datetime) -> Attempts:
    """The learner's submitted attempts at a quiz. Raises QuizNotFound, ReviewNotYet."""
    rows = await ask_results.of_learner(session, quiz_id, learner.id)
    quiz = await session.get(Quiz, quiz_id)
    if quiz is None or not rows:
        raise QuizNotFound
    over = [row for row in rows if row.state != AttemptState.OPEN]
    if not over:
        raise ReviewNotYet(title=quiz.title)
    closed_at = (await ask.situation(session, quiz, learner.id)).closed_at
    outcomes = [(row.attempt_id, outcome(row), _seen(quiz, row, closed_at, now)) for row in over]
    counted = [(each, open_now) for _, each, open_now in outcomes if each.is_counted]
    is_open = all(Item.MARKS in open_now for _, open_now in counted)
    found = grades.grade([each for each, _ in counted], quiz.grading) if is_open else None
    return Attempts(quiz, outcomes, found)


async def review(session: Session, learner: Person, attempt_id: int, *, now: datetime) -> Review:
    """The learner's own attempt with what may be seen of it now.

    Raises AttemptNotFound; ReviewNotYet while it, or another one at the quiz, goes on: what is
    opened of one could be the key to the other.
    """
    sheet = await ask.own_sheet(session, learner.id, attempt_id)
    if sheet is None:
        raise AttemptNotFound
    quiz, finished_at = sheet.attempt.quiz, sheet.attempt.finished_at
    situation = await ask.situation(session, quiz, learner.id)
    if finished_at is None or situation.is_taking:
        raise ReviewNotYet(title=quiz.title)
    closed_at = situation.closed_at
    open_now = seen(quiz, moment(finished_at, closed_at, now))
    marked = marked_papers.marked(sheet)
    band = grades.band(quiz.bands, marked.percent) if Item.FEEDBACK in open_now else None
    return Review(marked, open_now, more_at(quiz, finished_at, closed_at, now), band)


async def lines(session: Session, of: Review, page: int) -> Page[Line] | None:
    """A page of the reviewed paper; none where only the marks of the whole are open."""
    return await marked_papers.lines(session, of.marked, page) if of.is_by_question else None


async def line(
    session: Session, learner: Person, attempt_id: int, number: int, *, now: datetime
) -> tuple[Review, Line]:
    """One question of the learner's own attempt, numbered from 1.

    Raises AttemptNotFound, ReviewNotYet; where the questions are not open now ReviewLater, or
    ReviewClosed.
    """
    found = await review(session, learner, attempt_id, now=now)
    if not found.is_by_question:
        title = found.marked.quiz.title
        if found.more_at is not None:
            raise ReviewLater(title=title, more_at=found.more_at)
        raise ReviewClosed(title=title)
    return found, await marked_papers.line(session, found.marked, number)


def outcome(row: Summary) -> Outcome:
    """The attempt as far as a grade is concerned."""
    most = sum(worths(row.paper, row.worth))
    return Outcome(row.number, row.state, row.points, most, confirmation(row.check))


def _seen(quiz: Quiz, row: Summary, closed_at: datetime, now: datetime) -> frozenset[Item]:
    return seen(quiz, moment(row.finished_at or now, closed_at, now))
