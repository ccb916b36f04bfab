"""The promise of every report: nothing found is lost, and nothing is an empty success."""

from dataclasses import dataclass

import pytest

from academy.importing.report import Changed, Refused, Report, Unbalanced


@dataclass(frozen=True, kw_only=True)
class Basket(Report):
    apples: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        return len(self.apples)


def test_what_is_found_is_taken_or_refused() -> None:
    basket = Basket(format="apples", found=2, apples=("red",), refused=(Refused(3, "rotten"),))

    assert basket.found == basket.taken + len(basket.refused)


def test_a_report_that_loses_something_cannot_be_made() -> None:
    with pytest.raises(Unbalanced):
        Basket(format="apples", found=2, apples=("red",))


def test_an_empty_success_cannot_be_made() -> None:
    with pytest.raises(Unbalanced):
        Basket(format="apples")


def test_the_summary_is_what_the_command_prints() -> None:
    basket = Basket(
        format="apples",
        found=2,
        apples=("red",),
        changed=(Changed(1, "washed"),),
        refused=(Refused(3, "rotten", {"worms": 2}),),
    )

    assert basket.summary() == {
        "format": "apples",
        "found": 2,
        "taken": 1,
        "changed": [{"line": 1, "what": "washed"}],
        "refused": [{"line": 3, "reason": "rotten", "worms": 2}],
        "refusal": None,
    }
