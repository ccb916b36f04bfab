"""What whoever examines sees of problems during an attempt: the queue, a page, what can be done."""

import math
from datetime import datetime, timedelta

from academy.pages import Page
from academy.problem_answers import MOST_MINUTES, Verdict
from academy.problems import TEXT_LENGTH, Case, Row
from bot.callbacks.joining import OpenMenu
from bot.callbacks.problems import (
    AnswerProblem,
    GiveAttempt,
    GiveOtherTime,
    GiveTime,
    OpenProblem,
    OpenProblemDecisions,
    OpenProblems,
    OpenProblemTimes,
)
from bot.callbacks.quizzes import OpenQuiz, StartQuiz
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import Translator, hour
from storage.tables.problems import ProblemState

MINUTES = (5, 10, 15)  # what is given by one press
_MINUTE = timedelta(minutes=1)
_NAME = 200
_QUESTION = 500  # characters of the question on the page


def queue(t: Translator, page: Page[Row], now: datetime) -> Screen:
    """The problems, those that wait first, each with the learner's time."""
    rows: list[list[Button]] = [
        [(_line(t, each, now), OpenProblem(problem_id=each.problem.id))] for each in page.items
    ]
    rows.append(turning(t, page, lambda number: OpenProblems(page=number)))
    rows.append([(t.plain("menu.button"), OpenMenu())])
    return Screen(t("problems" if page.items else "problems-none"), rows)


def case(t: Translator, found: Case, now: datetime, *, may_decide: bool) -> Screen:
    """One problem, with the facts of the moment, and what can be done."""
    rows = _choices(t, found) if found.is_open else []
    if may_decide:
        decide = OpenProblemDecisions(problem_id=found.problem.id)
        rows.append([(t.plain("problem-decisions.button"), decide)])
    rows.append([(t.plain("problems.button"), OpenProblems())])
    return Screen("\n\n".join(_paragraphs(t, found, now)), rows)


def letter(t: Translator, found: Case, now: datetime) -> Screen:
    """A learner has a problem this very moment."""
    open_: Button = (t.plain("problem-open"), OpenProblem(problem_id=found.problem.id))
    text = "\n\n".join([t("problem-letter"), *_paragraphs(t, found, now)])
    return Screen(text, [*_choices(t, found), [open_]])


def words_letter(t: Translator, found: Case) -> Screen:
    """What happened, in the learner's words."""
    at = found.problem
    text = t("problem-letter-words", number=str(at.id), name=_name(found), text=at.text)
    return Screen(text, [[(t.plain("problem-open"), OpenProblem(problem_id=at.id))]])


def times(t: Translator, found: Case, now: datetime) -> Screen:
    """How many minutes to give."""
    number = found.problem.id
    some: list[Button] = [
        (t.plain("problem-minutes", minutes=each), GiveTime(problem_id=number, minutes=each))
        for each in MINUTES
    ]
    other = (t.plain("problem-other-time.button"), GiveOtherTime(problem_id=number))
    text = "\n\n".join([t("problem-times", name=_name(found)), _now(t, found, now)])
    return Screen(text, [some, [other], [_back(t, number)]])


def minutes_prompt(t: Translator, problem_id: int) -> Screen:
    """A number is awaited."""
    return Screen(t("problem-other-time", most=MOST_MINUTES), [[_back(t, problem_id)]])


def prompt(t: Translator, problem_id: int, verdict: Verdict) -> Screen:
    """The words, or the reason, are awaited; the learner reads them."""
    key = f"problem-prompt-{verdict.state.replace('_', '-')}"
    facts = {"minutes": verdict.minutes} if verdict.minutes else {}
    text = t(key, limit=TEXT_LENGTH, **facts)
    return Screen(text, [[_back(t, problem_id)]])


def answered(t: Translator, problem_id: int) -> Screen:
    """It is done; the learner is being told."""
    text = t("problem-closed", number=str(problem_id))
    return Screen(text, [[_back(t, problem_id)], [(t.plain("problems.button"), OpenProblems())]])


