"""An author's text in the few tags of a messenger: nested, escaped, the same when read again."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.markup import authored
from academy.importing.texts import Text, TextFormat, markup, plain

HTML = TextFormat.HTML
KNOWN = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>Азаматтық іс</p>", ""),
        ("a &lt; b", ""),
        ("<strong>Кто</strong> <em>судья</em>?", "<b>Кто</b> <i>судья</i>?"),
        ("<b>a <i>b</b> c</i>", "<b>a <i>b</i></b><i> c</i>"),
        ("<b>не закрыт", "<b>не закрыт</b>"),
        ("<b> </b>a<i></i>", ""),
        ("<h3>Іс</h3>Мәтін", "<b>Іс</b>\n\nМәтін"),
        ("<del>a</del> <ins>b</ins>", "<s>a</s> <u>b</u>"),
        ("<b>1 &lt; 2 &amp; 3</b>", "<b>1 &lt; 2 &amp; 3</b>"),
        (
            '<a href="https://sud.kz/?a=1&b=2">Заң</a>',
            '<a href="https://sud.kz/?a=1&amp;b=2">Заң</a>',
        ),
        ('<a href="javascript:x">a</a>', ""),
        ("<pre>if <b>x</b>:\n    y</pre>", "<pre>if x:\n    y</pre>"),
        ("<ol><li>бір</li><li><b>екі</b></li></ol>", "1. бір\n2. <b>екі</b>"),
        (
            "<blockquote>Статья 5<br>Часть 2</blockquote>",
            "<blockquote>Статья 5\nЧасть 2</blockquote>",
        ),
        ('<b>Схема:</b> <img src="a.png" alt="суд &lt;1&gt;">', "<b>Схема:</b> [суд &lt;1&gt;]"),
        (
            r"Найдите \(x^2 &lt; 4\) и $$y_1$$",
            r"Найдите <code>\(x^2 &lt; 4\)</code> и <code>$$y_1$$</code>",
        ),
    ],
)
def test_what_an_author_marks_is_marked_in_the_messenger(written: str, shown: str) -> None:
    assert markup(written, HTML) == shown


def test_a_narrow_table_stands_in_columns() -> None:
    table = "<table><tr><th>Жыл</th><th>Іс</th></tr><tr><td>2025</td><td>140</td></tr></table>"

    assert markup(table, HTML) == "<pre>Жыл  | Іс\n2025 | 140</pre>"
    assert plain(table, HTML) == "Жыл  | Іс\n2025 | 140"


def test_a_table_wider_than_a_phone_stands_in_lines_and_keeps_its_bold_letters() -> None:
    table = f"<table><tr><td>Сот</td><td><b>{'а' * 40}</b></td></tr><tr><td>x<td>y</table>"

    assert markup(table, HTML) == f"Сот | <b>{'а' * 40}</b>\nx | y"


def test_a_table_in_a_table_loses_no_letter() -> None:
    table = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></table>e"

    assert [*filter(str.isalpha, plain(table, HTML))] == ["a", "b", "c", "d", "e"]


def test_markdown_is_marked() -> None:
    written = (
        "# Тест\n**Кім** _судья_ `a_b_c` 2*3*4 <ж\n- бір\n```\nx  = 1\n```\n[Заң](https://sud.kz)"
    )

    assert markup(written, TextFormat.MARKDOWN) == (
        "<b>Тест\nКім</b> <i>судья</i> <code>a_b_c</code> 2*3*4 &lt;ж\n• бір\n\n"
        '<pre>x  = 1</pre>\n\n<a href="https://sud.kz">Заң</a>'
    )


def test_lines_of_moodle_keep_their_breaks_between_tags() -> None:
    assert Text("1) <b>да</b>\n2) нет").markup == "1) <b>да</b>\n2) нет"


PIECES = [
    *("<b>", "</b>", "<i>", "</i>", "<u>", "<s>", "<code>", "</code>", "<pre>", "</pre>"),
    *("<blockquote>", "</blockquote>", "<p>", "</p>", "<br>", "<ul>", "<li>", "</ul>", "<hr>"),
    *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<sup>", "</sup>", "<sub>"),
    *('<a href="https://s.kz/?a=1&b=2">', "</a>", '<img alt="x<y">', "<script>", "<!--", "-->"),
    *("a", "Қ", " ", "  ", "\n", "\t", "&lt;", "&amp;lt;", "&nbsp;", "<", ">", "&", '"', "2"),
    *(r"\(", r"\)", "$$", "**", "`", "_", "- ", "\n\n\n", "🙂"),
]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


@settings(max_examples=600, deadline=None)
@given(WRITTEN, st.sampled_from(TextFormat))
def test_what_is_shown_is_shown_the_same_when_read_again(written: str, format: TextFormat) -> None:
    shown = markup(written, format)

    assert markup(shown.replace("\n", "<br>"), HTML) == shown
    for text in (shown, authored(shown)):
        assert markup(text, TextFormat.MOODLE) == shown
        if shown:
            assert plain(text, TextFormat.MOODLE) == plain(written, format)


@settings(max_examples=300, deadline=None)
@given(WRITTEN, st.sampled_from(TextFormat))
def test_only_known_tags_are_shown_and_each_is_closed_in_its_turn(
    written: str, format: TextFormat
) -> None:
    reader = Nesting()
    reader.feed(markup(written, format))
    reader.close()

    assert reader.opened == []


class Nesting(HTMLParser):
    opened: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.opened = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN
        assert tag not in self.opened
        assert not {"pre", "code"} & {*self.opened}
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


@pytest.mark.parametrize(
    "piece", ["<a", '<a href="', "<!--", "<", "<b>", "</i>", "<table><td>", r"\(", "**a", "_a "]
)
@pytest.mark.parametrize("format", TextFormat)
def test_a_hostile_text_is_read_in_time(piece: str, format: TextFormat) -> None:
    written = piece * (60_000 // len(piece))

    begun = time.perf_counter()
    plain(written, format)

    assert time.perf_counter() - begun < 3
