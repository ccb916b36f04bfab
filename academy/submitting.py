"""The end of attempts: what is begun counts as it stands, the digest is sealed, the trace is left
(rows Q3, Q13)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from academy import papers, receipts, responses, scoring, trace
from storage.database import Session
from storage.queries import attempts as kept
from storage.queries import expiries as ask
from storage.queries.attempts import Sheet
from storage.queries.expiries import End
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.questions import Question
from storage.tables.quizzes import Navigation
from storage.tables.trace import Thing, Verb


@dataclass(frozen=True)
class Ending:
    """An attempt about to end at this moment; `changed` are answers of this very press, in the
    sheet already and not kept yet, `found` questions that are at hand. `is_discarded`: not
    submitted in time, it does not count."""

    sheet: Sheet
    at: datetime
    changed: list[Answer] = field(default_factory=list)
    found: Mapping[int, Question] = field(default_factory=dict)
    is_discarded: bool = False


async def submit(session: Session, ending: Ending, *, now: datetime) -> bool:
    """End one attempt; false when it has ended before."""
    return bool(await submit_all(session, [ending], now=now))


async def submit_all(
    session: Session, endings: Collection[Ending], *, now: datetime
) -> frozenset[Attempt]:
    """End these attempts and say which were still open. What was tapped or written counts as an
    answer from now on, whether or not Done was pressed; a discarded attempt stays as it is."""
    found = await _needed(session, endings)
    for each in endings:
        if not each.is_discarded:
            each.changed.extend(_settled(each.sheet, found, each.at))
    ended = await ask.end(session, {each.sheet.attempt: _end(each) for each in endings})
    done = [each for each in endings if each.sheet.attempt in ended]
    await kept.keep(session, [answer for each in done for answer in each.changed])
    acts = [act for each in done if not each.is_discarded for act in _acts(each, found)]
    await trace.record_all(session, acts, now=now)
    return ended


async def _needed(session: Session, endings: Collection[Ending]) -> dict[int, Question]:
    """What is begun is marked now; of free navigation every answer leaves its trace only now."""
    numbers, found = set[int](), dict[int, Question]()
    for each in endings:
        begun = each.sheet.begun.items()
        numbers |= {number for number, row in begun if responses.is_begun(row.response)}
        numbers |= {answer.question_id for answer in each.changed}
        if each.sheet.attempt.quiz.navigation == Navigation.FREE:
            numbers |= each.sheet.answers.keys()
        found |= each.found
    missing = numbers - found.keys()
    return found | await kept.questions(session, missing) if missing else found


def _settled(sheet: Sheet, found: Mapping[int, Question], at: datetime) -> list[Answer]:
    """Answers made of what is begun; the sheet knows them from now on."""
    new: list[Answer] = []
    for number, row in list(sheet.begun.items()):
        if responses.is_begun(row.response):
            new.append(answer(sheet, found[number], row.response, at, row.seconds))
            sheet.answers[number] = new[-1]
            del sheet.begun[number]
    return new


def answer(
    sheet: Sheet, question: Question, response: Mapping[str, Any], at: datetime, seconds: float
) -> Answer:
    """An answer that stands from this moment, with its points."""
    worth = papers.worth(sheet.attempt)[question.id]
    return Answer(
        attempt_id=sheet.attempt.id,
        question_id=question.id,
        response=dict(response),
        points=scoring.points(question, response, worth),
        answered_at=at,
        seconds=seconds,
    )


def _end(ending: Ending) -> End:
    if ending.is_discarded:
        return End(AttemptState.DISCARDED, ending.at, None)
    attempt, answers = ending.sheet.attempt, ending.sheet.answers
    return End(receipts.state(answers), ending.at, receipts.digest(attempt, ending.at, answers))


def answered(sheet: Sheet, question: Question) -> trace.Act:
    """The line of the trace about an answer; an essay has no points yet."""
    attempt, given = sheet.attempt, sheet.answers[question.id]
    about = trace.About(Thing.QUESTION, question.id, attempt.quiz.discipline_id)
    facts: dict[str, Any] = {} if given.points is None else {"points": given.points}
    facts |= {"max": papers.worth(attempt)[question.id], "kind": question.kind}
    facts |= {"quiz": attempt.quiz_id}
    return trace.Act(attempt.learner_id, Verb.ANSWERED, about, facts)


def _acts(ending: Ending, found: Mapping[int, Question]) -> list[trace.Act]:
    sheet, attempt = ending.sheet, ending.sheet.attempt
    is_free = attempt.quiz.navigation == Navigation.FREE
    told = [*sheet.answers] if is_free else [each.question_id for each in ending.changed]
    tally = papers.tally(attempt, sheet.answers)
    about = trace.About(Thing.QUIZ, attempt.quiz_id, attempt.quiz.discipline_id)
    facts = {"points": tally.points, "max": tally.most}
    acts = [answered(sheet, found[number]) for number in told if number in found]
    return [*acts, trace.Act(attempt.learner_id, Verb.COMPLETED, about, facts)]
