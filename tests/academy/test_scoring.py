from decimal import Decimal
from typing import Any

import pytest

from academy import scoring
from academy.papers import Tally
from storage.tables.columns import Bilingual
from storage.tables.questions import Option, Question, QuestionKind
from tests.banks import both, question


def points(asked: Question, worth: float = 1.0, **response: Any) -> float | None:
    return scoring.points(asked, response, worth)


def test_partial_credit_is_kept_between_nothing_and_the_whole_point() -> None:
    def option(weight: float) -> Option:
        return Option(position=0, text=Bilingual(), weight=weight)

    assert scoring.earned([option(33.33333)] * 3) == 1.0
    assert scoring.earned([option(50.0), option(-25.0)]) == 0.25
    assert scoring.earned([option(-50.0)]) == 0.0
    assert scoring.earned([option(100.0), option(100.0)]) == 1.0


def test_a_choice_earns_its_weight_of_what_the_question_is_worth() -> None:
    several = question(1, QuestionKind.SEVERAL, ("A", 50.0), ("B", 50.0), ("C", -50.0))

    assert points(several, 4.0, options=[10, 11]) == 4.0
    assert points(several, 4.0, options=[10]) == 2.0
    assert points(several, 4.0, options=[10, 11, 12]) == 2.0
    assert points(several, 4.0, options=[12]) == 0.0


def short(*spellings: tuple[str, float], is_folded: bool = False) -> Question:
    return question(1, QuestionKind.SHORT, *spellings, is_folded=is_folded)


@pytest.mark.parametrize(
    ("spelling", "typed", "strict", "folded"),
    [
        ("Сот", "Сот", True, True),
        ("Сот", "  Сот \n", True, True),
        ("Жоғарғы Сот", "жогаргы   сот", False, True),
        ("Ещё", "еще", False, True),
        ("Сот", "Сот!", False, False),
        ("суд*", "судебный", True, True),
        ("*суд", "Верховный суд", True, True),
        ("вер*ный*суд", "верховный районный суд", True, True),
        ("аб*аб", "аб", False, False),
        ("a*b*c", "a c b", False, False),
        ("*", "", True, True),
        (r"5\*5", "5*5", True, True),
        (r"5\*5", "5555", False, False),
        ("й", "й", True, True),
    ],
)
def test_a_short_answer_is_compared_as_its_author_allows(
    spelling: str, typed: str, strict: bool, folded: bool
) -> None:
    assert scoring.fits(spelling, typed, is_folded=False) == strict
    assert scoring.fits(spelling, typed, is_folded=True) == folded


def test_the_first_spelling_that_fits_says_what_a_short_answer_earns() -> None:
    asked = short(("правосудие", 100.0), ("право*", 50.0), ("*", 0.0))

    assert points(asked, 2.0, text="правосудие") == 2.0
    assert points(asked, 2.0, text="правовой") == 1.0
    assert points(asked, 2.0, text="иное") == 0.0
    assert points(asked, text="правосудие (қаз)") == 1.0  # in the other language


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" −3 ", "-3"),
        ("–0,25", "-0.25"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        (",5", "0.5"),
        ("5.", "5"),
        ("+7", "7"),
        ("1e3", "1000"),
        ("１２", "12"),
        ("", None),
        ("пять", None),
        ("5 %", None),
        ("5-6", None),
        ("1e9999", None),
        ("NaN", None),
        ("9" * 61, None),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, read: str | None) -> None:
    assert scoring.number(typed) == (None if read is None else Decimal(read))


def test_a_number_earns_the_weight_of_the_first_span_it_lies_in() -> None:
    asked = question(1, QuestionKind.NUMERIC, ("", 100.0), ("", 50.0), ("", 0.0))
    exact, near, _ = asked.options
    exact.low, exact.high = Decimal("0.1"), Decimal("0.3")
    near.low, near.high = Decimal(0), None

    assert points(asked, text="0,3") == 1.0
    assert points(asked, text="0,30001") == 0.5
    assert points(asked, text="-1") == 0.0
    assert points(asked, text="?") == 0.0


def test_matching_earns_the_share_of_right_pairs_whichever_twin_was_tapped() -> None:
    asked = question(1, QuestionKind.MATCHING, ("A", 0.0), ("B", 0.0), ("C", 0.0), ("", 0.0))
    for option, right in zip(asked.options, ("1", "2", "1", "9"), strict=True):
        option.match = both(right)
    asked.options[3].text = Bilingual()

    assert points(asked, 3.0, pairs={"10": 10, "11": 11, "12": 10}) == 3.0
    assert points(asked, 3.0, pairs={"10": 12, "11": 13}) == 1.0
    assert points(asked, 3.0, pairs={}) == 0.0


def test_ordering_earns_the_share_of_right_places() -> None:
    asked = question(1, QuestionKind.ORDERING, *[(each, 0.0) for each in "ABCD"])

    assert points(asked, 4.0, options=[10, 11, 12, 13]) == 4.0
    assert points(asked, 4.0, options=[10, 12, 11, 13]) == 2.0
    assert points(asked, 4.0, options=[10]) == 1.0
    assert points(asked, 4.0, options=[11, 12, 13, 10]) == 0.0


def test_an_essay_awaits_its_mark() -> None:
    assert points(question(1, QuestionKind.ESSAY), text="…") is None


def test_percent_is_of_all_points_of_the_paper() -> None:
    assert Tally(answered=2, earned=1.5, total=3, most=4.0).percent == 38
    assert Tally(answered=0, earned=0.0, total=0, most=0.0).percent == 0
    assert Tally(answered=3, earned=0.57, total=3, most=2.0).percent == 29
    rounded = Tally(answered=1, earned=0.6667, total=2, most=2.0)
    assert (rounded.points, rounded.percent) == (0.67, 33)  # as its grade says, not 0.67 of 2
