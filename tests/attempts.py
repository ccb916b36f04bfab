"""Attempts for tests: taken, answered and submitted in one line each."""

from datetime import timedelta
from typing import Any

from storage.tables.attempts import Answer, Attempt, AttemptState
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)


def attempt(row: int = 1, *, learner: int = 7, paper: list[int], **fields: Any) -> Attempt:
    """An attempt at quiz 1, submitted a minute ago after ten minutes; one point each question."""
    own = {
        "id": row,
        "quiz_id": 1,
        "number": 1,
        "state": AttemptState.FINISHED,
        "seed": 1,
        "worth": [1.0] * len(paper),
        "started_at": NOW - 11 * MINUTE,
        "deadline": NOW + 30 * MINUTE,
        "finished_at": NOW - MINUTE,
    }
    return Attempt(learner_id=learner, paper=paper, **own | fields)


def answer(attempt: int, question: int, points: float | None = 1.0, **response: Any) -> Answer:
    """What stands of the answer; without a response, the first option of a test's question."""
    return Answer(
        attempt_id=attempt,
        question_id=question,
        response=response or {"options": [question * 10]},
        points=points,
        answered_at=NOW - 5 * MINUTE,
        seconds=12.5,
    )
