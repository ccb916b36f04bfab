"""Answers: one question after the other, every tap kept at once (rows Q1, Q11).

Each tap is a transaction of its own, so an attempt survives any crash; pressing twice or pressing
an old button changes nothing.
"""

from collections.abc import Collection
from datetime import datetime

from academy import papers, scoring, trace
from academy.errors.quizzes import AttemptNotFound, NothingChosen, TimeOver
from academy.papers import Progress
from storage.database import Session
from storage.queries import attempts as ask
from storage.queries.attempts import Sheet
from storage.tables.people import Person
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.trace import Thing, Verb


async def progress(
    session: Session, learner: Person, attempt_id: int, *, now: datetime
) -> Progress:
    """The attempt where the learner left it. Raises AttemptNotFound."""
    return await shown(session, await _sheet(session, learner, attempt_id), now)


async def choose(
    session: Session,
    learner: Person,
    attempt_id: int,
    question_id: int,
    option_id: int,
    *,
    now: datetime,
) -> Progress:
    """A tap on an option: it answers, or is marked where several may be chosen.

    The first answer stays; an old button shows the present question and changes nothing.
    Raises AttemptNotFound, TimeOver.
    """
    sheet = await _running(session, learner, attempt_id, now)
    if _present(sheet) != question_id:
        return await shown(session, sheet, now)
    found = await ask.questions(session, _rest(sheet)[:2])
    question = found[question_id]
    option = next((each for each in question.options if each.id == option_id), None)
    if option is None:
        return await shown(session, sheet, now, question)
    if question.kind != QuestionKind.SEVERAL:
        await _keep(session, sheet, question, [option], now)
        return await _next(session, sheet, question, found, now)
    chosen = _chosen(sheet, question_id) ^ {option_id}
    await ask.keep_begun(session, attempt_id, question_id, {"options": sorted(chosen)})
    return await shown(session, sheet, now, question, chosen)


async def confirm(
    session: Session, learner: Person, attempt_id: int, question_id: int, *, now: datetime
) -> Progress:
    """Done was pressed: what is marked becomes the answer.

    Raises AttemptNotFound, TimeOver, NothingChosen.
    """
    sheet = await _running(session, learner, attempt_id, now)
    if _present(sheet) != question_id:
        return await shown(session, sheet, now)
    chosen = _chosen(sheet, question_id)
    if not chosen:
        raise NothingChosen
    found = await ask.questions(session, _rest(sheet)[:2])
    question = found[question_id]
    options = [each for each in question.options if each.id in chosen]
    await _keep(session, sheet, question, options, now)
    return await _next(session, sheet, question, found, now)


async def result(session: Session, attempt_id: int, *, now: datetime) -> Progress | None:
    """An attempt for a letter to its own learner; none when it is gone."""
    sheet = await ask.any_sheet(session, attempt_id)
    return await shown(session, sheet, now) if sheet else None


async def shown(
    session: Session,
    sheet: Sheet,
    now: datetime,
    question: Question | None = None,
    chosen: frozenset[int] | None = None,
) -> Progress:
    """The attempt as its learner sees it; `question` is the present one where it is at hand, and
    `chosen` what is marked in it by now."""
    attempt, present = sheet.attempt, _present(sheet)
    if question is None and present is not None and not papers.is_over(attempt, now):
        question = (await ask.questions(session, [present]))[present]
    if chosen is None:
        chosen = _chosen(sheet, question.id) if question is not None else frozenset()
    tally = papers.tally(attempt, sheet.answers)
    return Progress(attempt, question, chosen, tally, papers.confirmation(sheet.check), now)


async def _sheet(session: Session, learner: Person, attempt_id: int) -> Sheet:
    sheet = await ask.sheet(session, learner.id, attempt_id)
    if sheet is None:
        raise AttemptNotFound
    return sheet


async def _running(session: Session, learner: Person, attempt_id: int, now: datetime) -> Sheet:
    """The sheet to be tapped on; a finished one is shown as it is, a late tap is refused."""
    sheet = await _sheet(session, learner, attempt_id)
    attempt = sheet.attempt
    if attempt.finished_at is None and now >= attempt.deadline:
        raise TimeOver(title=attempt.quiz.title, deadline=attempt.deadline)
    return sheet


def _chosen(sheet: Sheet, question_id: int) -> frozenset[int]:
    begun = sheet.begun.get(question_id)
    return frozenset(begun.response.get("options", ()) if begun is not None else ())


def _rest(sheet: Sheet) -> list[int]:
    return papers.unanswered(sheet.attempt, sheet.answers)


def _present(sheet: Sheet) -> int | None:
    rest = _rest(sheet)
    return rest[0] if rest and sheet.attempt.finished_at is None else None


async def _keep(
    session: Session, sheet: Sheet, question: Question, options: Collection[Option], now: datetime
) -> None:
    """Keep the answer for good; one that stands already is left as it is."""
    response = {"options": sorted(option.id for option in options)}
    kept = await ask.keep_answer(
        session,
        sheet.attempt.id,
        question.id,
        response=response,
        points=scoring.points(question, response, papers.worth(sheet.attempt)[question.id]),
        answered_at=now,
    )
    if kept is not None:
        sheet.answers[question.id] = kept


async def _next(
    session: Session,
    sheet: Sheet,
    answered: Question,
    found: dict[int, Question],
    now: datetime,
) -> Progress:
    """The question after this one, or the end of the attempt; either leaves its trace."""
    attempt, rest = sheet.attempt, _rest(sheet)
    acts: list[trace.Act] = []
    if answered.id in sheet.answers:
        about = trace.About(Thing.QUESTION, answered.id, attempt.quiz.discipline_id)
        facts = {
            "points": sheet.answers[answered.id].points,
            "max": papers.worth(attempt)[answered.id],
            "kind": answered.kind,
            "quiz": attempt.quiz_id,
        }
        acts.append(trace.Act(attempt.learner_id, Verb.ANSWERED, about, facts))
    if not rest and await ask.finish(session, attempt.id, now):
        tally = papers.tally(attempt, sheet.answers)
        about = trace.About(Thing.QUIZ, attempt.quiz_id, attempt.quiz.discipline_id)
        facts = {"points": tally.points, "max": tally.most}
        acts.append(trace.Act(attempt.learner_id, Verb.COMPLETED, about, facts))
    await trace.record_all(session, acts, now=now)
    return await shown(session, sheet, now, found[rest[0]] if rest else None)
