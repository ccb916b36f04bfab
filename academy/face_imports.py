"""Archives of reference pictures: whose they are, and what is kept of them (row V17).

A picture is named by the roster code: `R123.jpg`, or `R123_1.jpg` to `R123_3.jpg`. Nothing of
anybody is kept without a consent to pictures of the face that is in force (94-V).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from academy import audit, enrolments, letters, references, reviews, trace
from academy.consents import VERSIONS
from academy.doubts import Doubt
from academy.importing.face_files import RefusedFile, told
from academy.letters import Draft
from academy.references import Reference, Vouched
from academy.vault import Vault
from storage.database import Session
from storage.queries import face_imports as ask
from storage.queries import identity as ask_identity
from storage.queries import references as ask_references
from storage.queries.face_imports import Whose
from storage.queries.references import Seen
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState, Way
from storage.tables.trace import Thing, Verb

MOST_PICTURES = 3  # of one person


@dataclass(frozen=True)
class Album:
    """The pictures of one person in an archive, by their names there."""

    person_id: int
    names: tuple[str, ...]
    has_reference: bool


@dataclass(frozen=True)
class Order:
    """Who vouches for the pictures, none at the console; in which job, 0 there."""

    by: int | None
    work_id: int = 0


@dataclass(frozen=True)
class Brought:
    """What is kept of one person: the reference, the hashes of its pictures by file; and where a
    person must look, why, and the pictures themselves. `replaces`: the reference takes the place
    of a former one at once; else only when a reviewer has confirmed it."""

    reference: Reference
    hashes: Mapping[str, tuple[bytes, bytes]]
    doubt: Doubt | None = None
    pictures: Sequence[bytes] = field(default=(), repr=False)
    replaces: bool = True


async def matched(
    session: Session, names: Sequence[str]
) -> tuple[Sequence[Album], Sequence[RefusedFile]]:
    """Whose pictures these are, person by person; and those that are nobody's, or of somebody
    whose face may not be kept."""
    codes = {code for name in names for code in _codes(name)}
    people = await ask.whose(session, codes, VERSIONS[Purpose.FACE])
    albums: dict[int, tuple[Whose, list[str]]] = {}
    refused: list[RefusedFile] = []
    for name in names:
        found = next((people[code] for code in _codes(name) if code in people), None)
        if found is None or (why := _why_not(found)):
            refused.append(RefusedFile(told(name), "unknown" if found is None else why))
            continue
        own = albums.setdefault(found.id, (found, []))[1]
        if len(own) == MOST_PICTURES:
            refused.append(RefusedFile(told(name), "extra"))
        else:
            own.append(name)
    found_albums = [Album(n, tuple(own), who.has_reference) for n, (who, own) in albums.items()]
    return found_albums, refused


async def seen(session: Session) -> Sequence[Seen]:
    """Every picture that came before, from chats and archives."""
    return await ask_references.seen(session)


async def brought_before(session: Session, order: Order) -> set[int]:
    """Whose references this very job has kept already: it was cut short."""
    return await ask.brought(session, order.work_id) if order.work_id else set()


async def keep(
    session: Session, vault: Vault, person_id: int, brought: Brought, order: Order, *, now: datetime
) -> bool:
    """Keep one person's reference, or put it before the reviewers with its pictures, sealed.
    False, and nothing is kept, where the consent or the person's place was lost meanwhile."""
    if not await ask.may_keep(session, person_id, VERSIONS[Purpose.FACE]):
        return False
    await ask_identity.hold(session, person_id)
    check = _check(person_id, brought, order, now)
    session.add(check)
    await session.flush()
    await enrolments.end_former(session, person_id, check.id, now=now)
    is_doubtful = brought.doubt is not None
    vouched = None if is_doubtful else Vouched(order.by, now)
    if brought.replaces:
        await references.keep(session, person_id, brought.reference, vouched=vouched, now=now)
    enrolments.remember(session, person_id, dict(brought.hashes), now=now)
    facts: dict[str, Any] = {"person": person_id, "check": check.id}
    facts["pictures"] = brought.reference.pictures
    audit.note(session, order.by, "face-imported", now=now, **facts)
    if is_doubtful:
        _evidence(session, vault, check, brought.pictures)
        await reviews.ask_people(session, check.id, now=now)
        return True
    about = trace.About(Thing.CHECK, check.id)
    trace.record(session, person_id, Verb.ENROLLED, about, now=now, outcome="enrolled", by="person")
    told_by = Draft("face-imported", f"face-imported:{check.id}", person_id)
    await letters.queue(session, [told_by], now=now)
    return True


def record(
    session: Session, author_id: int | None, counts: Mapping[str, Any], *, now: datetime
) -> None:
    """Write into the audit log what became of an archive."""
    audit.note(session, author_id, "faces-imported", now=now, **counts)


def _check(person_id: int, brought: Brought, order: Order, now: datetime) -> Check:
    """The enrolment as one of the learner's checks: decided, or to be decided."""
    facts: dict[str, Any] = {"import": order.work_id, "pictures": brought.reference.pictures}
    if brought.doubt is not None:
        facts["finding"] = brought.doubt
        if brought.replaces:
            facts["kept"] = now.isoformat()
        state: dict[str, Any] = {"state": CheckState.DOUBTFUL}
    else:
        state = {"state": CheckState.CONFIRMED, "way": Way.REVIEW}
        state |= {"decided_by": order.by, "decided_at": now}
    moments = {"asked_at": now, "expires_at": now, "received_at": now}
    return Check(person_id=person_id, kind=CheckKind.ENROLMENT, facts=facts, **moments, **state)


def _evidence(session: Session, vault: Vault, check: Check, pictures: Sequence[bytes]) -> None:
    """The pictures of an open case, in no chat: they go when it is decided (DESIGN.md 6)."""
    about = references.about_picture(check.person_id, check.id)
    nowhere = {"file_id": "", "file_unique_id": "", "chat_id": 0, "message_id": 0}
    for place, each in enumerate(pictures):
        row = CheckPicture(check_id=check.id, place=place, received_at=check.asked_at, **nowhere)
        row.sealed = vault.seal(each, about)
        session.add(row)


def _codes(name: str) -> list[str]:
    """The roster codes a file's name may mean: all of it, or without `_1` at its end."""
    stem = PurePosixPath(name).stem
    code, line, place = stem.rpartition("_")
    is_place = bool(line) and len(place) == 1 and place in "123456789"
    return [stem, code] if is_place and code else [stem]


def _why_not(who: Whose) -> str:
    if not who.is_learner:
        return "not-a-learner"
    if not who.is_active:
        return "not-active"
    return "" if who.has_consent else "no-consent"
