"""Documents: Kazakh letters, pages, the same bytes for the same words."""

from datetime import date

from academy.certificates import Certificate, certificate
from academy.institution import institution
from academy.settings import Settings
from bot.drawing.documents import Paragraph, document
from bot.screens.certificates import paragraphs
from storage.tables.erasures import Erasure
from tests.conftest import NOW, WORDS

SIGNED = Settings(signatory_kk="Ректор Ә. Әлиев", signatory_ru="Ректор А. Алиев")


def told(facts: Certificate) -> str:
    return "\n".join(each.text for each in paragraphs(WORDS, facts, institution(SIGNED)))


def test_the_same_words_give_the_same_bytes() -> None:
    words = [Paragraph("title", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі 😀 <b>"), Paragraph("text")]

    assert document("Т", words) == document("Т", words)
    assert document("Т", words).startswith(b"%PDF")


def test_a_long_document_takes_more_pages() -> None:
    page = document("Т", [Paragraph("text", "сөз")])
    long = document("Т", [Paragraph("text", "сөз " * 200)] * 30)

    assert page.count(b"/Type /Page\n") == 1
    assert long.count(b"/Type /Page\n") > 3


def test_the_certificate_names_counts_and_terms_in_both_languages_and_no_person() -> None:
    counts = {"trace": 3, "face": 1, "seen-pictures": 2, "messages": 4}
    facts = certificate(
        Erasure(id=5, person_id=7, request_id=12, counts=counts, began_at=NOW, erased_at=NOW),
        SIGNED,
    )

    text = told(facts)

    assert facts.gone == {"trace": 3, "pictures": 3, "messages": 4}
    assert facts.kept["grades"] == date(2101, 9, 1)
    for words in ("№ 5/2026 от 01.09.2026", "По обращению № 12", "до 01.09.2101", "Өтініш № 12"):
        assert words in text
    assert "Ректор Ә. Әлиев" in text
    assert "Ректор А. Алиев" in text


def test_a_leap_day_so_many_years_on_is_the_day_before() -> None:
    leap = NOW.replace(year=2028, month=2, day=29)
    facts = certificate(Erasure(id=1, counts={}, began_at=leap, erased_at=leap), SIGNED)

    assert facts.kept["consents"] == date(2033, 2, 28)
    assert facts.request is None
