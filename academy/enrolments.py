"""Enrolments: three selfies, and the card where it is asked for, become a learner's reference; a
person confirms whose face it is (rows V2, V3, V17).

Of a learner one enrolment waits for reviewers at a time: a new reference ends the former question.
"""

from datetime import datetime
from typing import Any

from academy import collecting, letters, reviews
from academy.letters import Draft
from storage.database import Session
from storage.queries import references as ask
from storage.queries import reviews as ask_reviews
from storage.tables.identity import Check, CheckKind, CheckState, Part, SeenPicture
from storage.tables.people import Person
from storage.tables.quizzes import Policy

GUIDE = "enrolment-guide"


async def open_one(
    session: Session, learner: Person, quiz_id: int, *, now: datetime
) -> Check | None:
    """The learner's enrolment under way, with its pictures; it leads on to this quiz, 0 for none.
    None where it was begun too long ago."""
    found = await ask.open_enrolment(session, learner.id)
    if found is None or (found.state == CheckState.AWAITED and now >= found.expires_at):
        return None
    if quiz_id:
        found.facts = {**found.facts, "then": quiz_id}
    return found


async def begin(
    session: Session, learner: Person, quiz_id: int, policy: Policy, *, now: datetime
) -> Check:
    """Ask for the pictures of an enrolment, the card among them where the policy says so, with a
    drawn guide; then the way leads on to the quiz, 0 for none."""
    facts = {"then": quiz_id}
    fresh = Check(person_id=learner.id, kind=CheckKind.ENROLMENT, policy=policy, facts=facts)
    fresh.pictures, fresh.asked_at = [], now
    fresh.expires_at = now + collecting.ENROLMENT
    session.add(fresh)
    await session.flush()
    await guide(session, fresh, Part.SELFIE, now=now)
    return fresh


async def guide(session: Session, check: Check, part: Part, *, now: datetime) -> None:
    """A letter with the drawing that shows how this part is taken; once for an enrolment."""
    facts = {"check_id": check.id, "part": part}
    draft = Draft(GUIDE, f"{GUIDE}:{check.id}:{part}", check.person_id, facts=facts)
    await letters.queue(session, [draft], now=now)


async def end_former(session: Session, person_id: int, check_id: int, *, now: datetime) -> None:
    """The learner's other enrolments that wait for a reviewer are over; the clock deletes their
    pictures."""
    for number in await ask.end_waiting(session, person_id, check_id):
        cards = await ask_reviews.cards(session, f"check:{number}")
        await letters.queue(session, reviews.removals(cards), now=now)


def remember(
    session: Session,
    person_id: int,
    hashes: dict[str, tuple[bytes, bytes]],
    *,
    now: datetime,
) -> None:
    """None of these pictures, by file, nor one like them is taken for a new one again."""
    for file, (whole, chip) in hashes.items():
        fields: dict[str, Any] = {"file_unique_id": file, "whole": whole, "chip": chip}
        session.add(SeenPicture(person_id=person_id, seen_at=now, **fields))
