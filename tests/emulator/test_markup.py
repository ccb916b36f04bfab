"""HTML is read as Telegram reads it, and refused in its words."""

import pytest

from emulator.entities import formatted
from emulator.errors import Refused
from emulator.journal import Json


def entity(kind: str, offset: int, length: int, **facts: str) -> Json:
    return {"type": kind, "offset": offset, "length": length, **facts}


@pytest.mark.parametrize(
    ("source", "plain", "entities"),
    [
        ("a<b>b</b>c", "abc", [entity("bold", 1, 1)]),
        ("👍<i>ә</i>", "👍ә", [entity("italic", 2, 1)]),
        ("&lt;b&gt; &amp;&quot;&nbsp;", '<b> &"&nbsp;', []),
        ("<b>1<i>2</i></b>", "12", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<code>/no</code>", "/no", [entity("code", 0, 3)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        (
            '<a href="https://sud.kz/a?b=1&amp;c=2">суд</a>',
            "суд",
            [entity("text_link", 0, 3, url="https://sud.kz/a?b=1&c=2")],
        ),
        ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">s</span>', "s", [entity("spoiler", 0, 1)]),
        ("  <b> both ends </b>\n", "both ends", [entity("bold", 0, 9)]),
        (
            "/start see https://sud.kz.",
            "/start see https://sud.kz.",
            [entity("bot_command", 0, 6), entity("url", 11, 14)],
        ),
    ],
)
def test_marks_become_entities_with_utf16_offsets(
    source: str, plain: str, entities: list[Json]
) -> None:
    assert formatted(source, "HTML", None) == (plain, entities)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("ә<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b ", "Unclosed end tag at byte offset 4"),
        ("<a href>a</a>", None),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a =1>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=1_>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_marks_are_refused_with_their_place(source: str, problem: str | None) -> None:
    problem = problem or (
        'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'
    )

    with pytest.raises(Refused) as refusal:
        formatted(source, "HTML", None)

    assert refusal.value.description == f"Bad Request: can't parse entities: {problem}"


def test_markdown_is_refused_and_an_unknown_mode_too() -> None:
    with pytest.raises(Refused, match="reads HTML only"):
        formatted("*a*", "MarkdownV2", None)
    with pytest.raises(Refused, match="unsupported parse_mode"):
        formatted("a", "LaTeX", None)
