"""Documents of Word (DOCX) into plain lines, one for each paragraph, within limits.

ECMA-376 part 1, 17.3: runs of text, tabs, breaks. A picture leaves a mark in its place, so that the
question it belongs to can be told of.
"""

from xml.sax import SAXException
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException

from academy.importing.archives import MOST_UNPACKED, Archive
from academy.importing.report import MEGABYTE, Refused
from academy.importing.sheet_xml import Texts, parse

PART = "word/document.xml"
_MOST_LETTERS = 5_000_000  # of a document; a book has about one million
_PICTURES = frozenset(["drawing", "pict", "object"])
PICTURE = "[\N{FRAME WITH PICTURE}]"  # what is seen where it stood
_SILENT = frozenset(["Fallback", "instrText", "del"])  # said twice, not shown, struck out


def lines(archive: Archive) -> str | Refused:
    """The paragraphs of the document, or why it is not read."""
    document = _Document()
    try:
        with archive.open(PART) as stream:
            parse(stream, document)
    except (SAXException, DefusedXmlException) as error:
        return Refused(0, "broken-document", {"cause": type(error).__name__})
    if document.is_too_long:
        return Refused(0, "archive-not-opened", {"limit": MOST_UNPACKED // MEGABYTE})
    return "\n".join(document.paragraphs)


class _Document(Texts):
    """`paragraphs` are the texts of the document in its order; those of table cells, too."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.is_too_long = False
        self._parts: list[str] = []
        self._letters = 0
        self._silent = self._pictures = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        tag = name.rpartition(":")[2]
        if tag in _SILENT:
            self._silent += 1
        elif tag == "t":
            self.is_listening = not self._silent and not self._pictures
        elif tag in _PICTURES:
            self._pictures += 1
        elif tag in ("br", "cr"):
            self._add("\n")
        elif tag == "tab" and not attrs.getLength():  # with attributes it is a stop of the ruler
            self._add("\t")

    def endElement(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in _SILENT:
            self._silent -= 1
        elif tag == "t":
            self._add(self.take())
            self.is_listening = False
        elif tag in _PICTURES:
            self._pictures -= 1
            if not self._pictures:
                self._add(PICTURE)
        elif tag == "p" and not self._pictures:
            self.paragraphs.append("".join(self._parts))
            self._parts.clear()

    def _add(self, words: str) -> None:
        self._letters += len(words)
        self.is_too_long = self.is_too_long or self._letters > _MOST_LETTERS
        if not self._silent and not self.is_too_long:
            self._parts.append(words)
