"""The drawn guides fit a phone, whatever the words."""

from io import BytesIO

import pytest
from PIL import Image

from bot.drawing.guides import Guide, drawn
from bot.screens.guides import guide
from locales import LOCALES
from storage.tables.identity import Part
from tests.conftest import WORDS


@pytest.mark.parametrize("part", [Part.SELFIE, Part.CARD_FRONT])
def test_the_guide_differs_by_language_and_is_a_picture_a_phone_takes(part: Part) -> None:
    pictures = {drawn(guide(WORDS[locale], part)) for locale in LOCALES}

    assert len(pictures) == len(LOCALES)
    for each in pictures:
        with Image.open(BytesIO(each)) as image:
            assert image.size == (
                1080,
                1740,
            )  # Telegram: together below 10,000, not 20 times as high
        assert len(each) < 200_000


def test_words_of_any_length_are_drawn() -> None:
    long = "Ұзақ сөздер " * 40

    assert drawn(Guide("card", long, long, (long, "", "<b>", "🙂")))
