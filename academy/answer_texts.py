"""Answers as text: what a learner chose, wrote, ordered or matched, in the words of the options.

Knows nothing of tables, so that a worker process can use it without loading them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_GONE = "?"  # an option the question no longer has


@dataclass(frozen=True)
class Wording:
    """The options of a question in one language, by their numbers; `matches` are what belongs to
    each of them in a matching. `kind` is a QuestionKind's value."""

    kind: str
    texts: Mapping[int, str] = field(default_factory=dict)
    matches: Mapping[int, str] = field(default_factory=dict)


def given(wording: Wording, response: Mapping[str, Any]) -> list[str]:
    """The answer, a line for each of its parts; empty where nothing was answered."""
    if "text" in response:
        return [str(response["text"])] if response["text"] else []
    if "pairs" in response:
        pairs = {int(left): int(right) for left, right in response["pairs"].items()}
        return [
            f"{text} → {wording.matches.get(pairs[number], _GONE)}"
            for number, text in wording.texts.items()
            if number in pairs
        ]
    texts = [wording.texts.get(number, _GONE) for number in response.get("options", ())]
    if wording.kind == "ordering":
        return [f"{place}) {text}" for place, text in enumerate(texts, start=1)]
    return texts
