"""One file for each backup: a zip of the parts with a manifest that names them and their hashes."""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any

from storage.copies import Copied

FORMAT = 1
_MANIFEST = "manifest.json"
_PART = re.compile(r"[a-z0-9_]{1,63}\.(sqlite|rows)")
_DRAFT = ".sabaq-"  # begins the name of whatever is not finished
_MODE = 0o600
_CHUNK = 1 << 20


class ArchiveBroken(Exception):
    """The file is no backup, is cut off, or is not what it was; the text says which."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is: of which database and when, and what its parts must hash to."""

    made_at: datetime
    database: str
    program: str
    copied: Copied
    parts: dict[str, str]

    @property
    def rows(self) -> int:
        return sum(self.copied.tables.values())


@contextmanager
def drafts(folder: Path) -> Iterator[Path]:
    """A folder only we can read, inside this one; gone afterwards, as is what a crash left."""
    for old in folder.glob(f"{_DRAFT}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    made = Path(mkdtemp(prefix=_DRAFT, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def pack(folder: Path, target: Path, database: str, copied: Copied, made_at: datetime) -> Manifest:
    """Put the parts in this folder into one file: under its name it is whole, or it is not there.

    Only its owner can read it.
    """
    names = sorted(path.name for path in folder.iterdir())
    parts = {name: _hash_of(folder / name) for name in names}
    manifest = Manifest(made_at, database, version("sabaq"), copied, parts)
    draft = folder / "whole.zip"
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, _MODE), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_MANIFEST, _written(manifest))
            for name in names:
                archive.write(folder / name, name)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    _sync(target.parent)
    return manifest


def manifest(source: Path) -> Manifest:
    """What this backup says it is. Raises ArchiveBroken."""
    with _opened(source) as archive, archive.open(_MANIFEST) as file:
        return _read(file.read(_CHUNK))


def unpack(source: Path, folder: Path) -> Manifest:
    """Put the parts of a backup into this folder, each compared with its hash on the way.

    Raises ArchiveBroken.
    """
    found = manifest(source)
    with _opened(source) as archive:
        for name, expected in found.parts.items():
            with archive.open(name) as part, (folder / name).open("wb") as out:
                if _copied(part, out) != expected:
                    raise ArchiveBroken(f"{name} is not what it was when the backup was made")
    return found


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise ArchiveBroken(f"{source} is no backup, or was cut off: {error}") from error


def _written(manifest: Manifest) -> str:
    facts = asdict(manifest) | {"format": FORMAT, "made_at": manifest.made_at.isoformat()}
    return json.dumps(facts, indent=1, sort_keys=True)


def _read(text: bytes) -> Manifest:
    try:
        facts: dict[str, Any] = json.loads(text)
        if facts.pop("format") != FORMAT:
            raise ArchiveBroken("a backup of a newer Sabaq: update first")
        made_at = datetime.fromisoformat(facts.pop("made_at"))
        found = Manifest(made_at=made_at, copied=Copied(**facts.pop("copied")), **facts)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveBroken("its manifest cannot be read") from error
    if not all(_PART.fullmatch(name) for name in found.parts):
        raise ArchiveBroken("its manifest names parts that no backup has")
    return found


def _copied(part: IO[bytes], out: IO[bytes]) -> str:
    digest = sha256()
    while chunk := part.read(_CHUNK):
        digest.update(chunk)
        out.write(chunk)
    return digest.hexdigest()


def _hash_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _sync(folder: Path) -> None:
    """The new name itself is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
