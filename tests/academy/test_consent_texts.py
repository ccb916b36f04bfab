"""A consent's text never changes without a new version: people agreed to what they were shown."""

import json
from pathlib import Path

import pytest

from academy.consents import VERSIONS, Offer
from academy.settings import Settings
from bot.screens import consents as screens
from locales import LOCALES
from storage.tables.consents import Purpose
from tests.conftest import WORDS

# purpose: version: language: SHA-256 of the text with the default settings. Lines are only added.
KEPT = json.loads(Path(__file__).with_name("consent_texts.json").read_text("utf-8"))
DEFAULTS = {name: field.get_default() for name, field in Settings.model_fields.items()}
LONGEST = 1800  # characters somebody reads on a small phone
BEFORE_THE_FOLD = 560


def offered(purpose: Purpose, locale: str) -> Offer:
    """The present text, whatever the environment of the test sets."""
    return screens.offer(WORDS[locale], purpose, Settings.model_construct(**DEFAULTS))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_changed_text_has_a_new_version(purpose: Purpose, locale: str) -> None:
    versions = KEPT[purpose]

    assert list(versions)[-1] == VERSIONS[purpose]
    assert versions[VERSIONS[purpose]][locale] == offered(purpose, locale).hash


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_consent_fits_on_a_phone_and_its_essence_stands_before_the_fold(
    purpose: Purpose, locale: str
) -> None:
    whole = offered(purpose, locale).text
    essence, fold, rest = whole.partition("<blockquote expandable>")

    assert fold
    assert len(whole) < LONGEST
    assert len(essence) < BEFORE_THE_FOLD
    assert essence.count("•") == 5
    assert rest.count("<b>") >= 6


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_consent_names_the_academy_its_order_and_its_contact_as_they_are_set(
    purpose: Purpose, locale: str
) -> None:
    about = {"academy_name_kk": "Ә-А", "academy_name_ru": "А-Р", "rules_order_kk": "Б-Қ"}
    about |= {"rules_order_ru": "П-Р", "contact_kk": "Хат <1>", "contact_ru": "Тел <1>"}

    shown = screens.offer(WORDS[locale], purpose, Settings(**about)).text  # type: ignore[arg-type]

    own = ("Ә-А", "Б-Қ", "Хат &lt;1&gt;") if locale == "kk" else ("А-Р", "П-Р", "Тел &lt;1&gt;")
    assert [each for each in own if each not in shown] == []
    assert "25" not in shown
