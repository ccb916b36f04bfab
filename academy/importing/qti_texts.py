"""The words of a QTI question as HTML: what an author sees, without what a program adds."""

import re
from html import escape

from academy.importing.texts import Text, TextFormat
from academy.importing.xml_trees import Node

GAP = "_____"
GAPS = frozenset(["textentryinteraction", "inlinechoiceinteraction"])
FEEDBACK = frozenset(["feedbackblock", "feedbackinline", "modalfeedback"])
_LEFT_OUT = FEEDBACK | {"rubricblock", "stylesheet", "script", "style", "catalog", "cataloginfo"}
_EMPTY = frozenset(["br", "hr", "img"])
_TAGS = _EMPTY | frozenset(
    re.findall(
        r"\w+",
        "p div span b i u s em strong sub sup small big ul ol li dl dt dd table caption thead"
        " tbody tfoot tr td th a pre code kbd blockquote q h1 h2 h3 h4 h5 h6",
    )
)
_KEPT = ("src", "alt", "href", "colspan", "rowspan")
_LAST_GAP = re.compile(rf"<(p|div)>\s*{GAP}\s*</\1>\s*$")
_BLOCKS = re.compile(r"</?(?:p|div|span)>")


def html(node: Node) -> Text:
    """What stands inside, for a reader; an answer in the middle of a sentence leaves a gap."""
    return _text(_LAST_GAP.sub("", _inside(node)))


def written(text: str) -> Text:
    """Plain letters of the file as HTML; the author's lines stay lines."""
    return _text(
        "<br>".join(escape(line.strip(), quote=False) for line in text.strip().split("\n"))
    )


def joined(*texts: Text) -> Text:
    """Paragraphs one below the other; what has just been said is not said twice."""
    said: list[Text] = []
    for text in texts:
        if text.text and not (said and text.plain and text.plain == said[-1].plain):
            said.append(text)
    return Text("\n".join(text.text for text in said), TextFormat.HTML)


def _text(markup: str) -> Text:
    markup = markup.strip()
    inner = _BLOCKS.sub("", markup).strip()
    has_letters = inner and not re.fullmatch(r"(?:<br>|\s)*", inner)
    return Text(markup if has_letters else "", TextFormat.HTML)


def _inside(node: Node) -> str:
    made: list[str] = []
    for part in node.parts:
        part_made = escape(part, quote=False) if isinstance(part, str) else _element(part)
        if not (_is_prompt(part) and _is_said(part_made, "".join(made))):
            made.append(part_made)
    return "".join(made)


def _is_prompt(part: Node | str) -> bool:
    return isinstance(part, Node) and part.name.endswith("interaction") and part.name not in GAPS


def _is_said(prompt: str, before: str) -> bool:
    """Some programs write the question twice, above the answers and as their prompt."""
    return _text(prompt).plain == _text(before).plain


def _element(node: Node) -> str:
    name = node.name
    if name in _LEFT_OUT:
        return ""
    if name in GAPS:
        return GAP
    if name.endswith("interaction"):
        # Hot words and gaps stand inside a text; of other kinds only the prompt is the question.
        return "".join(f"<div>{_inside(prompt)}</div>" for prompt in node.children("prompt"))
    if name == "object" and node.fact("type").startswith("image/"):
        return f'<img src="{escape(node.fact("data"))}" alt="{escape(node.text)}">'
    if name == "math":
        return escape(node.fact("alttext") or node.text, quote=False)
    if name not in _TAGS:
        return _inside(node)
    facts = "".join(f' {key}="{escape(node.fact(key))}"' for key in _KEPT if key in node.facts)
    return f"<{name}{facts}>" + ("" if name in _EMPTY else f"{_inside(node)}</{name}>")
