"""The XML of Moodle as a stream of questions, each a small tree that knows its line."""

import re
from collections.abc import Callable
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from academy.importing.report import Refused
from academy.importing.xml_trees import Node, parse

_DEEPEST = 20  # elements inside each other; Moodle's own files have six
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")


def inner(node: Node) -> str:
    """The words of an element, or of the `<text>` in it."""
    return (node.child("text") or node).words


def said(node: Node, name: str) -> str:
    """The words of a child; empty where there is none."""
    child = node.child(name)
    return inner(child) if child is not None else ""


def read(text: str, take: Callable[[Node], None]) -> Refused | None:
    """Hand over every question of the quiz; the refusal is why reading ended before the end."""
    written = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    try:
        return parse(written.encode("utf-8", "replace"), _Questions(take))
    except _OtherRoot as why:
        return Refused(0, "not-moodle-xml", {"root": str(why)[:40]})


class _OtherRoot(Exception):
    """The file is XML of another program."""


class _Questions(ContentHandler):
    def __init__(self, take: Callable[[Node], None]) -> None:
        super().__init__()
        self._take = take
        self._open: list[Node] = []
        self._depth = 0

    def setDocumentLocator(self, locator: Locator) -> None:
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2].lower()
        self._depth += 1
        if self._depth == 1 and tag != "quiz":
            raise _OtherRoot(tag)
        if self._depth > _DEEPEST:
            return
        node = Node(tag, dict(attrs.items()), self._place.getLineNumber() or 0)
        if len(self._open) > 1:
            self._open[-1].parts.append(node)
        self._open.append(node)

    def characters(self, content: str) -> None:
        if len(self._open) > 1:
            self._open[-1].parts.append(content)

    def endElement(self, name: str) -> None:
        self._depth -= 1
        if self._depth < len(self._open):
            node = self._open.pop()
            if len(self._open) == 1 and node.name == "question":
                self._take(node)
