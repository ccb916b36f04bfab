"""A QTI package: which files of the ZIP hold questions, and in which order."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile

from academy.importing.archives import Archive
from academy.importing.qti_xml import Item, Reference, Sheet, sheet
from academy.importing.report import Refused

_MANIFEST = "imsmanifest.xml"
_ROOTS = frozenset(["questestinterop", "assessmentitem", "assessmenttest", "assessmentsection"])


@dataclass(frozen=True)
class Part:
    """The questions of one file of a package, or of a file by itself (then without a name)."""

    name: str
    items: tuple[Item, ...]
    fault: Refused | None = None
    is_mended: bool = False


def parts(package: Archive) -> list[Part]:
    """The files with questions: first as a test names them, then as the manifest, then the rest."""
    names = [name for name in package.files if _is_question_file(name)]
    sheets = {name: _read(package, name) for name in _in_order(package, names)}
    found: dict[str, Part] = {}
    for name, read in sheets.items():
        for reference in read.references:
            part = _referred(sheets, name, reference)
            found.setdefault(part.name, part)
    for name, read in sheets.items():
        if read.items or (read.fault and (read.root in _ROOTS or not read.root)):
            found.setdefault(name, part_of(name, read))
    return list(found.values())


def part_of(name: str, read: Sheet) -> Part:
    return Part(name, tuple(read.items), read.fault, read.is_mended)


def _referred(sheets: dict[str, Sheet], test: str, reference: Reference) -> Part:
    """The file a test names, with the section it names it in; a missing one is a fault of it."""
    name = normpath(join(dirname(test), unquote(reference.href)))
    read = sheets.get(name)
    if read is None:
        return Part(name, (), Refused(reference.line, "file-missing"))
    part = part_of(name, read)
    items = (replace(each, category=each.category or reference.category) for each in part.items)
    return replace(part, items=tuple(items))


def _in_order(package: Archive, names: Iterable[str]) -> list[str]:
    """As the manifests name them; what they do not name follows by its name."""
    named: dict[str, None] = {}
    for name in sorted(package.files):
        if basename(name).lower() == _MANIFEST:
            for href in _hrefs(package, name):
                named.setdefault(normpath(join(dirname(name), href)))
    known = set(names)
    return [name for name in named if name in known] + sorted(known - set(named))


def _hrefs(package: Archive, manifest: str) -> Iterator[str]:
    for reference in _read(package, manifest).references:
        yield unquote(reference.href)


def _is_question_file(name: str) -> bool:
    """Any XML but the manifest; what macOS puts beside a file is none."""
    base = basename(name)
    is_shadow = base.startswith("._") or name.startswith("__MACOSX/")
    return base.lower().endswith(".xml") and base.lower() != _MANIFEST and not is_shadow


def _read(package: Archive, name: str) -> Sheet:
    try:
        return sheet(package.read(name))
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        return Sheet(fault=Refused(0, "broken-archive"))
