"""Where the emulator keeps what must survive its own death: shelves of JSON in one SQLite file."""

import json
import sqlite3
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Shelf:
    """A dictionary of JSON objects, in the order they were first put, written through to disk."""

    def __init__(self, name: str, disk: sqlite3.Connection | None) -> None:
        self.name = name
        self.disk = disk
        self.items: dict[str, Json] = {}
        if disk is not None:
            self._load(disk)

    def _load(self, disk: sqlite3.Connection) -> None:
        disk.execute(
            f"CREATE TABLE IF NOT EXISTS {self.name} "
            "(place INTEGER PRIMARY KEY, name TEXT UNIQUE, value TEXT NOT NULL)"
        )
        rows = disk.execute(f"SELECT name, value FROM {self.name} ORDER BY place")  # noqa: S608
        self.items = {name: json.loads(value) for name, value in rows}

    def get(self, name: object) -> Json | None:
        return self.items.get(str(name))

    def put(self, name: object, value: Json) -> Json:
        key = str(name)
        self.items[key] = value
        if self.disk is not None:
            self.disk.execute(
                f"INSERT INTO {self.name} (name, value) VALUES (?, ?) "  # noqa: S608
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (key, json.dumps(value, ensure_ascii=False)),
            )
        return value

    def drop(self, name: object) -> None:
        if self.items.pop(str(name), None) is not None and self.disk is not None:
            self.disk.execute(f"DELETE FROM {self.name} WHERE name = ?", (str(name),))  # noqa: S608


class Journal:
    """All shelves; without a folder they live in memory only."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.disk: sqlite3.Connection | None = None
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self.disk = sqlite3.connect(folder / "emulator.sqlite3", isolation_level=None)
            self.disk.execute("PRAGMA journal_mode = WAL")
            # The death of the process loses nothing so; only a power cut could.
            self.disk.execute("PRAGMA synchronous = OFF")

    def shelf(self, name: str) -> Shelf:
        return Shelf(name, self.disk)

    def close(self) -> None:
        if self.disk is not None:
            self.disk.close()
            self.disk = None


class Contents:
    """The bytes of files by the hash of their content."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder / "files" if folder else None
        self.memory: dict[str, bytes] = {}
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)

    def put(self, digest: str, data: bytes) -> None:
        if self.folder is None:
            self.memory[digest] = data
            return
        path = self.folder / digest
        if not path.exists():
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(data)
            unfinished.rename(path)

    def read(self, digest: str) -> bytes:
        if self.folder is None:
            return self.memory[digest]
        return (self.folder / digest).read_bytes()
