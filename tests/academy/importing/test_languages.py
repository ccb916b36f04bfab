"""Both languages in one text: whose block is read, and what belongs to everybody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.languages import joined, locales, only, spoken

KK, RU = only("kk", "Сот"), only("ru", "Суд")


@pytest.mark.parametrize(
    ("written", "kk", "ru"),
    [
        (KK + RU, "Сот", "Суд"),
        (f"1. {KK}\n {RU} – 2", "1. Сот – 2", "1. Суд – 2"),
        (RU + "!", "Суд!", "Суд!"),
        ("{mlang kk}a{mlang}{mlang ru}b{mlang} {mlang ru}c{mlang}", "a", "b c"),
        ("{mlang kk,ru}a{mlang}{mlang other}b{mlang}", "a", "a"),
        (only("en", "Court") + KK + RU, "Сот", "Суд"),
        (only("kk", "<span>a</span> b") + RU, "<span>a</span> b", "Суд"),
        (only("kk", "a") + only("ru", ""), "a", ""),
        ("<span lang='kk-KZ' class='multilang'>a</span>", "a", "a"),
        ('<span lang="ru">a</span>', *['<span lang="ru">a</span>'] * 2),
    ],
)
def test_a_reader_gets_the_own_language(written: str, kk: str, ru: str) -> None:
    assert (spoken(written, "kk"), spoken(written, "ru")) == (kk, ru)


def test_the_languages_of_a_text_are_known() -> None:
    assert locales(KK + RU) == {"kk", "ru"}
    assert locales(only("en", "a") + RU) == {"ru"}
    assert locales('<span lang="kk">a</span>') == set()


@settings(deadline=None)
@given(st.text("aқ <>\n&"), st.text("bж <>\n&"))
def test_what_is_joined_is_split_again(kk: str, ru: str) -> None:
    written = joined(kk, ru)

    assert (spoken(written, "kk"), spoken(written, "ru")) == (kk, ru)


PIECES = ["{mlang kk}", "{mlang}", "{mlang ru}", "<span lang=kk class=multilang>", "</span>", "a "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_text_with_broken_blocks_is_still_read(written: str) -> None:
    assert isinstance(spoken(written, "kk"), str)
