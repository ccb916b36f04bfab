"""The pictures of Moodle's questions: files that lie in the question, or bytes in the text."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from academy.importing.banks import Picture
from academy.importing.pictures import TAG, is_data, of_data, picture, source

IN_FILE = "@@PLUGINFILE@@/"  # how Moodle names a file that lies in the question
_ALT = re.compile(r"\balt\s*=\s*(?:\"[^\"]|'[^'])", re.IGNORECASE)


class Gallery:
    """Takes the pictures out of texts; `pictures` are those found, in the order of their tags."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.pictures: list[Picture] = []
        self.has_missing = False
        self._files = files

    def take(self, text: str) -> str:
        """The text without the pictures it only shows; one with words for it keeps its tag."""
        return TAG.sub(self._take, text) if "<" in text else text

    def add(self, name: str) -> bool:
        """A file that lies in the question, once; whether it is a picture."""
        return self._add(picture(name, self._files.get(name, b"")))

    def _take(self, tag: re.Match[str]) -> str:
        address = source(tag)
        name = unquote(address.removeprefix(IN_FILE).split("?")[0]).lstrip("/")
        if is_data(address):
            is_there = self._add(of_data(address, len(self.pictures) + 1))
        else:
            is_there = address.startswith(IN_FILE) and self.add(name)
        self.has_missing = self.has_missing or not is_there
        shown = tag[0].replace(tag[2], "")
        return shown if _ALT.search(shown) else ""

    def _add(self, found: Picture | None) -> bool:
        if found is not None and found not in self.pictures:
            self.pictures.append(found)
        return found is not None
