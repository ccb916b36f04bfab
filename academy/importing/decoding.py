"""Bytes of somebody's file into text: the encodings met in Kazakhstan, and no broken letters."""

import codecs
import re
from dataclasses import dataclass

from academy.importing.report import MEGABYTE, Changed, Refused

LIMIT = 20 * MEGABYTE  # the largest file a bot may download from Telegram

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SHOWN = 8192  # bytes in which UTF-16 without a mark shows itself
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# KZ-1048 puts Kazakh letters where windows-1251 has those of Belarus, Ukraine and the Balkans.
_KAZAKH_IN_1251 = re.compile(r"[ЌЋќћЎўЈҐЄЇґєјЅѕї]")


@dataclass(frozen=True)
class Decoded:
    """Text with bare line feeds, no byte order mark, no NUL; and how it was read."""

    text: str
    encoding: str
    changed: tuple[Changed, ...] = ()


def decoded(data: bytes) -> Decoded | Refused:
    """The text of the file, or why there is none (file-too-big, not-text, …).

    Anything but UTF-8 is told in `changed` (decoded, with the name of the encoding).
    """
    if len(data) > LIMIT:
        return Refused(0, "file-too-big", {"limit": LIMIT // MEGABYTE})
    if data.startswith(_NOT_TEXT):
        return Refused(0, "not-text")
    read = _read(data)
    if read is None:
        return Refused(0, "unknown-encoding")
    text, encoding = read
    text = text.replace("\ufeff", "")  # files that were put together keep a mark in the middle
    if _CONTROL.search(text):
        return Refused(0, "not-text")
    if not text.strip():
        return Refused(0, "empty-file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding, () if encoding == "utf-8" else (_notice(encoding),))


def _notice(encoding: str) -> Changed:
    return Changed(0, "decoded", {"encoding": encoding})


def _read(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return None if text is None else (text, encoding)
    if (text := _strictly(data, "utf-8")) is not None and "\0" not in text:
        return text, "utf-8"
    if wide := _read_wide(data):
        return wide
    if text is not None:
        return text, "utf-8"
    return None if _is_torn(data) else _read_old(data)


def _read_wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every second byte says Latin (0) or Cyrillic (4)."""
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = data[start:_SHOWN:2]
        if b"\0" in high and sum(high.count(byte) for byte in (0, 4)) > 0.7 * len(high):
            text = _strictly(data, encoding)
            if text is not None and not _CONTROL.search(text):
                return text, encoding
    return None


def _is_torn(data: bytes) -> bool:
    """Whether it is UTF-8 with some bytes lost; read by another table its letters were broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) > 10 * broken


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _read_old(data: bytes) -> tuple[str, str] | None:
    """The one-byte encodings; a Cyrillic one must give Cyrillic words."""
    text = _strictly(data, "cp1251")
    if text is None or _KAZAKH_IN_1251.search(text):
        kazakh = _strictly(data, "kz1048")
        if kazakh is not None and _is_cyrillic(kazakh):
            return kazakh, "kz1048"
    if text is not None and _is_cyrillic(text):
        return text, "windows-1251"
    western = _strictly(data, "cp1252")
    return None if western is None else (western, "windows-1252")


def _is_cyrillic(text: str) -> bool:
    """Whether words are of one alphabet; «aцdf» is a western word read by a Cyrillic table."""
    words = [word for word in _WORD.findall(text) if _CYRILLIC.search(word)]
    mixed = sum(1 for word in words if _LATIN.search(word))
    return bool(words) and mixed * 2 < len(words)
