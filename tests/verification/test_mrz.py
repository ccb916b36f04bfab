"""The machine-readable zone: three lines of text, as recognisers spoil them."""

from datetime import date

import pytest

from bot.verification.mrz import Zone, born, check_digit, sex, zone

FIRST = "IDKAZ1234567897850412300016<<<"
SECOND = "8504124M3104127KAZ<<<<<<<<<<<6"
THIRD = "NURBEKOV<<DAULET<<<<<<<<<<<<<<"
LINES = [FIRST, SECOND, THIRD]


def read(*lines: str) -> Zone:
    found = zone(lines)
    assert found is not None
    return found


def test_a_whole_zone_tells_everything_and_proves_it() -> None:
    found = read(*LINES)

    assert (found.number, found.iin) == ("123456789", "850412300016")
    assert (found.birth, found.expiry, found.sex) == (date(1985, 4, 12), date(2031, 4, 12), "M")
    assert (found.family_name, found.given_names) == ("NURBEKOV", "DAULET")
    assert found.score == 5
    assert found.zone_fits


@pytest.mark.parametrize(
    "lines",
    [
        LINES[::-1],
        [THIRD, FIRST, SECOND],
        ["ІШКІ ІСТЕР МИНИСТРЛІГІ", FIRST, "12.04.1985", SECOND, THIRD],
        ["1DKA2I23456789785O4I23OOO16<<", SECOND, THIRD],
        ["IDKAZ 1234567897 850412300016 <<", "85O4I24M3IO4I27KAZ<<<<<<<6", THIRD],
        ["LIDKAZ1234567897850412300016", "8504124M3104127KA", "NURBEK0V<<DAULET"],
        [FIRST.replace("I", "|"), SECOND, "NURBEK\u039fV<<D\u0410UL\u0395T<<<<<<<"],
        ["IDKAZ1234567897850412300016«‹", SECOND, "NURBEKOV«DAULET‹‹‹K<<"],
    ],
)
def test_order_look_alikes_and_miscounted_fillers_are_forgiven(lines: list[str]) -> None:
    found = read(*lines)

    assert (found.number, found.iin, found.score) == ("123456789", "850412300016", 5)
    assert (found.family_name, found.given_names) == ("NURBEKOV", "DAULET")


@pytest.mark.parametrize(
    ("lines", "fitting"),
    [
        ([FIRST.replace("1234567897", "1234567890"), SECOND, THIRD], (False, True, True, True)),
        ([FIRST.replace("0016", "0017"), SECOND, THIRD], (True, False, True, True)),
        ([FIRST, SECOND.replace("8504124", "8504125"), THIRD], (True, True, False, True)),
        ([FIRST, SECOND.replace("3104127", "3104128"), THIRD], (True, True, True, False)),
    ],
)
def test_a_wrong_check_digit_is_told_and_what_was_read_stays(
    lines: list[str], fitting: tuple[bool, ...]
) -> None:
    found = read(*lines)

    said = (found.number_fits, found.iin_fits, found.birth_fits, found.expiry_fits)
    assert said == fitting
    assert found.number == "123456789"
    assert found.iin in {"850412300016", "850412300017"}


def test_a_birth_date_of_somebody_else_is_told() -> None:
    found = read(FIRST, "8504135F3104127KAZ<<<<<<<<<<<6".replace("5F", check_digit("850413") + "F"))

    assert found.birth_fits
    assert found.is_born_as_iin is False


def test_thirteen_months_are_no_date_even_with_a_right_check_digit() -> None:
    wrong = "311312" + check_digit("311312")

    found = read(FIRST, SECOND.replace("3104127", wrong), THIRD)

    assert found.expiry is None
    assert not found.expiry_fits


@pytest.mark.parametrize(
    ("iin", "birth", "letter"),
    [
        ("850412300016", date(1985, 4, 12), "M"),
        ("050412600016", date(2005, 4, 12), "F"),
        ("850412000016", None, ""),
        ("", None, ""),
    ],
)
def test_an_iin_tells_birth_and_sex(iin: str, birth: date | None, letter: str) -> None:
    assert born(iin) == birth
    assert sex(iin) == letter


def test_without_an_iin_the_century_follows_from_the_age_a_card_is_given_at() -> None:
    first = "IDKAZ1234567897" + "<" * 15
    young = "140412" + check_digit("140412")

    older = read(first, SECOND, THIRD)
    younger = read(first, SECOND.replace("8504124", young), THIRD)

    assert (older.iin, older.iin_fits, older.birth) == ("", None, date(1985, 4, 12))
    assert younger.birth == date(2014, 4, 12)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "KAZAKHSTAN"],
        [THIRD, THIRD, THIRD],
        ["KAZAKBAYEV<<AIGERIM<<<<<<<<<<<", "THE TEXT OF A PAGE WITHOUT NUMBERS"],
        ["IDKAZ0000000000000000000000000", "000000000000000000000000000000"],
        ["IDKAZ9999999999999999999999999", "999999999999999999999999999999"],
    ],
)
def test_other_text_is_no_zone(lines: list[str]) -> None:
    assert zone(lines) is None


def test_names_of_several_words_and_without_a_second_part_are_kept() -> None:
    two = read(FIRST, SECOND, "VAN<DER<BERG<<ANNA<MARIA<<<<<<")
    one = read(FIRST, SECOND, "SUKARNO<<<<<<<<<<<<<<<<<<<<<<<")

    assert (two.family_name, two.given_names) == ("VAN DER BERG", "ANNA MARIA")
    assert (one.family_name, one.given_names) == ("SUKARNO", "")
