"""A question as a phone shows it, kind by kind, without anything that is kept."""

import pytest

from academy import responses
from bot.screens import faces
from bot.screens.faces import Face
from storage.tables.columns import Bilingual
from storage.tables.questions import Question, QuestionKind
from tests.banks import both, question
from tests.conftest import WORDS

RU = WORDS["ru"]
KINDS = list(QuestionKind)


def pairs(*words: tuple[str, str]) -> Question:
    """A matching question; an empty left side is a partner for nobody."""
    asked = question(1, QuestionKind.MATCHING, *[(left, 0.0) for left, _ in words])
    for option, (left, right) in zip(asked.options, words, strict=True):
        option.match = both(right)
        option.text = both(left) if left else Bilingual()
    return asked


def shown(asked: Question, response: dict[str, object], left: int | None = None) -> faces.Drawn:
    order = responses.order(asked, 7, is_shuffled=False)
    chosen = next((each for each in asked.options if each.id == left), None)
    return faces.face(RU, 1, 2, Face(asked, order, response, chosen))


def labels(drawn: faces.Drawn) -> list[str]:
    return [tap.label for row in drawn.taps for tap in row]


def test_the_authors_markup_goes_in_as_it_is_and_plain_text_is_escaped() -> None:
    plain = question(1, QuestionKind.SHORT, text="a < b & c")
    rich = question(2, QuestionKind.SHORT, text="a b", markup=both("a <b>b</b>"))

    assert "a &lt; b &amp; c" in shown(plain, {}).text
    assert "a <b>b</b>" in shown(rich, {}).text


def test_a_pair_is_made_in_two_taps_and_each_partner_stands_once() -> None:
    asked = pairs(
        ("Иск", "заявление"), ("Жалоба", "апелляция"), ("", "приказ"), ("Ходатайство", "заявление")
    )

    whole = shown(asked, {"pairs": {"10": 10}})
    partners = shown(asked, {"pairs": {"10": 10}}, left=10)

    assert labels(whole) == ["1 ✓", "2", "3"]
    assert "<b>1)</b> Иск → заявление" in whole.text
    assert "<b>2)</b> Жалоба → …" in whole.text
    assert sorted(labels(partners)) == ["○ апелляция", "○ приказ", "● заявление"]
    assert "<b>Иск</b> → ?" in partners.text


def test_what_is_put_into_order_carries_its_number() -> None:
    asked = question(1, QuestionKind.ORDERING, ("A", 0.0), ("B", 0.0), ("C", 0.0))

    drawn = shown(asked, {"options": [12, 10]})

    assert sorted(labels(drawn)) == ["[  ] B", "[1] C", "[2] A"]


def test_options_beyond_the_alphabet_have_two_letters() -> None:
    assert [faces.letter(number) for number in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_a_long_text_of_an_answer_is_shown_by_an_excerpt() -> None:
    short, essay = (question(1, kind) for kind in (QuestionKind.SHORT, QuestionKind.ESSAY))

    assert "х" * 119 + "…" in shown(short, {"text": "х" * 4000}).text
    assert "знаков: 4\u00a0000" in shown(essay, {"text": "х" * 4000}).text


@pytest.mark.parametrize("locale", ["kk", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_how_it_is_answered_in_both_languages(
    kind: QuestionKind, locale: str
) -> None:
    asked = question(1, kind, ("A", 100.0), ("B", 0.0))
    order = responses.order(asked, 7, is_shuffled=True)

    ways = [
        faces.face(WORDS[locale], 1, 2, Face(asked, order, {}, is_free=free)).text
        for free in (True, False)
    ]

    is_plain = kind in (QuestionKind.ONE_CHOICE, QuestionKind.TRUE_FALSE)
    assert all(("<i>" in each) != is_plain for each in ways)


def test_the_same_seed_gives_the_same_order_and_truth_is_never_mixed() -> None:
    many = [(str(number), 0.0) for number in range(12)]
    choice, truth = (
        question(1, kind, *many) for kind in (QuestionKind.ONE_CHOICE, QuestionKind.TRUE_FALSE)
    )
    ordering = question(1, QuestionKind.ORDERING, *many)

    mixed = responses.order(choice, 7, is_shuffled=True).options

    assert mixed == responses.order(choice, 7, is_shuffled=True).options
    assert mixed != choice.options
    assert responses.order(choice, 7, is_shuffled=False).options == choice.options
    assert responses.order(truth, 7, is_shuffled=True).options == truth.options
    assert responses.order(ordering, 7, is_shuffled=False).options != ordering.options
