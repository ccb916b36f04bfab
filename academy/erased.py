"""Who was erased, outside the database: a file that only grows, so that a restore erases again.

One JSON object a line: {"person": 7, "code": "salt:SHA-256 of salt and roster code", "at": "…"}.
Nobody can be found by it; `restore` compares the code, for a number may be given out again.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

FILE = "erased.jsonl"  # in DATA_DIR, and beside the backups
_MODE = 0o600


@dataclass(frozen=True, order=True)
class Erased:
    """A person's number, the mark of the roster code they had, and when they were erased."""

    at: datetime
    person: int
    code: str


def mark(salt: str, roster_code: str) -> str:
    """What stands for a roster code: the salt and a SHA-256 over both."""
    return f"{salt}:{sha256(f'{salt}{roster_code}'.encode()).hexdigest()}"


def is_of(found: Erased, roster_code: str) -> bool:
    """Whether this person's code is the one that was erased."""
    return compare_digest(found.code, mark(found.code.partition(":")[0], roster_code))


def known(files: Iterable[Path]) -> list[Erased]:
    """Everybody in these files, oldest first, once; a file may be missing, a line cut off by a
    crash: whoever was being written is written again."""
    found = {each for path in files if path.is_file() for each in _read(path)}
    return sorted(found)


def append(path: Path, people: Sequence[Erased]) -> int:
    """Add those the file does not have; on the disk when this returns. Say how many were new."""
    new = sorted(set(people) - set(known([path])))
    if not new:
        return 0
    with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_RDWR, _MODE), "rb+") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        begin = b"" if file.read(1) in (b"", b"\n") else b"\n"
        file.write(begin + "".join(map(_line, new)).encode())
        file.flush()
        os.fsync(file.fileno())
    return len(new)


def _line(each: Erased) -> str:
    facts = {"person": each.person, "code": each.code, "at": each.at.isoformat()}
    return json.dumps(facts) + "\n"


def _read(path: Path) -> Iterable[Erased]:
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            row = json.loads(line)
            at = datetime.fromisoformat(row["at"])
            yield Erased(at=at, person=int(row["person"]), code=str(row["code"]))
        except (ValueError, KeyError, TypeError):
            continue
