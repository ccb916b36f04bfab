"""Reviews: doubtful identity checks are decided by people, once (rows V7, V9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import audit, letters, trace
from academy.errors import AcademyError
from academy.errors.identity import AlreadyDecided, CheckNotFound
from academy.errors.people import NotAllowed
from academy.people import RIGHTS, Right
from storage.database import Session
from storage.queries import identity as ask
from storage.queries import reviews as ask_reviews
from storage.tables.identity import Check, CheckState, Template
from storage.tables.letters import Letter
from storage.tables.people import Person
from storage.tables.quizzes import Quiz
from storage.tables.trace import Thing, Verb

APPEAL = timedelta(days=5)  # three working days, a weekend between them or not (DESIGN.md 6)
REMINDED_AFTER = timedelta(hours=4)


@dataclass(frozen=True)
class Case:
    """What a reviewer is shown: whose check it is, what was found, and the reference. The sealed
    pictures hang on the check."""

    check: Check
    learner: Person
    quiz: Quiz | None
    template: Template | None

    @property
    def picture(self) -> bytes | None:
        """The first sealed picture."""
        return next((each.sealed for each in self.check.pictures if each.sealed), None)

    @property
    def is_open(self) -> bool:
        return self.check.state == CheckState.DOUBTFUL


async def case(session: Session, check_id: int) -> Case | None:
    """The case of a check; none when there is no such check."""
    check = await ask.check(session, check_id)
    found = await ask_reviews.subject(session, check_id)
    if check is None or found is None:
        return None
    learner, quiz = found
    template = await ask.template(session, learner.id)
    return Case(check, learner, quiz, template)


async def ask_people(
    session: Session, check_id: int, *, now: datetime, is_reminder: bool = False
) -> None:
    """A letter to every reviewer but the one it is about; each gets one, and later one reminder."""
    roles = [role for role, held in RIGHTS.items() if Right.REVIEW_IDENTITY in held]
    key = "identity-reminder" if is_reminder else "identity-review"
    drafts = [
        letters.Draft(
            kind="identity-review",
            key=f"{key}:{check_id}:{number}",
            person_id=number,
            facts={"check_id": check_id, "is_reminder": is_reminder},
            about=_about(check_id),
        )
        for number in await ask_reviews.reviewers(session, check_id, roles)
    ]
    await letters.queue(session, drafts, now=now)


def shown(session: Session, check_id: int, reviewer_id: int | None, *, now: datetime) -> None:
    """A reviewer got the pictures of a check to look at: a line of the audit log (row A6)."""
    audit.note(session, reviewer_id, "picture-shown", now=now, check=check_id)


async def remind(session: Session, *, now: datetime) -> int:
    """Checks that wait for four hours are told once more; say how many wait."""
    waiting = await ask_reviews.waiting(session, now - REMINDED_AFTER)
    for check_id in waiting:
        await ask_people(session, check_id, now=now, is_reminder=True)
    return len(waiting)


async def decide(
    session: Session, reviewer: Person, check_id: int, *, is_confirmed: bool, now: datetime
) -> Check:
    """A person's decision: the first counts, and nobody decides about themselves. The learner is
    told, the cards are taken away.

    Raises CheckNotFound, NotAllowed, AlreadyDecided.
    """
    after = CheckState.CONFIRMED if is_confirmed else CheckState.REJECTED
    check = await ask_reviews.decide(session, check_id, reviewer.id, after, now)
    if check is None:
        raise await _refusal(session, reviewer, check_id)
    await ask.keep_pictures_until(session, check_id, now + APPEAL)
    audit.note(session, reviewer.id, f"identity-{after}", now=now, check=check_id)
    about = trace.About(Thing.CHECK, check_id)
    outcome = {"outcome": str(after), "by": "person"}
    trace.record(session, check.person_id, Verb.IDENTIFIED, about, now=now, **outcome)
    await letters.queue(session, await _after(session, check), now=now)
    return check


async def delete_old_pictures(session: Session, *, now: datetime) -> int:
    """Pictures whose time is over are deleted; the audit log says which cases."""
    gone = await ask.delete_old_pictures(session, now)
    for check_id in gone:
        audit.note(session, None, "evidence-deleted", now=now, check=check_id)
    return len(gone)


async def take_cards_back(session: Session, learner_id: int, *, now: datetime) -> None:
    """The pictures of this learner's open cases leave the reviewers' chats; the cases stay open."""
    await letters.queue(
        session, _removals(await ask_reviews.open_cards(session, learner_id)), now=now
    )


def removal(chat_id: int, message_id: int) -> letters.Draft:
    """A letter that deletes a message: a face does not stay in a chat."""
    return letters.Draft(
        kind="delete-message",
        key=f"delete-message:{chat_id}:{message_id}",
        chat_id=chat_id,
        facts={"message_id": message_id},
    )


async def _refusal(session: Session, reviewer: Person, check_id: int) -> AcademyError:
    """Why this reviewer cannot decide this check."""
    check = await ask.check(session, check_id)
    if check is None:
        return CheckNotFound()
    return NotAllowed() if check.person_id == reviewer.id else AlreadyDecided()


async def _after(session: Session, check: Check) -> list[letters.Draft]:
    """The learner's letter, and one for every card in a reviewer's chat."""
    told = letters.Draft(
        kind="identity-decided",
        key=f"identity-decided:{check.id}",
        person_id=check.person_id,
        facts={"check_id": check.id},
    )
    return [told, *_removals(await ask_reviews.cards(session, _about(check.id)))]


def _removals(cards: Sequence[Letter]) -> list[letters.Draft]:
    """A letter that deletes it, for every card that stands in a chat."""
    return [
        letters.Draft(
            kind="delete-message",
            key=f"delete-message:letter:{letter.id}",
            person_id=letter.person_id,
            facts={"message_id": letter.message_ids[0]},
        )
        for letter in cards
        if letter.message_ids
    ]


def _about(check_id: int) -> str:
    return f"check:{check_id}"
