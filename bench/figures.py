"""Figures: what was measured, beside its bare peer, and whether the budget is met."""

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("what", "Sabaq", "beside it", "figure", "budget", "")
_MET = {True: "met", False: "**missed**", None: ""}


@dataclass(frozen=True)
class Figure:
    """One line of the results; `value` is what the budget judges, none when it was skipped."""

    what: str
    ours: str
    peer: str
    value: float | None = None
    unit: str = ""
    limit: float | None = None
    is_floor: bool = False  # the limit is the least, not the most

    @property
    def is_met(self) -> bool | None:
        if self.value is None or self.limit is None:
            return None
        return self.value >= self.limit if self.is_floor else self.value <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        figure = "–" if self.value is None else f"{_number(self.value)} {self.unit}"
        sign = "≥" if self.is_floor else "≤"
        budget = "–" if self.limit is None else f"{sign} {_number(self.limit)} {self.unit}"
        return self.what, self.ours, self.peer, figure, budget, _MET[self.is_met]


def skipped(what: str, why: str) -> Figure:
    """A measure that could not be made here."""
    return Figure(what, f"skipped: {why}", "–")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == round(value) else f"{value:.3g}"


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table for people."""
    rows = [HEAD, ("---",) * len(HEAD), *(figure.cells for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def line(figure: Figure) -> str:
    """A figure as a line on the screen."""
    what, ours, peer, value, budget, met = figure.cells
    return f"  {what}\n      {value} (budget {budget}) {met.strip('*')}\n      {ours}; {peer}"
