"""What counts as mere thanks, in both languages."""

import pytest

from academy.closings import is_only_thanks


@pytest.mark.parametrize(
    "text",
    [
        "Рақмет!",
        "рахмет",
        "Үлкен рақмет сізге",
        "Жауабыңызға рақмет 🙏",
        "Түсінікті, рақмет.",
        "Спасибо",
        "СПАСИБО БОЛЬШОЕ!!!",
        "Спасибо за ответ",
        "всё понятно, спасибо",
        "спс",
        "🙏🏼",
        "👍🏽❤️",
        "Спасибо :)",
    ],
)
def test_thanks_in_three_words_or_a_gesture_are_only_thanks(text: str) -> None:
    assert is_only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Понятно",
        "хорошо",
        "Жарайды",
        "Спасибо?",
        "Спасибо, а когда подавать иск?",
        "Спасибо за такой подробный ответ",
        "Рақмет, ал мерзімі қашан",
        "рахмет 5",
        "спасибо 🤔",
        "Когда подаётся иск?",
        "<b>спасибо</b>",
        "...",
        "спасибо https://t.me/x",
    ],
)
def test_whatever_says_more_waits_for_an_answer(text: str) -> None:
    assert not is_only_thanks(text)
