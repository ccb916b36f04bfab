"""Receipts: what was submitted, in a form that can be proved afterwards (row Q13)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from academy import papers
from academy.errors.quizzes import AttemptNotFound
from academy.papers import Confirmation, Tally
from storage.database import Session
from storage.queries import attempts as ask
from storage.tables.attempts import Answer, Attempt, AttemptState, Credit
from storage.tables.people import Person


@dataclass(frozen=True)
class Receipt:
    """A submitted attempt as its learner can show it; `is_intact`: the answers that are kept still
    have the digest they were submitted with."""

    attempt: Attempt
    tally: Tally
    credits: Sequence[Credit]
    is_intact: bool
    confirmation: Confirmation


def canonical(attempt: Attempt, submitted_at: datetime, answers: Mapping[int, Answer]) -> bytes:
    """The answers as they are digested; docs/quizzes.md says the form in words."""
    given = [
        {"question": number, "response": answers[number].response}
        for number in attempt.paper
        if number in answers
    ]
    whole = {
        "answers": given,
        "attempt": attempt.id,
        "learner": attempt.learner_id,
        "number": attempt.number,
        "quiz": attempt.quiz_id,
        "submitted": submitted_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    form = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    return json.dumps(whole, **form).encode()  # type: ignore[arg-type]


def digest(attempt: Attempt, submitted_at: datetime, answers: Mapping[int, Answer]) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return sha256(canonical(attempt, submitted_at, answers)).hexdigest()


async def receipt(session: Session, learner: Person, attempt_id: int) -> Receipt:
    """The receipt of the learner's own attempt. Raises AttemptNotFound, also while it goes on."""
    sheet = await ask.sheet(session, learner.id, attempt_id)
    if sheet is None or sheet.attempt.finished_at is None or sheet.attempt.digest is None:
        raise AttemptNotFound
    attempt, at = sheet.attempt, sheet.attempt.finished_at
    is_intact = digest(attempt, at, sheet.answers) == attempt.digest
    tally, stands = papers.tally(attempt, sheet.answers), papers.confirmation(sheet.check)
    return Receipt(attempt, tally, await ask.credits(session, attempt_id), is_intact, stands)


def state(answers: Mapping[int, Answer]) -> AttemptState:
    """What a submitted attempt is: an essay that was written awaits its mark."""
    is_awaiting = any(each.points is None for each in answers.values())
    return AttemptState.MARKING if is_awaiting else AttemptState.FINISHED
