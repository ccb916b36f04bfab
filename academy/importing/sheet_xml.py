"""The XML of a workbook as a stream: rows, shared texts, cell styles, never a tree in memory.

ECMA-376 part 1, 18.3 (sheets), 18.4 (shared texts), 18.8 (styles). Prefixes of names are ignored:
some programs write `x:row`. Entities and document types are refused by defusedxml.
"""

import re
from typing import IO
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.expatreader import create_parser

from academy.importing.tables import MOST_LETTERS, MOST_TEXTS, TooLong


def parse(stream: IO[bytes], handler: ContentHandler) -> None:
    """Feed the stream to the handler. Raises SAXException, DefusedXmlException on bad XML."""
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    parser.parse(stream)


class Texts(ContentHandler):
    """Gathers the letters between two tags, at most as many as a cell may have."""

    def __init__(self) -> None:
        super().__init__()
        self.is_listening = False
        self.is_phonetic = False
        self.heard: list[str] = []
        self.length = 0

    def characters(self, content: str) -> None:
        if self.is_listening and not self.is_phonetic and self.length < MOST_LETTERS:
            self.heard.append(content)
            self.length += len(content)

    def take(self) -> str:
        text = "".join(self.heard)
        self.heard.clear()
        self.length = 0
        return text


class SharedTexts(Texts):
    """`texts` are the shared texts of the workbook in their order. Raises TooLong."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_listening = True
        elif tag == "rPh":  # how a text is pronounced stands beside it
            self.is_phonetic = True

    def endElement(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_listening = False
        elif tag == "rPh":
            self.is_phonetic = False
        elif tag == "si":
            self.texts.append(self.take())
            if len(self.texts) > MOST_TEXTS:
                raise TooLong


class Styles(ContentHandler):
    """`dates` are the numbers of the cell styles that show a number as a date or a time."""

    _BUILT_IN = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
    _QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')

    def __init__(self) -> None:
        super().__init__()
        self.dates: set[int] = set()
        self._formats: set[int] = set(self._BUILT_IN)
        self._is_in_styles = False
        self._styles = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag == "cellXfs":
            self._is_in_styles = True
        elif tag == "numFmt":
            code = self._QUOTED.sub("", attrs.get("formatCode", "")).lower()
            if re.search(r"[ydhms]", code.replace("general", "").replace("standard", "")):
                self._formats.add(number(attrs.get("numFmtId")))
        elif tag == "xf" and self._is_in_styles:
            if number(attrs.get("numFmtId")) in self._formats:
                self.dates.add(self._styles)
            self._styles += 1

    def endElement(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._is_in_styles = False


class Elements(ContentHandler):
    """The attributes of every element of one name; for the small parts of a workbook."""

    def __init__(self, *tags: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._tags = tags

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag in self._tags:
            plain = {key.rpartition(":")[2]: value for key, value in attrs.items()}
            self.found.append((tag, plain))


def number(written: str | None) -> int:
    """The number in an attribute, or -1 where there is none."""
    return int(written) if written and written.isdecimal() and len(written) < 9 else -1
