"""The XML of Moodle as a stream of questions, each a small tree that knows its line."""

import html.entities
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from academy.importing.report import Changed, Refused

_DEEPEST = 20  # elements inside each other; Moodle's own files have six
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_KNOWS = frozenset(["amp", "lt", "gt", "quot", "apos"])


@dataclass
class Node:
    """An element; `words` are the letters directly in it."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words).strip()

    def all(self, *tags: str) -> list["Node"]:
        return [child for child in self.children if child.tag in tags]

    def first(self, tag: str) -> "Node | None":
        return next(iter(self.all(tag)), None)

    def said(self, tag: str) -> str:
        """The words of a child, or of the `<text>` in it; empty where there is none."""
        child = self.first(tag)
        return child.inner if child is not None else ""

    @property
    def inner(self) -> str:
        inside = self.first("text")
        return (inside if inside is not None else self).text


def mended(text: str) -> tuple[str, list[Changed]]:
    """The text with HTML's entities as letters, outside of CDATA, and a notice for each name."""
    changed: dict[str, Changed] = {}
    parts: list[str] = []
    at = 0
    while at < len(text):
        begun = text.find("<![CDATA[", at)
        ended = text.find("]]>", begun) if begun >= 0 else -1
        begun, ended = (begun, ended) if ended >= 0 else (len(text), len(text))
        parts.append(_without_entities(text[at:begun], text, at, changed))
        parts.append(text[begun:ended])
        at = ended
    return "".join(parts), list(changed.values())


def _without_entities(part: str, text: str, start: int, changed: dict[str, Changed]) -> str:
    def letter(entity: re.Match[str]) -> str:
        name = entity[1]
        letters = html.entities.html5.get(f"{name};", "")
        if name in _XML_KNOWS or not letters:
            return entity[0]
        if name not in changed:
            line = text.count("\n", 0, start + entity.start()) + 1
            changed[name] = Changed(line, "html-entity", {"entity": entity[0]})
        return letters

    return _ENTITY.sub(letter, part)


def read(text: str, take: Callable[[Node], None]) -> Refused | None:
    """Hand over every question of the quiz; the refusal is why reading ended before the end."""
    written = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    parser = create_parser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(_Questions(take))
    try:
        parser.parse(BytesIO(written.encode("utf-8", "replace")))
    except _OtherRoot as why:
        return Refused(0, "not-moodle-xml", {"root": str(why)[:40]})
    except DefusedXmlException:
        return Refused(0, "xml-entities")
    except SAXParseException as why:
        return Refused(why.getLineNumber() or 0, "broken-xml")
    except SAXException:
        return Refused(0, "broken-xml")
    return None


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
        node = Node(tag, self._place.getLineNumber() or 0, dict(attrs.items()))
        if len(self._open) > 1:
            self._open[-1].children.append(node)
        self._open.append(node)

    def characters(self, content: str) -> None:
        if len(self._open) > 1:
            self._open[-1].words.append(content)

    def endElement(self, name: str) -> None:
        self._depth -= 1
        if self._depth < len(self._open):
            node = self._open.pop()
            if len(self._open) == 1 and node.tag == "question":
                self._take(node)
