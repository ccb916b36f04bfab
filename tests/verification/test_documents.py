"""Identity cards: what is read of them, by what, and that nothing wrong passes."""

from bot.verification.documents import Field, Source, checked
from bot.verification.mrz import zone
from tests.verification.test_mrz import FIRST, LINES, SECOND, THIRD


def test_three_sources_of_one_number_agree() -> None:
    said = dict.fromkeys(Source, "850412300016")

    found = checked(zone(LINES), said)

    assert found.iin == Field("850412300016", (Source.BARCODE, Source.MRZ, Source.TEXT))
    assert found.checks.iin_is_one is True
    assert found.checks.failed == ()
    assert found.is_proven


def test_a_number_that_differs_between_sources_is_nobodys() -> None:
    found = checked(zone(LINES), {Source.BARCODE: "900101400013"})

    assert found.iin is None
    assert [(iin.value, iin.read_by) for iin in found.iins] == [
        ("900101400013", (Source.BARCODE,)),
        ("850412300016", (Source.MRZ,)),
    ]
    assert "iin_is_one" in found.checks.failed
    assert not found.is_proven


def test_a_sex_against_the_seventh_digit_is_told() -> None:
    found = checked(zone([FIRST, SECOND.replace("M", "F"), THIRD]), {})

    assert found.sex == Field("F", (Source.MRZ,))
    assert found.checks.failed == ("sex_agrees",)
    assert not found.is_proven


def test_a_front_tells_the_number_and_what_is_in_it() -> None:
    found = checked(None, {Source.TEXT: "850412300016"})

    assert found.birth == Field("1985-04-12", (Source.TEXT,))
    assert found.sex == Field("M", (Source.TEXT,))
    assert found.checks.iin is True
    assert found.number is None
    assert not found.is_proven
