"""The words of both languages: nothing missing, nothing left over, nothing glued to a value."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from fluent.syntax import ast as ftl

import academy.errors
from academy.errors import AcademyError
from locales import LOCALES
from tests.locales.fluent_files import KEYS, PLACE, Text, asked, is_plain, mentioned, texts

ALL = [(locale, text) for locale in LOCALES for text in texts(locale).values()]
PLURALS = {"one", "few", "many"}
# After these the Russian noun stands in the genitive: «около 2 минут», «около 5 минут».
GENITIVE = re.compile(r"\b(около|до|более|менее|свыше|из)\b", re.IGNORECASE)
# Nouns that a Kazakh number is joined to by a hyphen as a whole word; they are no endings.
NOUNS_AFTER_A_NUMBER = ("сұрақ", "жол", "бет", "бөлік", "топ", "курс", "нұсқа", "қадам", "талпыныс")

SHARED_WORDS = {
    "диспетчер",
    "аудитор",
    "тест",
    "фото",
    "видео",
    "файл",
    "контакт",
    "онлайн",
    "эталон",
    "мб",
    "кб",
    "статистика",
    "кафедра",
    "стикер",
    "гб",
    "магистратура",
    "курс",
}
SAME_IN_BOTH = {
    "language-kk": "a language is named in itself",
    "language-ru": "a language is named in itself",
    "menu-audit": "audit is one word in both",
    "join-languages": "says both, before a language is chosen",
    "command-language": "says both, for who cannot read the present one",
}


for module in iter_modules(academy.errors.__path__, "academy.errors."):
    import_module(module.name)


def errors(above: type[AcademyError] = AcademyError) -> list[type[AcademyError]]:
    return [each for kind in above.__subclasses__() for each in (kind, *errors(kind))]


def test_both_languages_have_the_same_texts_in_the_same_files() -> None:
    kk, ru = ({key: text.file for key, text in texts(each).items()} for each in LOCALES)

    assert kk == ru


def test_both_languages_tell_the_same_facts() -> None:
    kk, ru = texts("kk"), texts("ru")

    assert [key for key in kk if kk[key].variables != ru[key].variables] == []


def test_both_languages_select_by_the_same_words() -> None:
    """A variant that one language lacks would show its default; numbers follow each grammar."""
    kk, ru = texts("kk"), texts("ru")

    assert [key for key in kk if chosen(kk[key]) != chosen(ru[key])] == []


def chosen(text: Text) -> list[set[str]]:
    selected = [variants(each) for each in text.selections]
    return [names for names in selected if not names & PLURALS and names != {"other"}]


def variants(select: ftl.SelectExpression) -> set[str]:
    return {str(getattr(v.key, "name", getattr(v.key, "value", ""))) for v in select.variants}


@pytest.mark.parametrize("error", errors())
def test_every_refusal_has_words_about_its_own_facts(error: type[AcademyError]) -> None:
    facts = set(getattr(error, "__dataclass_fields__", ()))

    for locale in LOCALES:
        assert error.key() in KEYS[locale]
        assert texts(locale)[error.key()].variables <= facts


def test_every_words_of_a_refusal_belong_to_an_error() -> None:
    named = {error.key() for error in errors()} | {"error-unexpected"}

    assert academy.errors.__doc__
    assert {key for key in KEYS["kk"] if key.startswith("error-")} == named


def test_every_text_that_is_asked_for_exists() -> None:
    missing = [
        f"{each.place}: {each.pattern}"
        for each in asked()
        if not any(key in each for key in KEYS["kk"])
    ]

    assert missing == []


def test_no_text_is_left_over() -> None:
    used = {error.key() for error in errors()}
    patterns = [re.compile(each) for each in mentioned()]  # more than re keeps compiled by itself
    left = [key for key in KEYS["kk"] - used if not any(p.fullmatch(key) for p in patterns)]

    assert sorted(left) == []


def test_no_ending_hangs_on_an_inserted_value() -> None:
    """A name of a person or a thing cannot be declined by a machine, so no text tries."""
    allowed = "|".join(NOUNS_AFTER_A_NUMBER)
    ending = re.compile(rf"{PLACE}(-(?!({allowed})\b)[а-яёәғқңөұүһі]+|[а-яёәғқңөұүһі]+)", re.I)
    glued = [
        f"{locale} {text.key}: {found[0]}"
        for locale, text in ALL
        if (found := ending.search(text.words))
    ]

    assert glued == []


def test_a_russian_number_agrees_with_its_noun() -> None:
    lacking = [
        text.key
        for text in texts("ru").values()
        for names in map(variants, text.selections)
        if names & PLURALS and not ({"one", "few"} <= names and names & {"many", "other"})
        if not GENITIVE.search(text.words)
    ]

    assert lacking == []


COUNTED = re.compile(
    rf"{PLACE} (сообщени|вопрос|минут|час|дн|день|ответ|балл|файл|человек|занят|попыт|секунд|знак)"
)


def test_a_russian_noun_after_a_number_is_selected_by_it() -> None:
    """«Вопросов: 1» is always right; «1 вопросов» is not."""
    bare = [
        text.key
        for text in texts("ru").values()
        if COUNTED.search(text.words)
        and not any(variants(select) & PLURALS for select in text.selections)
    ]

    assert bare == []


def test_no_text_is_left_untranslated() -> None:
    same = {
        key
        for key, text in texts("kk").items()
        if text.words == texts("ru")[key].words and own_words(text)
    }

    assert same == SAME_IN_BOTH.keys()


def own_words(text: Text) -> set[str]:
    """The words that a language does not share with the other."""
    bare = re.sub("<[^>]*>", "", text.words)
    return set(re.findall(r"[^\W\d_]+", bare.lower())) - SHARED_WORDS


def test_a_text_for_a_place_without_markup_carries_none() -> None:
    marked = [
        f"{locale} {text.key}"
        for locale, text in ALL
        if is_plain(text.key) and re.search(r"<[a-z/]|&\w+;", text.words)
    ]

    assert marked == []


def test_russian_and_kazakh_address_a_person_politely() -> None:
    """Вы and Siz, never ты and sen."""
    familiar = re.compile(r"\b(ты|тебе|тебя|твой|твоя|твои|сен|саған|сені|сенің)\b", re.IGNORECASE)

    assert [f"{locale} {text.key}" for locale, text in ALL if familiar.search(text.words)] == []


def test_a_learner_is_called_by_one_word() -> None:
    """Обучающийся, білім алушы: the words of order No 25 for everybody who learns here."""
    other = re.compile(r"\b(слушател|студент|учащ|тыңдаушы)", re.IGNORECASE)

    assert [f"{locale} {text.key}" for locale, text in ALL if other.search(text.words)] == []
