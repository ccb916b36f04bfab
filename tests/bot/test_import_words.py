"""Where in a file or a package something was mended or refused."""

import pytest

from academy.importing.report import Changed, Refused
from bot import import_words
from locales import Translator


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("ru", "items/3.xml, строка 7: Нет текста вопроса."),
        ("kk", "items/3.xml, 7-жол: Сұрақтың мәтіні жоқ."),
    ],
)
def test_the_file_inside_a_package_is_named(locale: str, words: str) -> None:
    refused = Refused(7, "empty-text", {"file": "items/3.xml"})

    assert import_words.told(Translator(locale), refused) == words


def test_a_long_name_keeps_its_end() -> None:
    changed = Changed(0, "title-as-text", {"file": f"{'folder/' * 20}question.xml"})

    words = import_words.told(Translator("ru"), changed)

    place, _, said = words.partition(": ")
    assert place.startswith("…")
    assert place.endswith("/question.xml")
    assert len(place) <= 61
    assert said.startswith("Текста вопроса нет")


def test_a_file_by_itself_has_lines_only() -> None:
    t = Translator("ru")

    assert import_words.place(t, 3) == "Строка 3"
    assert import_words.place(t, 0) == "Весь файл"
