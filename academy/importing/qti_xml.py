"""The XML of QTI as small trees, one for each question; entities are never resolved.

QTI 1.2 writes `response_lid`, 2.1 `simpleChoice`, 3.0 `qti-simple-choice`: names are told apart
without prefix, `qti-`, hyphens and capitals, so that 2.1 and 3.0 read alike.
"""

from dataclasses import dataclass, field
from html.entities import html5
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from academy.importing.report import Refused
from academy.importing.xml_trees import Node, mended, parse

MOST_LETTERS = 300_000  # of one question with its tags; long ones have 20,000
DEEPEST = 100  # tags inside tags
_OLD_ROOT = "questestinterop"
_ITEM_REFERENCES = ("assessmentitemref",)
_REFERENCES = {"manifest": ("resource", "file")}
_SECTIONS = frozenset(["section", "assessmentsection"])


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
    text, names = mended(data.decode("latin-1"))  # byte by byte: the parser knows its encoding
    reader = _Reader(is_mended=bool(names))
    if why := parse(text.encode("latin-1"), reader):
        reader.end(why)
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

    def end(self, fault: Refused) -> None:
        """The file is broken here: the question that is open is lost, or else the rest."""
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
