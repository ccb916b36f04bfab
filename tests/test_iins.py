"""Individual identification numbers: the date in them, the century, the check digit."""

import pytest

import iins


def number(first: str) -> str:
    """The right number beginning so, of the first registration number that has one."""
    return next(found for n in range(9) if (found := iins.with_check_digit(f"{first}000{n}")))


def test_a_number_of_the_published_rule_is_right() -> None:
    # 8·1+5·2+0·3+4·4+1·5+2·6+3·7+0·8+0·9+0·10+1·11 = 83; 83 mod 11 = 6
    assert iins.is_valid("850412300016")
    assert iins.fault("850412300017") == "iin-check-digit"


def test_a_rest_of_ten_is_weighed_a_second_time() -> None:
    # 5·8+… with the weights 1..11 leaves 10; with 3..11, 1, 2 it leaves the digit that is written
    first = next(
        f"8504123{n:04}"
        for n in range(1000)
        if sum(w * int(d) for w, d in enumerate(f"8504123{n:04}", start=1)) % 11 == 10
        and iins.with_check_digit(f"8504123{n:04}")
    )
    second = sum(
        w * int(d) for w, d in zip([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], first, strict=True)
    )

    assert iins.is_valid(f"{first}{second % 11}")


@pytest.mark.parametrize(
    "wrong", ["", "1", "85041230001", "8504123000166", "85041230001x", "٨" * 12]
)
def test_anything_but_twelve_digits_has_the_wrong_length(wrong: str) -> None:
    assert iins.fault(wrong) == "iin-length"


@pytest.mark.parametrize(
    "first", ["8513013", "8500123", "8504313", "8504003", "8504127", "8504129"]
)
def test_a_day_that_never_was_is_refused(first: str) -> None:
    assert iins.fault(f"{first}00011") == "iin-date"


def test_the_leap_day_is_known_to_the_century() -> None:
    assert iins.fault(f"{'0002295'}00011") != "iin-date"  # 29 February 2000
    assert iins.fault(f"{'0002293'}00011") == "iin-date"  # 1900 had none
    assert iins.fault(f"{'0002290'}00011") != "iin-date"  # a foreigner's century is not told
    assert iins.fault(f"{'0102295'}00011") == "iin-date"
    assert iins.is_valid(number("9602293"))


def test_numbers_without_a_date_are_the_lists_own() -> None:
    assert iins.is_placeholder("000000000001")
    assert not iins.is_placeholder("000101500016")
    assert not iins.is_placeholder("00000000001")
