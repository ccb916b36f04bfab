"""What an administrator sees who hangs a problem on a managerial decision."""

from collections.abc import Mapping
from datetime import timedelta

from academy.decisions import Texts
from academy.pages import Page
from academy.problems import Case
from bot.callbacks.decisions import OpenDecision
from bot.callbacks.problems import (
    LinkDecision,
    OpenProblem,
    OpenProblemDecisions,
    StartDecision,
)
from bot.reply import Button, Screen
from bot.screens.pages import turning
from bot.screens.shortening import short
from locales import LOCALES, Translator
from storage.tables.columns import Bilingual
from storage.tables.decisions import Decision
from storage.tables.problems import ProblemState

_MINUTE = timedelta(minutes=1)
_TITLE, _WORDS = 100, 300  # characters of them on the page of the decision


def choices(t: Translator, found: Case, page: Page[Decision]) -> Screen:
    """The register, newest first: the problem hangs on what is pressed, or on a new one."""
    number = found.problem.id
    rows: list[list[Button]] = [
        [
            (
                short(f"📑 № {each.number} · {each.decided_on:%d.%m.%Y}"),
                LinkDecision(problem_id=number, decision_id=each.id),
            )
        ]
        for each in page.items
    ]
    rows.append(turning(t, page, lambda at: OpenProblemDecisions(problem_id=number, page=at)))
    rows.append([(t.plain("decision-write.button"), StartDecision(problem_id=number))])
    rows.append([_back(t, number)])
    return Screen(t("problem-decisions", number=str(number)), rows)


def heading_prompt(t: Translator, problem_id: int) -> Screen:
    """Number, date and signatory are awaited in one line."""
    return Screen(t("problem-decision-heading"), [[_back(t, problem_id)]])


def started(t: Translator, problem_id: int, decision_id: int) -> Screen:
    """The draft stands in the register with the facts in it."""
    open_ = (t.plain("decision.button"), OpenDecision(decision_id=decision_id))
    return Screen(t("problem-decision-started"), [[open_], [_back(t, problem_id)]])


def texts(words: Mapping[str, Translator], found: Case) -> Texts:
    """Circumstance and what is granted, from the facts of the problem, in both languages."""
    both = {
        locale: (_circumstance(words[locale], found), _granted(words[locale], found))
        for locale in LOCALES
    }
    circumstance, granted = zip(both["kk"], both["ru"], strict=True)
    return Texts(Bilingual(*circumstance), Bilingual(*granted))


def _circumstance(t: Translator, found: Case) -> str:
    at, title = found.problem, found.quiz.title.text(t.locale)[:_TITLE]
    facts = {"number": at.facts["number"], "answered": at.facts["answered"]}
    facts |= {"total": at.facts["total"], "minutes": at.facts["left"] // 60}
    text = t.plain("problem-circumstance", title=title, at=at.reported_at, **facts)
    return f"{text} «{at.text[:_WORDS]}»" if at.text else text


def _granted(t: Translator, found: Case) -> str:
    at = found.problem
    span = {"minutes": at.span // _MINUTE} if at.span else {}
    state = ProblemState.ANSWERED if at.state == ProblemState.OPEN else at.state
    text = t.plain(f"problem-granted-{state.replace('_', '-')}", **span)
    return f"{text} {at.answer[:_WORDS]}".strip()


def _back(t: Translator, problem_id: int) -> Button:
    return (t.plain("problem-back"), OpenProblem(problem_id=problem_id))
