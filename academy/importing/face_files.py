"""Archives of reference pictures: which files of a ZIP are pictures, and what stands in them.

Runs in a worker process: no database, nothing of Telegram. Nothing is unpacked to disk.
"""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath
from zipfile import BadZipFile

from academy.importing.archives import Archive, archive
from academy.importing.report import MEGABYTE, Refused

LARGEST = 10 * MEGABYTE  # bytes of a picture
_KINDS = {".jpg", ".jpeg", ".png", ".webp"}
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems add by themselves
_NAME_LENGTH = 60  # of a file, as it is told
_UNTOLD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DAMAGED = (
    BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


@dataclass(frozen=True)
class RefusedFile:
    """A file of the archive that is not taken; `reason` is a key, never a sentence."""

    name: str
    reason: str


@dataclass(frozen=True)
class FaceFiles:
    """The pictures of an archive by their names there, in order; `found` counts every file.

    `refusal` says why the archive is not touched at all; then nothing else is there.
    """

    found: int = 0
    names: tuple[str, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    refusal: Refused | None = None


def face_files(data: bytes) -> FaceFiles:
    """What the archive holds, by its own directory; no picture is opened."""
    opened = archive(data)
    if isinstance(opened, Refused):
        return FaceFiles(refusal=opened)
    files = [info.filename.replace("\\", "/") for info in opened.zip.infolist()]
    times = Counter(name for name in files if name in opened.files and not _is_noise(name))
    if not times:
        return FaceFiles(refusal=Refused(0, "no-pictures"))
    names, refused = list[str](), list[RefusedFile]()
    for name, count in sorted(times.items()):
        why = "double" if count > 1 else _why_not(opened, name)
        if why:
            refused.append(RefusedFile(told(name), why))
        else:
            names.append(name)
    return FaceFiles(len(names) + len(refused), tuple(names), tuple(refused))


def contents(data: bytes, names: Sequence[str]) -> list[bytes | None]:
    """What stands in these files of the archive; none for one that does not open."""
    opened = archive(data)
    if isinstance(opened, Refused):
        return [None] * len(names)
    return [_content(opened, name) for name in names]


def told(name: str) -> str:
    """A file's name for people: one line, nothing that turns the text round, not too long."""
    plain = _UNTOLD.sub("", name).strip()
    return plain if len(plain) <= _NAME_LENGTH else "…" + plain[1 - _NAME_LENGTH :]


def _content(opened: Archive, name: str) -> bytes | None:
    try:
        with opened.open(name) as file:
            content = file.read(LARGEST + 1)
    except (*_DAMAGED, KeyError):
        return None
    return content if len(content) <= LARGEST else None


def _is_noise(name: str) -> bool:
    return name.startswith(_NOISE[0]) or name.rpartition("/")[2] in _NOISE[1:]


def _why_not(opened: Archive, name: str) -> str:
    if "/" in name:
        return "nested"
    if PurePosixPath(name.lower()).suffix not in _KINDS:
        return "not-a-picture"
    return "too-large" if opened.files[name].file_size > LARGEST else ""
