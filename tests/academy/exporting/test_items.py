"""Items in plain values: what a question of a file becomes, in one language or in both."""

from dataclasses import replace

from academy.exporting.items import ItemOption, of
from academy.importing.banks import Answers, Kind, Option, ParsedQuestion
from academy.importing.texts import Text
from storage.tables.columns import Bilingual

RUSSIAN = ParsedQuestion(
    line=1,
    title="Р1",
    text=Text("Кто <b>судья</b>?"),
    answers=Answers(Kind.SHORT, (Option(Text("Ким"), 100.0, Text("да")),)),
)
KAZAKH = replace(
    RUSSIAN, text=Text("Кім  < судья?"), answers=Answers(Kind.SHORT, (Option(Text("Кім"), 100.0),))
)


def test_a_question_in_one_language_leaves_the_other_empty() -> None:
    item = of(RUSSIAN)

    assert (item.key, item.text, item.locales) == ("Р1", Bilingual(ru="Кто судья?"), ("ru",))
    assert item.markup == Bilingual(ru="Кто <b>судья</b>?")
    assert item.options == (ItemOption(Bilingual(ru="Ким"), 100.0, feedback=Bilingual(ru="да")),)


def test_both_languages_of_a_question_are_one_item() -> None:
    item = of(replace(RUSSIAN, locale="ru", twin=KAZAKH))

    assert item.text == Bilingual(kk="Кім  < судья?", ru="Кто судья?")
    assert item.markup == Bilingual(kk="Кім  &lt; судья?", ru="Кто <b>судья</b>?")
    assert item.options[0].text == Bilingual(kk="Кім", ru="Ким")
    assert item.options[0].feedback == Bilingual(ru="да")


def test_a_question_without_id_and_title_is_known_by_its_text() -> None:
    first, again = of(replace(RUSSIAN, title="")), of(replace(RUSSIAN, title="", line=7))

    assert len(first.key) == 12
    assert first.key == again.key
