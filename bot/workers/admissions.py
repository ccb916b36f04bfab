"""Examining the pictures of a check before an attempt or in its middle, by its policy.

The machine accepts a face and a video note; a card and a code on paper are always looked at by a
person, with the machine's findings beside them (VERIFICATION 3.2, 4).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from academy.doubts import Doubt
from academy.findings import Finding, Outcome
from bot.verification import clip, turns
from bot.workers import card_reading
from bot.workers.comparisons import Means, compared, facts_of, is_repeated, likened
from bot.workers.shots import Shot, of_part
from storage.tables.identity import Check, Part
from storage.tables.quizzes import Policy

_CARD = (Part.CARD_FRONT, Part.CARD_BACK)


async def examined(machine: Means, check: Check, shots: Sequence[Shot]) -> Finding:
    """What is to be said about these pictures. Raises WorkerDied, WorkerNotStarted."""
    if check.policy == Policy.VIDEO_NOTE:
        return _looked_at_with(check, await _video(machine, check, of_part(shots, Part.VIDEO_NOTE)))
    finding = Finding(Outcome.DOUBTFUL, {"fault": None})
    if selfies := of_part(shots, Part.SELFIE):
        finding = await _face(machine, check.person_id, selfies[0])
    cards = of_part(shots, *_CARD)
    if cards and finding.outcome != Outcome.RETAKE:
        finding = await _with_card(machine, check, cards, finding)
    return _looked_at_with(check, finding)


async def _face(machine: Means, person_id: int, shot: Shot) -> Finding:
    finding = await compared(machine, person_id, shot.file_unique_id, shot.content)
    useless = [shot.number] if finding.outcome == Outcome.RETAKE else []
    return replace(finding, useless=useless, seen={shot.number: finding.facts})


async def _with_card(
    machine: Means, check: Check, shots: Sequence[Shot], finding: Finding
) -> Finding:
    """The card is read where it can be; a person looks at it in any case."""
    found = await card_reading.read(machine, check, shots)
    if found.useless is not None:
        facts = {**finding.facts, "fault": found.fault}
        return Finding(Outcome.RETAKE, facts, useless=[found.useless])
    facts = {"finding": Doubt.CARD, **_kept(finding), "card": [str(sign) for sign in found.signs]}
    return replace(finding, outcome=Outcome.DOUBTFUL, facts=facts)


def _kept(finding: Finding) -> dict[str, Any]:
    """The facts of the face; where it was alike, the card is the reason to look."""
    return {key: value for key, value in finding.facts.items() if (key, value) != ("finding", None)}


async def _video(machine: Means, check: Check, shots: Sequence[Shot]) -> Finding:
    """Presence by the turns of the head, likeness by the very rule of photos; what does not fit is
    for a person to see, never a refusal."""
    [shot] = shots
    watched = await machine.pool.run(clip, shot.content, machine.gate)
    probe = watched.probe
    if watched.flaw is not None or probe is None or probe.template is None:
        fault = f"clip-{watched.fault}" if watched.fault else str(watched.flaw)
        return Finding(Outcome.RETAKE, {"fault": fault})
    is_repeat = probe.hashes is not None and await is_repeated(
        machine.db, probe.hashes, shot.file_unique_id
    )
    finding = await likened(machine, check.person_id, probe.template, is_repeat=is_repeat)
    asked = tuple(check.challenge.get("turns", ()))
    facts: dict[str, Any] = {**facts_of(probe), **finding.facts, "turns": list(watched.turns)}
    if not turns.matches(asked, watched.turns):
        facts["finding"] = facts["finding"] or Doubt.TURNS
        finding = replace(finding, outcome=Outcome.DOUBTFUL)
    hashes = probe.hashes and {shot.file_unique_id: (probe.hashes.picture, probe.hashes.face)}
    return replace(finding, facts=facts, hashes=hashes or {}, seen={shot.number: facts})


def _looked_at_with(check: Check, finding: Finding) -> Finding:
    """A code held on paper is read by a person: no machine accepts such a check."""
    if "code" not in check.challenge or finding.outcome != Outcome.ACCEPTED:
        return finding
    facts = {**finding.facts, "finding": Doubt.CODE}
    return replace(finding, outcome=Outcome.DOUBTFUL, facts=facts)
