"""References: sealed faces to compare with, the hashes of former pictures, and their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from academy.doubts import Doubt
from storage.database import Session
from storage.queries import identity as ask


@dataclass(frozen=True)
class Sealed:
    """A learner's sealed template."""

    person_id: int
    model_id: str
    embedding: bytes


class Origin(StrEnum):
    """How a reference came about; kept with the enrolment's check."""

    FIRST = "first"
    RENEWED = "renewed"  # alike to the one before, by the rule
    NEW = "new"  # there was one before, and nothing shows that this is the same face


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
    return [Sealed(*row) for row in await ask.templates(session)]


async def origin(session: Session, person_id: int, *, is_alike: bool) -> Origin:
    """What a reference saved now would be; asked before it is saved, the person held meanwhile."""
    await ask.hold(session, person_id)
    if await ask.template(session, person_id) is not None:
        return Origin.RENEWED if is_alike else Origin.NEW
    return Origin.NEW if await ask.was_enrolled(session, person_id) else Origin.FIRST


async def is_vouched(session: Session, person_id: int) -> bool:
    """Whether the reference is the first one, descends from it by the rule, or a person confirmed
    a check that asked about it."""
    is_sure = True
    for facts in await ask.vouchers(session, person_id):
        if facts.get("reference") == Origin.NEW:
            is_sure = False
        elif facts.get("finding") == Doubt.NEW_REFERENCE:
            is_sure = True
    return is_sure


async def iin_hash(session: Session, person_id: int) -> str | None:
    """The fingerprint of the IIN on the roster; none where it is not known."""
    return await ask.iin_hash(session, person_id)


async def was_sent(session: Session, file_unique_id: str) -> bool:
    """Whether this very file came before, from anybody."""
    return await ask.seen_files(session, file_unique_id)


async def hashes(session: Session) -> Sequence[tuple[bytes, bytes]]:
    """Of every picture looked at before: the hash of the whole and of the face."""
    return [(row.whole, row.chip) for row in await ask.seen_hashes(session)]
