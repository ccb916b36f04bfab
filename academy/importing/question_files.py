"""Question banks of any format: the file's own signs tell which one it is, its name only then.

Runs in a worker process: plain values in, plain values out, no database, nothing of Telegram.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException

from academy.importing import (
    aiken,
    documents,
    gift,
    moodle_xml,
    mytestx,
    qti,
    question_tables,
    tags,
    workbooks,
)
from academy.importing.archives import MOST_UNPACKED, Archive, archive
from academy.importing.banks import Bank
from academy.importing.decoding import LIMIT, decoded
from academy.importing.question_signs import MOODLE_XML, QTI, text_format
from academy.importing.report import MEGABYTE, Changed, Refused
from academy.importing.roster_files import refused_file
from academy.importing.tables import MOST_LINES, TooLong

AUTO = "auto"
_READERS: Mapping[str, Callable[[bytes, str], Bank]] = {
    gift.FORMAT: lambda data, name: gift.bank(data),
    aiken.FORMAT: lambda data, name: aiken.bank(data),
    tags.FORMAT: lambda data, name: tags.bank(data),
    question_tables.FORMAT: lambda data, name: question_tables.bank(data),
    mytestx.FORMAT: lambda data, name: mytestx.bank(data),
    qti.FORMAT: qti.bank,
    moodle_xml.FORMAT: lambda data, name: moodle_xml.bank(data),
}
FORMATS = (AUTO, *_READERS)  # as `--format` of the console names them

_UNKNOWN = "unknown"
_ZIP = b"PK\x03\x04"
_PACKED = (".gift", ".txt", ".xml", ".csv", ".xlsx", ".docx", ".mtf")
_BEGINNING = 1_000  # bytes of a file that show its root
_OLE = b"\xd0\xcf\x11\xe0"  # Word and Excel before 2007
_MOST_TAGS = 500_000  # of a text; a bank of 2,000 questions has about 20,000
_MOST_LINES = 100_000  # of a text; such a bank has about 15,000
_OF_XML = frozenset([MOODLE_XML, QTI])  # pictures in them take many lines
_SAID_AS_IS = frozenset(["password", "legacy-xls"])
_TOO_DANGEROUS = frozenset(["unsafe-archive", "archive-too-big"])


def questions(content: bytes, name: str, format: str = AUTO) -> Bank:
    """The questions of the file. Never raises on any bytes: see the report.

    `name` is the name of the file, if it has one; `format` is one of FORMATS. A file of no known
    format is refused, and so is one that gives no question.
    """
    try:
        return _questions(content, name, format)
    except TooLong:
        return _refused(_too_many(MOST_LINES), format)
    except (DefusedXmlException, workbooks.NotAWorkbook, SAXException) as error:
        return _refused(Refused(0, "broken-workbook", {"cause": type(error).__name__}), format)
    except Exception as error:
        # A file made by hand can break what no list of errors foresees; it is refused, not us.
        return _refused(Refused(0, "broken-questions", {"cause": type(error).__name__}), format)


def _questions(content: bytes, name: str, format: str) -> Bank:
    if len(content) > LIMIT:
        return _refused(Refused(0, "file-too-big", {"limit": LIMIT // MEGABYTE}), format)
    if not content.strip(b"\x00 \t\r\n"):
        return _refused(Refused(0, "empty-file"), format)
    if content.startswith(_ZIP):
        return _of_archive(content, name, format)
    why = refused_file(content, name)
    if why and (why.reason in _SAID_AS_IS or content.startswith(_OLE)):
        return _refused(why if why.reason in _SAID_AS_IS else Refused(0, "legacy-document"), format)
    return _of_text(content, name, format)


def _of_archive(content: bytes, name: str, format: str) -> Bank:
    found = archive(content)
    if isinstance(found, Refused):
        is_dangerous = found.reason in _TOO_DANGEROUS
        return _refused(_not_opened() if is_dangerous else found, format)
    if documents.PART in found.files:
        return _of_document(found, name, format)
    if workbooks.workbook_part(found):
        return _of_format(content, name, question_tables.FORMAT)
    if qti.is_package(found) and not any(map(_is_moodle, _started(found))):
        return _of_format(content, name, qti.FORMAT)
    packed = next((each for each in found.files if each.lower().endswith(_PACKED)), "")
    if packed:
        return _refused(Refused(0, "unpack-first", {"name": packed.rpartition("/")[2]}), format)
    return _refused(Refused(0, "unknown-format"), format)


def _started(found: Archive) -> Iterator[bytes]:
    """The beginnings of the XML files in it."""
    for each in found.files:
        if each.lower().endswith(".xml"):
            with found.open(each) as file:
                yield file.read(_BEGINNING)


def _is_moodle(start: bytes) -> bool:
    return b"<quiz>" in start


def _not_opened() -> Refused:
    return Refused(0, "archive-not-opened", {"limit": MOST_UNPACKED // MEGABYTE})


def _of_document(found: Archive, name: str, format: str) -> Bank:
    """A document of Word is read as the text in it; a line is told of by its paragraph."""
    text = documents.lines(found)
    if isinstance(text, Refused):
        return _refused(text, format)
    if not text.strip():
        return _refused(Refused(0, "empty-file"), format)
    read = _of_text(text.encode("utf-8", "replace"), name, format)
    pictures = text.count(documents.PICTURE)
    if not pictures:
        return read
    note = Changed(0, "pictures-not-taken", {"pictures": pictures})
    return replace(read, changed=(note, *read.changed))


def _of_text(content: bytes, name: str, format: str) -> Bank:
    read = decoded(content)
    if isinstance(read, Refused):
        return _refused(read, format)
    format = text_format(read.text, name) if format == AUTO else format
    lines, tags_ = read.text.count("\n"), read.text.count("<")
    if format not in _OF_XML and (lines > _MOST_LINES or tags_ > _MOST_TAGS):
        return _refused(_too_many(_MOST_LINES), format)
    return _of_format(content, name, format)


def _too_many(limit: int) -> Refused:
    return Refused(0, "too-many-lines", {"limit": limit})


def _of_format(content: bytes, name: str, format: str) -> Bank:
    reader = _READERS.get(format)
    if reader is None:
        return _refused(Refused(0, "unknown-format"), _UNKNOWN)
    return replace(reader(content, name), format=format)


def _refused(why: Refused, format: str) -> Bank:
    return Bank(format=_UNKNOWN if format == AUTO else format, refusal=why)
