"""What the checks of an attempt say about it: the one before it and those in its middle."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select, true

from storage.database import Session
from storage.tables.attempts import Attempt, Recheck
from storage.tables.identity import Check, CheckState, CheckStep, StepKind

_SETTLED = (CheckState.ACCEPTED, CheckState.CONFIRMED)


def of_attempt() -> ColumnElement[CheckState | None]:
    """The state that says most against the attempt; stands in a statement that joins it with the
    check before it. Where that one is rejected, or none in the middle is open, its own."""
    inside = Check.__table__.alias()
    weight = case((inside.c.state == CheckState.REJECTED, 1), else_=0)
    worst = (
        select(inside.c.state)
        .join(Recheck, Recheck.check_id == inside.c.id)
        .where(Recheck.attempt_id == Attempt.id, inside.c.state.not_in(_SETTLED))
        .order_by(weight.desc())
        .limit(1)
        .correlate(Attempt)
        .scalar_subquery()
    )
    return case(
        (Check.state == CheckState.REJECTED, Check.state), else_=func.coalesce(worst, Check.state)
    ).label("check_state")


@dataclass(frozen=True)
class Standing:
    """What all checks of the attempt that a check belongs to say together (`has_attempt`: there is
    one), and whether the learner has said a word of this kind."""

    has_attempt: bool
    state: CheckState | None
    has_spoken: bool


async def of_check(session: Session, check_id: int, word: StepKind) -> Standing:
    """How a check stands to its attempt: begun with it, or with it in the middle."""
    inside = select(Recheck.attempt_id).where(Recheck.check_id == check_id)
    learner = select(Check.person_id).where(Check.id == check_id).scalar_subquery()
    spoken = select(CheckStep.id).where(CheckStep.check_id == check_id, CheckStep.kind == word)
    attempt = (
        select(Attempt.id, of_attempt())
        .select_from(Attempt)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .where(Attempt.learner_id == learner)
        .where((Attempt.check_id == check_id) | Attempt.id.in_(inside))
        .order_by(Attempt.id.desc())
        .limit(1)
        .subquery()
    )
    asked = select(Check.id, spoken.exists()).where(Check.id == check_id).subquery()
    joined = select(attempt.c.id, attempt.c.check_state, asked.c[1]).select_from(
        asked.outerjoin(attempt, true())
    )
    number, state, has_spoken = (await session.execute(joined)).one()
    return Standing(number is not None, state, bool(has_spoken))
