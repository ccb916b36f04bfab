"""Pictures in the texts of a question: known by their first bytes, never opened."""

import base64
import binascii
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from academy.importing.banks import Picture
from academy.importing.report import MEGABYTE

LARGEST = 10 * MEGABYTE  # Telegram takes no larger photo
_ENDINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
TAG = re.compile(
    r"<img\b[^<>]{0,2000}?\bsrc\s*=\s*([\"'])([^\"'<>]*)\1[^<>]{0,2000}>", re.IGNORECASE
)
_DATA = re.compile(r"data:image/\w{1,10}[\w.+-]{0,10};base64,", re.IGNORECASE)


def sources(text: str) -> Iterator[str]:
    """What the tags of an HTML text show, in their order: an address, or the picture itself."""
    for tag in TAG.finditer(text):
        yield source(tag)


def source(tag: re.Match[str]) -> str:
    return unescape(tag[2]).strip()


def is_data(source: str) -> bool:
    """Whether it is the picture itself."""
    return _DATA.match(source) is not None


def of_data(source: str, number: int) -> Picture | None:
    """The picture that is written there, called by its number; none where it is not one."""
    return picture(str(number), decoded_bytes(unquote(_DATA.sub("", source, count=1))))


def picture(name: str, content: bytes) -> Picture | None:
    """The PNG, JPEG, GIF or WebP of these bytes; none where it is another thing or too large."""
    ending = next((end for start, end in _ENDINGS.items() if content.startswith(start)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        ending = "webp"
    if not ending or len(content) > LARGEST:
        return None
    return Picture(name if "." in name else f"{name}.{ending}", content)


def decoded_bytes(written: str) -> bytes:
    """The bytes of a base64 text; empty where it is none."""
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
