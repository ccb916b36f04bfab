"""Administrators hear once when a part of the bot turns wrong, and once when it is well again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from academy import letters
from academy.health import DAY, Grade, Health, Line
from academy.letters import Draft
from storage.database import Session
from storage.queries import audit as ask_audit
from storage.queries import health as ask
from storage.tables.health import Sign
from storage.tables.people import Role

_SURE_AFTER = timedelta(minutes=2)  # a start, or a slow minute, is no alarm
_CALM_AFTER = timedelta(minutes=30)  # what hovers at a limit is not told again and again
_FORGOTTEN_AFTER = timedelta(minutes=5)  # nobody looked: a first look counts from now


async def sound(session: Session, found: Health, *, now: datetime) -> int:
    """Queue a letter about the parts that turned wrong, and one about those well again; say about
    how many parts. Safe to run twice: a row of each part says what was told."""
    known = await ask.signs(session)
    told = {line.part: known.get(f"alarm:{line.part}") for line in found.lines}
    alarmed = [line for line in found.lines if await _is_new(session, line, told[line.part], now)]
    relieved = [line for line in found.lines if await _is_over(session, line, told[line.part], now)]
    if alarmed or relieved:
        people = await ask_audit.holders(session, [Role.ADMINISTRATOR])
        await letters.queue(session, _drafts("alarm", alarmed, people, now), now=now)
        await letters.queue(session, _drafts("relief", relieved, people, now), now=now)
    return len(alarmed) + len(relieved)


async def _is_new(session: Session, line: Line, sign: Sign | None, now: datetime) -> bool:
    """Whether the part has been wrong for long enough and nobody was told yet."""
    if line.grade != Grade.WRONG:
        return False
    was_told, since = False, now
    if sign is not None and (sign.facts["told"] or now - sign.at < _FORGOTTEN_AFTER):
        was_told, since = sign.facts["told"], datetime.fromisoformat(sign.facts["since"])
    is_new = not was_told and now - since >= _SURE_AFTER
    facts = {"since": since.isoformat(), "told": was_told or is_new}
    await ask.put_sign(session, f"alarm:{line.part}", now, facts)
    return is_new


async def _is_over(session: Session, line: Line, sign: Sign | None, now: datetime) -> bool:
    """Whether a part that people were told about is well, or has not been wrong for a while."""
    if sign is None or line.grade == Grade.WRONG:
        return False
    was_told = bool(sign.facts["told"])
    is_over = line.grade == Grade.GOOD or now - sign.at >= _CALM_AFTER or not was_told
    if is_over:
        await ask.take_sign(session, f"alarm:{line.part}")
    return is_over and was_told


def _drafts(kind: str, lines: Sequence[Line], people: Sequence[int], now: datetime) -> list[Draft]:
    facts = {"lines": [asdict(line) for line in lines]}
    return [
        Draft(
            kind=kind,
            key=f"{kind}:{now.isoformat()}:{person_id}",
            person_id=person_id,
            facts=facts,
            too_late=now + DAY,
        )
        for person_id in people
        if lines
    ]
