"""The course of a quiz, live: a panel in the chat of the lecturer who wants to watch it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import panels, results
from storage.database import Session
from storage.queries import quiz_reviews as ask_sheets
from storage.queries import results as ask_results
from storage.queries import watches as ask
from storage.queries.results import Summary
from storage.tables.attempts import AttemptState
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

PANEL = "quiz-progress"


@dataclass(frozen=True)
class Runner:
    """A learner at work: `number` of the question on the screen, of `total`."""

    name: str
    number: int
    total: int
    problems: int  # that wait for an answer


@dataclass(frozen=True)
class Course:
    """How far a quiz is at this moment; who has a problem stands first, then who is least far."""

    quiz: Quiz
    expected: int
    started: int
    submitted: int
    problems: int
    runners: Sequence[Runner]
    is_watched: bool


async def show(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> None:
    """Put the panel into the lecturer's chat; an earlier one is no longer kept up to date.

    Raises QuizNotFound.
    """
    quiz = await results.taught(session, lecturer, quiz_id)
    key = f"{PANEL}:{quiz.id}:{lecturer.id}:{now.timestamp():.3f}"
    await ask.keep(session, quiz.id, lecturer.id, key, now)
    await panels.show(session, PANEL, key, lecturer.id, now=now, quiz_id=quiz.id)


async def stop(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> None:
    """The panel stays as it is from now on. Pressing twice is harmless."""
    key = await ask.end(session, quiz_id, lecturer.id)
    if key is not None:
        await _close(session, key, lecturer.id, quiz_id, now)


async def renew(session: Session, *, now: datetime) -> int:
    """Draw again what has changed, end what is over; say how many panels."""
    found = await ask.watches(session)
    for each in found:
        watch = each.watch
        if await _is_over(session, each.quiz, each.counts, now):
            await ask.end(session, watch.quiz_id, watch.person_id)
            await _close(session, watch.panel, watch.person_id, watch.quiz_id, now)
        elif watch.shown != each.counts:
            watch.shown = each.counts
            who, quiz_id = watch.person_id, watch.quiz_id
            await panels.renew(session, PANEL, watch.panel, who, now=now, quiz_id=quiz_id)
    return len(found)


async def course(session: Session, lecturer_id: int, quiz_id: int, panel: str) -> Course | None:
    """How far the quiz is; none where it is not the lecturer's any more."""
    quiz = await ask_results.taught_quiz(session, lecturer_id, quiz_id)
    if quiz is None:
        return None
    learners = {each.id: each.name for each in await ask_results.expected(session, quiz)}
    attempts = await ask_results.summaries(session, quiz_id)
    problems = await ask_results.open_problems(session, quiz_id)
    running = [each for each in attempts if each.state == AttemptState.OPEN]
    runners = [_runner(each, learners, problems) for each in running]
    runners.sort(key=lambda each: (-each.problems, each.number / each.total, each.name))
    return Course(
        quiz,
        expected=len(learners),
        started=len({each.learner_id for each in attempts}),
        submitted=len(attempts) - len(running),
        problems=sum(problems.values()),
        runners=runners,
        is_watched=await ask.is_kept(session, panel),
    )


async def _is_over(session: Session, quiz: Quiz, counts: Sequence[int], now: datetime) -> bool:
    _, running, *_ = counts
    if running or now < quiz.closes_at:
        return False
    return now >= (await ask_sheets.situation(session, quiz, 0)).closed_at


def _runner(at: Summary, names: dict[int, str], problems: dict[int, int]) -> Runner:
    total = max(len(at.paper), 1)
    number = min(at.position + 1, total)
    return Runner(names[at.learner_id], number, total, problems.get(at.attempt_id, 0))


async def _close(session: Session, key: str, person_id: int, quiz_id: int, now: datetime) -> None:
    await panels.close(session, PANEL, key, person_id, now=now, quiz_id=quiz_id)
