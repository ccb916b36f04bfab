"""What follows when a letter of a consultation arrived, or did not (rows C2, C6).

The author's own message gets a mark: 👌 when it stands with the other side, 👎 and one reply saying
why when it cannot. A question that does not reach a teacher goes on to the next of its route.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import letters, parcels, routes
from academy.entries import Spot
from academy.letters import Draft
from academy.people import RIGHTS, Right
from storage.database import Session
from storage.queries import consultations as ask
from storage.queries import entries as ask_entries
from storage.queries import waits as ask_waits
from storage.queries.entries import Whereabouts
from storage.tables.consultations import (
    Entry,
    EntryCopy,
    EventKind,
    Side,
    Thread,
    ThreadEvent,
    ThreadState,
)

RECEIPT = "consultation-receipt"
MARK = "consultation-mark"
UNDELIVERED = "consultation-undelivered"
UNREACHED = "consultation-unreached"
UNASKED = "consultation-unasked"
TAKEN = "consultation-taken"
MOST_TAKEN = 30  # messages with colleagues that are marked as answered, the newest

_TOLD = frozenset(role for role, held in RIGHTS.items() if Right.MANAGE_PEOPLE in held)


class Mark(StrEnum):
    """What a reaction of the bot says."""

    ARRIVED = "arrived"
    LOST = "lost"


class Why(StrEnum):
    """Why a message did not arrive."""

    BLOCKED = "blocked"
    UNLINKED = "unlinked"  # no phone
    INACTIVE = "inactive"  # left, suspended
    REFUSED = "refused"  # Telegram does not take it


def receipt(
    thread: Thread, entry: Entry, event: EventKind | None, *, is_unasked: bool = False
) -> Draft:
    """What the learner is told when the thread begins to wait; one for each time. `event`: the
    thread was opened by it, or again. `is_unasked`: nobody is reached who could be asked. For what
    is withheld nobody waits, but the learner would: since the last word of the staff."""
    since = (thread.waiting_since or entry.written_at).isoformat()
    facts: dict[str, Any] = {
        "thread_id": thread.id,
        "since": since,
        "event": event.value if event else None,
    }
    facts |= {"is_unasked": is_unasked, "is_withheld": entry.is_withheld}
    last = max((at for at in (thread.replied_at, thread.closed_at) if at), default=thread.opened_at)
    wait = f"withheld:{last.isoformat()}" if entry.is_withheld else since
    return Draft(
        kind=RECEIPT,
        key=f"{RECEIPT}:{thread.id}:{wait}",
        person_id=thread.learner_id,
        facts=facts,
        lane=parcels.learner_lane(thread.id),
        in_order=True,
    )


def silence(kept: Sequence[Entry], at: Spot | None) -> list[Draft]:
    """Keep messages and relay them to nobody; their author sees the mark of what arrived, of an
    album on its first part."""
    for each in kept:
        each.is_withheld = True
    return [_mark(f"mark:{kept[0].id}", at, Mark.ARRIVED)] if at else []


async def unreached(session: Session, entry: Entry) -> list[Draft]:
    """Nobody of a discipline is reached: the administrators are told, and the learner, honestly;
    the message is kept and waits."""
    since, thread_id, now = entry.written_at, entry.thread_id, entry.written_at
    thread = await ask.thread(session, thread_id)
    if thread is None:
        return []
    since = thread.waiting_since or since
    key = f"{UNREACHED}:{thread_id}:{since.isoformat()}:"
    to_office = Draft(UNREACHED, key, facts={"thread_id": thread_id})
    await letters.queue_for(session, to_office, ask_entries.holders(_TOLD), now=now)
    key = f"{UNASKED}:{thread_id}:{since.isoformat()}"
    return [Draft(UNASKED, key, thread.learner_id, facts={"thread_id": thread_id})]


async def arrived(session: Session, facts: Mapping[str, Any], *, now: datetime) -> None:
    """A piece of an entry stands with the other side; with the last one its author sees a mark, and
    colleagues who were asked, too, see that somebody has answered."""
    found = await ask_entries.whereabouts(session, facts["entry_id"])
    if found is None or not facts["piece"]["last"]:
        return
    drafts = []
    if found.own is not None:
        drafts.append(_mark(f"mark:{found.entry.id}", _spot(found.own), Mark.ARRIVED))
    if found.entry.side == Side.STAFF:
        drafts += await _taken(session, found)
    await letters.queue(session, drafts, now=now)


async def lost(session: Session, facts: Mapping[str, Any], why: Why, *, now: datetime) -> None:
    """A piece of an entry cannot be brought. Its author is told once; but a question that waits
    and only does not reach this one teacher goes on to others, and where a colleague has the whole
    of it, or still may, nothing is told."""
    found = await ask_entries.whereabouts(session, facts["entry_id"])
    if found is None:
        return
    entry, thread, own = found
    if entry.side == Side.LEARNER:
        if why != Why.REFUSED:
            await _go_on(session, entry, thread, facts, now)
            return
        if await ask_entries.has_another_reader(session, parcels.abouts(entry)):
            return
    drafts = []
    if own is not None:
        drafts = [
            _mark(f"mark:{entry.id}:{Mark.LOST.value}", _spot(own), Mark.LOST),
            Draft(
                UNDELIVERED,
                f"{UNDELIVERED}:{entry.id}",
                chat_id=own.chat_id,
                facts={"thread_id": thread.id, "message_id": own.message_id, "why": why.value},
                lane=parcels.staff_lane(thread.id) if own.chat_id < 0 else "",
            ),
        ]
    if entry.side == Side.STAFF:
        drafts += await _taken(session, found)
    await letters.queue(session, drafts, now=now)


async def why_unreached(session: Session, person_id: int | None) -> Why:
    """Why no letter reaches the person: the bot was blocked, or no phone is linked."""
    is_reached = await ask_entries.is_reached(session, person_id) if person_id else False
    return Why.UNLINKED if is_reached is None else Why.BLOCKED


async def _go_on(
    session: Session, entry: Entry, thread: Thread, facts: Mapping[str, Any], now: datetime
) -> None:
    """A question goes to those of its route who were not asked yet. One that stands with nobody
    was answered by nobody, whatever was written in the thread meanwhile."""
    since = thread.waiting_since
    is_answered = since is None or entry.written_at < since
    if thread.state == ThreadState.CLOSED:
        return
    if is_answered and await ask_waits.has_arrived(session, entry.id):
        return
    route = await routes.route(session, thread, now=now)
    asked = await ask_entries.asked(session, parcels.abouts(entry))
    stops = [
        each
        for each in parcels.staff_stops(thread.id, route)
        if (each.person_id, each.chat_id) not in asked
    ]
    if "until" in facts:
        drafts = parcels.again(await ask_entries.parts(session, entry), stops)
    else:
        drafts = parcels.singles(entry, stops)
    if not stops and not await ask_entries.is_on_its_way(session, parcels.abouts(entry)):
        drafts = await unreached(session, entry)
    await letters.queue(session, drafts, now=now)


async def _taken(session: Session, found: Whereabouts) -> list[Draft]:
    """The first answer takes the thread; what colleagues were asked is marked as answered."""
    entry, thread, own = found
    is_owner = thread.teacher_id == entry.author_id
    if is_owner and not await ask_entries.has_owner_event(session, thread.id):
        event = ThreadEvent(thread_id=thread.id, kind=EventKind.TAKEN, at=entry.written_at)
        event.person_id = entry.author_id
        session.add(event)
    but = own.chat_id if own else 0
    copies = await ask_entries.asked_elsewhere(session, thread.id, but, MOST_TAKEN)
    drafts: list[Draft] = []
    for each in copies:
        key = f"{TAKEN}:{each.chat_id}:{each.message_id}"
        spot = {"message_id": each.message_id}
        drafts.append(Draft(TAKEN, key, chat_id=each.chat_id, facts=spot))
        if each.piece and each.piece["last"]:
            drafts.append(_mark(f"{key}:mark", _spot(each), Mark.ARRIVED))
    return drafts


def _mark(key: str, spot: Spot, mark: Mark) -> Draft:
    return Draft(
        MARK,
        key,
        chat_id=spot.chat_id,
        facts={"message_id": spot.message_id, "mark": mark.value},
        lane=f"mark:{spot.chat_id}:{spot.message_id}",
    )


def _spot(copy: EntryCopy) -> Spot:
    return Spot(copy.chat_id, copy.message_id)
