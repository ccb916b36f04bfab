"""Which checks let a learner begin a quiz: its own and recent, or an earlier one that counts."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.sql.expression import FromClause

from storage.tables.attempts import Attempt
from storage.tables.disciplines import Discipline
from storage.tables.identity import Check, CheckKind, CheckState
from storage.tables.quizzes import Policy, Quiz, Validity

SETTLED = (CheckState.ACCEPTED, CheckState.CONFIRMED)
OPEN = (CheckState.DOUBTFUL, CheckState.ASKED_AGAIN)
COVERED_BY: dict[Policy, Collection[Policy]] = {
    Policy.FACE: (Policy.FACE, Policy.FACE_AND_DOCUMENT, Policy.VIDEO_NOTE),
    Policy.DOCUMENT: (Policy.DOCUMENT, Policy.FACE_AND_DOCUMENT),
    Policy.FACE_AND_DOCUMENT: (Policy.FACE_AND_DOCUMENT,),
    Policy.VIDEO_NOTE: (Policy.VIDEO_NOTE,),
}
"""A check by a stronger policy counts for a weaker one, never the other way round."""


def own(learner_id: int, since: datetime) -> ScalarSelect[int | None]:
    """The learner's newest check before this quiz that admits: confirmed, by the rule or a person;
    or doubtful where the quiz is conditional. None from before `since`: of a confirmation by a
    person their decision counts."""
    other = Check.__table__.alias()
    admits = or_(other.c.state.in_(SETTLED), and_(other.c.state.in_(OPEN), Quiz.is_conditional))
    found = _of(other, learner_id).where(
        other.c.quiz_id == Quiz.id,
        other.c.kind != CheckKind.RECHECK,
        admits,
        _moment(other) >= since,
    )
    return _single(found)


def newest(learner_id: int) -> ScalarSelect[int | None]:
    """The learner's newest check before this quiz, however it stands."""
    other = Check.__table__.alias()
    own_quiz = (other.c.quiz_id == Quiz.id, other.c.kind != CheckKind.RECHECK)
    return _single(_of(other, learner_id).where(*own_quiz))


def lasting(learner_id: int) -> ScalarSelect[int | None]:
    """The learner's newest confirmed check, before whichever quiz, by a policy that is as strong,
    where this quiz counts such: of the same term, or of so many days, which are counted later."""
    other, its_quiz = Check.__table__.alias(), Quiz.__table__.alias()
    mine, its = Discipline.__table__.alias(), Discipline.__table__.alias()
    term = select(mine.c.term).where(mine.c.id == Quiz.discipline_id)
    same_term = (
        select(its_quiz.c.id)
        .join(its, its.c.id == its_quiz.c.discipline_id)
        .where(its_quiz.c.id == other.c.quiz_id)
        .where(
            (its.c.id == Quiz.discipline_id)
            | ((its.c.term != "") & (its.c.term == term.correlate(Quiz).scalar_subquery()))
        )
        .correlate(Quiz, other)
    )
    counts = or_(
        Quiz.validity == Validity.DAYS, and_(Quiz.validity == Validity.TERM, same_term.exists())
    )
    covers = or_(
        *(
            and_(Quiz.policy == policy, other.c.policy.in_(strong))
            for policy, strong in COVERED_BY.items()
        )
    )
    has_code = Check.challenge["code"].as_string()
    coded = select(Check.id).where(Check.id == other.c.id, has_code.is_not(None)).correlate(other)
    found = _of(other, learner_id).where(
        other.c.kind != CheckKind.ENROLMENT,
        other.c.state.in_(SETTLED),
        counts,
        covers,
        or_(~Quiz.wants_code, coded.exists()),
    )
    return _single(found)


def _of(other: FromClause, learner_id: int) -> Select[int | None]:
    return select(func.max(other.c.id)).where(other.c.person_id == learner_id)


def _moment(other: FromClause) -> ColumnElement[datetime]:
    return func.coalesce(other.c.decided_at, other.c.received_at)


def _single(statement: Select[int | None]) -> ScalarSelect[int | None]:
    return statement.correlate(Quiz, Attempt).scalar_subquery()
