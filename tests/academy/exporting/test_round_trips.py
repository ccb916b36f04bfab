"""What is exported comes back as it was: every kind, both languages, hostile letters."""

import html
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy.exporting import gift, moodle_xml
from academy.exporting.items import Item, ItemOption, of
from academy.exporting.words import by_category
from academy.importing import gift as gift_import
from academy.importing import moodle_xml as xml_import
from academy.importing.banks import Bank, Kind, Picture
from academy.importing.texts import Text, TextFormat
from storage.tables.columns import Bilingual

PNG = b"\x89PNG\r\n\x1a\n"
LETTERS = "әғқңөұүһіӘЖя aZ09\"'<>&{}=~#:\\%[]/$-|*_`()«»\n🙂;.,"
HOSTILE = [
    *("<b>", "</span>", "&lt;", "&nbsp;", "{mlang kk}", "->", "::", "//", "$CATEGORY: x", "####"),
    *("%50%", "[html]", "[moodle]", "T", "TRUE", "*", "\\n", "</text>", "]]>", "<![CDATA[", "=a"),
    *("ұ" * 200, "a  b", "\n\n", "<p class=multilang>", "{", "}", r"\(x < 1\)", "$$", "1..2", "#5"),
]
WORDS = (
    st.lists(st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=12), min_size=1, max_size=5)
    .map("".join)
    .map(lambda text: Text(text, TextFormat.PLAIN).plain)
    .filter(bool)
)
AUTHORED = st.lists(
    st.sampled_from(
        ["<b>", "</b>", "<pre>", "</pre>", "<br>", "<i>", "&lt;", "Қ", "<li>", "  x", "\n"]
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: "a" + "".join(parts))
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
TAG = st.text("абвқ-1", min_size=1, max_size=8).filter(lambda tag: tag not in ("folded", "exact"))
NUMBER = st.decimals(-(10**6), 10**6, places=3)


Said = Callable[[st.SearchStrategy[str]], Bilingual]
WEIGHTS: dict[Kind, list[tuple[float, ...]]] = {
    Kind.ONE_CHOICE: [(100.0, 0.0), (0.0, 100.0, 0.0), (100.0, 50.0, -33.33333)],
    Kind.SEVERAL: [
        *((50.0, 50.0, 0.0), (33.33333, 33.33333, 33.33333, -100.0), (100.0, 0.0)),
        *((33.0, 33.0, 33.0), (33.0, 33.33, 33.33, -50.0), (14.29,) * 7),
    ],
    Kind.TRUE_FALSE: [(100.0, 0.0), (0.0, 100.0)],
    Kind.SHORT: [(100.0,), (100.0, 50.0, 0.0)],
    Kind.NUMERIC: [(100.0,), (100.0, 50.0)],
    Kind.MATCHING: [(100.0, 100.0), (100.0, 100.0, 100.0)],
    Kind.ORDERING: [(100.0, 100.0), (100.0, 100.0, 100.0)],
}
REMARKED = {Kind.ONE_CHOICE, Kind.SEVERAL, Kind.TRUE_FALSE, Kind.SHORT, Kind.NUMERIC}


@st.composite
def items(draw: st.DrawFn) -> Item:
    locales = draw(st.sampled_from([("kk",), ("ru",), ("kk", "ru")]))
    kind = draw(st.sampled_from(Kind))

    def said(words: st.SearchStrategy[str]) -> Bilingual:
        return Bilingual(**{locale: draw(words) for locale in locales})

    shown = draw(st.sampled_from([(WORDS, TextFormat.PLAIN), (AUTHORED, TextFormat.HTML)]))
    written = {locale: Text(draw(shown[0]), shown[1]) for locale in locales}
    return Item(
        key=draw(LINE),
        category=draw(st.sampled_from(["", "Құқық/1-тақырып", "Право: <b> & 'суд'"])),
        kind=kind,
        text=Bilingual(**{locale: each.plain for locale, each in written.items()}),
        markup=marked(written),
        options=tuple(options(draw, kind, said)),
        feedback=said(WORDS) if kind != Kind.DESCRIPTION and draw(st.booleans()) else None,
        points=draw(st.sampled_from([1.0, 2.0, 0.5, 2.25])),
        level=draw(st.sampled_from([None, 1, 2, 3])),
        tags=tuple(draw(st.lists(TAG, max_size=2, unique=True))),
        is_folded=kind == Kind.SHORT and draw(st.booleans()),
    )


def marked(written: dict[str, Text]) -> Bilingual | None:
    if not any(text.markup for text in written.values()):
        return None
    return Bilingual(
        **{
            locale: text.markup or html.escape(text.plain, quote=False)
            for locale, text in written.items()
        }
    )


def options(draw: st.DrawFn, kind: Kind, said: Said) -> list[ItemOption]:
    found = []
    for number, weight in enumerate(draw(st.sampled_from(WEIGHTS.get(kind, [()])))):
        option = ItemOption(Bilingual(), weight)
        if kind == Kind.TRUE_FALSE:
            option = replace(option, text=said(st.just("false" if number else "true")))
        elif kind == Kind.NUMERIC:
            low, high = sorted([draw(NUMBER), draw(NUMBER)])
            option = replace(option, low=low, high=high)
        else:
            option = replace(option, text=said(WORDS))
        if kind == Kind.MATCHING:
            left = Bilingual() if number == 2 else option.text
            option = replace(option, text=left, match=said(WORDS))
        if kind in REMARKED and draw(st.booleans()):
            option = replace(option, feedback=said(WORDS))
        found.append(option)
    if kind == Kind.NUMERIC and draw(st.booleans()):
        found.append(ItemOption(Bilingual(), 0.0, feedback=said(WORDS)))
    return found


def taken(read: Bank) -> list[Item]:
    assert read.refused == ()
    assert read.refusal is None
    assert read.changed == ()
    return [of(question) for question in read.questions]


BANKS = st.lists(items(), min_size=1, max_size=4, unique_by=lambda item: item.key)
SLOW = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(BANKS)
def test_a_bank_exported_to_gift_is_imported_as_it_was(bank: list[Item]) -> None:
    read = gift_import.bank(gift.exported(bank).content)

    assert taken(read) == by_category(bank)


@SLOW
@given(BANKS)
def test_a_bank_exported_to_moodle_xml_is_imported_as_it_was(bank: list[Item]) -> None:
    read = xml_import.bank(moodle_xml.exported(bank).content)

    assert taken(read) == by_category(bank)


ITEM = Item(
    key="К1",
    category="",
    kind=Kind.ESSAY,
    text=Bilingual(kk="Не көрінеді?", ru="Что видно?"),
    pictures=(Picture("сурет «1» & 2.png", PNG + b"1"), Picture("b.jpg", b"\xff\xd8\xff2")),
)


def test_pictures_come_back_from_moodle_xml() -> None:
    exported = moodle_xml.exported([ITEM])

    assert exported.without_pictures == ()
    assert taken(xml_import.bank(exported.content)) == [ITEM]


def test_gift_says_whose_pictures_it_cannot_hold() -> None:
    exported = gift.exported([ITEM, replace(ITEM, key="К2", pictures=())])

    assert exported.without_pictures == ("К1",)
    assert taken(gift_import.bank(exported.content))[0] == replace(ITEM, pictures=())


def test_an_item_of_gift_is_written_as_a_person_would_write_it() -> None:
    item = Item(
        key="Р1",
        category="Право/Тема 1",
        kind=Kind.ONE_CHOICE,
        text=Bilingual(ru="Сколько: 2+2=?"),
        options=(
            ItemOption(Bilingual(ru="4"), 100.0, feedback=Bilingual(ru="Да")),
            ItemOption(Bilingual(ru="5"), 0.0),
        ),
        level=2,
    )

    assert gift.exported([item]).content.decode() == (
        "$CATEGORY: Право/Тема 1\n\n"
        "// [tag:level:2]\n"
        '::Р1::<span lang\\="ru" class\\="multilang">Сколько\\: 2+2\\=?</span>{\n=4#Да\n~5}\n'
    )


@pytest.mark.parametrize("low", ["-0.5", "1E+3", "0.000001"])
def test_numbers_are_exact_in_both_formats(low: str) -> None:
    option = ItemOption(Bilingual(), 100.0, low=Decimal(low), high=Decimal("5000.25"))
    item = replace(ITEM, kind=Kind.NUMERIC, options=(option,), pictures=())

    assert taken(gift_import.bank(gift.exported([item]).content)) == [item]
    assert taken(xml_import.bank(moodle_xml.exported([item]).content)) == [item]
