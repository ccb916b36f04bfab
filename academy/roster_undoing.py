"""An applied roster is taken back within the hour: exactly what it did, and nothing done since.

What it changed is restored in one transaction; whom it brought is removed in portions, which a
crash only delays. Who was linked, changed or recorded meanwhile stays, with a word why.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import audit, letters
from academy.errors.people import LastAdministrator
from academy.errors.rosters import RosterClosed, RosterNotFound, UndoTooLate
from academy.letters import Draft
from academy.rosters import UNDO_WITHIN
from storage.database import Session
from storage.queries import roster_applying as write
from storage.queries import roster_since as since
from storage.queries import roster_undoing as take_back
from storage.queries import rosters as ask
from storage.queries import standing
from storage.tables.disciplines import Discipline, Group, Programme
from storage.tables.rosters import ImportState, LineChange

PORTION = 200  # people a transaction removes: it stays far below DESIGN.md's 200 ms


@dataclass(frozen=True)
class Undone:
    """What became of the people of the import: removed, restored, and kept by reason
    (`linked`, `has-records`, `changed-since`, `last-administrator`)."""

    import_id: int
    removed: int
    restored: int
    kept: Mapping[str, int]


async def undo(session: Session, actor_id: int | None, import_id: int, *, now: datetime) -> None:
    """Restore what the import changed; `remove` then takes away whom it brought. The row picks
    one of two presses; a fact that was changed since stays as it is.

    Raises RosterNotFound, RosterClosed, UndoTooLate, LastAdministrator.
    """
    await ask.hold_all(session)
    found = await ask.roster_import(session, import_id)
    if found is None:
        raise RosterNotFound
    if found.state != ImportState.APPLIED or found.applied_at is None:
        raise RosterClosed
    if now > found.applied_at + UNDO_WITHIN:
        raise UndoTooLate
    turn = await ask.newest_turn(session) + 1
    fields = {"state": ImportState.UNDONE, "turn": turn}
    if await ask.move(session, import_id, (ImportState.APPLIED,), **fields) is None:
        raise RosterClosed
    held = await standing.hold_administrators(session)
    if held and held <= await since.made_administrators(session, import_id):
        raise LastAdministrator
    draft = Draft(kind="menu", key=f"menu:roster:{import_id}:{turn}:")
    await letters.queue_for(session, draft, write.gained_roles(import_id), now=now)
    await take_back.restore_people(session, import_id)
    await take_back.restore_ties(session, import_id, found.applied_at)
    audit.note(session, actor_id, "roster-undone", now=now, roster=import_id)


async def remove(session: Session, import_id: int) -> int:
    """Take away a portion of the people the import brought; how many were looked at. Again until 0.

    Interrupted and called again it goes on where it was.
    """
    portion = await take_back.brought(session, import_id, PORTION)
    people = [person for _, person in portion]
    kept = await take_back.touched(session, import_id, people) if people else {}
    held = await standing.hold_administrators(session)
    if held and held <= set(people) - set(kept):
        kept.update(dict.fromkeys(held, "last-administrator"))
    await take_back.keep(session, {line: kept[each] for line, each in portion if each in kept})
    gone = {line: each for line, each in portion if each not in kept}
    await take_back.remove(session, list(gone), list(gone.values()))
    return len(portion)


async def finish(session: Session, import_id: int, *, now: datetime) -> Undone:
    """The groups, programmes and disciplines it made go, where nothing is in them; the tally.

    Of the worker and the clock the row picks one. Raises RosterNotFound.
    """
    found = await since.close(session, import_id, now)
    if found is None:
        return await _ended(session, import_id)
    await _restore_places(session, found.places)
    done = await _tally(session, import_id)
    kept: dict[str, Any] = {reason.replace("-", "_"): n for reason, n in done.kept.items()}
    facts: dict[str, Any] = {"removed": done.removed, "restored": done.restored, **kept}
    audit.note(session, None, "roster-people-removed", now=now, roster=import_id, **facts)
    return done


async def is_unfinished(session: Session, import_id: int) -> bool:
    """Whether its undoing was cut off."""
    found = await ask.roster_import(session, import_id)
    return found is not None and found.state == ImportState.UNDONE and found.closed_at is None


async def go_on(session: Session, *, now: datetime) -> int:
    """One more portion of an undoing that was cut off; how many people were looked at."""
    import_id = await take_back.unfinished(session)
    if import_id is None:
        return 0
    count = await remove(session, import_id)
    if not count:
        await finish(session, import_id, now=now)
    return count


async def _ended(session: Session, import_id: int) -> Undone:
    found = await ask.roster_import(session, import_id)
    if found is None or found.state != ImportState.UNDONE:
        raise RosterNotFound
    return await _tally(session, import_id)


async def _restore_places(session: Session, plan: dict[str, Any]) -> None:
    """What somebody changed since stays."""
    await since.restore_groups(session, plan.get("programme_was", {}), plan.get("programme_of", {}))
    were = dict(plan.get("programmes_were", {}))
    old = {code: facts for code, facts in were.items() if facts is not None}
    await since.restore_programmes(session, old, plan.get("programmes", {}))
    await take_back.remove_unused(session, Group, plan.get("groups", []))
    new = [code for code, facts in were.items() if facts is None]
    await take_back.remove_unused(session, Programme, new)
    await take_back.remove_unused(session, Discipline, plan.get("disciplines", []))


async def _tally(session: Session, import_id: int) -> Undone:
    words = Counter(await take_back.reasons(session, import_id))
    removed = words.pop("removed", 0)
    changed = (await ask.done(session, import_id)).get(LineChange.CHANGED, 0)
    restored = changed - await take_back.count_changed_since(session, import_id)
    return Undone(import_id, removed, restored, dict(words))
