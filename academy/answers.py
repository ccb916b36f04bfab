"""Answers: a question on the screen, and every tap and message kept at once (rows Q1, Q9, Q11).

Each tap is a transaction of its own, so an attempt survives any crash; pressing twice or pressing
an old button changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from academy import desks, papers, responses, scoring, submitting, trace
from academy.desks import Desk
from academy.errors.consultations import TextTooLong
from academy.errors.quizzes import AnswerUnfinished, NothingChosen, NumberUnreadable
from academy.papers import Progress
from academy.submitting import Ending
from storage.database import Session
from storage.queries import attempts as ask
from storage.tables.people import Person
from storage.tables.questions import Question, QuestionKind

LONGEST = {  # characters of an answer; an essay may come in several messages
    QuestionKind.SHORT: 255,
    QuestionKind.NUMERIC: scoring.LONGEST_NUMBER,
    QuestionKind.ESSAY: 40_000,
}


async def progress(
    session: Session, learner: Person, attempt_id: int, *, now: datetime
) -> Progress:
    """The attempt where the learner left it. Raises AttemptNotFound."""
    return await desks.shown(session, await desks.desk(session, learner, attempt_id, now=now))


async def choose(
    session: Session,
    learner: Person,
    attempt_id: int,
    question_id: int,
    option_id: int,
    *,
    now: datetime,
) -> Progress:
    """A tap on an option: it answers, is marked where several may be chosen, takes its place in an
    order, or asks for its partner. An old button shows the present question and changes nothing.

    Raises AttemptNotFound, TimeOver, TimeToSubmit, AttemptDiscarded.
    """
    desk = await desks.running(session, learner, attempt_id, question_id, now=now)
    if (question := desk.question) is None or question.kind in responses.TYPED:
        return await desks.shown(session, desk)
    option = next((each for each in question.options if each.id == option_id), None)
    if option is None:
        return await desks.shown(session, desk)
    if question.kind == QuestionKind.MATCHING:
        return await desks.shown(session, desk, left=option)
    response = responses.tapped(question, desk.response, option_id)
    is_final = question.kind in (QuestionKind.ONE_CHOICE, QuestionKind.TRUE_FALSE)
    return await _respond(session, desk, question, response, is_final=is_final)


async def pair(
    session: Session,
    learner: Person,
    attempt_id: int,
    question_id: int,
    places: tuple[int, int],
    *,
    now: datetime,
) -> Progress:
    """A tap on the partner of a left side; both by their places among the author's answers, from 0.
    The same pair once more is taken apart. Raises as `choose` does."""
    desk = await desks.running(session, learner, attempt_id, question_id, now=now)
    question = desk.question
    if question is None or question.kind != QuestionKind.MATCHING:
        return await desks.shown(session, desk)
    if max(places) >= len(question.options):
        return await desks.shown(session, desk)
    left, match = (question.options[place] for place in places)
    response = responses.paired(desk.response, left, match)
    return await _respond(session, desk, question, response, is_final=False)


async def clear(
    session: Session, learner: Person, attempt_id: int, question_id: int, *, now: datetime
) -> Progress:
    """Start the question anew: what was tapped or written is taken back. Raises as `choose`."""
    desk = await desks.running(session, learner, attempt_id, question_id, now=now)
    if desk.question is None or not responses.is_begun(desk.response):
        return await desks.shown(session, desk)
    return await _respond(session, desk, desk.question, {}, is_final=False)


async def write(
    session: Session, learner: Person, attempt_id: int, text: str, *, now: datetime
) -> Progress:
    """A message is the answer to the question on the screen, or a part of an essay. One that left
    in the same second as the answer before answers nothing, nor does one to a question of taps.

    Raises as `choose`, and NumberUnreadable, TextTooLong: then nothing has changed.
    """
    desk = await desks.running(session, learner, attempt_id, None, now=now)
    question = desk.question
    desk.is_part = question is not None and _is_part(desk)
    if question is None or question.kind not in responses.TYPED or desk.is_part:
        return await desks.shown(session, desk)
    if question.kind == QuestionKind.NUMERIC and scoring.number(text) is None:
        raise NumberUnreadable
    response = responses.written(question, desk.response, text.strip())
    if len(response["text"]) > LONGEST[question.kind]:
        raise TextTooLong(limit=LONGEST[question.kind], length=len(response["text"]))
    is_final = question.kind != QuestionKind.ESSAY
    return await _respond(session, desk, question, response, is_final=is_final)


def _is_part(desk: Desk) -> bool:
    """Of messages that left in one second only the first is an answer: a long text arrives in
    parts, and nobody has seen the next question yet. Telegram gives whole seconds."""
    given = desk.sheet.answers.values()
    return not desk.is_free and any(
        each.answered_at == desk.now and "text" in each.response for each in given
    )


async def confirm(
    session: Session, learner: Person, attempt_id: int, question_id: int, *, now: datetime
) -> Progress:
    """Done was pressed: what is marked or written becomes the answer.

    Raises as `choose`, and NothingChosen, AnswerUnfinished.
    """
    desk = await desks.running(session, learner, attempt_id, question_id, now=now)
    if desk.question is None or desk.is_free:
        return await desks.shown(session, desk)
    if not responses.is_whole(desk.question, desk.response):
        is_several = desk.question.kind == QuestionKind.SEVERAL
        raise NothingChosen if is_several else AnswerUnfinished
    return await _respond(session, desk, desk.question, desk.response, is_final=True)


async def go(
    session: Session, learner: Person, attempt_id: int, place: int, *, now: datetime
) -> Progress:
    """To another question of a free paper, by its place from 0; a sequential one shows the present
    question. Raises as `choose` does."""
    desk = await desks.running(session, learner, attempt_id, None, now=now)
    if desk.question is None or not desk.is_free or place >= len(desk.attempt.paper):
        return await desks.shown(session, desk)
    await _spend(session, desk)
    await desks.turn(session, desk, place)
    return await desks.shown(session, desk)


async def result(session: Session, attempt_id: int, *, now: datetime) -> Progress | None:
    """An attempt for a letter to its own learner; none when it is gone."""
    sheet = await ask.any_sheet(session, attempt_id)
    return await desks.shown(session, Desk(sheet, now)) if sheet else None


async def _respond(
    session: Session,
    desk: Desk,
    question: Question,
    response: Mapping[str, Any],
    *,
    is_final: bool,
) -> Progress:
    """Keep what is answered by now. With free navigation it stands as soon as it is whole, and
    every step is history; else it stands when it is final, and the next question comes."""
    if desk.is_free:
        is_final = responses.is_whole(question, response)
    answer = submitting.answer(desk.sheet, question, response, desk.now, desk.seconds)
    if not is_final:
        answer.answered_at, answer.points = None, None
    desk.put(answer)
    if is_final and not desk.is_free:
        return await _next(session, desk, question)
    if not desk.is_free:
        await ask.keep(session, [answer], is_first=True)
    elif await desks.turn(session, desk, desk.place):
        await ask.keep(session, [answer])
        await ask.add_change(session, answer, desk.now)
    return await desks.shown(session, desk)


async def _next(session: Session, desk: Desk, answered: Question) -> Progress:
    """The question after this one, or the end of the attempt; either leaves its trace."""
    answer = desk.sheet.answers[answered.id]
    if desk.place == len(desk.attempt.paper):
        ending = Ending(desk.sheet, desk.now, [answer], desk.found)
        await submitting.submit(session, ending, now=desk.now)
    elif await desks.turn(session, desk, desk.place):
        await ask.keep(session, [answer], is_first=True)
        await trace.record_all(session, [submitting.answered(desk.sheet, answered)], now=desk.now)
    return await desks.shown(session, desk)


async def _spend(session: Session, desk: Desk) -> None:
    """The time before a question that is left counts for it, answered or not."""
    if (question := desk.question) is not None:
        there = desk.answer or submitting.answer(desk.sheet, question, {}, desk.now, 0.0)
        kept = submitting.answer(desk.sheet, question, there.response, desk.now, desk.seconds)
        kept.answered_at = desk.answer.answered_at if desk.answer else None
        kept.points = there.points if kept.answered_at else None
        desk.put(kept)
        await ask.keep(session, [kept])


async def submit(
    session: Session, learner: Person, attempt_id: int, *, is_sure: bool, now: datetime
) -> Progress:
    """Submit an attempt of free navigation, or one in its grace period. With questions open it is
    asked once more: the progress that comes back is not over then.

    Raises AttemptNotFound, TimeOver, AttemptDiscarded.
    """
    desk = await desks.desk(session, learner, attempt_id, now=now)
    if desk.is_standing:
        return await desks.shown(session, desk)
    desks.refuse_late(desk, is_submitting=True)
    is_allowed = desk.is_free or desk.is_in_grace
    is_whole = not papers.unanswered(desk.attempt, desk.sheet.answers)
    if is_allowed and (is_sure or is_whole or desk.is_in_grace) and not desk.is_over:
        await submitting.submit(session, Ending(desk.sheet, now), now=now)
    return await desks.shown(session, desk)
