"""Grades: what several attempts at one quiz amount to, the words of the bands (rows Q5, Q10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from academy import scoring
from academy.papers import Confirmation
from storage.tables.attempts import AttemptState
from storage.tables.columns import Bilingual
from storage.tables.quizzes import Grading

_COUNTED = (AttemptState.MARKING, AttemptState.FINISHED)
_ORDER = list(Confirmation)  # the later one says more against a result


@dataclass(frozen=True)
class Outcome:
    """An attempt as far as a grade is concerned: `points` of `most`."""

    number: int
    state: AttemptState
    points: float
    most: float
    confirmation: Confirmation = Confirmation.SETTLED

    @property
    def is_counted(self) -> bool:
        """One that goes on, or was not submitted in time where the quiz asks for that, is not."""
        return self.state in _COUNTED

    @property
    def share(self) -> float:
        """Of the whole paper, 0 to 1."""
        return self.points / self.most if self.most else 0.0


@dataclass(frozen=True)
class Grade:
    """What a learner has for a quiz: a share of 0 to 1, and the number of the attempt it is of
    (none: the average). It is final when no essay that it depends on awaits its mark."""

    share: float
    number: int | None
    is_final: bool
    confirmation: Confirmation

    @property
    def percent(self) -> int:
        return percent(self.share)


def percent(share: float) -> int:
    """0 to 100, half up (glossary, 8): 0.125 is 13."""
    return scoring.percent(share, 1.0)


def grade(outcomes: Iterable[Outcome], grading: Grading) -> Grade | None:
    """The grade by the quiz's method (row Q5, as Moodle's quiz_calculate_best_grade); of equal
    attempts the first is the highest. None: nothing counts yet."""
    counted = sorted((each for each in outcomes if each.is_counted), key=lambda at: at.number)
    if not counted:
        return None
    if grading == Grading.AVERAGE:
        share = sum(each.share for each in counted) / len(counted)
        return Grade(share, None, _are_marked(counted), _worst(counted))
    chosen = _chosen(counted, grading)
    rivals = counted if grading == Grading.HIGHEST else [chosen]
    return Grade(chosen.share, chosen.number, _are_marked(rivals), chosen.confirmation)


def band(bands: Sequence[Mapping[str, Any]], of: int) -> Bilingual | None:
    """The words of the highest band that this whole percent reaches; none where none is reached."""
    reached = [each for each in bands if each["from"] <= of]
    if not reached:
        return None
    highest = max(reached, key=lambda each: each["from"])
    return Bilingual(kk=highest.get("kk", ""), ru=highest.get("ru", ""))


def _chosen(counted: Sequence[Outcome], grading: Grading) -> Outcome:
    if grading == Grading.HIGHEST:
        return max(counted, key=lambda each: each.share)
    return counted[0] if grading == Grading.FIRST else counted[-1]


def _are_marked(outcomes: Iterable[Outcome]) -> bool:
    return all(each.state == AttemptState.FINISHED for each in outcomes)


def _worst(outcomes: Iterable[Outcome]) -> Confirmation:
    return max((each.confirmation for each in outcomes), key=_ORDER.index)
