"""The reviewer's card is drawn whatever the names are, and never leaves its frame."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from bot.verification import Card, Fact, Mark, Recommendation, Scale
from bot.verification.cards import drawn
from bot.verification.lettering import Style, fitted, font
from tests.verification.conftest import saved

KAZAKH = "Әбдірахманова-Құдайбергенова Гүлжаһан Нұрсұлтанбекқызы"
ALPHABET = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"


@pytest.fixture
def card() -> Card:
    face = saved(Image.new("RGB", (420, 420), (90, 120, 150)))
    return Card(
        title=KAZAKH,
        subtitle="Ағымдағы бақылау · «Қылмыстық құқық»",
        advice="Тексеруге",
        recommendation=Recommendation.REVIEW,
        reference=face,
        reference_label="Үлгі",
        live=face,
        live_label="Қазір",
        facts=tuple(Fact("Анықтығы", "126", mark) for mark in Mark) * 2,
        scale=Scale("Қашықтық 0,43", 0.43, 0.40, 0.60, "ұқсас", "белгісіз", "басқа адам"),
        footer="№ 2026-000184 · 22.11.2026 20:41",
    )


def pixels(card: Card) -> Image.Image:
    return Image.open(BytesIO(drawn(card)))


def test_a_card_is_1280_by_860(card: Card) -> None:
    image = pixels(card)

    assert (image.format, image.size) == ("JPEG", (1280, 860))


@pytest.mark.parametrize("recommendation", list(Recommendation))
def test_every_recommendation_has_its_colour(card: Card, recommendation: Recommendation) -> None:
    image = pixels(replace(card, recommendation=recommendation))

    assert image.getpixel((3, 400)) != image.getpixel((30, 400))


@pytest.mark.parametrize("text", ["", KAZAKH * 5, "Ә" * 200, 'а\nб\tв <b>&"ә' * 20, "😀🇰🇿"])
def test_no_text_is_too_long_or_too_strange(card: Card, text: str) -> None:
    facts = tuple(Fact(text, text, Mark.BAD) for _ in range(9))
    scale = replace(card.scale, caption=text, alike=text, unclear=text, other=text)
    labels = replace(card, reference_label=text, live_label=text, facts=facts, scale=scale)

    image = pixels(replace(labels, title=text, subtitle=text, advice=text, footer=text))

    margin = np.asarray(image.crop((1250, 0, 1280, 860)).convert("L"))
    assert margin.min() > 240, "a text runs over the right margin"
    frame = np.asarray(image.crop((40, 106, 900, 128)).convert("L"))
    assert frame.min() > 200, "the heading runs into the pictures"


@pytest.mark.parametrize(("distance", "limit"), [(0.0, 0.0), (0.1, 0.15), (1.4, 0.5), (0.6, 0.6)])
def test_any_distance_and_limit_can_be_drawn(card: Card, distance: float, limit: float) -> None:
    image = pixels(replace(card, scale=replace(card.scale, distance=distance, limit=limit)))

    assert image.size == (1280, 860)


def test_the_font_has_every_kazakh_letter() -> None:
    unknown = bytes(font(40).getmask("\ufffe"))

    assert [letter for letter in ALPHABET if bytes(font(40).getmask(letter)) == unknown] == []


def test_a_text_shrinks_before_it_wraps_and_is_cut_last() -> None:
    styles = Style(34, 24), Style(22, 20, lines=2)

    short = fitted("Асан", 300, *styles)
    long = fitted("Асан Үсенов " * 2, 300, *styles)
    endless = fitted("Асан Үсенов " * 20, 300, *styles)

    assert (len(short.lines), short.font.size) == (1, 34)
    assert long.lines[-1][-1] != "…"
    assert (len(endless.lines), endless.lines[-1][-1]) == (2, "…")
    assert max(text.width for text in (short, long, endless)) <= 300
