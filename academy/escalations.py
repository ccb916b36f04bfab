"""Escalations: cases that wait too long are told again, and to more people (rows V8, V16).

A case is never decided by silence: it waits until a person has decided (DESIGN.md 3.9).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import audit, letters, reviews
from academy.people import RIGHTS, Right
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import judgements
from storage.queries import reviews as ask
from storage.tables.identity import CheckStep, StepKind

REMINDED_AFTER = timedelta(hours=4)
ESCALATED_AFTER = timedelta(hours=24)
ALARMED_AFTER = timedelta(days=14)
ANSWERED_WITHIN = timedelta(hours=24)  # a picture that was asked for again
CARDS_LIVE = timedelta(hours=40)  # Telegram lets a bot delete a message for 48
_ADMINISTRATORS = [role for role, held in RIGHTS.items() if Right.PROTECT_DATA in held]


@dataclass(frozen=True)
class Backlog:
    """Cases that nobody has decided for a day, and since when the oldest waits."""

    count: int
    oldest_at: datetime | None


async def backlog(session: Session, *, now: datetime) -> Backlog:
    """What administrators are told of."""
    return Backlog(*await ask.backlog(session, now - ESCALATED_AFTER))


async def remind(session: Session, *, now: datetime) -> int:
    """Checks that wait for four hours are told once more; say how many wait."""
    waiting = await ask.waiting(session, now - REMINDED_AFTER)
    for check_id, since in waiting:
        await reviews.remind_people(session, check_id, since, now=now)
    return len(waiting)


async def escalate(session: Session, *, now: datetime) -> int:
    """Cases that wait for a day are told to the administrators: one letter a day for all of them.
    Say how many wait."""
    found = await backlog(session, now=now)
    if found.count:
        day = academy_day(now).isoformat()
        letter = letters.Draft("identity-backlog", f"identity-backlog:{day}:")
        await letters.queue_for(session, letter, ask.holders(_ADMINISTRATORS), now=now)
    return found.count


async def return_unanswered(session: Session, *, now: datetime) -> int:
    """A picture that was asked for again and did not come within a day: the case waits for a person
    once more. Say how many do."""
    returned = await judgements.return_unanswered(session, now - ANSWERED_WITHIN)
    for check_id in returned:
        session.add(CheckStep(check_id=check_id, kind=StepKind.UNANSWERED, at=now))
        audit.note(session, None, "identity-unanswered", now=now, check=check_id)
        await reviews.ask_people(session, check_id, now=now)
    return len(returned)


async def take_old_cards_back(session: Session, *, now: datetime) -> int:
    """Faces leave the chats while a bot may still delete them; the queue has the cases. Say how
    many cards went."""
    cards = await ask.old_cards(session, now - 2 * ESCALATED_AFTER, now - CARDS_LIVE)
    await letters.queue(session, reviews.removals(cards), now=now)
    return len(cards)
