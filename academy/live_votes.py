"""Votes in the polls of a live quiz become answers of attempts, with points and a trace."""

from collections.abc import Sequence
from datetime import datetime

from academy import live_asking, scoring, trace
from storage.database import Session
from storage.queries import attempts
from storage.queries import live as ask
from storage.queries.live import Ballot
from storage.tables.people import Person
from storage.tables.questions import Question
from storage.tables.trace import Thing, Verb


async def take(
    session: Session, person: Person, poll_id: str, places: Sequence[int], *, now: datetime
) -> bool:
    """Keep what was voted for; false where it does not count: a poll of nobody's, a voter who does
    not study the discipline, a second vote. No places: the vote was taken back.

    Telegram closes a poll in time and takes no vote after it, so that whatever comes was in time.
    """
    ballot = await ask.ballot(session, poll_id, person.id)
    if ballot is None or any(not 0 <= each < len(ballot.poll.options) for each in places):
        return False
    found = await attempts.questions(session, ballot.live.paper)
    question = found.get(ballot.poll.question_id)
    if question is None:
        return False
    acts: list[trace.Act] = []
    attempt_id = ballot.attempt_id or await _begun(session, person, ballot, found, acts, now)
    number = question.id
    if not places:
        await ask.take_back(session, attempt_id, number)
    else:
        response = {"options": sorted(ballot.poll.options[each] for each in set(places))}
        points = scoring.points(question, response, question.points)
        seconds = round((now - ballot.poll.asked_at).total_seconds(), 1)
        fields = {"response": response, "points": points, "answered_at": now, "seconds": seconds}
        if await attempts.keep_answer(session, attempt_id, number, **fields) is None:
            return False
        acts.append(_answered(person, ballot, question, points))
    await trace.record_all(session, acts, now=now)
    await live_asking.renew_panel(session, ballot.live, now=now)
    return True


async def _begun(
    session: Session,
    person: Person,
    ballot: Ballot,
    found: dict[int, Question],
    acts: list[trace.Act],
    now: datetime,
) -> int:
    """The attempt of who takes part, from the first vote on. A person's votes are a lane."""
    live, quiz = ballot.live, ballot.quiz
    worth = [found[each].points if each in found else 1.0 for each in live.paper]
    number = await ask.begin(session, ballot, person.id, worth, now)
    about = trace.About(Thing.QUIZ, quiz.id, quiz.discipline_id)
    acts.append(trace.Act(person.id, Verb.ATTEMPTED, about, {"questions": quiz.length}))
    return number


def _answered(
    person: Person, ballot: Ballot, question: Question, points: float | None
) -> trace.Act:
    about = trace.About(Thing.QUESTION, question.id, ballot.quiz.discipline_id)
    facts = {"points": points, "max": question.points, "kind": question.kind}
    return trace.Act(person.id, Verb.ANSWERED, about, {**facts, "quiz": ballot.quiz.id})
