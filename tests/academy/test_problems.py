"""Problems of attempts, asked of both databases."""

from datetime import timedelta

from storage.database import Database
from storage.queries import problems as ask
from storage.queries.overrides import own_overrides
from storage.tables.attempts import Attempt, AttemptState, Credit, CreditReason
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Role
from storage.tables.problems import Problem, ProblemState
from tests.banks import choice, quiz
from tests.conftest import NOW, add, person


async def test_both_databases_list_and_decide_alike(either_db: Database) -> None:
    await attempt_of_somebody(either_db)
    fields = {"state": ProblemState.ANSWERED, "decided_at": NOW, "decided_by": 2}
    async with either_db.begin() as session:
        around = await ask.surroundings(session, 1, 1)
        rows = await ask.problems(session, 2, offset=0, limit=8)
        none = await ask.count(session, 3)
        first = await ask.decide(session, 2, 1, fields)
        second = await ask.decide(session, None, 1, fields)
        await ask.allow_attempts(session, 1, 1, 2, reason="", author_id=2, given_at=NOW)
        await ask.allow_attempts(session, 1, 1, 3, reason="", author_id=2, given_at=NOW)
        allowed = [each.attempts_allowed for each in await own_overrides(session, 1, 1)]
        case = await ask.case(session, None, 1)

    assert around.problem is not None
    assert around.outage == timedelta(minutes=4)
    assert [row[0].id for row in rows] == [1, 2]
    assert none == 0
    assert first is not None
    assert second is None
    assert allowed == [3]
    assert case is not None
    assert case[5].id == 2


async def attempt_of_somebody(db: Database) -> None:
    """Learner 1 has an open problem and a closed one in discipline 1 of lecturer 2."""
    await add(db, Discipline(id=1, code="C", title=Bilingual("C", "C")))
    await person(db, 1, Role.LEARNER)
    await person(db, 2, Role.LECTURER)
    await add(db, Teaching(person_id=2, discipline_id=1), choice(1), quiz())
    await add(
        db,
        Attempt(
            id=1,
            quiz_id=1,
            learner_id=1,
            seed=1,
            paper=[1],
            started_at=NOW,
            deadline=NOW,
            state=AttemptState.OPEN,
        ),
    )
    spans = (timedelta(minutes=1), timedelta(minutes=3))
    await add(
        db,
        *(
            Credit(attempt_id=1, reason=CreditReason.OUTAGE, span=span, given_at=NOW)
            for span in spans
        ),
        Problem(id=1, attempt_id=1, question_id=1, reported_at=NOW, facts={}),
        Problem(
            id=2,
            attempt_id=1,
            reported_at=NOW,
            facts={},
            state=ProblemState.ANSWERED,
            decided_at=NOW,
        ),
    )
