"""Imports of rosters: staged in portions, shown, applied or dropped (rows A1, A2, A16).

A line of the file becomes a staged row; nothing of the roster itself changes before somebody says
so. The staged rows hold personal data: they go when the import can no longer be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit, roster_matching, roster_notices
from academy.errors.rosters import RosterClosed, RosterNotFound, UndoTooLate
from academy.importing.roster_rows import RosterRow
from academy.importing.rosters import Roster
from academy.pages import SIZE, Page, place
from academy.roster_comparing import Comparison, Staged
from academy.roster_places import places
from academy.vault import Vault
from storage.database import Session
from storage.queries import rosters as ask
from storage.tables.rosters import ImportState, LineChange, RosterImport, RosterLine

CHUNK = 25  # lines a transaction stages beside people who press: some 5 ms
UNDO_WITHIN = timedelta(hours=1)
_FORGOTTEN_AFTER = timedelta(hours=24)  # staged, and nobody ever said what to do
_UNDECIDED = timedelta(days=30)
_PORTION = 1000  # staged lines a transaction deletes


@dataclass(frozen=True)
class Sheet:
    """An import and how many of its lines would do what."""

    roster: RosterImport
    counts: dict[LineChange, int]

    @property
    def found(self) -> int:
        """The lines of the file that name a person."""
        missing = self.counts.get(LineChange.MISSING, 0)
        return sum(self.counts.values()) - missing

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to apply, and nobody to decide about."""
        plan = self.roster.places
        changes = (LineChange.NEW, LineChange.CHANGED, LineChange.MISSING)
        return not any(self.counts.get(each) for each in changes) and not any(
            plan.get(name) for name in ("groups", "disciplines", "programme_of", "programmes")
        )


async def begin(
    session: Session, author_id: int | None, file_name: str, *, now: datetime
) -> RosterImport:
    """A new import of this file, still without lines."""
    new = RosterImport(author_id=author_id, file_name=file_name[:200], began_at=now)
    session.add(new)
    await session.flush()
    return new


async def restart(session: Session, import_id: int) -> int:
    """Forget a portion of what a worker staged before it died; how many lines. Again until 0.

    Raises RosterNotFound, RosterClosed.
    """
    await _in_state(session, import_id, ImportState.STAGING)
    return await ask.remove_lines(session, import_id, _PORTION)


async def compare(
    session: Session, import_id: int, rows: Sequence[RosterRow], vault: Vault | None
) -> Comparison:
    """What the lines are compared with. From now on no other roster may be applied before this one.

    Raises RosterNotFound, RosterClosed.
    """
    turn = await ask.newest_turn(session)
    await _move(session, import_id, ImportState.STAGING, seen_turn=turn)
    names = await roster_matching.names(session)
    return Comparison(await places(session, rows), names, vault)


async def stage(session: Session, import_id: int, after: int, staged: Sequence[Staged]) -> None:
    """Keep these lines, a portion of the file, after so many that are kept already.

    Raises RosterNotFound, RosterClosed.
    """
    await _in_state(session, import_id, ImportState.STAGING)
    if not staged:
        return
    numbers = await ask.add_lines(session, import_id, after, [each.line for each in staged])
    befores, ties = [], []
    for number, each in zip(numbers, staged, strict=True):
        if each.before is not None:
            befores.append({"line_id": number, **each.before})
        ties += [{"line_id": number, "import_id": import_id, **tie} for tie in each.ties]
    await ask.add_befores(session, befores)
    await ask.add_ties(session, ties)


async def finish_staging(
    session: Session, import_id: int, compared: Comparison, read: Roster, *, now: datetime
) -> Sheet:
    """Name the missing: active learners of the file's groups who are not in it. The import waits
    for somebody's word. Raises RosterNotFound, RosterClosed.
    """
    goals, doubted = compared.places, compared.doubted
    await ask.add_missing(session, import_id, read.found, goals.spoken, doubted)
    fields = {"state": ImportState.READY, "ready_at": now, "places": goals.plan()}
    report = _report(read, has_key=compared.vault is not None)
    refused = (await ask.counts(session, import_id)).get(LineChange.REFUSED, 0)
    refused -= sum(1 for each in read.refused if each.reason == "marked-as-gone")
    fields["report"] = {**report, "staff": dict(compared.staff), "refused": refused}
    await _move(session, import_id, ImportState.STAGING, **fields)
    sheet = await look(session, import_id)
    facts: dict[str, Any] = {str(change): count for change, count in sheet.counts.items()}
    author = sheet.roster.author_id
    audit.note(session, author, "roster-staged", now=now, roster=import_id, **facts)
    return sheet


