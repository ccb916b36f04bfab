"""What every importer says about a file: what it found, took, mended and refused, and where.

The words are Fluent's: `import-refused-<reason>` and `import-changed-<what>`, with the facts as
variables. Line 0 means the file as a whole.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Refused:
    """Something of the file was not taken; `reason` is a key, never a sentence."""

    line: int
    reason: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Changed:
    """Something was taken otherwise than it is written; `what` is a key, never a sentence."""

    line: int
    what: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


class Unbalanced(ValueError):
    """A report that lost or invented something: a fault of the importer, never of the file."""


@dataclass(frozen=True, kw_only=True)
class Report(ABC):
    """`found` is always taken + refused; a file that gave nothing says why in `refusal`.

    Raises Unbalanced where an importer breaks either promise.
    """

    format: str
    found: int = 0
    changed: tuple[Changed, ...] = ()
    refused: tuple[Refused, ...] = ()
    refusal: Refused | None = None

    @property
    @abstractmethod
    def taken(self) -> int:
        """How many of the found things came through."""

    def __post_init__(self) -> None:
        if self.found != self.taken + len(self.refused):
            raise Unbalanced(f"{self.found} found, {self.taken} + {len(self.refused)} told")
        if (self.found == 0) != (self.refusal is not None):
            raise Unbalanced("a file is refused as a whole when, and only when, nothing is found")

    def summary(self) -> dict[str, Any]:
        """The report as `sabaq import --json` prints it."""
        return {
            "format": self.format,
            "found": self.found,
            "taken": self.taken,
            "changed": [{"line": c.line, "what": c.what, **c.facts} for c in self.changed],
            "refused": [{"line": r.line, "reason": r.reason, **r.facts} for r in self.refused],
            "refusal": self.refusal and {"reason": self.refusal.reason, **self.refusal.facts},
        }
