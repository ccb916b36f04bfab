"""Everything the bot says that is not a direct answer: queued here, sent by the courier.

A letter is described by kind and facts, never by text; the words are chosen when it is sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from storage.database import Session, wake
from storage.queries import letters as ask
from storage.queries.letters import Audience
from storage.tables.letters import Delivery, Letter, LetterState

WAKE = "letters"


class Priority(IntEnum):
    """Answers go before reminders, reminders before announcements (row B4)."""

    ANSWER = 0
    REMINDER = 1
    ANNOUNCEMENT = 2


@dataclass(frozen=True)
class Draft:
    """A letter to be queued: to a person, or to a chat in which no person is known.

    Of a lane only one letter is in flight; it is the recipient's chat unless said otherwise.
    `in_order`: of its lane nothing younger leaves before it, however long it waits, but what is
    more urgent; what takes the place of another letter there goes where that one would have gone.
    `about` is what a report counts by.
    """

    kind: str
    key: str
    person_id: int | None = None
    chat_id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    lane: str = ""
    in_order: bool = False
    place: int | None = None
    about: str | None = None
    priority: Priority = Priority.ANSWER
    delivery: Delivery = Delivery.RESEND
    not_before: datetime | None = None
    too_late: datetime | None = None


async def queue(session: Session, drafts: Iterable[Draft], *, now: datetime) -> None:
    """Queue letters; one whose key was queued before stays as it is. Wakes the courier."""
    rows = [_row(draft, now) for draft in drafts]
    if rows:
        await ask.add(session, rows)
        wake(session, WAKE)


async def queue_for(session: Session, draft: Draft, people: Audience, *, now: datetime) -> int:
    """Queue a letter like this for each of these people, however many: one statement.

    The draft's key is completed by the person's number. Say how many letters are new.
    """
    count = await ask.add_for(session, _row(draft, now), people)
    wake(session, WAKE)
    return count


async def claim(session: Session, owner: int, limit: int, *, now: datetime) -> list[Letter]:
    """Letters to send now, the most urgent first, at most one of a lane."""
    found: dict[str, Letter] = {}
    for priority in Priority:
        for letter in await ask.due(session, priority, now, limit):
            found.setdefault(letter.lane, letter)
        if len(found) >= limit:
            break
    chosen = [letter.id for letter in found.values()][:limit]
    return list(await ask.claim(session, chosen, owner)) if chosen else []


async def release(session: Session, alive: Sequence[int]) -> int:
    """Take over what a dead process had in flight; say how many letters that were."""
    return await ask.release(session, alive)


async def sent(session: Session, letter: Letter, message_ids: list[int], *, now: datetime) -> bool:
    """Telegram took it. False when another process had taken the letter over meanwhile."""
    return await ask.mark(session, letter, LetterState.SENT, closed_at=now, message_ids=message_ids)


async def close(
    session: Session, letter: Letter, state: LetterState, reason: str, *, now: datetime
) -> None:
    """It will not be sent: dropped, unreached, failed or in doubt, and why."""
    await ask.mark(session, letter, state, closed_at=now, reason=reason)


async def put_back(
    session: Session, letter: Letter, not_before: datetime, *, is_try: bool, maybe_sent: bool
) -> None:
    """Later once more. A counted try holds the lane; a flood wait is nobody's fault."""
    await ask.mark(
        session,
        letter,
        LetterState.WAITING,
        not_before=not_before,
        tries=letter.tries + is_try,
        was_resent=letter.was_resent or maybe_sent,
    )


async def hold(session: Session, letter: Letter, not_before: datetime) -> None:
    """Its moment comes later: it waits, and of its lane only what is more urgent leaves before
    it."""
    await ask.mark(session, letter, LetterState.WAITING, not_before=not_before, in_order=True)


async def tally(session: Session, about: str) -> dict[LetterState, int]:
    """How many letters about this thing stand in which state."""
    return await ask.tally(session, about)


async def resent(session: Session, about: str) -> int:
    """How many of them may have come twice (row B9)."""
    return await ask.resent(session, about)


async def next_due(session: Session, after: datetime) -> datetime | None:
    """When the next waiting letter becomes due, after this moment."""
    return await ask.next_due(session, Priority, after)


def _row(draft: Draft, now: datetime) -> dict[str, Any]:
    recipient = f"person:{draft.person_id}" if draft.person_id else f"chat:{draft.chat_id}"
    if draft.delivery is Delivery.DOUBT:
        recipient = draft.key  # in doubt it holds its own lane only, never a person's other letters
    return {
        "kind": draft.kind,
        "key": draft.key,
        "facts": draft.facts,
        "person_id": draft.person_id,
        "chat_id": draft.chat_id,
        "lane": draft.lane or recipient,
        "in_order": draft.in_order,
        "place": draft.place,
        "about": draft.about,
        "priority": int(draft.priority),
        "delivery": draft.delivery,
        "not_before": draft.not_before or now,
        "too_late": draft.too_late,
        "state": LetterState.WAITING,
        "tries": 0,
        "was_resent": False,
    }
