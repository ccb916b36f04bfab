"""A live quiz goes on: its first question, the next ones, and its end with the results."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit, letters, live, panels, trace
from academy.errors.live import LiveMoved
from academy.letters import Draft
from academy.live import Standing
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import attempts
from storage.queries import live as ask
from storage.tables.live import LivePoll, LiveQuiz, LiveState
from storage.tables.people import Person
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz
from storage.tables.trace import Thing, Verb

POLL = "live-poll"
STOP = "live-stop"
PANEL = "live-panel"
LEAST = timedelta(seconds=5)  # a poll stays open (Bot API); a later one comes not at all


@dataclass(frozen=True)
class Result:
    """What somebody has of a live quiz."""

    learner: Person
    points: float
    most: float


@dataclass(frozen=True)
class Asked:
    """A question on its way into a chat, the host whose language a group reads."""

    question: Question
    live: LiveQuiz
    quiz: Quiz

    @property
    def number(self) -> int:
        return self.live.position + 1


async def start(session: Session, host: Person, quiz_id: int, *, now: datetime) -> Standing:
    """Ask the first question. Raises LiveNotFound, LiveMoved."""
    at = await live.standing(session, host, quiz_id)
    await _ask(session, at, LiveState.READY, 0, now)
    audit.note(session, host.id, "live-started", now=now, quiz=quiz_id)
    return at


async def ask_next(
    session: Session, host: Person, quiz_id: int, position: int, *, now: datetime
) -> Standing:
    """Close the question at this place and ask the one behind it. Raises LiveNotFound, LiveMoved.

    Of two presses the row picks one.
    """
    at = await live.standing(session, host, quiz_id)
    if at.live.position != position or at.is_last:
        raise LiveMoved
    await _close(session, at, now)
    await _ask(session, at, LiveState.RUNNING, position + 1, now)
    return at


async def end(session: Session, host: Person, quiz_id: int, *, now: datetime) -> Standing:
    """The end: who took part has a finished attempt. Raises LiveNotFound, LiveMoved."""
    at = await live.standing(session, host, quiz_id)
    if not await ask.change(session, host.id, quiz_id, LiveState.RUNNING, state=LiveState.ENDED):
        raise LiveMoved
    await _close(session, at, now)
    ended = await ask.finish(session, quiz_id, now)
    rows = await attempts.totals(session, ended) if ended else []
    about = trace.About(Thing.QUIZ, quiz_id, at.quiz.discipline_id)
    acts = [
        trace.Act(each.learner_id, Verb.COMPLETED, about, {"points": round(each.points, 2)})
        for each in rows
    ]
    await trace.record_all(session, acts, now=now)
    audit.note(session, host.id, "live-ended", now=now, quiz=quiz_id, people=len(acts))
    return at


async def results(
    session: Session, host: Person, quiz_id: int, page: int
) -> tuple[Standing, Page[Result]]:
    """A page of who took part, the best first. Raises LiveNotFound."""
    at = await live.standing(session, host, quiz_id)
    empty: Page[Result] = place(page, await ask.count_results(session, quiz_id))
    rows = await ask.results(session, quiz_id, offset=empty.offset, limit=SIZE)
    found = [Result(who, round(points, 2), sum(worth)) for who, points, worth in rows]
    return at, Page(found, empty.number, empty.count)


async def asked(session: Session, quiz_id: int, position: int, *, now: datetime) -> Asked | None:
    """What a poll asks; none when the quiz has gone on or its time is nearly over."""
    found = await ask.asked(session, quiz_id)
    if found is None:
        return None
    at, quiz = found
    is_present = at.state == LiveState.RUNNING and at.position == position
    if not is_present or at.ends_at is None or at.ends_at - now < LEAST:
        return None
    question = (await attempts.questions(session, [at.paper[position]])).get(at.paper[position])
    return Asked(question, at, quiz) if question else None


async def keep_poll(session: Session, **fields: Any) -> None:
    """Remember which poll asks which question, and what its options are."""
    await ask.keep_poll(session, fields)


async def question_at(session: Session, quiz_id: int, position: int) -> Question | None:
    """The question at this place of the paper."""
    found = await ask.asked(session, quiz_id)
    if found is None:
        return None
    number = found[0].paper[position]
    return (await attempts.questions(session, [number])).get(number)


async def renew_panel(session: Session, at: LiveQuiz, *, now: datetime) -> None:
    """Somebody has answered: the host sees it within seconds."""
    await panels.renew(session, PANEL, _key(at, at.position), at.host_id, now=now, **_facts(at))


async def _ask(
    session: Session, at: Standing, was: LiveState, position: int, now: datetime
) -> None:
    number, ends_at = at.quiz.id, now + at.live.open_for
    moved = await ask.advance(session, number, was, position, now, ends_at)
    if moved is None:
        raise LiveMoved
    facts: dict[str, Any] = {"quiz_id": number, "position": position}
    key = f"{POLL}:{number}:{position}:"
    draft = Draft(POLL, key, facts=facts, about=f"live:{number}", too_late=ends_at - LEAST)
    if moved.group_chat is not None:
        one = Draft(**{**vars(draft), "chat_id": moved.group_chat})
        await letters.queue(session, [one], now=now)
    else:
        await letters.queue_for(session, draft, ask.learners(at.quiz.discipline_id), now=now)
    await panels.show(
        session, PANEL, _key(moved, position), moved.host_id, now=now, **_facts(moved)
    )


async def _close(session: Session, at: Standing, now: datetime) -> None:
    """The polls that are still open take no more votes."""
    if at.live.ends_at is not None and now < at.live.ends_at:
        rows = await ask.polls(session, at.quiz.id, at.live.paper[at.live.position])
        await letters.queue(session, [_stop(each) for each in rows], now=now)


def _stop(poll: LivePoll) -> Draft:
    facts = {"message_id": poll.message_id}
    return Draft(STOP, f"{STOP}:{poll.poll_id}", chat_id=poll.chat_id, facts=facts)


def _key(at: LiveQuiz, position: int) -> str:
    return f"{PANEL}:{at.quiz_id}:{position}"


def _facts(at: LiveQuiz) -> dict[str, Any]:
    return {"quiz_id": at.quiz_id, "position": at.position}
