"""The files of a OneRoster archive as records; headers are forgiven their spelling.

Exports write `prefferedGivenName` and `dataLastModified`, leave headers blank, and put the files
into a folder, or a folder of a folder.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import basename, dirname, join

from academy.importing import delimited
from academy.importing.archives import Archive
from academy.importing.decoding import decoded
from academy.importing.report import Refused
from academy.importing.roster_letters import clean

_LIKE = 0.87  # `sourcedId` is not taken for `userSourcedId`
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_GONE = ("tobedeleted", "inactive", "false")


@dataclass(frozen=True)
class Record:
    """One line of a file by the names of its columns, in small letters without signs."""

    line: int
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def is_gone(self) -> bool:
        """Whether the other system has taken it out, or forbidden it to log in."""
        return self["status"].lower() in _GONE or self["enableduser"].lower() in _GONE


def folder(archive: Archive) -> str | None:
    """Where the files lie: the least deep folder with a `users.csv`; nothing without one."""
    found = [dirname(n) for n in archive.files if basename(n).lower() == "users.csv"]
    found = [name for name in found if "__MACOSX" not in name]
    return min(found, key=lambda name: (name.count("/"), len(name)), default=None)


def records(archive: Archive, name: str, columns: Sequence[str]) -> list[Record] | Refused:
    """The lines of one file that know these columns; a file that is not there has none."""
    path = _path(archive, name)
    if path is None:
        return []
    read = decoded(archive.read(path))
    if isinstance(read, Refused):
        return [] if read.reason == "empty-file" else read
    lines = delimited.table(delimited.split(read.text), ",").lines
    if not lines:
        return []
    titles = _titles(lines[0].cells, columns)
    return [
        Record(line.number, {titles[at]: clean(v) for at, v in line.cells.items() if at in titles})
        for line in lines[1:]
    ]


def _path(archive: Archive, name: str) -> str | None:
    wanted = join(folder(archive) or "", name).lower()
    return next((path for path in archive.files if path.lower() == wanted), None)


def _titles(cells: Mapping[int, str], columns: Sequence[str]) -> dict[int, str]:
    """The wanted columns where the header has them, or has something much like them."""
    written = {at: _NOT_LETTERS.sub("", cell.lower()) for at, cell in cells.items()}
    titles = {at: name for at, name in written.items() if name in columns}
    for column in columns:
        if column not in titles.values():
            free = {name: at for at, name in written.items() if at not in titles}
            for like in get_close_matches(column, free, n=1, cutoff=_LIKE):
                titles[free[like]] = column
    return titles
