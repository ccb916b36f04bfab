"""ZIP archives by others, read in memory and within limits: nothing is ever unpacked to disk."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from academy.importing.report import MEGABYTE, Refused

MOST_FILES = 2_000
MOST_UNPACKED = 50 * MEGABYTE  # a sheet of 5,000 people has about 5
MOST_RATIO = 400  # honest sheets reach 60
_SMALL = MEGABYTE  # a small file may be as dense as it likes
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Archive:
    """The files of a ZIP by their names, with forward slashes."""

    zip: ZipFile
    files: Mapping[str, ZipInfo]

    def open(self, name: str) -> IO[bytes]:
        """The stream of one file. Raises KeyError where there is none of this name."""
        return self.zip.open(self.files[name])

    def read(self, name: str) -> bytes:
        with self.open(name) as file:
            return file.read(MOST_UNPACKED)


def archive(data: bytes) -> Archive | Refused:
    """The archive, or why it is not touched (broken-archive, password, unsafe-archive, …)."""
    try:
        opened = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        return Refused(0, "broken-archive")
    infos = [info for info in opened.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_UNPACKED:
        return Refused(0, "archive-too-big", {"limit": MOST_UNPACKED // MEGABYTE})
    for info in infos:
        if why := _why_unsafe(info):
            return Refused(0, why)
    return Archive(opened, {_name(info): info for info in infos})


def _name(info: ZipInfo) -> str:
    """Old programs of Windows write back slashes."""
    return info.filename.replace("\\", "/")


def _why_unsafe(info: ZipInfo) -> str:
    name = _name(info)
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    if is_link or name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        return "unsafe-archive"
    if info.flag_bits & _ENCRYPTED:
        return "password"
    if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return "unsafe-archive"
    return ""
