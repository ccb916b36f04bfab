"""The end of the time: attempts are ended by the clock, and their learners told (rows Q2, Q3)."""

from datetime import datetime, timedelta

from academy import deadlines, letters, submitting
from academy.letters import Draft
from academy.submitting import Ending
from storage.database import Session
from storage.queries import expiries as ask
from storage.queries.attempts import Sheet
from storage.tables.attempts import Attempt
from storage.tables.letters import Delivery
from storage.tables.quizzes import Expiry, Quiz

LATEST = timedelta(seconds=5)  # presses that reached us in time are still being worked off
_AHEAD = deadlines.WARNING + timedelta(minutes=2)
_AT_ONCE = 200


async def end_overdue(session: Session, *, now: datetime) -> int:
    """End the attempts whose time is over, each as its quiz says, and write to their learners; say
    how many. Safe to run twice: the row knows its end.

    Submitted at the deadline; or discarded then, or after the grace period in which it was not
    submitted.
    """
    before = now - LATEST
    quizzes = {quiz.id: quiz for quiz in await ask.quizzes_over(session, before)}
    if not quizzes:
        return 0
    bounds = {number: before - grace(quiz) for number, quiz in quizzes.items()}
    sheets = await ask.sheets_over(session, bounds, before, _AT_ONCE)
    endings = [_ending(each) for each in sheets]
    ended = await submitting.submit_all(session, endings, now=now) if endings else frozenset()
    await letters.queue(session, [_over(attempt) for attempt in ended], now=now)
    return len(ended)


def grace(quiz: Quiz) -> timedelta:
    """How long after the deadline an attempt can be submitted still."""
    return (quiz.grace or timedelta()) if quiz.expiry == Expiry.GRACE else timedelta()


def _ending(sheet: Sheet) -> Ending:
    quiz, deadline = sheet.attempt.quiz, sheet.attempt.deadline
    return Ending(sheet, deadline, is_discarded=quiz.expiry != Expiry.SUBMIT)


def _over(attempt: Attempt) -> Draft:
    """A graded thing never comes twice: in doubt a person decides (DESIGN.md 4)."""
    return Draft(
        kind="quiz-over",
        key=f"quiz-over:{attempt.id}",
        person_id=attempt.learner_id,
        facts={"attempt_id": attempt.id},
        delivery=Delivery.DOUBT,
    )


async def queue_warnings(session: Session, *, now: datetime) -> int:
    """The letters of the next minutes: five minutes before the deadline, where the whole time is
    more than twice as long, and at the deadline, where it can be submitted still. Safe to run
    twice: the key holds attempt and deadline, so a moved one makes a new letter."""
    found = await ask.ending(session, now, now + _AHEAD)
    drafts: list[Draft] = []
    for attempt, quiz in found:
        if attempt.deadline - attempt.started_at > 2 * deadlines.WARNING:
            drafts.append(deadlines.warning(attempt.id, attempt.learner_id, attempt.deadline))
        if grace(quiz):
            drafts.append(_in_grace(attempt, quiz))
    await letters.queue(session, drafts, now=now)
    return 0


def _in_grace(attempt: Attempt, quiz: Quiz) -> Draft:
    return Draft(
        kind="quiz-grace",
        key=f"quiz-grace:{attempt.id}:{attempt.deadline.isoformat()}",
        person_id=attempt.learner_id,
        facts={"attempt_id": attempt.id},
        not_before=attempt.deadline,
        too_late=attempt.deadline + grace(quiz),
    )
