"""The words of a QTI 1.2 item: material of letters, HTML and pictures, and what is fed back."""

from collections.abc import Iterator
from html import escape

from academy.importing.qti1_rules import holds
from academy.importing.qti_texts import GAP, html, joined, written
from academy.importing.texts import Text, TextFormat
from academy.importing.xml_trees import Node

RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")
_FOR_ALL = "general_fb"
_NO_TEXT = Text("", TextFormat.HTML)


def stem(presentation: Node) -> Text:
    """The text of the question; an answer between two words leaves a gap."""
    pieces = list(_pieces(presentation))
    while pieces and pieces[-1] is None:
        pieces.pop()
    if None not in pieces:
        return joined(*(piece for piece in pieces if piece))
    line = "".join(f" {piece.text} " if piece else GAP for piece in pieces)
    return Text(line.strip(), TextFormat.HTML)


def material(node: Node) -> Text:
    """All material beneath that is not an answer's, one piece below the other."""
    return joined(*(piece for piece in _pieces(node) if piece))


def feedback(item: Node, response: str, value: str) -> Text | None:
    """What is said about this answer alone."""
    given = {response: frozenset([value])}
    for each in item.all("respcondition"):
        condition = each.first("conditionvar")
        named = condition.children("varequal") if condition else []
        if condition and [one.text for one in named] == [value] and holds(condition, given):
            for link in each.children("displayfeedback"):
                if is_own(link.fact("linkrefid"), value):
                    return said(item, link.fact("linkrefid"))
    return None


def is_own(link: str, value: str) -> bool:
    """Feedback about one answer bears its name (Canvas, text2qti, Respondus)."""
    return value in link


def said(item: Node, link: str = _FOR_ALL) -> Text | None:
    """The feedback of this name, by itself that for everybody; an empty one is none."""
    for each in item.all("itemfeedback"):
        if each.fact("ident") == link and (text := material(each)).plain:
            return text
    return None


def _pieces(node: Node) -> Iterator[Text | None]:
    """Material in its order; none stands where a word or a number is to be written."""
    for part in node.parts:
        if not isinstance(part, Node):
            continue
        if part.name == "material":
            yield from (_piece(each) for each in part.parts if isinstance(each, Node))
        elif part.name in RESPONSES:
            yield None
        elif part.name != "response_label":
            yield from _pieces(part)


def _piece(node: Node) -> Text:
    match node.name:
        case "mattext" | "matemtext":
            return _letters(node)
        case "matimage":
            source = node.fact("uri")
            if not source and node.fact("embedded").lower() == "base64":
                source = f"data:{node.fact('imagtype') or 'image/png'};base64,{node.text}"
            return Text(f'<img src="{escape(source)}" alt="">', TextFormat.HTML)
        case "mat_extension":  # Blackboard
            return Text(node.text, TextFormat.HTML)
        case _:
            return _NO_TEXT


def _letters(node: Node) -> Text:
    """HTML as letters, as a tree, or plain letters."""
    if any(isinstance(part, Node) for part in node.parts):
        return html(node)
    if node.fact("texttype").lower() in ("text/html", "text/xhtml"):
        return Text(node.text, TextFormat.HTML)
    return written(node.text)
