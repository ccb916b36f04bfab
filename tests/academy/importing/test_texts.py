"""Texts of other programs as a reader sees them: never a raw tag."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.importing.texts import TextFormat, plain


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("<p>Азаматтық <b>іс</b></p>", "Азаматтық іс"),
        ("<p>one</p>\n<p>two</p>", "one\n\ntwo"),
        ("a<br/>b<br>c", "a\nb\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("x<sup>2</sup> + H<sub>2</sub>O", "x² + H₂O"),
        ("e<sup>что-то</sup>", "eчто-то"),
        ("x<sup>n+1</sup>, a<sub>ij</sub>, e<sup>2π</sup>", "xⁿ⁺¹, aᵢⱼ, e^(2π)"),
        ("&lt;b&gt; &amp; &laquo;суд&raquo;&nbsp;1", "<b> & «суд» 1"),
        ('<img src="a.png" alt="Схема суда">', "[Схема суда]"),
        ('<a href="https://sud.kz/1">Закон</a>', "Закон (https://sud.kz/1)"),
        ('<a href="https://sud.kz/1">https://sud.kz/1</a>', "https://sud.kz/1"),
        ("<script>alert(1)</script><style>p{}</style>да", "да"),
        ("<!--<var>x</var>-->да", "да"),
        ("<pre>if x:\n    y</pre>", "if x:\n    y"),
    ],
)
def test_html_becomes_readable_lines(written: str, seen: str) -> None:
    assert plain(written, TextFormat.HTML) == seen


def test_a_comparison_is_not_a_tag() -> None:
    assert (
        plain("a < b and b > c, a<b and c>d", TextFormat.MOODLE) == "a < b and b > c, a<b and c>d"
    )


def test_tags_in_plain_moodle_lines_are_dropped_and_lines_stay() -> None:
    assert plain("1) <b>да</b>\n2) нет", TextFormat.MOODLE) == "1) да\n2) нет"


def test_markdown_loses_its_marks_and_keeps_its_lines() -> None:
    assert plain("**суд**  \n- a\n2*3*4", TextFormat.MARKDOWN) == "суд\n• a\n2*3*4"


@settings(deadline=None)
@given(st.text(alphabet="<>![]-/ap=\"' &;\n#x", max_size=60), st.sampled_from(TextFormat))
def test_any_text_can_be_shown(text: str, format: TextFormat) -> None:
    assert isinstance(plain(text, format), str)
