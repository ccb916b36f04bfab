"""Erasure (rows A10, D14; law 94-V): a person goes everywhere, what the law keeps stays under a
number that names nobody, and a certificate says so.

It is carried out in portions, each a short transaction that says how far it came: after a crash the
next one goes on there. docs/privacy.md tells what goes and what is kept.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_hex
from typing import Any

from academy import audit, erased_searches, letters, reviews, roster_notices, work
from academy.erased import Erased, mark
from academy.errors.erasures import ErasureHeld, NobodyToErase
from storage.database import Session
from storage.queries import erasures as ask
from storage.queries import removals
from storage.queries.erasures import Whose
from storage.queries.held import HOLDINGS
from storage.queries.holdings import Fate, Subject
from storage.tables.erasures import Erasure, ErasureState
from storage.tables.people import Person, PersonState

WORK = "erasure"
PORTION = 500  # rows a transaction removes
PARTS = 8  # parts of the list it looks at
_AGAIN_AFTER = timedelta(hours=6)  # an erasure was given up: not at once once more
_DELETABLE = timedelta(hours=47)  # Telegram lets a bot delete its messages of two days
_STEPS = tuple(each for each in HOLDINGS if each.fate in (Fate.GONE, Fate.BLANK))
_LAST = tuple(each for each in HOLDINGS if each.fate == Fate.LAST)


class Hold(StrEnum):
    """What must come to its end before a person is erased."""

    ATTEMPT = "attempt"  # a quiz or an attestation is running
    REVIEW = "review"  # an identity check that nobody has decided
    APPEAL = "appeal"  # the time to appeal against a decision is not over
    DRAFT = "draft"  # a managerial decision that is not registered yet
    ADMINISTRATOR = "administrator"  # without them the Academy would have none


@dataclass(frozen=True)
class Prospect:
    """Whom an administrator is about to erase, and what stands in the way."""

    person: Person
    holds: Sequence[Hold]
    request_id: int | None


async def prospect(session: Session, admin: Person, person_id: int, *, now: datetime) -> Prospect:
    """What would be done. Raises NobodyToErase."""
    found = await ask.whose(session, person_id)
    if found is None or found.person.state == PersonState.ERASED or person_id == admin.id:
        raise NobodyToErase
    holds = await _holds(session, person_id, now)
    return Prospect(found.person, holds, found.request_id)


async def erase(session: Session, admin: Person, person_id: int, *, now: datetime) -> Erasure:
    """Have a person erased: from now on they can do nothing, the work follows in portions. Of two
    that order it the row picks one, of two administrators who order each other's the first one
    does it; ordering again what has stopped goes on with it.

    Raises NobodyToErase, ErasureHeld.
    """
    found = await ask.whose(session, person_id)
    if found is None or person_id == admin.id:
        raise NobodyToErase
    if found.erasure is not None:
        return await _ordered_again(session, admin, found.erasure, now)
    holds = await _holds(session, person_id, now)
    if holds:
        raise ErasureHeld(hold=holds[0])
    ordered = await _order(session, admin.id, found, now)
    if ordered is None:  # another administrator was faster
        return await _ordered(session, person_id)
    await ask.close_person(session, person_id, now)
    audit.note(session, admin.id, "erasure-ordered", now=now, person=person_id, erasure=ordered.id)
    await work.add(session, WORK, {"erasure_id": ordered.id}, person_id=admin.id, now=now)
    return ordered


async def go_on(session: Session, *, now: datetime) -> int:
    """Queue once more what stopped on its way or lost its job; say how many. What was given up
    waits for six hours, so that whoever looks after it is not told every minute."""
    if await work.has_given_up(session, WORK, now - _AGAIN_AFTER):
        return 0
    waiting = {each.get("erasure_id") for each in await work.waiting(session, WORK)}
    left = [each for each in await ask.unfinished(session) if each.id not in waiting]
    for each in left:
        await work.add(session, WORK, {"erasure_id": each.id}, person_id=each.admin_id, now=now)
    return len(left)


async def carry_on(session: Session, erasure_id: int, *, now: datetime) -> bool:
    """Do the next portion; say whether there is more. Safe to do again after a crash."""
    at = await ask.erasure(session, erasure_id)
    if at is None or at.state == ErasureState.DONE:
        return False
    if at.step == 0:
        await _close_the_person(session, at, now)
        at.step = 1
    subject, counts, removed = Subject(at.person_id, at.chat_id), Counter(at.counts), 0
    last = min(at.step + PARTS - 1, len(_STEPS))
    while at.step <= last and removed < PORTION:
        holding = _STEPS[at.step - 1]
        rows = await removals.remove(session, holding, subject, PORTION)
        counts[holding.part] += rows
        removed += rows
        at.step += rows < PORTION
    at.counts = {part: rows for part, rows in counts.items() if rows}
    return at.step <= len(_STEPS)


async def finish(session: Session, erasure_id: int, *, now: datetime) -> Erasure | None:
    """Everything around the person is removed: the row itself becomes a shell, what others said in
    refused messages, and files in single lines, is forgotten, and a line of the audit log says how
    much. None when it was done before."""
    at = await ask.erasure(session, erasure_id)
    if at is None or at.state == ErasureState.DONE or at.step <= len(_STEPS):
        return None
    await roster_notices.forget(session)
    await ask.empty_person(session, at.person_id, f"erased-{token_hex(6)}")
    await removals.forget_words(session)
    at.state, at.erased_at = ErasureState.DONE, now
    rows = sum(at.counts.values())
    person, number = at.person_id, at.id
    audit.note(
        session, at.admin_id, "person-erased", now=now, person=person, erasure=number, rows=rows
    )
    return at


async def erasure(session: Session, erasure_id: int) -> Erasure | None:
    """The erasure as it stands."""
    return await ask.erasure(session, erasure_id)


async def unlisted(session: Session) -> dict[int, Erased]:
    """Erasures that the list outside the database does not hold yet, by their number."""
    return {
        each.id: Erased(
            at=each.erased_at or each.began_at, person=each.person_id, code=each.code_hash
        )
        for each in await ask.to_export(session)
    }


async def keep_listed(session: Session, erasure_ids: Sequence[int]) -> None:
    """The list holds them: a restore erases them again."""
    await ask.exported(session, erasure_ids)


async def forget_chats(session: Session) -> int:
    """Whoever was told, or could not be, leaves no chat behind; say how many. A chat that somebody
    was joined with since is theirs and stays."""
    told = await ask.told(session, PORTION)
    for each in told:
        subject = Subject(each.person_id, each.chat_id)
        if each.chat_id and not await ask.is_someones(session, each.chat_id):
            for holding in _LAST:
                while await removals.remove(session, holding, subject, PORTION) == PORTION:
                    pass
        each.chat_id, each.locale = None, None
    return len(told)


async def replay(session: Session, numbers: Iterable[int], *, now: datetime) -> int:
    """Erase these people again, in a database that was restored from a backup; say how many were
    there. Nobody is told once more."""
    count = 0
    for person_id in numbers:
        found = await ask.whose(session, person_id)
        if found is None:
            continue
        ordered = found.erasure or await _order(session, None, found, now)
        if ordered is None or ordered.state == ErasureState.DONE:
            continue
        ordered.admin_id, ordered.is_exported = None, True  # if it was under way at the backup
        while await carry_on(session, ordered.id, now=now):
            pass
        count += await finish(session, ordered.id, now=now) is not None
    await forget_chats(session)
    return count


async def _ordered_again(session: Session, admin: Person, at: Erasure, now: datetime) -> Erasure:
    if at.certificate is not None or at.admin_id is None:
        raise NobodyToErase
    await work.queue(session, WORK, {"erasure_id": at.id}, person_id=admin.id, now=now)
    return at


async def _ordered(session: Session, person_id: int) -> Erasure:
    found = await ask.of_person(session, person_id)
    if found is None:
        raise NobodyToErase
    return found


async def _holds(session: Session, person_id: int, now: datetime) -> Sequence[Hold]:
    found = asdict(await ask.standing(session, person_id, now))
    return [hold for hold, is_so in zip(Hold, found.values(), strict=True) if is_so]


async def _order(
    session: Session, admin_id: int | None, found: Whose, now: datetime
) -> Erasure | None:
    person, talk = found.person, found.talk
    fields: dict[str, Any] = {
        "person_id": person.id,
        "request_id": found.request_id,
        "admin_id": admin_id,
        "code_hash": mark(token_hex(8), person.roster_code),
        "state": ErasureState.OPEN,
        "step": 0,
        "counts": {},
        "began_at": now,
        "chat_id": talk.telegram_id if talk else None,
        "locale": talk.locale if talk else None,
        "is_exported": admin_id is None,  # a replay is told by the list itself
    }
    return await ask.add(session, fields)


async def _close_the_person(session: Session, at: Erasure, now: datetime) -> None:
    """The person can do nothing more; cards and copies leave the chats of others."""
    await reviews.take_cards_back(session, at.person_id, now=now)
    copies = await ask.copies_elsewhere(session, at.person_id, now - _DELETABLE)
    await letters.queue(session, [reviews.removal(*each) for each in copies], now=now)
    await erased_searches.forget(session, at.person_id)
    await ask.unlink(session, at.person_id)
    await ask.close_requests(session, at.person_id, at.admin_id, now)
    await ask.close_person(session, at.person_id, now)
