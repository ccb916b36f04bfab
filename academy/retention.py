"""Retention by age (row D13): every kind of data has its time, a setting; what is older goes at
night, in portions, and a line of the audit log says how much and from before which day.

Two kinds have rules of their own and are not here: whole months of the audit log
(academy/checkpoints.py), and files made for somebody (academy/outgoing.py). The pictures of
identity checks go by the decision about them (academy/evidence.py): here they are counted, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import audit, evidence
from academy.settings import Settings
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import aging, removals
from storage.queries.aging import Old
from storage.queries.removals import Sweep

PORTION = 1000  # rows a transaction removes

# Kind, its setting, which rows are old; in this order, because copies point at messages.
_RULES: tuple[tuple[str, str, Old], ...] = (
    ("trace", "keep_trace", aging.trace),
    ("updates", "keep_updates", aging.updates),
    ("letters", "keep_letters", aging.letters),
    ("office-letters", "keep_letters", aging.office_letters),
    ("work", "keep_work", aging.work),
    ("copies", "keep_consultations", aging.copies),
    ("messages", "keep_consultations", aging.messages),
    ("forum-posts", "keep_consultations", aging.forum_posts),
    ("hashes", "keep_picture_hashes", aging.hashes),
    ("invites", "keep_invites", aging.invites),
    ("requests", "keep_requests", aging.requests),
    ("contacts", "keep_contacts", aging.contacts),
)
_TOLD = ("trace", "messages", "letters", "requests", "hashes", "contacts", "updates")


@dataclass(frozen=True)
class Due:
    """How many rows of a kind are older than their time, and the moment before which they are."""

    kind: str
    count: int
    before: datetime


async def due(session: Session, settings: Settings, *, now: datetime) -> Sequence[Due]:
    """What would go now, kind by kind; nothing is changed."""
    sweeps = _sweeps(settings, now)
    counts = await removals.counts(session, [sweep for _, _, sweep in sweeps])
    both = zip(sweeps, counts, strict=True)
    pictures = Due("pictures", await evidence.due(session, now=now), now)
    return [pictures, *(Due(kind, count, before) for (kind, before, _), count in both)]


async def remove(session: Session, settings: Settings, *, now: datetime) -> Sequence[Due]:
    """Remove a portion, the kinds one after another; what went. Nothing: no more is due."""
    gone, left = list[Due](), PORTION
    if judged := await evidence.delete_old(session, now=now):
        gone.append(Due("pictures", judged, now))
    for kind, before, sweep in _sweeps(settings, now):
        count = await removals.sweep(session, sweep, left)
        if count:
            gone.append(Due(kind, count, before))
            day = academy_day(before).isoformat()
            audit.note(session, None, "data-expired", now=now, kind=kind, count=count, before=day)
        left -= count
        if left <= 0:
            break
    return gone


def kept_days(settings: Settings) -> dict[str, int]:
    """For how many days what people ask about is kept."""
    names = {kind: name for kind, name, _ in _RULES}
    return {kind: _keep(settings, names[kind]).days for kind in _TOLD}


def _sweeps(settings: Settings, now: datetime) -> list[tuple[str, datetime, Sweep]]:
    moments = ((kind, now - _keep(settings, name), old) for kind, name, old in _RULES)
    return [(kind, before, old(before)) for kind, before, old in moments]


def _keep(settings: Settings, name: str) -> timedelta:
    keep: timedelta = getattr(settings, name)
    return keep
