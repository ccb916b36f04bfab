"""References: sealed faces to compare with, the hashes of former pictures, and their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit, work
from academy.doubts import Doubt
from storage.database import Session
from storage.queries import identity as ask
from storage.queries import references as ask_references
from storage.tables.identity import Check, CheckKind, CheckState

KEEPING = "reference-keeping"


@dataclass(frozen=True)
class Sealed:
    """A learner's sealed template, and of how many pictures it is the mean."""

    person_id: int
    model_id: str
    embedding: bytes
    pictures: int


@dataclass(frozen=True)
class Reference:
    """A sealed reference, ready to be kept: the template, the aligned face for reviewers, and of
    how many pictures the template is the mean."""

    model_id: str
    embedding: bytes
    chip: bytes
    pictures: int


@dataclass(frozen=True)
class Vouched:
    """Somebody says whose face a reference shows: who, none at the console; and since when."""

    by: int | None
    at: datetime


def about(person_id: int, model_id: str) -> str:
    """What a template is sealed with: moved to another learner or model, it does not open."""
    return f"learner:{person_id}|face|{model_id}|v1"


def about_chip(person_id: int, model_id: str) -> str:
    """What the reference's aligned face is sealed with."""
    return f"learner:{person_id}|chip|{model_id}|v1"


def about_picture(person_id: int, check_id: int) -> str:
    """What the picture of a check is sealed with."""
    return f"learner:{person_id}|check:{check_id}|v1"


async def mark(session: Session) -> tuple[int, datetime | None]:
    """Another one as soon as a reference was added, renewed or deleted."""
    return await ask.cohort_mark(session)


async def everybody(session: Session) -> Sequence[Sealed]:
    """All sealed templates."""
    return [Sealed(*row) for row in await ask_references.all_kept(session)]


async def keep(
    session: Session,
    person_id: int,
    reference: Reference,
    *,
    now: datetime,
    vouched: Vouched | None = None,
    is_alike: bool = False,
) -> None:
    """This reference takes the place of the former one. One that `is_alike` to it by the rule is
    confirmed as the former was; any other, when somebody vouches for it."""
    fields = {**vars(reference), "enrolled_at": now}
    said = {"confirmed_at": vouched and vouched.at, "confirmed_by": vouched and vouched.by}
    changes = fields if is_alike else {**fields, **said}
    await ask_references.save(session, person_id, {**fields, **said}, changes)


async def is_confirmed(session: Session, person_id: int) -> bool:
    """Whether a person confirmed whose face the reference is: before that, no check against it is
    accepted by the rule."""
    return await ask_references.confirmed_at(session, person_id) is not None


async def confirmed(session: Session) -> set[int]:
    """The learners whose reference a person has confirmed."""
    return set(await ask_references.confirmed(session))


async def settle(session: Session, check: Check, *, now: datetime) -> None:
    """What a person's decision about this check means for the reference.

    Of an enrolment: it is confirmed or deleted; one that was not kept, because it is not like the
    confirmed one, is made of its pictures now. And who confirms a check against a reference nobody
    had confirmed, has seen both faces.
    """
    kept = check.facts.get("kept")
    enrolled_at = datetime.fromisoformat(kept) if kept else None
    if check.kind != CheckKind.ENROLMENT:
        is_about_it = check.facts.get("finding") == Doubt.NEW_REFERENCE
        if is_about_it and check.state == CheckState.CONFIRMED:
            await _confirm(session, check, None, now)
    elif check.state == CheckState.CONFIRMED:
        is_there = enrolled_at is not None and await _confirm(session, check, enrolled_at, now)
        if not is_there and not check.facts.get("fault"):  # else no usable picture came
            facts = {"check_id": check.id}
            await work.add(session, KEEPING, facts, person_id=check.person_id, now=now)
    elif check.state == CheckState.REJECTED and enrolled_at is not None:
        await ask_references.forget(session, check.person_id, enrolled_at)


async def _confirm(
    session: Session, check: Check, enrolled_at: datetime | None, now: datetime
) -> bool:
    by, whose = check.decided_by, check.person_id
    is_there = await ask_references.confirm(session, whose, by, now, enrolled_at)
    if is_there:
        audit.note(session, by, "face-confirmed", now=now, person=whose, check=check.id)
    return is_there


async def iin_hash(session: Session, person_id: int) -> str | None:
    """The fingerprint of the IIN on the roster; none where it is not known."""
    return await ask.iin_hash(session, person_id)


async def was_sent(session: Session, file_unique_id: str) -> bool:
    """Whether this very file came before, from anybody."""
    return await ask.seen_files(session, file_unique_id)


async def hashes(session: Session) -> Sequence[tuple[bytes, bytes]]:
    """Of every picture looked at before: the hash of the whole and of the face."""
    return [(row.whole, row.chip) for row in await ask.seen_hashes(session)]
