import pytest

from academy.grades import Outcome, band, grade, percent
from academy.papers import Confirmation
from storage.tables.attempts import AttemptState
from storage.tables.columns import Bilingual
from storage.tables.quizzes import Grading

FINISHED, MARKING = AttemptState.FINISHED, AttemptState.MARKING
BANDS = [
    {"from": 90, "kk": "өте жақсы", "ru": "отлично"},
    {"from": 50, "kk": "", "ru": "удовлетворительно"},
]


def outcome(
    number: int, points: float, state: AttemptState = FINISHED, most: float = 10
) -> Outcome:
    return Outcome(number, state, points, most)


@pytest.mark.parametrize(
    ("grading", "expected"),
    [
        (Grading.HIGHEST, (80, 2)),
        (Grading.AVERAGE, (50, None)),
        (Grading.FIRST, (40, 1)),
        (Grading.LAST, (30, 3)),
    ],
)
def test_a_grade_follows_the_method_of_its_quiz(
    grading: Grading, expected: tuple[int, int | None]
) -> None:
    found = grade([outcome(3, 3), outcome(1, 4), outcome(2, 8)], grading)

    assert found is not None
    assert (found.percent, found.number) == expected
    assert found.is_final


@pytest.mark.parametrize("grading", Grading)
@pytest.mark.parametrize("state", [AttemptState.DISCARDED, AttemptState.OPEN])
def test_what_was_discarded_or_goes_on_does_not_count(
    grading: Grading, state: AttemptState
) -> None:
    found = grade([outcome(1, 10, state), outcome(2, 4), outcome(3, 10, state)], grading)

    assert found is not None
    assert found.percent == 40
    assert grade([outcome(1, 10, state)], grading) is None


def test_papers_of_other_weights_are_compared_by_their_shares() -> None:
    found = grade([outcome(1, 9, most=20), outcome(2, 5, most=10)], Grading.HIGHEST)
    average = grade([outcome(1, 5, most=20), outcome(2, 5, most=10)], Grading.AVERAGE)

    assert found is not None
    assert average is not None
    assert found.number == 2
    assert average.share == pytest.approx(0.375)


def test_a_grade_is_final_when_no_essay_it_depends_on_waits() -> None:
    tries = [outcome(1, 4), outcome(2, 2, MARKING)]

    final = {each: getattr(grade(tries, each), "is_final", None) for each in Grading}

    assert final == {
        Grading.HIGHEST: False,
        Grading.AVERAGE: False,
        Grading.FIRST: True,
        Grading.LAST: False,
    }


def test_a_provisional_attempt_makes_a_provisional_grade() -> None:
    doubtful = Outcome(2, FINISHED, 9, 10, Confirmation.PROVISIONAL)
    tries = [outcome(1, 4), doubtful]

    found = {each: getattr(grade(tries, each), "confirmation", None) for each in Grading}

    assert found == {
        Grading.HIGHEST: Confirmation.PROVISIONAL,
        Grading.AVERAGE: Confirmation.PROVISIONAL,
        Grading.FIRST: Confirmation.SETTLED,
        Grading.LAST: Confirmation.PROVISIONAL,
    }


@pytest.mark.parametrize(
    ("share", "whole"), [(0.125, 13), (0.895, 90), (0.8949, 89), (0.285, 29), (1 / 3, 33), (0, 0)]
)
def test_a_percent_is_rounded_half_up(share: float, whole: int) -> None:
    assert percent(share) == whole


@pytest.mark.parametrize(
    ("of", "words"),
    [(100, "отлично"), (90, "отлично"), (89, "удовлетворительно"), (50, "удовлетворительно")],
)
def test_a_band_begins_at_its_percent(of: int, words: str) -> None:
    found = band(list(reversed(BANDS)), of)

    assert isinstance(found, Bilingual)
    assert found.ru == words
    assert found.text("kk")


def test_below_the_lowest_band_there_are_no_words() -> None:
    assert band(BANDS, 49) is None
    assert band([], 100) is None