def answer_letter(t: Translator, found: Case, now: datetime) -> Screen:
    """What the learner is told."""
    at = found.problem
    parts = [
        t(f"problem-told-{at.state.replace('_', '-')}", title=found.quiz.title, **_span(found))
    ]
    left = found.left(now)
    if at.state == ProblemState.TIME_GIVEN and left is not None:
        until = hour(found.attempt.deadline)
        parts.append(t("problem-told-until", deadline=until, minutes=_minutes(left)))
    parts.append(t("problem-told-words", answer=at.answer))
    goes_on = (t.plain("quiz-continue"), StartQuiz(quiz_id=found.quiz.id))
    card = (t.plain("identity-to-quiz"), OpenQuiz(quiz_id=found.quiz.id))
    return Screen("\n\n".join(parts), [[goes_on if left is not None else card]])


def _choices(t: Translator, found: Case) -> list[list[Button]]:
    number = found.problem.id
    return [
        [
            (t.plain("problem-answer.button"), AnswerProblem(problem_id=number)),
            (t.plain("problem-times.button"), OpenProblemTimes(problem_id=number)),
        ],
        [(t.plain("problem-attempt.button"), GiveAttempt(problem_id=number))],
    ]


def _paragraphs(t: Translator, found: Case, now: datetime) -> list[str]:
    at, facts = found.problem, found.problem.facts
    heading = t(
        "problem-page",
        number=str(at.id),
        state=t(f"problem-state-{at.state.replace('_', '-')}", **_span(found)),
        name=_name(found),
        code=found.learner.roster_code[:40],
        title=found.quiz.title,
        attempt=found.attempt.number,
        at=at.reported_at,
    )
    moment = t("problem-moment", **_moment(facts))
    if facts["last_answer"]:
        moment += "\n" + t("problem-last", at=hour(datetime.fromisoformat(facts["last_answer"])))
    if facts["outage"]:
        moment += "\n" + t("problem-outage", minutes=_minutes(timedelta(seconds=facts["outage"])))
    parts = [heading, *([t("problem-text", text=at.text)] if at.text else []), moment]
    if found.question is not None:
        text = found.question.text.text(t.locale)[:_QUESTION]
        parts.append(t("problem-question", text=text))
    if found.is_open:
        parts.append(_now(t, found, now))
    if at.decided_at is not None:
        who = found.decider.name[:_NAME] if found.decider else "–"
        parts.append(t("problem-answered", who=who, at=at.decided_at, answer=at.answer))
    if found.decision is not None:
        parts.append(t("problem-decision", number=found.decision))
    return parts


def _moment(facts: dict[str, object]) -> dict[str, object]:
    named = {key: facts[key] for key in ("number", "total", "answered")}
    return {**named, "minutes": _minutes(timedelta(seconds=int(str(facts["left"]))))}


def _now(t: Translator, found: Row, now: datetime) -> str:
    left = found.left(now)
    if left is None:
        return t("problem-now-over")
    return t("problem-now", minutes=_minutes(left), deadline=hour(found.attempt.deadline))


def _span(found: Case) -> dict[str, object]:
    span = found.problem.span
    return {"minutes": _minutes(span)} if span else {}


def _line(t: Translator, row: Row, now: datetime) -> str:
    left = row.left(now)
    if row.problem.state != ProblemState.OPEN:
        return short(f"✅ {row.learner.name}")
    time = t.plain("problem-minutes-left", minutes=_minutes(left)) if left else "⌛"
    return short(f"🆘 {time} · {row.learner.name}")


def _name(found: Case) -> str:
    return found.learner.name[:_NAME]


def _back(t: Translator, problem_id: int) -> Button:
    return (t.plain("problem-back"), OpenProblem(problem_id=problem_id))


def _minutes(span: timedelta) -> int:
    return math.ceil(span / _MINUTE)
