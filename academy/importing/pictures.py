"""Pictures in the texts of a question: known by their first bytes, never opened."""

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote

from academy.importing.banks import Picture
from academy.importing.report import MEGABYTE

LARGEST = 10 * MEGABYTE  # Telegram takes no larger photo
IN_FILE = "@@PLUGINFILE@@/"  # how Moodle names a file that lies in the question
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_TAG = re.compile(
    r"<img\b[^<>]{0,2000}?\bsrc\s*=\s*([\"'])([^\"'<>]*)\1[^<>]{0,2000}>", re.IGNORECASE
)
_ALT = re.compile(r"\balt\s*=\s*(?:\"[^\"]|'[^'])", re.IGNORECASE)
_DATA = re.compile(r"data:image/(\w{1,10})[\w.+-]{0,10};base64,", re.IGNORECASE)


def is_picture(content: bytes) -> bool:
    """Whether these are the bytes of a PNG, JPEG, GIF or WebP, and not too many of them."""
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return len(content) <= LARGEST and (is_webp or content.startswith(_SIGNS))


def decoded_bytes(written: str) -> bytes:
    """The bytes of a base64 text; empty where it is none."""
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


class Gallery:
    """Takes the pictures out of texts; `pictures` are those found, in the order of their tags."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.pictures: list[Picture] = []
        self.has_missing = False
        self._files = files

    def take(self, text: str) -> str:
        """The text without the pictures it only shows; one with words for it keeps its tag."""
        return _TAG.sub(self._take, text) if "<" in text else text

    def add(self, name: str) -> None:
        """A file that lies in the question, once."""
        picture = Picture(name, self._files[name])
        if picture not in self.pictures:
            self.pictures.append(picture)

    def _take(self, tag: re.Match[str]) -> str:
        address = tag[2].strip()
        name = unquote(address.removeprefix(IN_FILE).split("?")[0]).lstrip("/")
        data = _DATA.match(address)
        if data:
            self._take_data(address[data.end() :], data[1])
        elif address.startswith(IN_FILE) and is_picture(self._files.get(name, b"")):
            self.add(name)
        else:
            self.has_missing = True
        return tag[0].replace(tag[2], "") if _ALT.search(tag[0].replace(tag[2], "")) else ""

    def _take_data(self, written: str, suffix: str) -> None:
        content = decoded_bytes(unquote(written))
        if is_picture(content):
            name = f"{len(self.pictures) + 1}.{suffix.lower()}"
            self.pictures.append(Picture(name, content))
        else:
            self.has_missing = True
