"""Answers: one question after the other, every tap kept at once (rows Q1, Q11).

Each tap is a transaction of its own, so an attempt survives any crash; pressing twice or pressing
an old button changes nothing.
"""

from collections.abc import Collection
from datetime import datetime

from academy import papers, trace
from academy.errors.quizzes import AttemptNotFound, NothingChosen, TimeOver
from academy.papers import Progress
from storage.database import Session
from storage.queries import quizzes as ask
from storage.queries.quizzes import Sheet
from storage.tables.people import Person
from storage.tables.quizzes import Option, Question, QuestionKind
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
        if await _keep(session, sheet, question, [option], now):
            await ask.keep_choice(session, attempt_id, option)
        return await _next(session, sheet, question, found, now)
    if not await ask.drop_choice(session, attempt_id, option.id):
        await ask.keep_choice(session, attempt_id, option)
    return await shown(session, sheet, now, question)


async def confirm(
    session: Session, learner: Person, attempt_id: int, question_id: int, *, now: datetime
) -> Progress:
    """Done was pressed: what is marked becomes the answer.

    Raises AttemptNotFound, TimeOver, NothingChosen.
    """
    sheet = await _running(session, learner, attempt_id, now)
    if _present(sheet) != question_id:
        return await shown(session, sheet, now)
    chosen = await ask.chosen(session, attempt_id, question_id)
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
    session: Session, sheet: Sheet, now: datetime, question: Question | None = None
) -> Progress:
    """The attempt as its learner sees it; `question` is the present one where it is at hand."""
    attempt, present = sheet.attempt, _present(sheet)
    if question is None and present is not None and not papers.is_over(attempt, now):
        question = (await ask.questions(session, [present]))[present]
    chosen: frozenset[int] = frozenset()
    if question is not None and question.kind == QuestionKind.SEVERAL:
        chosen = await ask.chosen(session, attempt.id, question.id)
    tally = papers.tally(attempt, sheet.points)
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


def _rest(sheet: Sheet) -> list[int]:
    return papers.unanswered(sheet.attempt, sheet.points)


def _present(sheet: Sheet) -> int | None:
    rest = _rest(sheet)
    return rest[0] if rest and sheet.attempt.finished_at is None else None


async def _keep(
    session: Session, sheet: Sheet, question: Question, options: Collection[Option], now: datetime
) -> bool:
    """Keep the answer for good; say whether it was the first."""
    points = papers.earned(options)
    is_first = await ask.keep_answer(
        session,
        attempt_id=sheet.attempt.id,
        question_id=question.id,
        points=points,
        answered_at=now,
    )
    if is_first:
        sheet.points[question.id] = points
    return is_first


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
    if answered.id in sheet.points:
        about = trace.About(Thing.QUESTION, answered.id, attempt.quiz.discipline_id)
        facts = {
            "points": sheet.points[answered.id],
            "max": 1,
            "kind": answered.kind,
            "quiz": attempt.quiz_id,
        }
        acts.append(trace.Act(attempt.learner_id, Verb.ANSWERED, about, facts))
    if not rest and await ask.finish(session, attempt.id, now):
        tally = papers.tally(attempt, sheet.points)
        about = trace.About(Thing.QUIZ, attempt.quiz_id, attempt.quiz.discipline_id)
        facts = {"points": tally.points, "max": tally.total}
        acts.append(trace.Act(attempt.learner_id, Verb.COMPLETED, about, facts))
    await trace.record_all(session, acts, now=now)
    return await shown(session, sheet, now, found[rest[0]] if rest else None)
