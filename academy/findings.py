"""Findings: what the machine saw becomes a state of the check and a letter (rows V4, V9)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import (
    audit,
    collecting,
    enrolments,
    letters,
    rechecks,
    references,
    reviews,
    trace,
)
from academy.admissions import MOST_TRIES
from academy.collecting import Picture
from academy.doubts import Doubt
from academy.references import Reference
from storage.database import Session
from storage.queries import identity as ask
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState, SeenPicture
from storage.tables.trace import Thing, Verb


class Outcome(StrEnum):
    """What the facts recommend."""

    RETAKE = "retake"  # the picture cannot be used: one fault, one remedy
    ENROLLED = "enrolled"  # a reference like the confirmed one, by the rule
    PROPOSED = "proposed"  # a reference; a person must say whose face it is
    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"  # a person must look


@dataclass(frozen=True)
class Finding:
    """The outcome, the figures behind it, and what is to be kept: sealed, or as hashes.

    `hashes`, by the file's unique id: of the whole picture and of the face. `seen`: the facts of
    each picture, by its number. `useless`: the numbers of those to be taken again, the others
    stay; none means all.
    """

    outcome: Outcome
    facts: dict[str, Any] = field(default_factory=dict)
    reference: Reference | None = None
    hashes: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    seen: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    useless: Collection[int] = ()


async def check(session: Session, check_id: int) -> Check | None:
    """The check a job is about, with its pictures."""
    return await ask.check(session, check_id)


async def keep_picture(
    session: Session, picture: CheckPicture, sealed: bytes, *, now: datetime
) -> bool:
    """The picture is ours now, sealed; the chat loses it. False when the check is over, by a
    withdrawal for one: then the chat loses the picture and nothing is kept."""
    await remove_picture(session, picture, now=now)
    received = CheckState.RECEIVED
    if await ask.move(session, picture.check_id, received, received) is None:
        return False
    return await ask.seal_picture(session, picture.id, sealed)


async def remove_picture(
    session: Session, picture: Picture | CheckPicture, *, now: datetime
) -> None:
    """The chat loses the picture."""
    removal = reviews.removal(picture.chat_id, picture.message_id)
    await letters.queue(session, [removal], now=now)


async def record(
    session: Session, check_id: int, finding: Finding, *, now: datetime
) -> CheckState | None:
    """Write what was found and tell the people concerned; none when it was recorded before."""
    before = CheckState.RECEIVED
    found = await ask.check(session, check_id)
    if found is None or found.state != before:
        return None
    files = [each.file_unique_id for each in found.pictures]
    finding = await _once(session, found, finding, files)
    outcome, after, quiz_id = await _settled(session, found, finding.outcome, now)
    facts = {**found.facts, **finding.facts}
    if finding.reference is not None and await _takes_its_place(session, found, outcome):
        facts["kept"] = now.isoformat()
    changes: dict[str, Any] = {"facts": facts, "tries": found.tries + 1, "quiz_id": quiz_id}
    if after == CheckState.AWAITED:
        again = len(finding.useless) or len(found.pictures)
        changes["expires_at"] = now + collecting.lifetime(found, again)
    moved = await ask.move(session, check_id, before, after, **changes)
    if moved is None:
        return None
    if finding.hashes and outcome != Outcome.RETAKE:
        _remember(session, moved.person_id, files, finding.hashes, now)
    await _keep(session, moved, finding, outcome, now)
    if after == CheckState.DOUBTFUL:
        await reviews.ask_people(session, check_id, now=now)
    await letters.queue(session, _told(moved, outcome), now=now)
    return after


async def _settled(
    session: Session, check: Check, outcome: Outcome, now: datetime
) -> tuple[Outcome, CheckState, int | None]:
    """In the middle of an attempt another picture is asked for only while it can stand still."""
    decided = _decided(check, outcome)
    if decided[1] != CheckState.AWAITED or check.kind != CheckKind.RECHECK:
        return decided
    is_standing = await rechecks.reopen(session, check, now)
    return decided if is_standing else (Outcome.DOUBTFUL, CheckState.DOUBTFUL, check.quiz_id)


async def _once(session: Session, check: Check, finding: Finding, files: Sequence[str]) -> Finding:
    """Asked again where it is written: of one picture for two quizzes at a time one is a repeat."""
    await ask.hold(session, check.person_id)
    if finding.outcome != Outcome.ACCEPTED:
        return finding
    if not await ask.seen_files(session, *files):
        return finding
    facts = {**finding.facts, "finding": Doubt.REPEAT}
    return replace(finding, outcome=Outcome.DOUBTFUL, facts=facts)


async def _takes_its_place(session: Session, check: Check, outcome: Outcome) -> bool:
    """Whether the new reference is kept now: one that is not like a confirmed one waits for a
    person, and the confirmed one stays."""
    if outcome == Outcome.ENROLLED:
        return True
    return outcome == Outcome.PROPOSED and not await references.is_confirmed(
        session, check.person_id
    )


def _decided(check: Check, outcome: Outcome) -> tuple[Outcome, CheckState, int | None]:
    """After three useless tries comes a pause; inside an attempt, and where an enrolment leads to a
    quiz, a person looks."""
    quiz_id = check.quiz_id or check.facts.get("then") or None
    is_enrolment = check.kind == CheckKind.ENROLMENT
    most = MOST_TRIES + 2 if is_enrolment else MOST_TRIES  # of several pictures each may fail
    is_last = check.tries + 1 >= most
    if check.decided_at is not None and (outcome == Outcome.ACCEPTED or is_last):
        return Outcome.DOUBTFUL, CheckState.DOUBTFUL, check.quiz_id  # who asked for it looks at it
    if outcome == Outcome.RETAKE and not is_last:
        return outcome, CheckState.AWAITED, check.quiz_id
    if outcome == Outcome.RETAKE and (check.kind == CheckKind.ADMISSION or quiz_id is None):
        return outcome, CheckState.EXPIRED, check.quiz_id
    if outcome == Outcome.DOUBTFUL and quiz_id is None:
        return Outcome.PROPOSED, CheckState.DOUBTFUL, None
    if outcome in (Outcome.RETAKE, Outcome.DOUBTFUL):
        return Outcome.DOUBTFUL, CheckState.DOUBTFUL, quiz_id
    after = CheckState.DOUBTFUL if outcome == Outcome.PROPOSED else CheckState.ACCEPTED
    return outcome, after, check.quiz_id


async def _keep(
    session: Session, check: Check, finding: Finding, outcome: Outcome, now: datetime
) -> None:
    if finding.reference is not None and "kept" in check.facts:
        is_alike = outcome == Outcome.ENROLLED
        person_id, reference = check.person_id, finding.reference
        await references.keep(session, person_id, reference, is_alike=is_alike, now=now)
        audit.note(session, person_id, "face-enrolled", now=now, check=check.id)
    if outcome in (Outcome.ENROLLED, Outcome.PROPOSED):
        await enrolments.end_former(session, check.person_id, check.id, now=now)
    if check.state == CheckState.AWAITED and finding.useless:
        await ask.delete_these(session, finding.useless)
    elif check.state != CheckState.DOUBTFUL:
        await ask.delete_pictures(session, check.id)
    else:
        await ask.keep_facts(session, finding.seen)
        lost = await ask.delete_unsealed(session, check.id)  # without a key nothing is kept
        removals = [reviews.removal(each.chat_id, each.message_id) for each in lost]
        await letters.queue(session, removals, now=now)
    _trace(session, check, outcome, now)


def _remember(
    session: Session,
    person_id: int,
    files: Sequence[str],
    hashes: Mapping[str, tuple[bytes, bytes]],
    now: datetime,
) -> None:
    """None of these files, nor a picture like them, is accepted again."""
    for each in files:
        whole, chip = hashes.get(each, (None, None))
        seen = SeenPicture(person_id=person_id, file_unique_id=each, whole=whole, chip=chip)
        seen.seen_at = now
        session.add(seen)


def _trace(session: Session, check: Check, outcome: Outcome, now: datetime) -> None:
    """An enrolment and an acceptance are ends; a doubt ends with a person's decision."""
    verbs = {Outcome.ENROLLED: Verb.ENROLLED, Outcome.ACCEPTED: Verb.IDENTIFIED}
    if outcome in verbs:
        about, facts = trace.About(Thing.CHECK, check.id), {"outcome": str(outcome), "by": "rule"}
        trace.record(session, check.person_id, verbs[outcome], about, now=now, **facts)


def _told(check: Check, outcome: Outcome) -> list[letters.Draft]:
    """Nobody is disturbed in the middle of an attempt but for another picture."""
    if check.kind == CheckKind.RECHECK and outcome != Outcome.RETAKE:
        return []
    key = f"identity-{outcome}:{check.id}:{check.tries}"
    facts = {"check_id": check.id}
    return [letters.Draft(f"identity-{outcome}", key, check.person_id, facts=facts)]
