"""Reading the card of a check: whose it is, whether it has expired, and the face printed on it.

What is found stands beside the picture for the person who decides; nothing is refused by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from academy import references
from academy.doubts import CardSign
from academy.roster_codes import iin_mark
from academy.timetable import academy_day
from bot.verification import Document, DocumentFault, Fault, Template, document, likeness
from bot.workers.cohorts import cohort
from bot.workers.comparisons import Means, comparable
from bot.workers.shots import Shot
from storage.tables.identity import Check, Part

_ALIKE = 0.50  # printed portraits lie at .44 to .47 of their owners (VERIFICATION 4)


@dataclass(frozen=True)
class Reading:
    """Both sides together; `useless` is the number of a picture to be taken again."""

    signs: list[CardSign] = field(default_factory=list)
    fault: str | None = None
    useless: int | None = None


async def read(
    machine: Means, check: Check, shots: Sequence[Shot], own: Template | None = None
) -> Reading:
    """What the card says, held against the roster; its portrait against `own`, or the reference.

    Raises WorkerDied, WorkerNotStarted.
    """
    if machine.cards is None:
        return Reading([CardSign.NO_READER])
    sides: dict[Part, Document] = {}
    for shot in shots:
        side = await machine.cards.run(document, shot.content, machine.gate)
        if (fault := _fault(check, side)) is not None:
            return Reading(fault=fault, useless=shot.number)
        sides[shot.picture.part] = side
    found = list(sides.values())
    if all(side.fault == DocumentFault.NO_READER for side in found):
        return Reading([CardSign.NO_READER])
    signs = [await _whose(machine, check, found), _lives(found, check.received_at)]
    signs += [CardSign.WRONG_DIGITS] if any(side.checks.failed for side in found) else []
    signs += await _face(machine, check.person_id, found, own)
    return Reading([sign for sign in signs if sign is not None])


def _fault(check: Check, side: Document) -> str | None:
    """One reason to send this side again: it is no picture; or, once, nothing is to be read."""
    if isinstance(side.fault, Fault):
        return str(side.fault)
    is_unread = side.fault == DocumentFault.NOTHING_READ and check.tries == 0
    return "card-unread" if is_unread else None


async def _whose(machine: Means, check: Check, sides: Sequence[Document]) -> CardSign:
    """The IIN of the card is looked up by its fingerprint; it is written nowhere."""
    read = {each.value for side in sides for each in side.iins}
    if len(read) > 1:
        return CardSign.TWO_IINS
    async with machine.db.read() as session:
        own = await references.iin_hash(session, check.person_id)
    if not read:
        return CardSign.NO_IIN
    if own is None:
        return CardSign.ROSTER_WITHOUT_IIN
    found = machine.vault.fingerprint(iin_mark(read.pop()))
    return CardSign.OWN_IIN if found == own else CardSign.OTHER_IIN


def _lives(sides: Sequence[Document], at: datetime | None) -> CardSign:
    dates = [side.expiry.value for side in sides if side.expiry and side.checks.expiry]
    if not dates or at is None:
        return CardSign.NO_EXPIRY
    today = academy_day(at)
    return CardSign.VALID if date.fromisoformat(dates[0]) >= today else CardSign.EXPIRED


async def _face(
    machine: Means, person_id: int, sides: Sequence[Document], own: Template | None
) -> list[CardSign]:
    """The printed portrait beside the selfies; nothing where one of them is missing."""
    printed = next((side.portrait.template for side in sides if side.portrait), None)
    if printed is not None and own is None:
        enrolled = await cohort(machine.db, machine.vault)
        own = comparable(printed, enrolled.get(person_id))
    if printed is None or own is None:
        return []
    distance = likeness(printed, own, (), machine.thresholds).distance
    if distance <= _ALIKE:
        return [CardSign.FACE_ALIKE]
    is_far = distance > machine.thresholds.rejected_distance
    return [CardSign.FACE_OTHER if is_far else CardSign.FACE_UNCLEAR]