async def drop(session: Session, actor_id: int | None, import_id: int, *, now: datetime) -> None:
    """Nothing of the file is taken; its staged lines are deleted soon. Twice is harmless.

    Raises RosterNotFound, RosterClosed for an import that was applied.
    """
    was = (ImportState.STAGING, ImportState.READY)
    fields = {"state": ImportState.DROPPED, "closed_at": now}
    if await ask.move(session, import_id, was, **fields) is not None:
        await roster_notices.forget(session, import_id)
        audit.note(session, actor_id, "roster-dropped", now=now, roster=import_id)
    else:
        await _in_state(session, import_id, ImportState.DROPPED)


async def look(session: Session, import_id: int) -> Sheet:
    """An import with its counts. Raises RosterNotFound."""
    found = await ask.roster_import(session, import_id)
    if found is None:
        raise RosterNotFound
    return Sheet(found, await ask.counts(session, import_id))


async def check_undoable(session: Session, import_id: int, *, now: datetime) -> None:
    """Raises RosterNotFound, RosterClosed, UndoTooLate."""
    found = await _in_state(session, import_id, ImportState.APPLIED)
    if found.applied_at is None or now > found.applied_at + UNDO_WITHIN:
        raise UndoTooLate


async def lines(
    session: Session, import_id: int, change: LineChange, page: int
) -> Page[RosterLine]:
    """A page of the lines that do this, in the file's order."""
    total = (await ask.counts(session, import_id)).get(change, 0)
    empty: Page[RosterLine] = place(page, total)
    found = await ask.lines(session, import_id, change, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def all_lines(session: Session, import_id: int, change: LineChange) -> Sequence[RosterLine]:
    """All of them, for a document or for another program."""
    return await ask.lines(session, import_id, change)


async def sweep(session: Session, import_id: int) -> int:
    """Delete a portion of a dropped import's lines; how many. Again until 0.

    Raises RosterNotFound, RosterClosed.
    """
    await _in_state(session, import_id, ImportState.DROPPED)
    return await ask.remove_lines(session, import_id, _PORTION)


async def forget(session: Session, *, now: datetime) -> int:
    """Delete a portion of the staged lines that nobody needs any more; how many. What the report
    says of single lines goes with them.

    Those of an import that can still be undone stay, and those that wait for somebody's word for a
    day; then the import is dropped. The missing of whom nobody decided stay for a month.
    """
    limits = now - UNDO_WITHIN, now - _FORGOTTEN_AFTER, now - _UNDECIDED
    due = await ask.forgettable(session, *limits)
    if not due:
        return 0
    found = await ask.roster_import(session, due[0])
    if found is not None and found.state in (ImportState.STAGING, ImportState.READY):
        await drop(session, None, due[0], now=now)
    await roster_notices.forget(session, due[0])
    if found is not None and found.applied_at and found.applied_at > limits[2]:
        return await ask.remove_lines(session, due[0], _PORTION, but=LineChange.MISSING)
    return await ask.remove_lines(session, due[0], _PORTION)


async def _in_state(session: Session, import_id: int, state: ImportState) -> RosterImport:
    found = await ask.roster_import(session, import_id)
    if found is None:
        raise RosterNotFound
    if found.state != state:
        raise RosterClosed
    return found


async def _move(session: Session, import_id: int, was: ImportState, **fields: Any) -> None:
    if await ask.move(session, import_id, (was,), **fields) is None:
        await _in_state(session, import_id, was)


def _report(read: Roster, *, has_key: bool) -> dict[str, Any]:
    """What the file as a whole has to say: its kind, what was read otherwise than written."""
    without_key = sum(1 for row in read.rows if row.iin) if not has_key else 0
    return {
        "format": read.format,
        "notices": [{"line": c.line, "what": c.what, **c.facts} for c in read.changed],
        "iins_left_out": without_key,
        "refusal": read.refusal and {"reason": read.refusal.reason, **read.refusal.facts},
    }
