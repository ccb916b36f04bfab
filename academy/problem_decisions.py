"""A problem of an attempt hangs on a managerial decision (rows Q27, A15; order No 25, art. 6.5)."""

from datetime import datetime

from academy import audit, decisions, problems
from academy.decisions import Heading, Texts
from academy.errors.problems import ProblemNotFound
from academy.pages import Page
from academy.problems import Case
from storage.database import Session
from storage.queries import problems as ask
from storage.tables.decisions import Decision, DecisionKind, DecisionPerson
from storage.tables.people import Person
from storage.tables.problems import ProblemState

KINDS = {
    ProblemState.TIME_GIVEN: DecisionKind.DEADLINE,
    ProblemState.ATTEMPT_GIVEN: DecisionKind.ATTEMPT,
}


async def choices(
    session: Session, admin: Person, problem_id: int, page: int
) -> tuple[Case, Page[Decision]]:
    """The problem, and a page of the register, newest first. Raises ProblemNotFound."""
    found = await problems.case(session, admin, problem_id)
    return found, await decisions.register(session, page, with_drafts=True)


async def link(
    session: Session, admin: Person, problem_id: int, decision_id: int, *, now: datetime
) -> Case:
    """The problem hangs on this decision. Raises DecisionNotFound, ProblemNotFound."""
    await decisions.entry(session, decision_id)
    await _link(session, admin, problem_id, decision_id, now)
    return await problems.case(session, admin, problem_id)


async def start(
    session: Session, admin: Person, case: Case, above: Heading, texts: Texts, *, now: datetime
) -> int:
    """A draft with the facts filled in; it concerns the learner, the problem hangs on it. The
    number of its row.

    Raises DecisionNumberTaken.
    """
    kind = KINDS.get(case.problem.state, DecisionKind.OTHER)
    number = await decisions.keep_draft(session, admin, above, texts, kind, now=now)
    session.add(DecisionPerson(decision_id=number, person_id=case.learner.id))
    await _link(session, admin, case.problem.id, number, now)
    return number


async def _link(
    session: Session, admin: Person, problem_id: int, decision_id: int, now: datetime
) -> None:
    if await ask.link(session, problems.reach(admin), problem_id, decision_id) is None:
        raise ProblemNotFound
    about = {"problem": problem_id, "decision": decision_id}
    audit.note(session, admin.id, "problem-linked", now=now, reason=None, **about)
