"""A staged roster becomes the Academy's people: in one short transaction, whole or not at all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import audit, letters
from academy.errors.rosters import RosterClosed, RosterNotFound, RosterStale
from academy.letters import Draft
from academy.roster_places import title
from storage.database import Session
from storage.queries import roster_applying as write
from storage.queries import roster_since as since
from storage.queries import rosters as ask
from storage.tables.rosters import ImportState, LineChange, RosterImport


@dataclass(frozen=True)
class Applied:
    """What was done: people added, people changed, and lines left alone because their people were
    changed by somebody else after the file had been compared."""

    import_id: int
    added: int
    changed: int
    overtaken: int


async def apply(
    session: Session, actor_id: int | None, import_id: int, *, now: datetime
) -> Applied:
    """Take the staged roster over. Of two presses, and of two imports, the row picks one.

    Facts are set only on people who stand as they stood when the file was compared; the others are
    counted as overtaken. Missing people stay as they are (row A16); whom this file names is not
    missing by an older one any more.
    Raises RosterNotFound, RosterClosed, RosterStale.
    """
    await ask.hold_all(session)
    turn = await ask.newest_turn(session)
    fields = {"state": ImportState.APPLIED, "applied_at": now, "turn": turn + 1}
    roster = await ask.move(session, import_id, (ImportState.READY,), **fields)
    if roster is None:
        raise RosterClosed if await ask.roster_import(session, import_id) else RosterNotFound
    if roster.seen_turn != turn:
        raise RosterStale
    await _make_places(session, roster.places)
    await write.add_people(session, import_id)
    await write.change_people(session, import_id)
    await since.mark_given(session, import_id)
    await write.add_roles(session, import_id)
    await write.join_groups(session, import_id)
    await write.leave_groups(session, import_id, now)
    await write.add_teachings(session, import_id)
    await since.settle_missing(session, import_id)
    done = await _tally(session, roster)
    await _renew_menus(session, roster, now)
    facts: dict[str, Any] = {
        "added": done.added,
        "changed": done.changed,
        "overtaken": done.overtaken,
    }
    audit.note(session, actor_id, "roster-applied", now=now, roster=import_id, **facts)
    return done


async def _make_places(session: Session, plan: dict[str, Any]) -> None:
    """Programmes, groups and disciplines come before the people; there are few of them."""
    new = [
        {"code": code, "title": title(code), **plan["programmes"][code]}
        for code, were in plan["programmes_were"].items()
        if were is None
    ]
    old = {
        code: plan["programmes"][code]
        for code, were in plan["programmes_were"].items()
        if were is not None
    }
    await write.add_programmes(session, new)
    await write.change_programmes(session, old)
    await write.add_groups(session, plan["groups"])
    await write.place_groups(session, plan["programme_of"])
    await write.add_disciplines(session, {code: title(code) for code in plan["disciplines"]})


async def _tally(session: Session, roster: RosterImport) -> Applied:
    total, done = await ask.counts(session, roster.id), await ask.done(session, roster.id)
    added, changed = done.get(LineChange.NEW, 0), done.get(LineChange.CHANGED, 0)
    staged = total.get(LineChange.NEW, 0) + total.get(LineChange.CHANGED, 0)
    return Applied(roster.id, added, changed, staged - added - changed)


async def _renew_menus(session: Session, roster: RosterImport, now: datetime) -> None:
    """Whoever speaks from a chat and got a role sees it in the command menu."""
    draft = Draft(kind="menu", key=f"menu:roster:{roster.id}:{roster.turn}:")
    await letters.queue_for(session, draft, write.gained_roles(roster.id), now=now)
