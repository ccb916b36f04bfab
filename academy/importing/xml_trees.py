"""XML by strangers as small trees that know their lines: entities are never resolved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_external_ges

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from academy.importing.report import Refused

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])


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

    def child(self, name: str) -> "Node | None":
        return next(iter(self.children(name)), None)

    @property
    def text(self) -> str:
        """All letters beneath, without the white space around them."""
        return "".join(self._letters()).strip()

    @property
    def words(self) -> str:
        """The letters directly in it, without the white space around them."""
        return "".join(part for part in self.parts if isinstance(part, str)).strip()

    def _letters(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Node):
                yield from part._letters()
            else:
                yield part


def mended(text: str) -> tuple[str, dict[str, int]]:
    """The text with HTML's names for letters as numbers, outside of CDATA: XML knows no `&nbsp;`.

    Also the names, each with the line of its first place.
    """
    lines: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    while at < len(text):
        begun = text.find("<![CDATA[", at)
        ended = text.find("]]>", begun) if begun >= 0 else -1
        begun, ended = (begun, ended) if ended >= 0 else (len(text), len(text))
        parts += [_numbered(text, at, begun, lines), text[begun:ended]]
        at = ended
    return "".join(parts), lines


def parse(data: bytes, reader: ContentHandler) -> Refused | None:
    """Hand the elements to the reader; the refusal is why reading ended before the end."""
    parser = create_parser(forbid_dtd=False, forbid_entities=True, forbid_external=False)
    parser.setFeature(feature_external_ges, False)  # a DTD is named, and never fetched
    parser.setContentHandler(reader)
    try:
        parser.parse(BytesIO(data))
    except DefusedXmlException:
        return Refused(parser.getLineNumber() or 0, "xml-entities")
    except (SAXException, ValueError, LookupError):
        return Refused(parser.getLineNumber() or 0, "broken-xml")
    return None


def _numbered(text: str, start: int, end: int, lines: dict[str, int]) -> str:
    def letters(entity: re.Match[str]) -> str:
        found = html5.get(f"{entity[1]};")
        if entity[1] in _OF_XML or found is None:
            return entity[0]
        if entity[1] not in lines:
            lines[entity[1]] = text.count("\n", 0, start + entity.start()) + 1
        return "".join(f"&#{ord(letter)};" for letter in found)

    return _ENTITY.sub(letters, text[start:end])
