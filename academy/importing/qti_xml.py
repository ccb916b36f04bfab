"""The XML of QTI as small trees, one for each question; entities are never resolved.

QTI 1.2 writes `response_lid`, 2.1 `simpleChoice`, 3.0 `qti-simple-choice`: names are told apart
without prefix, `qti-`, hyphens and capitals, so that 2.1 and 3.0 read alike.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_external_ges
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from academy.importing.report import Refused

MOST_LETTERS = 300_000  # of one question with its tags; long ones have 20,000
DEEPEST = 100  # tags inside tags
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset([b"amp", b"lt", b"gt", b"quot", b"apos"])
_OLD_ROOT = "questestinterop"
_ITEM_REFERENCES = ("assessmentitemref",)
_REFERENCES = {"manifest": ("resource", "file")}
_SECTIONS = frozenset(["section", "assessmentsection"])


@dataclass
class Node:
    """An element; `facts` are its attributes, `parts` what stands inside, in order."""

    name: str
    facts: Mapping[str, str]
    line: int
    parts: "list[Node | str]" = field(default_factory=list)

    def fact(self, name: str) -> str:
        return self.facts.get(name, "").strip()

    def children(self, *names: str) -> "list[Node]":
        return [part for part in self.parts if isinstance(part, Node) and part.name in names]

    def all(self, *names: str) -> "Iterator[Node]":
        """Every element of these names beneath this one, in the order of the file."""
        return (each for each in self.every() if each.name in names)

    def every(self) -> "Iterator[Node]":
        """Every element beneath this one, in the order of the file."""
        for part in self.parts:
            if isinstance(part, Node):
                yield part
                yield from part.every()

    def first(self, *names: str) -> "Node | None":
        return next(self.all(*names), None)

    @property
    def text(self) -> str:
        """All letters beneath, without the white space around them."""
        return "".join(self._letters()).strip()

    def _letters(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Node):
                yield from part._letters()
            else:
                yield part


@dataclass(frozen=True)
class Item:
    """One question of a file; `fault` is why it could not be read whole, or none."""

    node: Node
    category: str = ""
    fault: Refused | None = None


@dataclass(frozen=True)
class Reference:
    """A test names the file of a question and its section, or a manifest any file."""

    href: str
    line: int
    category: str


@dataclass
class Sheet:
    """What one XML file holds; `fault` is why nothing behind that line was read, or none."""

    root: str = ""
    items: list[Item] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    is_mended: bool = False  # names of HTML (&nbsp;) stood where XML knows none
    fault: Refused | None = None


def sheet(data: bytes) -> Sheet:
    """The questions of an XML file. Never raises: a broken file is read up to its fault."""
    mended, count = _ENTITY.subn(_numbered, data)
    reader = _Reader(is_mended=mended != data and count > 0)
    parser = create_parser(forbid_dtd=False, forbid_entities=True, forbid_external=False)
    parser.setFeature(feature_external_ges, False)  # a DTD is named, and never fetched
    parser.setContentHandler(reader)
    try:
        parser.parse(BytesIO(mended))
    except DefusedXmlException:
        reader.end("xml-entities")
    except (SAXException, ValueError, LookupError):
        reader.end("broken-xml")
    return reader.sheet


def plain_name(written: str) -> str:
    """`qti-simple-choice` and `imsqti:simpleChoice` are both `simplechoice`."""
    return written.rpartition(":")[2].removeprefix("qti-").replace("-", "").lower()


class _Reader(ContentHandler):
    """Grows a tree for each question, and keeps nothing of what stands around them."""

    def __init__(self, *, is_mended: bool) -> None:
        super().__init__()
        self.sheet = Sheet(is_mended=is_mended)
        self._open: list[Node] = []
        self._sections: list[str] = []
        self._letters = 0
        self._fault: Refused | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        facts = {plain_name(key): value for key, value in attrs.items()}
        node = Node(plain_name(name), facts, self._line())
        self.sheet.root = self.sheet.root or node.name
        if self._open:
            self._grow(node, len(name) + sum(map(len, facts.values())))
            self._open.append(node)
        elif self._is_item(node.name):
            self._open, self._letters, self._fault = [node], 0, None
        elif node.name in _SECTIONS:
            self._sections.append(node.fact("title"))
        elif node.name in _REFERENCES.get(self.sheet.root, _ITEM_REFERENCES):
            self.sheet.references.append(Reference(node.fact("href"), node.line, self._category()))

    def endElement(self, name: str) -> None:
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.sheet.items.append(Item(node, self._category(), self._fault))
        elif plain_name(name) in _SECTIONS and self._sections:
            self._sections.pop()

    def characters(self, content: str) -> None:
        if self._open:
            self._grow(content, len(content))

    def skippedEntity(self, name: str) -> None:  # noqa: N802 – the name is SAX's
        self.characters(html5.get(f"{name};", ""))

    def end(self, reason: str) -> None:
        """The file is broken here: the question that is open is lost, or else the rest."""
        fault = Refused(self._line(), reason)
        if self._open:
            self.sheet.items.append(Item(self._open[0], self._category(), fault))
        else:
            self.sheet.fault = fault

    def _is_item(self, name: str) -> bool:
        is_old = name == "item" and self.sheet.root == _OLD_ROOT
        return is_old or name == "assessmentitem"

    def _grow(self, part: "Node | str", letters: int) -> None:
        self._letters += letters
        if self._letters > MOST_LETTERS or len(self._open) > DEEPEST:
            facts = {"length": max(self._letters, MOST_LETTERS), "limit": MOST_LETTERS}
            self._fault = Refused(self._open[0].line, "too-long", facts)
        else:
            self._open[-1].parts.append(part)

    def _category(self) -> str:
        return "/".join(title for title in self._sections if title)

    def _line(self) -> int:
        return self._place.getLineNumber() or 0


def _numbered(entity: re.Match[bytes]) -> bytes:
    letters = html5.get(f"{entity[1].decode()};")
    if entity[1] in _OF_XML or letters is None:
        return entity[0]
    return "".join(f"&#{ord(letter)};" for letter in letters).encode()
