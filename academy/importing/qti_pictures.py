"""The pictures of QTI questions: out of the package, or written into the text as base64."""

import re
import zlib
from collections.abc import Iterable, Iterator
from posixpath import basename, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile

from academy.importing import pictures
from academy.importing.archives import Archive
from academy.importing.banks import Picture
from academy.importing.texts import Text

MOST_PICTURES = 10  # Telegram shows ten as one album
_ROOTS = re.compile(r"\$IMS[-_]CC[-_]FILE_?BASE\$/?", re.IGNORECASE)  # Canvas and Common Cartridge


class Pictures:
    """The files of a package; without one only pictures written into the text are found."""

    def __init__(self, package: Archive | None = None) -> None:
        self._package = package

    def of(self, texts: Iterable[Text], folder: str) -> tuple[tuple[Picture, ...], bool]:
        """The pictures these texts show, each once, and whether one of them is not to be had."""
        shown = dict.fromkeys(each for text in texts for each in pictures.sources(text.text))
        each_of = (self._picture(each, folder, at) for at, each in enumerate(shown, start=1))
        found = [picture for picture in each_of if picture is not None]
        return tuple(found[:MOST_PICTURES]), len(found[:MOST_PICTURES]) < len(shown)

    def _picture(self, source: str, folder: str, number: int) -> Picture | None:
        if pictures.is_data(source):
            return pictures.of_data(source, number)
        for name in _names(unquote(source), folder):
            if self._package is not None and name in self._package.files:
                return pictures.picture(basename(name), self._read(self._package, name))
        return None

    def _read(self, package: Archive, name: str) -> bytes:
        if package.files[name].file_size > pictures.LARGEST:
            return b""
        try:
            return package.read(name)
        except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
            return b""


def _names(source: str, folder: str) -> Iterator[str]:
    """Where in the package the file may lie; a name never leads out of it."""
    if "\0" in source or ":" in source:
        return
    named = _ROOTS.sub("", source).split("?")[0].lstrip("/")
    for place in (folder, "", "web_resources"):
        name = normpath(join(place, named))
        if not name.startswith(".."):
            yield name
