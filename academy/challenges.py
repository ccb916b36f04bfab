"""Challenges: drawn once for one check, so that nothing made before can answer it (row V5)."""

from collections.abc import Sequence
from secrets import randbelow
from typing import Any

from storage.tables.quizzes import Policy

WITH_CODE = (Policy.FACE, Policy.DOCUMENT, Policy.FACE_AND_DOCUMENT)


def drawn(policy: Policy, turns: Sequence[int], *, wants_code: bool) -> dict[str, Any]:
    """What a check by this policy asks for: turns of the head, or a code of four digits to hold on
    paper. The turns were drawn for this very check."""
    if policy == Policy.VIDEO_NOTE:
        return {"turns": list(turns)}
    return {"code": f"{randbelow(10_000):04}"} if wants_code and policy in WITH_CODE else {}
