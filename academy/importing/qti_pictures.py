"""The pictures of QTI questions: out of the package, or written into the text as base64."""

import re
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from html import unescape
from posixpath import basename, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile

from academy.importing.archives import Archive
from academy.importing.banks import Picture
from academy.importing.report import MEGABYTE
from academy.importing.texts import Text

MOST_PICTURES = 10  # Telegram shows ten as one album
LARGEST = 10 * MEGABYTE  # and a photo of at most 10 MB
_SOURCE = re.compile(
    r"""<img\b(?:[^<>"']|"[^"]*"|'[^']*')*?\bsrc\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE
)
_WRITTEN = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_ROOTS = re.compile(r"\$IMS[-_]CC[-_]FILE_?BASE\$/?", re.IGNORECASE)  # Canvas and Common Cartridge
_ENDINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


class Pictures:
    """The files of a package; without one only pictures written into the text are found."""

    def __init__(self, package: Archive | None = None) -> None:
        self._package = package

    def of(self, texts: Iterable[Text], folder: str) -> tuple[tuple[Picture, ...], bool]:
        """The pictures these texts show, each once, and whether one of them is not to be had."""
        sources = dict.fromkeys(source for text in texts for source in _sources(text))
        found = [picture for source in sources if (picture := self._picture(source, folder))]
        return tuple(found[:MOST_PICTURES]), len(found[:MOST_PICTURES]) < len(sources)

    def _picture(self, source: str, folder: str) -> Picture | None:
        if written := _WRITTEN.match(source):
            return _picture("picture", _decoded(source[written.end() :]))
        for name in _names(unquote(source), folder):
            if self._package is not None and name in self._package.files:
                return _picture(basename(name), self._read(self._package, name))
        return None

    def _read(self, package: Archive, name: str) -> bytes:
        if package.files[name].file_size > LARGEST:
            return b""
        try:
            return package.read(name)
        except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
            return b""


def _sources(text: Text) -> Iterator[str]:
    for found in _SOURCE.finditer(text.text):
        yield unescape(found[1][1:-1]).strip()


def _names(source: str, folder: str) -> Iterator[str]:
    """Where in the package the file may lie; a name never leads out of it."""
    if "\0" in source or ":" in source:
        return
    named = _ROOTS.sub("", source).split("?")[0].lstrip("/")
    for place in (folder, "", "web_resources"):
        name = normpath(join(place, named))
        if not name.startswith(".."):
            yield name


def _decoded(written: str) -> bytes:
    try:
        return b64decode("".join(written.split())) if len(written) < 2 * LARGEST else b""
    except (NotBase64, ValueError):
        return b""


def _picture(name: str, content: bytes) -> Picture | None:
    """The picture, if its first bytes are those of PNG, JPEG, GIF or WebP."""
    ending = next((end for start, end in _ENDINGS.items() if content.startswith(start)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        ending = "webp"
    if not ending or len(content) > LARGEST:
        return None
    return Picture(name if "." in name else f"{name}.{ending}", content)
